"""Times searches for mistyped queries against what else one could use, on the same text in one run, and prints a table.

    JIANBAO_EVAL=… python tests/benchmarks/bench_search.py [COUNT]      (articles; default: 3148)

Rows: Jianbao (best hits with excerpts); raw tantivy over jieba words; SQLite FTS5 trigram, OR of trigrams; a rapidfuzz
scan of every text (fewer queries: it takes long); rank-bm25 over jieba words where that package is installed. Then the
event loop's lag with eight callers at once, and this process's memory.
"""

import asyncio
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import tantivy
from newspaper import generated, queries, write
from rapidfuzz import fuzz, process

from corpus.errors import BadQuery
from corpus.ingest import ingest
from corpus.library import Library
from corpus.words import cut
from handlers.desk import Crossing


def timed(answer: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds of each answer, after one to warm up."""
    answer(asked[0])
    taken = []
    for query in asked:
        start = time.perf_counter()
        answer(query)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def raw_tantivy(records: list[dict]) -> Callable[[str], object]:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace")
    schema = builder.build()
    index = tantivy.Index(schema)
    index.register_tokenizer(
        "whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    )
    writer = index.writer()
    for one in records:
        writer.add_document(tantivy.Document(words=" ".join(cut(one["title"] + one["text"]))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def answer(query: str) -> object:
        terms = [tantivy.Query.term_query(schema, "words", word) for word in cut(query) if word.strip()]
        return searcher.search(
            tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms]), 10
        )

    return answer


def trigrams(records: list[dict]) -> Callable[[str], object]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'trigram')")
    connection.executemany("INSERT INTO t VALUES (?)", [(one["title"] + one["text"],) for one in records])

    def answer(query: str) -> object:
        bare = "".join(character for character in query if character.isalnum())
        grams = " OR ".join(f'"{bare[at : at + 3]}"' for at in range(len(bare) - 2)) or '"   "'
        return connection.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (grams,)
        ).fetchall()

    return answer


def scan(records: list[dict]) -> Callable[[str], object]:
    texts = [one["title"] + one["text"] for one in records]
    return lambda query: process.extract(query, texts, scorer=fuzz.partial_ratio, limit=10)


def bm25(records: list[dict]) -> Callable[[str], object] | None:
    try:
        from rank_bm25 import BM25Okapi
    except ImportError:
        return None
    ranked = BM25Okapi([cut(one["title"] + one["text"]) for one in records])
    return lambda query: ranked.get_scores(cut(query)).argsort()[-10:]


async def lag(library: Library, asked: list[str]) -> list[float]:
    """How late the event loop wakes (ms) while eight callers search through the crossing."""
    crossing, late, done = Crossing(), [], asyncio.Event()

    async def watch() -> None:
        while not done.is_set():
            start = time.perf_counter()
            await asyncio.sleep(0.005)
            late.append((time.perf_counter() - start - 0.005) * 1000)

    async def caller(own: list[str]) -> None:
        for query in own:
            await crossing.run(lambda query=query: safe(library)(query))

    watcher = asyncio.create_task(watch())
    await asyncio.gather(*(caller(asked[at::8]) for at in range(8)))
    done.set()
    await watcher
    crossing.close()
    return sorted(late)


def safe(library: Library) -> Callable[[str], object]:
    def answer(query: str) -> object:
        try:
            return library.search(query)
        except BadQuery:
            return None

    return answer


def row(name: str, taken: list[float], of: float | None = None) -> float:
    """Print one row; returns its median."""
    middle, high = quantiles(taken, n=100)[49], quantiles(taken, n=100)[94]
    ratio = f"{middle / of:8.2f}" if of else "    1.00"
    print(f"{name:28} {middle:9.2f} {high:9.2f} {ratio}  ({len(taken)} queries)", flush=True)
    return middle


def main(count: int) -> None:
    """Ingest, ask, print."""
    asked = [one["query"] for one in queries()]
    with tempfile.TemporaryDirectory() as folder:
        records = list(generated(count))
        ingest(Path(folder) / "data", [write(Path(folder) / "articles.jsonl", records)])
        library = Library.open(Path(folder) / "data")
        library.warm()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count} articles; ms a query\n{'':28} {'p50':>9} {'p95':>9}    ratio")
        own = row("Jianbao", timed(safe(library), asked[::3]))
        late = asyncio.run(lag(library, asked[::6]))
        row("tantivy, jieba words", timed(raw_tantivy(records), asked[::3]), own)
        row("FTS5 trigram", timed(trigrams(records), asked[::6]), own)
        few = asked[:: max(30, count // 100)]
        row("rapidfuzz scan", timed(scan(records), few), own)
        other = bm25(records)
        if other:
            row("rank-bm25, jieba words", timed(other, asked[::30]), own)
        else:
            print("rank-bm25: not installed")
        print(
            f"event loop lag, 8 callers: p50 {quantiles(late, n=100)[49]:.1f} ms, p99 {quantiles(late, n=100)[98]:.1f} ms"
        )
        print(f"memory after opening and warming: {before:.0f} MB at most (ingest included)")
        library.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3148)
