"""Pages with exact parses, read and parsed as a reader's own would be: how much of each comes out right.

`tests/pages/tuning` is what the parser was tuned on, `tests/pages/kept` was kept aside from its author; `tests/pages/asked`
was written by an examiner who had not seen the parser, which has been tuned on it since. The floors below are a little under what was measured, so that a parser that got worse is seen.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.parsing.page import ParsedPage, parse
from corpus.reading.reader import read
from corpus.record import to_record

PAGES = Path(__file__).parent / "pages"
EVAL = os.environ.get("JIANBAO_EVAL")

HALVES = ("tuning", "kept", "asked")
STEMS = [
    (half, path.name.removesuffix(".gold.json"))
    for half in HALVES
    for path in sorted((PAGES / half).glob("*.gold.json"))
]

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least share, over all pages of a half, of what the golds hold that must come out exactly."""

    titles: float
    paragraphs: float
    captions: float
    whole_articles: float
    names: float
    headers: float


FLOORS = {
    "tuning": Floor(
        titles=0.98, paragraphs=0.98, captions=0.92, whole_articles=0.92, names=0.97, headers=0.95
    ),
    "asked": Floor(titles=1.0, paragraphs=1.0, captions=1.0, whole_articles=1.0, names=1.0, headers=1.0),
    "kept": Floor(titles=0.92, paragraphs=0.97, captions=0.8, whole_articles=0.82, names=0.87, headers=0.85),
}


