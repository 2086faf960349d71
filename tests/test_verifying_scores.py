"""Verifying, in figures: precision and recall for each verdict over generated and over hand-written quotations."""

import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus.ingest import ingest
from corpus.library import Library
from tests.quotation_cases import Case, Source, changed, never_printed
from tests.small_records import write_records

EACH = 70
"""Cases of every way to quote, misquote or invent: 20 ways, and twice as many never printed: 1,540 cases."""
KEPT_OUT = 10
"""Every tenth article stays out of the corpus, so that its sentences are nowhere in it."""
VERDICTS = ("verbatim", "altered", "not_found")
PAGES = Path(__file__).parent / "pages"
QUESTIONS = Path(__file__).parent / "questions" / "verify_pages.jsonl"

Judged = tuple[str, str, str, str]
"""The way it was made, the verdict it deserves, the verdict it got, the quotation."""


def _source(record: dict[str, Any]) -> Source:
    return Source(record["id"], tuple(line.strip() for line in record["text"].split("\n") if line.strip()))


def _judge(library: Library, cases: Iterable[Case]) -> tuple[list[Judged], list[float]]:
    library.warm()
    judged, seconds = [], []
    for case in cases:
        start = time.perf_counter()
        verdict = library.verify(case.quote).verdict
        seconds.append(time.perf_counter() - start)
        judged.append((case.way, case.verdict, verdict, case.quote))
    return judged, sorted(seconds)


def _print_table(judged: list[Judged], seconds: list[float]) -> None:
    ways = Counter((wanted, way) for way, wanted, _, _ in judged)
    right = Counter((wanted, way) for way, wanted, got, _ in judged if wanted == got)
    print()
    for (wanted, way), count in sorted(ways.items()):
        print(f"{wanted:10} {way:20} {right[wanted, way]:4} of {count}")
    for verdict in VERDICTS:
        hits = sum(wanted == got == verdict for _, wanted, got, _ in judged)
        wanted_count = sum(wanted == verdict for _, wanted, _, _ in judged)
        got_count = sum(got == verdict for _, _, got, _ in judged)
        print(
            f"{verdict:10} precision {hits / got_count:.4f}  recall {hits / wanted_count:.4f}  of {wanted_count}"
        )
    middle, high = seconds[len(seconds) // 2], seconds[len(seconds) * 95 // 100]
    print(f"{1000 * middle:.1f} ms in the middle, {1000 * high:.1f} ms at p95")
    for way, wanted, got, quote in judged:
        if wanted != got:
            print(f"{way}: {wanted} called {got}: {quote[:80]}")


def _share(judged: list[Judged], wanted: str, got: str) -> float:
    deserving = [one for one in judged if one[1] == wanted]
    return sum(one[2] == got for one in deserving) / len(deserving)


@pytest.mark.eval
def test_generated_quotations(evaluation, tmp_path):
    """No altered quotation is called verbatim, hardly a verbatim one altered, hardly an invented one altered."""
    with gzip.open(evaluation / "eval" / "newspaper_rmrb199801.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    inside = [one for number, one in enumerate(records) if number % KEPT_OUT != KEPT_OUT - 1]
    kept_out = [one for number, one in enumerate(records) if number % KEPT_OUT == KEPT_OUT - 1]
    ingest(tmp_path / "data", [write_records(tmp_path / "inside.jsonl", inside)])
    rng = random.Random(2026)
    sources, others = ([_source(one) for one in part if one["text"]] for part in (inside, kept_out))
    cases = [*changed(sources, EACH, rng), *never_printed(sources, others, 2 * EACH, rng)]
    with closing(Library.open(tmp_path / "data")) as library:
        judged, seconds = _judge(library, cases)
    _print_table(judged, seconds)
    assert len(judged) >= 1000
    assert _share(judged, "altered", "verbatim") == 0
    assert _share(judged, "verbatim", "altered") <= 0.005
    assert _share(judged, "not_found", "altered") <= 0.02


def test_quotations_over_pages(tmp_path):
    """Of the hand-written quotations over our pages, 98 % get the right verdict, and no altered one is called verbatim."""
    ingest(tmp_path, [PAGES])
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    with closing(Library.open(tmp_path)) as library:
        judged, seconds = _judge(library, (Case("by hand", one["quote"], one["verdict"]) for one in rows))
    _print_table(judged, seconds)
    assert _share(judged, "altered", "verbatim") == 0
    assert sum(one[1] == one[2] for one in judged) >= 0.98 * len(judged)
