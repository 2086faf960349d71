"""A page's view goes in, a score for each part that each unit might play comes out."""

import re
from collections.abc import Sequence

from corpus.parsing.heading_words import names_column, salutes
from corpus.parsing.headlines import headline_scores, under_headline
from corpus.parsing.joining import join_score
from corpus.parsing.label import Label
from corpus.parsing.masthead import LONGEST_PAGE_NAME
from corpus.parsing.sight import Sight
from corpus.parsing.signing import hangs_below, signs_a_date
from corpus.parsing.unit import Unit
from corpus.parsing.view import View

_SUPPLIES = re.compile(r"(?:供稿|提供|采价|采集|统计|統計|发布|發布|制表|製表|整理)$|来源|來源")
Scores = dict[Label, float]
_SHORT_TITLE = 24
_LONGEST_HEADING = 60
_LONGEST_CAPTION = 150
_LONGEST_CREDITED = 100


def score(view: View, at: int) -> Scores:
    """Score the parts that one unit may play; higher is likelier, what is out of the question is left out."""
    unit, sight = view.units[at], view.sights[at]
    sure = _sure(unit, sight, view, at)
    if sure:
        return sure
    scores = {Label.TEXT: _text(view, at)}
    if sight.size <= _LONGEST_HEADING:
        scores |= headline_scores(view, at)
    scores |= _loose_lines(view, at)
    _hinted(unit, scores)
    return scores


def _sure(unit: Unit, sight: Sight, view: View, at: int) -> Scores | None:
    """Lines whose form alone decides."""
    if unit.form.cells:
        return {Label.TABLE: 9.0}
    if unit.form.hint not in {"image", "furniture"} and (sight.onward or sight.resumed):
        return {Label.ONWARD if sight.onward else Label.RESUMED: 9.0}
    return {Label.FURNITURE: 9.0} if _is_furniture(unit, sight, view, at) else None


def _is_furniture(unit: Unit, sight: Sight, view: View, at: int) -> bool:
    """Pictures, page headers, editor lines; and the paper's or the page's name above the date at the top of the page."""
    if unit.form.hint in {"image", "furniture"} or sight.editors is not None:
        return True
    if view.names_the_paper(at):
        return True
    if (
        at == 0
        and _dated_header(view.sights[1:2])
        and (sight.size <= LONGEST_PAGE_NAME if sight.headed else sight.short)
    ):
        return True
    return sight.masthead is not None and _is_masthead(sight, view, at)


def _dated_header(sights: Sequence[Sight]) -> bool:
    """Whether the page's date is the next line: then the first line is the paper's name."""
    told = sights[0].masthead if sights else None
    return told is not None and told.date is not None


def _is_masthead(sight: Sight, view: View, at: int) -> bool:
    """A date alone may sign a notice, and a name with a number be a title: such a line must stand at the page's edge."""
    page = sight.masthead
    if page is None:
        return False
    signs = sum(value is not None for value in (page.date, page.page_no, page.publication, page.page_name))
    if page.publication and signs == 1:
        return at == 0 or (at < 3 and not sight.headed)
    if signs == 1 and page.date and _signed_above(view, at):
        return False
    return (
        signs > 1
        or sight.imprint
        or at < 4
        or at >= len(view.units) - 2
        or bool(page.page_no and not page.page_name)
    )


def _signed_above(view: View, at: int) -> bool:
    """Whether who gives notice stands above a date, so that the date is the notice's."""
    above = view.near(at, -1)
    return (
        at > 3 and above is not None and not above.ended and (above.signature or signs_a_date(view, at - 1))
    )


def _text(view: View, at: int) -> float:
    unit, sight = view.units[at], view.sights[at]
    value = (
        4.0 * sight.sentence + (2.0 if sight.size > _SHORT_TITLE else 0.0) + (3.0 if not sight.short else 0.0)
    )
    value += 1.5 * (1 < unit.form.indent <= 3) + 5.0 * sight.spoken + 6.0 * (sight.dateline is not None)
    # Some papers set briefs in bold.
    value += 7.0 * (sight.brief and sight.ended and sight.headed and unit.form.level is None)
    value += 4.0 * (sight.brief and sight.size > 10) + 3.0 * sight.listed + 3.5 * (at in view.verse)
    value += 5.0 * (
        sight.short and not sight.headed and sight.text.endswith((":", "：")) and salutes(sight.text)
    )
    value += 1.0 * (sight.text[0] in "“「" and sight.ended) + 2.5 * sight.signature
    value += 3.5 * (not sight.headed and (hangs_below(view, at) or signs_a_date(view, at)))
    value += 0.8 * sight.ended - 2.0 * sight.italic
    value -= (
        4.0 * sight.caption
        + 6.0 * (sight.headed and sight.short)
        + 5.0 * (sight.byline is not None)
        + 4.0 * (sight.credit is not None)
    )
    value -= 2.0 * (sight.short and not sight.ended and not view.marked) + 2.0 * (sight.name > 0.5)
    value += 1.0 * (view.marked and not sight.headed)
    value -= 3.0 * (sight.size < _LONGEST_CREDITED and view.credited(at))
    after = view.near(at, 1)
    value += 2.0 * (after is not None and after.onward is not None)
    return value + _half(view, at)


