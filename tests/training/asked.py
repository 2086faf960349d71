"""What the models learn from: the development files come in; questions with their answers, and near misses, come out.

Beside the two sets of encyclopaedic passages there are questions about newspaper pages, in `questions/`, written for this
repository by readers of `pages/`, and clozes made from the same pages (`clozes.py`). Near misses are made in four ways: a question is asked of the corpus without its passage (`passage`), or without all
passages of its article (`article`); of its article without the sentences that hold the answer (`sentence`); and with
another article's name instead of its own (`swapped`). Those written about the pages are `written`, clozes with a
word exchanged `cloze`.
"""

import json
import os
import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from clozes import clozes

from corpus.answering.asking import nominees, seek
from corpus.answering.evidence import Evidence, Nominee
from corpus.article import Article, Page
from corpus.ingest import ingest
from corpus.library import Library
from corpus.likeness import Sought
from corpus.lines import sentence_spans

SETS = ("cmrc", "drcd", "pages", "clozes")
FOLDS = 3
KINDS = ("sentence", "passage", "article", "swapped", "written", "cloze")
_TESTS = Path(__file__).parents[1]
_PUNCTUATION = re.compile(r"[\s\W_]+")
_SEED = 20
_READ = 3
"""Articles read for an answer, as `corpus.answering.asking` does."""
SHARES = 4
"""Into how many shares the questions of a set are cut, so that no process waits for the other."""
_NEAR = 6
"""Which of an evidence's numbers tells how much of a question it and what is around it say."""
_SAID = 0.8
"""How much of it must be said."""
_SIBLINGS = 12
"""Nominees that are asked for where some are withheld."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `kind` is `answerable` or how the near miss was made.

    What is right is known by the id of the `passage` or, of a page, by its file and a stretch of the sentence. `without`
    are passages not to be read.
    """

    text: str
    passage: str
    answers: tuple[str, ...]
    quote: str = ""
    kind: str = "answerable"
    without: frozenset[str] = frozenset()

    @property
    def golds(self) -> list[str]:
        """The answers as they are compared."""
        return sorted({bare(one) for one in self.answers})

    @property
    def fold(self) -> int:
        """Which third it belongs to; DRCD cuts an article into passages: drcd-1150-3 and drcd-1150-4 are one article."""
        return zlib.crc32("-".join(self.passage.split("-")[:2]).encode()) % FOLDS


def bare(text: str) -> str:
    """Letters and digits alone, as the scorer compares them."""
    return _PUNCTUATION.sub("", text.lower())


def likeness(gold: str, said: str) -> float:
    """The F1 of the longest common stretch."""
    best, previous = 0, [0] * (len(said) + 1)
    for one in gold:
        current = [0]
        for at, other in enumerate(said):
            current.append(previous[at] + 1 if one == other else 0)
        best, previous = max(best, *current), current
    return 2 * best / (len(gold) + len(said)) if best else 0.0


def answerable(name: str, library: Library) -> list[Asked]:
    """The questions of a set that have answers."""
    if name in _OF_PAGES:
        return [one for one in _OF_PAGES[name](library) if one.answers]
    return [
        Asked(one["question"], one["pid"], tuple(one["answers"])) for one in _rows(f"qa_{name}_dev_questions")
    ]


