"""A page's units with their clues go in, the places of the lines of poems and listings come out: runs of short lines."""

import re
from collections.abc import Iterator, Sequence

from corpus.parsing.sight import Sight
from corpus.parsing.unit import Unit

SHORT_LINE = 22
POEMS = re.compile(r"[（(](?:外(?P<more>[一二三四五两])[首篇章]|组诗|[二三四五六七八九十两][首章])[）)]")
# Verse and listings are runs of at least so many short lines.
_RUN = 4
_BOXES = "【〖［■●◆"
_A_NAME = 0.7
# A line of verse that ends in a full stop is shorter than the shortest paragraphs of prose.
_STOPPED_LINE = 16


def verse_lines(units: Sequence[Unit], sights: Sequence[Sight]) -> frozenset[int]:
    """Find the lines; the first of a run is left out, since it may be the run's title, and so is a poet's name."""
    found = set(_announced(units, sights))
    for whole in _short_runs(units, sights):
        run = _without_next_header(whole, units, sights)
        if not run or sum(not sights[at].ended for at in run) * 3 < len(run):
            continue
        stanza = run[0] - 1 in found and len(run) > 1 and not sights[run[0]].item_word
        if len(run) >= _RUN or stanza:
            found.update(
                at for at in run[0 if stanza else 1 :] if sights[at].name <= _A_NAME or at == len(sights) - 1
            )
    return frozenset(found)


def _announced(units: Sequence[Unit], sights: Sequence[Sight]) -> Iterator[int]:
    """Under a title that says 外二首 or 组诗 all short lines are verse, however short the stanzas."""
    for at, sight in enumerate(sights):
        if not (sight.short and POEMS.search(sight.text)):
            continue
        below = (
            at
            + 1
            + (at + 1 < len(sights) and (sights[at + 1].name > _A_NAME or sights[at + 1].byline is not None))
        )
        run = list[int]()
        while (
            below < len(units) and _fits(units[below], sights[below]) and sights[below].text[0] not in _BOXES
        ):
            run.append(below)
            below += 1
        yield from _without_next_header(run, units, sights) if run else ()


def _without_next_header(run: list[int], units: Sequence[Unit], sights: Sequence[Sight]) -> list[int]:
    """Leave out the kicker and title that a byline, a dateline or a table behind the run claims."""
    after = sights[run[-1] + 1] if run[-1] + 1 < len(sights) else None
    if after is not None and units[run[-1] + 1].form.cells:
        return run[:-1]
    if after is not None and sights[run[-1]].name > _A_NAME and after.size > SHORT_LINE and after.ended:
        # Title, perhaps a line that says of what, and name above prose: no verse.
        return run[: -3 if len(run) > 2 and sights[run[-2]].leads else -2]
    claimed = after is not None and (after.byline is not None or after.dateline is not None)
    return run[:-2] if claimed else run


def _short_runs(units: Sequence[Unit], sights: Sequence[Sight]) -> Iterator[list[int]]:
    """Short lines in a row; among lines that touch, an empty line begins a new run."""
    run: list[int] = []
    for at, sight in enumerate(sights):
        # Below a title and its poet the poem itself begins, however wide the gap.
        signed = len(run) == 2 and sights[run[-1]].name > _A_NAME
        if (
            not signed
            and len(run) > 1
            and units[at].form.blank_before
            and not units[run[-1]].form.blank_before
        ):
            yield run
            run = []
        if _fits(units[at], sight):
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _fits(unit: Unit, sight: Sight) -> bool:
    if (
        sight.headed
        or unit.form.hint is not None
        or unit.form.cells
        or sight.signature
        or sight.masthead is not None
        or sight.caption
        or sight.source_note
    ):
        return False
    if sight.ended and (sight.size > _STOPPED_LINE or sight.spoken or sight.text[0] in '“「『‘"'):
        return False
    return sight.size <= SHORT_LINE and sight.byline is None and sight.credit is None