def _half(view: View, at: int) -> float:
    """Half a paragraph reads on in its neighbour."""
    sight, value = view.sights[at], 0.0
    after, before = view.near(at, 1), view.near(at, -1)
    if sight.headed:
        return 0.0
    if after and not after.headed and not sight.ended and after.byline is None:
        value += 1.2 * max(0.0, min(join_score(sight.text, after.text), 3.0))
    if before and not before.headed and not before.ended and before.byline is None and before.size > 10:
        value += 1.2 * max(0.0, min(join_score(before.text, sight.text), 3.0))
    return value


def _loose_lines(view: View, at: int) -> Scores:
    """Bylines, captions, credits and small print."""
    sight, before = view.sights[at], view.near(at, -1)
    scores: Scores = {}
    if sight.byline or sight.name > 0.1 or sight.author_note:
        placed = view.stands_as_byline(at)
        loud = sight.headed and not view.deeper(at) and not placed
        value = 6.0 if sight.byline else 5.0 * sight.name - 1.0 - 3.0 * loud
        value += 3.0 * (not sight.byline and placed)
        value -= 2.5 * (not sight.byline and view.names_a_title(at))
        value -= 3.0 * (sight.credit is not None)
        value += 6.0 * (sight.essay and before is not None and before.short and not before.ended)
        value -= 3.0 * (not sight.byline and names_column(sight.text))
        scores[Label.BYLINE] = value - 2.0 * sight.author_note
        scores[Label.TAIL_BYLINE] = value + 6.0 * sight.author_note
    if sight.credit and before is not None and before.byline is not None and sight.byline is None:
        # Photos by …, right below By …: the story's own photographer.
        scores[Label.BYLINE] = 7.0
    if sight.credit is not None or sight.source_note:
        scores[Label.CREDIT] = 6.0 + 2.0 * sight.source_note
    if _supplies_a_table(view, at):
        scores[Label.CREDIT] = 9.0
    if sight.imprint:
        scores[Label.FURNITURE] = 7.0
    if sight.size < _LONGEST_CAPTION and not sight.spoken:
        scores[Label.CAPTION] = _caption(view, at)
    return scores


def _supplies_a_table(view: View, at: int) -> bool:
    """Whether a line below a table says who supplied it: 12月5日采价　市物价局供稿."""
    sight = view.sights[at]
    plain = sight.short and not sight.ended and not sight.headed
    return plain and at > 0 and bool(view.units[at - 1].form.cells) and bool(_SUPPLIES.search(sight.text))


def _caption(view: View, at: int) -> float:
    unit, sight, before = view.units[at], view.sights[at], view.near(at, -1)
    pictured = at > 0 and view.units[at - 1].form.hint == "image"
    tabled = any(0 <= near < len(view.units) and view.units[near].form.cells for near in (at - 1, at + 1))
    value = (
        -1.0
        + 5.0 * sight.caption
        + 2.5 * pictured * (sight.size < 90)
        + 6.5 * view.credited(at)
        + 2.0 * (view.credited(at) and sight.size < 60)
    )
    value += (
        6.0 * sight.chart_note + 2.0 * tabled * sight.short + 4.0 * (unit.form.italic and sight.size < 60)
    )
    value += 10.5 * (sight.depicts and (view.shoots(at) or _alone(view, at))) + 7.0 * (
        _under_a_title(before) and view.credited(at)
    )
    value -= (
        (4.0 + 8.0 * (unit.form.level is not None)) * sight.headed
        + 4.0 * (sight.byline is not None)
        + 2.0 * (sight.dateline is not None)
    )
    value -= 14.0 * sight.text.endswith(("，", "、", "：", "；", ","))
    # Between a headline and its byline a slanted line is the deck.
    value -= 8.0 * (unit.form.italic and under_headline(view, at))
    value -= 1.0 * (sight.size > 90) + 2.0 * (sight.size < 4) + 14.0 * sight.source_note
    if before and not before.ended and not before.short and not sight.caption:
        # A right half that happens to stand before a credit is text.
        value -= 1.0 * max(0.0, min(join_score(before.text, sight.text), 3.0))
    return value


def _alone(view: View, at: int) -> bool:
    above = view.place(at, -1)
    return above is not None and view.shown(above)


def _under_a_title(before: Sight | None) -> bool:
    return (
        before is not None and before.short and (before.headed or not before.ended) and before.byline is None
    )


def _hinted(unit: Unit, scores: Scores) -> None:
    """What the format says outright weighs more than any clue."""
    told = {
        "kicker": Label.KICKER,
        "title": Label.TITLE,
        "subtitle": Label.SUBTITLE,
        "byline": Label.BYLINE,
        "column": Label.COLUMN,
        "caption": Label.CAPTION,
        "credit": Label.CREDIT,
    }.get(unit.form.hint or "")
    if told is Label.CAPTION and Label.CREDIT in scores:
        told = Label.CREDIT
    if told:
        scores[told] = max(scores.get(told, 0.0), 0.0) + 8.0
    if told is Label.KICKER and Label.COLUMN in scores:
        # Electronic editions set the column's name in the kicker's place.
        scores[Label.COLUMN] += 7.0