def _written(_: Library) -> list[Asked]:
    rows = [
        json.loads(line)
        for path in sorted((_TESTS / "training" / "questions").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [Asked(one["question"], one["file"], tuple(one["answers"]), bare(one["quote"])) for one in rows]


def _clozes(library: Library) -> list[Asked]:
    pages: dict[str, list[Article]] = {}
    for _, one in library.store.articles_one_by_one():
        pages.setdefault(Path(one.sources[0]).name, []).append(one)
    return [
        Asked(one.question, name, (one.answer,) if one.answer else (), bare(one.sentence))
        for name, articles in sorted(pages.items())
        for one in clozes(articles)
    ]


_OF_PAGES = {"pages": _written, "clozes": _clozes}


def near_misses(name: str, library: Library) -> Iterator[Asked]:
    """The questions of a set made unanswerable."""
    if name == "clozes":
        yield from (replace(one, kind="cloze") for one in _clozes(library) if not one.answers)
        return
    asked = answerable(name, library)
    if name == "pages":
        yield from (replace(one, kind="written") for one in _written(library) if not one.answers)
        yield from (replace(one, kind="sentence") for one in asked[::2])
        yield from (replace(one, kind="article") for one in asked[::3])
        return
    titles = {one["id"]: one["title"] for one in _rows(f"qa_{name}_dev_passages")}
    for one in asked:
        yield replace(one, kind="sentence")
    for one in asked[::3]:
        yield replace(one, kind="passage", without=frozenset({one.passage}))
    for one in asked[1::3]:
        siblings = frozenset(key for key, title in titles.items() if title == titles[one.passage])
        yield replace(one, kind="article", without=siblings)
    yield from _swapped(asked, titles)


def _swapped(asked: Sequence[Asked], titles: dict[str, str]) -> Iterator[Asked]:
    chance = random.Random(_SEED)
    others = sorted(set(titles.values()))
    for one in [one for one in asked if titles[one.passage] in one.text]:
        title = titles[one.passage]
        other = chance.choice([name for name in others if name != title])
        yield replace(one, text=one.text.replace(title, other), kind="swapped")


def _rows(name: str) -> list[dict]:
    path = Path(os.environ["JIANBAO_EVAL"]) / "eval" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def open_set(work: Path, name: str) -> Library:
    """Open the passages of a set, read in when they are not."""
    if name in _OF_PAGES:
        folders = (_TESTS / "pages" / "tuning", _TESTS / "pages" / "kept", _TESTS / "training" / "pages")
        files = [one for folder in folders for one in sorted(folder.iterdir())]
        ingest(work / name, [one for one in files if not one.name.endswith(".gold.json")])
    else:
        ingest(
            work / name, [Path(os.environ["JIANBAO_EVAL"]) / "eval" / f"qa_{name}_dev_passages.jsonl"], Page()
        )
    return Library.open(work / name)


def in_shares(work: Path, make: Callable[[Path, str, int], list]) -> list:
    """Let two processes make something of all sets, a share of the questions at a time (`[share::SHARES]`)."""
    for name in SETS:
        open_set(work, name).close()
    jobs = [(work, name, share) for name in SETS for share in range(SHARES)]
    with ProcessPoolExecutor(2) as pool:
        return [one for made in pool.map(make, *zip(*jobs, strict=True)) for one in made]


def nominate(asked: Asked, library: Library) -> tuple[Sought, list[Nominee]]:
    """What the search nominates for a question, less what is withheld."""
    of = seek(asked.text, library.edition)
    withheld = asked.kind in {"passage", "article"}
    found = nominees(of, library.edition, limit=_SIBLINGS if withheld else _READ)
    kept = [one for one in found if not (withheld and _withheld(asked, one.article))][:_READ]
    if asked.kind == "sentence":
        kept = [replace(one, article=_silenced(one.article, asked.golds)) for one in kept]
    return of, kept


def _withheld(asked: Asked, article: Article) -> bool:
    return article.id in asked.without or bool(
        asked.quote and asked.quote in bare("".join(article.paragraphs))
    )


def _silenced(article: Article, golds: Sequence[str]) -> Article:
    """An article without the sentences that hold an answer."""
    sections = tuple(
        replace(section, paragraphs=tuple(filter(None, (_without(one, golds) for one in section.paragraphs))))
        for section in article.sections
    )
    return replace(article, sections=sections)


def _without(paragraph: str, golds: Sequence[str]) -> str:
    spans = sentence_spans(paragraph)
    return "".join(
        paragraph[first:last]
        for first, last in spans
        if not any(gold in bare(paragraph[first:last]) for gold in golds)
    )


def answered_after_all(asked: Asked, found: Sequence[Evidence]) -> bool:
    """Tell whether something answers a near miss: a sentence with its answer, or another page that says all that is asked.

    Whoever wrote a near miss about a page knew that page alone; that no page of five hundred tells who heads a county's hospital
    nobody knew, and a model that is told so refuses what is printed word for word.
    """
    if asked.kind in {"answerable", "swapped"}:
        return False
    if asked.kind == "written":
        return any(
            Path(one.place.article.sources[0]).name != Path(asked.passage).name
            and one.numbers[_NEAR] >= _SAID
            for one in found
        )
    return any(gold in bare(one.reading.printed) for one in found for gold in asked.golds)


def cited(asked: Asked, one: Evidence) -> bool:
    """Whether a sentence is of the right passage, or the very sentence of a page, and holds an answer."""
    printed = bare(one.reading.printed)
    right = asked.quote in printed if asked.quote else one.place.article.id == asked.passage
    return right and any(gold in printed for gold in asked.golds)
