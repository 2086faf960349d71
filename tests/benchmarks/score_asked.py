"""Asks the questions that were written blind, over pages the project parses itself, and prints how many are answered and refused rightly.

    python tests/benchmarks/score_asked.py [-v]     (-v also prints what is wrong)

Twelve sets by people who saw the pages and never the code. Right is the answer itself, or a cited sentence that holds it and
a span that shares at least half of it. Since each set was looked at after its first measurement, its figures are kind to the
project now; docs/answers.md gives the first ones.
"""

import json
import re
import sys
import tempfile
import unicodedata
from contextlib import closing
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS / "training")]

from asked import likeness

from corpus.answering.answered import Answered
from corpus.ingest import ingest
from corpus.library import Library

SETS = (
    ("first", "asked", ("asked_pages", "asked_near_misses")),
    ("second", "asked", ("asked_again",)),
    ("third", "asked_third", ("asked_third",)),
    ("fourth", "asked_fourth", ("asked_fourth",)),
    ("fifth", "asked_fifth", ("asked_fifth",)),
    ("sixth", "asked_sixth", ("asked_sixth",)),
    ("seventh", "asked_seventh", ("asked_seventh",)),
    ("eighth", "asked_eighth", ("asked_eighth",)),
    ("ninth", "asked_ninth", ("asked_ninth",)),
    ("tenth", "asked_tenth", ("asked_tenth",)),
    ("eleventh", "asked_eleventh", ("asked_eleventh",)),
    ("twelfth", "asked_twelfth", ("asked_twelfth",)),
)
HALF = 0.5
"""The F1 from which a span in a right sentence is right."""


def bare(text: str) -> str:
    """Letters and digits, however wide."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def right(golds: list[str], found: Answered) -> bool:
    """Whether the first answer is one that was to be given."""
    if not found.answers:
        return False
    best = found.answers[0]
    said, quote = bare(best.text), bare(best.quote)
    if said in golds:
        return True
    held = any(gold in quote for gold in golds)
    return held and any(gold in said or likeness(gold, said) >= HALF for gold in golds)


def rows(names: tuple[str, ...]) -> list[dict]:
    """The questions of a set."""
    files = [(TESTS / "questions" / f"{name}.jsonl").read_text("utf-8") for name in names]
    return [json.loads(line) for text in files for line in text.splitlines()]


def score(folder: str, names: tuple[str, ...], *, loud: bool) -> str:
    """Ask a set and tell how it went."""
    pages = [
        one for one in sorted((TESTS / "pages" / folder).iterdir()) if not one.name.endswith(".gold.json")
    ]
    well, refused = [], []
    with tempfile.TemporaryDirectory() as data:
        ingest(Path(data), pages)
        with closing(Library.open(Path(data))) as library:
            for row in rows(names):
                found = library.ask(row["question"])
                golds = [bare(one) for one in row["answers"]]
                good = right(golds, found) if golds else not found.answers
                (well if golds else refused).append(good)
                if loud and not good:
                    said = found.answers[0].text if found.answers else "—"
                    print(f"  {row['question']} | {row['answers'][:1]} | {said} | {found.confidence}")
    return f"{sum(well)} of {len(well)} right, {sum(refused)} of {len(refused)} refused"


if __name__ == "__main__":
    for title, folder, names in SETS:
        print(f"{title}: {score(folder, names, loud='-v' in sys.argv)}", flush=True)
