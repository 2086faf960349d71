"""A page's view goes in; whether a plain line is a column's label or a kicker that nobody marked comes out."""

import re

from corpus.parsing.heading_words import names_column, names_inner_part
from corpus.parsing.names import name_likeness
from corpus.parsing.sight import Sight
from corpus.parsing.view import View

_LONGEST = 36
SHORTEST_KICKER = 8
_NAMED = 0.5
DOTTED = re.compile(r"[^\s·‧][·‧•|｜][^\s·‧]")


def names_a_source(sight: Sight, after: Sight) -> bool:
    """青岩省人社厅： above a headline says who did it."""
    colon = sight.text.endswith(("：", ":")) and sight.size <= 16
    return colon and after.short and (after.headed or not sight.headed)


def above_heading(view: View, at: int) -> bool:
    """Whether a plain line without a stop stands right above a marked heading: a label or a kicker that nobody marked."""
    sight, before, after = view.sights[at], view.near(at, -1), view.near(at, 1)
    if not view.marked or after is None or not _may_label(sight) or names_inner_part(after.text):
        return False
    second = view.place(at, 1)
    behind = view.near(second, 1) if second is not None else None
    if not after.headed and not (_may_label(after) and behind is not None and behind.headed):
        return False
    if before is not None and before.headed:
        return sight.size >= SHORTEST_KICKER
    return before is None or _closes_off(before) or _may_label(before)


def labels_headline_above(view: View, at: int) -> bool:
    """Whether a plain label, such as OBITUARIES, stands between a marked headline and its byline or dateline."""
    sight, before, after = view.sights[at], view.near(at, -1), view.near(at, 1)
    if before is None or after is None or sight.headed or not names_column(sight.text):
        return False
    begins = after.byline is not None or after.dateline is not None or after.name > _NAMED
    return before.headed and before.short and not names_column(before.text) and begins


def labelled_below(view: View, at: int) -> bool:
    """Whether a headline's column stands below it."""
    after = view.place(at, 1)
    return after is not None and labels_headline_above(view, after)


def reads_as_label(sight: Sight) -> bool:
    """Whether a line reads as a column's name however long it is: 走基层·一线见闻."""
    return names_column(sight.text) or bool(DOTTED.search(sight.text)) or sight.text[0] in "【〖［"


def _closes_off(sight: Sight) -> bool:
    """Whether an item may be over with this line: a sentence's end, who signed or shot it, where it goes on."""
    return (
        sight.ended
        or sight.signature
        or sight.source_note
        or _signs(sight)
        or any(told is not None for told in (sight.onward, sight.masthead, sight.credit))
    )


def below_kicker(view: View, at: int) -> bool:
    """Whether a marked line has a plain kicker above and another marked line below: the first of a title's two lines."""
    above, after = view.place(at, -1), view.near(at, 1)
    if above is None or after is None or not (view.sights[at].headed and after.headed and after.short):
        return False
    plain = view.sights[above]
    return not plain.headed and plain.size >= SHORTEST_KICKER and above_heading(view, above)


def _may_label(sight: Sight) -> bool:
    plain = not (
        sight.headed or sight.ended or sight.leads or sight.listed or sight.signature or sight.caption
    )
    told = sight.credit is not None or sight.dateline is not None or sight.source_note or sight.chart_note
    return plain and sight.size <= _LONGEST and not told and not _signs(sight)


def _signs(sight: Sight) -> bool:
    """Whether a line is a name, or a place and a name: 潮港　閔淑慧; Walter Pym, Cold Harbor."""
    if sight.byline is not None or sight.name > 0.5:
        return True
    name = sight.text.split(",")[0] if sight.latin else sight.text.partition("\u3000")[2]
    return name_likeness(name.strip()) > 0.2


def heads_late_titled(view: View, at: int) -> bool:
    """Whether a short plain line stands above a text whose title comes last: paragraphs, a marked heading, a name, no text."""
    sight, before, first = view.sights[at], view.near(at, -1), view.near(at, 1)
    if not view.marked or first is None or first.short or sight.size >= SHORTEST_KICKER:
        return False
    if not _may_label(sight) or not (before is None or _closes_off(before)):
        return False
    below = view.place(at, 1)
    while below is not None and not view.sights[below].headed:
        told = view.sights[below]
        if told.byline is not None or told.dateline is not None or told.credit is not None:
            return False
        below = view.place(below, 1)
    return below is not None and _ends_with_name(view, below)


def _ends_with_name(view: View, heading: int) -> bool:
    """Whether a bare name, and no text, stands below a heading."""
    signed = view.place(heading, 1)
    if signed is None or view.sights[signed].headed or view.sights[signed].name <= _NAMED:
        return False
    after = view.near(signed, 1)
    return after is None or after.headed or (after.short and not after.ended)