@dataclass
class Share:
    """How many of the gold's texts came out, and which did not."""

    found: int = 0
    wanted: int = 0
    missing: list[str] = field(default_factory=list)

    def count(self, gold: Counter[str], parsed: Counter[str]) -> None:
        self.found += (gold & parsed).total()
        self.wanted += gold.total()
        self.missing += (gold - parsed).elements()

    @property
    def value(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0


def page_file(folder: Path, stem: str) -> Path:
    return next(path for path in sorted(folder.glob(f"{stem}.*")) if path.suffix in {".md", ".txt", ".html"})


def gold_of(half: str, stem: str) -> Gold:
    gold: Gold = json.loads((PAGES / half / f"{stem}.gold.json").read_text("utf-8"))
    return gold


@cache
def parsed(path: Path) -> tuple[ParsedPage, ...]:
    return tuple(parse(dump) for dump in read(path))


def articles_of(path: Path) -> list[Article]:
    return [article for page in parsed(path) for article in page.articles]


def folded(text: str | None) -> str:
    """A line without spaces and the dashes that print puts around it."""
    return re.sub(r"\s", "", text or "").strip("—-–").casefold()


def titles(records: list[Gold]) -> Counter[str]:
    return Counter(folded(one["title"]) for one in records if one["title"])


def paragraphs(records: list[Gold]) -> Counter[str]:
    return Counter(text for one in records for section in one["sections"] for text in section["paragraphs"])


def captions(records: list[Gold]) -> Counter[str]:
    return Counter(text for one in records for text in one["captions"])


def whole_articles(records: list[Gold]) -> Counter[str]:
    """Title and body of each item: right only if every paragraph and caption is where it belongs."""
    return Counter(
        "\n".join([folded(one["title"]), *paragraphs([one]).elements(), *one["captions"]]) for one in records
    )


def names(records: list[Gold]) -> Counter[str]:
    """Each name of a byline beside its article's title."""
    return Counter(
        f"{folded(name['name'])} · {folded(one['title'])}" for one in records for name in one["byline"]
    )


def share(half: str, of: Callable[[list[Gold]], Counter[str]]) -> Share:
    total = Share()
    for stem in (stem for its_half, stem in STEMS if its_half == half):
        records = [to_record(article) for article in articles_of(page_file(PAGES / half, stem))]
        total.count(of(gold_of(half, stem)["articles"]), of(records))
    return total


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(
    "of", [titles, paragraphs, captions, whole_articles, names], ids=lambda of: of.__name__
)
def test_pages_come_out_as_printed(half: str, of: Callable[[list[Gold]], Counter[str]]) -> None:
    """Of each half of the pages, at least the measured share comes out exactly as its gold says."""
    result = share(half, of)
    assert result.value >= getattr(FLOORS[half], of.__name__), result.missing


@pytest.mark.parametrize("half", HALVES)
def test_pages_say_when_they_were_printed(half: str) -> None:
    """Date and page number of the header lines are understood, in whichever form and script they are printed."""
    result = Share()
    for stem in (stem for its_half, stem in STEMS if its_half == half):
        gold = gold_of(half, stem)["page"]
        page = parsed(page_file(PAGES / half, stem))[0].page
        wanted, found = (
            f"{stem}: {one}" for one in ((gold["date"], gold["page_no"]), (page.date, page.page_no))
        )
        result.count(Counter([wanted]), Counter([found]))
    assert result.value >= FLOORS[half].headers, result.missing


@pytest.mark.parametrize(("half", "stem"), STEMS, ids=lambda part: part)
def test_nothing_on_a_page_is_lost(half: str, stem: str) -> None:
    """Every paragraph and caption of the gold is in the parse, if not in its place then at least in its words."""
    pages = parsed(page_file(PAGES / half, stem))
    kept = folded(json.dumps([to_record(one) for page in pages for one in page.articles], ensure_ascii=False))
    kept += folded("".join(line for page in pages for line in page.furniture))
    records = gold_of(half, stem)["articles"]
    for text in [*paragraphs(records), *captions(records)]:
        opening = folded(json.dumps(text[:12], ensure_ascii=False)[1:-1])
        assert opening in kept, text


def test_big5_reads_as_its_unicode_twin(tmp_path: Path) -> None:
    """The same page in Big5 gives the same articles: ids come from words, not from bytes."""
    unicode_page = PAGES / "tuning" / "wrapped_traditional.txt"
    big5_page = tmp_path / unicode_page.name
    big5_page.write_bytes(unicode_page.read_text("utf-8").encode("big5"))
    assert [one.id for one in articles_of(big5_page)] == [one.id for one in articles_of(unicode_page)]


def test_gb18030_is_not_unicode_by_accident() -> None:
    """The two GB18030 pages are really in that encoding."""
    for path in (PAGES / "tuning" / "gb_wrapped.txt", PAGES / "tuning" / "gb_columns.txt"):
        with pytest.raises(UnicodeDecodeError):
            path.read_bytes().decode("utf-8")
        assert "日报" in path.read_bytes().decode("gb18030")


def page_json(path: Path) -> str:
    pages = parsed(path)
    records = [to_record(article) for page in pages for article in page.articles]
    return json.dumps({"page": {}, "articles": records}, ensure_ascii=False)


def run_scorer(*arguments: str | Path) -> str:
    """Run the scorer that lies beside the evaluation data and hand back what it prints."""
    scorer = Path(EVAL or "") / "corpus" / "score.py"
    done = subprocess.run(
        [sys.executable, scorer, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def scores(golds: Path, predictions: Path) -> dict[str, dict[str, float]]:
    predictions.mkdir()
    for gold in sorted(golds.glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        (predictions / f"{stem}.json").write_text(page_json(page_file(golds, stem)), "utf-8")
    numbers = predictions / "scores.out"
    print(f"\n{golds.name}\n{run_scorer('--dir', golds, predictions, '--json', numbers)}")
    result: dict[str, dict[str, float]] = json.loads(numbers.read_text("utf-8"))
    return result


def mean(rows: dict[str, dict[str, float]], column: str) -> float:
    values = [row[column] for row in rows.values() if row[column] is not None]
    return sum(values) / len(values)


@pytest.mark.eval
@pytest.mark.skipif(EVAL is None, reason="JIANBAO_EVAL does not name the folder with the evaluation data")
class TestScores:
    """The tables of `make eval`."""

    @pytest.mark.parametrize("folder", ["seed", "dev"])
    def test_known_pages(self, folder: str, tmp_path: Path) -> None:
        """The seed page and the small pages beside it parse almost without a fault."""
        rows = scores(Path(EVAL or "") / "corpus" / folder, tmp_path / folder)
        assert mean(rows, "MEAN") >= 0.99
        assert mean(rows, "rejoin") == 1.0

    @pytest.mark.parametrize(
        ("half", "floor", "worst"), [("tuning", 0.97, 0.88), ("asked", 0.99, 0.98), ("kept", 0.92, 0.80)]
    )
    def test_own_pages(self, half: str, floor: float, worst: float, tmp_path: Path) -> None:
        """Our own pages, tuned on and kept aside, stay above what was measured."""
        rows = scores(PAGES / half, tmp_path / half)
        assert mean(rows, "MEAN") >= floor
        assert min(row["MEAN"] for row in rows.values()) >= worst

    @pytest.mark.parametrize("half", HALVES)
    def test_golds_are_sound(self, half: str) -> None:
        """Every text of a gold stands on its page, and a gold scores 1.0 against itself."""
        assert "problems: 0" in run_scorer("--validate", PAGES / half)
