"""Times questions asked of a corpus of COUNT articles and prints a table.

    JIANBAO_EVAL=… python tests/benchmarks/bench_ask.py [COUNT]      (articles; default: 3148)
    JIANBAO_EVAL=… python tests/benchmarks/bench_ask.py --data DIR   (a data directory that is there already)

The questions are development questions about encyclopaedic passages; most of them the newspaper does not answer, which
costs as much. The last columns are the processor's time, which other work on the machine does not lengthen.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from newspaper import generated, write

from corpus.ingest import ingest
from corpus.library import Library

EVERY = 25
"""Of the development questions one in so many is asked."""


def questions(name: str) -> list[str]:
    """Questions of one development set."""
    path = Path(os.environ["JIANBAO_EVAL"]) / "eval" / f"qa_{name}_dev_questions.jsonl"
    return [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()[::EVERY]]


def timed(library: Library, asked: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of each question, by the clock and of the processor."""
    for question in asked[:3]:
        library.ask(question)
    clock, processor = [], []
    for question in asked:
        start, busy = time.perf_counter(), time.thread_time()
        library.ask(question)
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - busy) * 1000)
    return clock, processor


def table(data: Path) -> None:
    """Ask and print."""
    library = Library.open(data)
    library.warm()
    print(f"{library.store.count()} articles; milliseconds a question")
    print("| set | questions | p50 | p95 | p50 processor | p95 processor |\n|---|---|---|---|---|---|")
    for name in ("cmrc", "drcd"):
        asked = questions(name)
        cells = [
            f"{cuts[9]:.0f} | {cuts[18]:.0f}"
            for cuts in (quantiles(one, n=20) for one in timed(library, asked))
        ]
        print(f"| {name} | {len(asked)} | {' | '.join(cells)} |")
    library.close()


def main(arguments: list[str]) -> None:
    """Use a data directory or make one."""
    if arguments[:1] == ["--data"]:
        table(Path(arguments[1]))
        return
    count = int(arguments[0]) if arguments else 3148
    with tempfile.TemporaryDirectory() as folder:
        ingest(Path(folder) / "data", [write(Path(folder) / "articles.jsonl", list(generated(count)))])
        table(Path(folder) / "data")


if __name__ == "__main__":
    main(sys.argv[1:])
