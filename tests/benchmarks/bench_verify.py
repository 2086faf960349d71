"""Times verdicts on quotations of 30 to 1,000 characters over a corpus of COUNT articles, and prints a table.

    JIANBAO_EVAL=… python tests/benchmarks/bench_verify.py [COUNT]      (articles; default: 3148)

Each length is quoted as printed, with words changed, and with its second half from another article. The last column is
the processor's time, which other work on the machine does not lengthen.
"""

import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from newspaper import generated, write

from corpus.ingest import ingest
from corpus.library import Library

LENGTHS = (30, 100, 300, 1000)
EACH = 60


def quotations(records: list[dict[str, Any]], length: int, rng: random.Random) -> dict[str, list[str]]:
    """Stretches of articles that are long enough, in three ways."""
    long = [one["text"] for one in records if len(one["text"]) > length + 1]
    made: dict[str, list[str]] = {"as printed": [], "changed": [], "half of it": []}
    for _ in range(EACH):
        text = rng.choice(long)
        at = rng.randrange(len(text) - length)
        quote, other = text[at : at + length], rng.choice(long)[: length // 2]
        made["as printed"].append(quote)
        made["changed"].append(f"{quote[: length // 3]}另外几个字{quote[length // 3 + 4 :]}")
        made["half of it"].append(quote[: length // 2] + other)
    return made


def timed(library: Library, quotes: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of each verdict, by the clock and of the processor."""
    library.verify(quotes[0])
    clock, processor = [], []
    for quote in quotes:
        start, busy = time.perf_counter(), time.thread_time()
        library.verify(quote)
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - busy) * 1000)
    return clock, processor


def main(count: int) -> None:
    """Ingest, verify, print."""
    rng = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        records = list(generated(count))
        ingest(Path(folder) / "data", [write(Path(folder) / "articles.jsonl", records)])
        library = Library.open(Path(folder) / "data")
        library.warm()
        print(f"{count} articles; ms a verdict\n{'':24} {'p50':>8} {'p95':>8} {'p95 cpu':>8}")
        for length in LENGTHS:
            for way, quotes in quotations(records, length, rng).items():
                clock, processor = (quantiles(taken, n=100) for taken in timed(library, quotes))
                print(
                    f"{length:5} {way:18} {clock[49]:8.1f} {clock[94]:8.1f} {processor[94]:8.1f}", flush=True
                )
        library.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3148)
