"""A page's units and their clues go in, a score for each part that each unit might play comes out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.parsing.joining import BRIEF_MARK, join_score
from corpus.parsing.label import Label
from corpus.parsing.sight import Sight
from corpus.parsing.unit import Unit

Scores = dict[Label, float]
_COLUMN_WORD = re.compile(
    r"(?:论坛|時評|时评|观察|視點|视点|聚焦|关注|關注|走笔|絮语|课堂|潮声|手记|專欄|专栏|之窗|现场|连线|调查|追踪|看台|广角|街巷|评论|快评|短评|社论|"
    r"来信|信箱|投書|投书|谈|說法|说法|记事|印象|风采|人物|速递|速览|快讯|简讯|要闻|博览|纵横|前沿|一线|故事|讲述|副刊|随笔|杂谈|漫谈|漫笔|札记|书评|"
    r"新语|看数据|数说|图说|影像|镜头|热点|民生|身边事|新闻眼|特稿|专访|对话|访谈|问答|天地|园地|茶座|客厅|夜话|之声|回音|回响|来函|照相馆|档案|日历|论语|语丝)$"
    r"|^(?:本报|今日|新闻|读者|記者|记者|金台|新华|人民|图片|文化|经济|社会|民生|国际|科技|教育|体育|健康|視界|评论员)"
)
_LATIN_COLUMN = re.compile(
    r"(?:letters?(?: to the editor)?|opinion|comment|editorial|the big read|in brief|briefs?|news in brief|sport|obituary|obituaries|review|reviews|profile|interview|"
    r"feature|analysis|local|community|arts|books|business|travel|notebook|diary|dispatch|column|viewpoint|from the \w+|around (?:the )?\w+|in (?:numbers|figures|pictures)|"
    r"people|nature notes|notices|what'?s on|listings|poem|corrections?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class View:
    """A page as scoring sees it: `marked` if its headings are marked, so that an unmarked line hardly is one."""

    units: Sequence[Unit]
    sights: Sequence[Sight]
    marked: bool
    columns: frozenset[str]

    def near(self, at: int, step: int) -> Sight | None:
        """The sight of the next unit that is no picture or page furniture; None past the edge."""
        at += step
        while 0 <= at < len(self.units):
            if not self._passed_over(at):
                return self.sights[at]
            at += step
        return None

    def _passed_over(self, at: int) -> bool:
        form, sight = self.units[at].form, self.sights[at]
        return (
            form.hint == "image"
            or sight.editors is not None
            or (sight.masthead is not None and not sight.headed)
        )


def view_of(units: Sequence[Unit], sights: Sequence[Sight], columns: frozenset[str]) -> View:
    """Judge how the page marks its headings."""
    marks = sum(sight.headed and sight.short for sight in sights)
    texts = sum(not sight.short for sight in sights)
    return View(units, sights, marks >= 3 or marks * 6 >= max(texts, 1) + 3, columns)


def score(view: View, at: int) -> Scores:
    """Score the parts that one unit may play; higher is likelier, what is out of the question is left out."""
    unit, sight = view.units[at], view.sights[at]
    sure = _sure(unit, sight, view, at)
    if sure:
        return sure
    scores = {Label.TEXT: _text(view, at)}
    if sight.size <= 60:
        scores |= _headings(view, at)
    scores |= _loose_lines(view, at)
    _hinted(unit, scores)
    return scores


def _sure(unit: Unit, sight: Sight, view: View, at: int) -> Scores | None:
    """Lines whose form alone decides."""
    if unit.form.cells:
        return {Label.TABLE: 9.0}
    if unit.form.hint in {"image", "furniture"}:
        return {Label.FURNITURE: 9.0}
    if sight.onward:
        return {Label.ONWARD: 9.0}
    if sight.resumed:
        return {Label.RESUMED: 9.0}
    if sight.masthead and _is_masthead(sight, view, at):
        return {Label.FURNITURE: 9.0}
    return {Label.FURNITURE: 8.0} if sight.editors is not None else None


def _is_masthead(sight: Sight, view: View, at: int) -> bool:
    """A date alone may sign a notice, and a name with a number be a title: such a line must stand at the page's edge."""
    page = sight.masthead
    if page is None:
        return False
    signs = sum(value is not None for value in (page.date, page.page_no, page.publication, page.page_name))
    return (
        signs > 1
        or sight.imprint
        or at < 4
        or at >= len(view.units) - 2
        or bool(page.page_no and not page.page_name)
    )


def _text(view: View, at: int) -> float:
    unit, sight = view.units[at], view.sights[at]
    value = (
        4.0 * sight.sentence + (2.0 if sight.size > SHORT_TITLE else 0.0) + (3.0 if not sight.short else 0.0)
    )
    value += 1.5 * (unit.form.indent > 1) + 5.0 * sight.spoken + 6.0 * (sight.dateline is not None)
    value += 4.0 * bool(BRIEF_MARK.match(sight.text) and sight.size > 14)
    value += 1.0 * (sight.text[0] in "“「" and sight.ended)
    value += 0.8 * sight.ended
    value -= (
        6.0 * (sight.headed and sight.short)
        + 5.0 * (sight.byline is not None)
        + 4.0 * (sight.credit is not None)
    )
    value -= 2.0 * (sight.short and not sight.ended and not view.marked)
    value += 1.0 * (view.marked and not sight.headed)
    return value + _half(view, at)


SHORT_TITLE = 24


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


def _headings(view: View, at: int) -> Scores:
    """Column, kicker, title, subtitle, crosshead: what they share, then what tells them apart."""
    sight = view.sights[at]
    shared = (
        3.0 * sight.headed
        - 4.0 * (view.marked and not sight.headed)
        + 1.0 * (not view.marked and sight.short)
    )
    shared -= 5.0 * (sight.sentence and not sight.headed) + 1.5 * (sight.sentence and sight.headed)
    shared -= 5.0 * sight.text.endswith(("，", "、", "；", ",")) * (not sight.headed)
    shared -= 2.5 * (view.units[at].form.indent > 1)
    shared -= (
        4.0 * (sight.byline is not None or sight.credit is not None)
        + 3.0 * sight.caption
        + 3.0 * sight.chart_note
    )
    shared -= (
        3.0 * (sight.name > 0.7 and not sight.headed)
        + 3.0 * sight.author_note
        + 2.0 * sight.signature * (not sight.headed)
    )
    return {
        Label.COLUMN: shared + _column(view, at),
        Label.KICKER: shared + _kicker(view, at),
        Label.TITLE: shared + _title(view, at),
        Label.TAIL_TITLE: shared + _tail_title(view, at),
        Label.SUBTITLE: shared + _subtitle(view, at),
        Label.CROSSHEAD: shared + _crosshead(view, at),
    }


def _column(view: View, at: int) -> float:
    sight = view.sights[at]
    if sight.size > 12:
        return -9.0
    value = 1.0 if sight.size <= 6 else -1.0
    value += 2.0 * bool(_COLUMN_WORD.search(sight.text) or _LATIN_COLUMN.match(sight.text)) + 3.0 * (
        sight.text in view.columns
    )
    value -= 2.0 * bool(re.search(r"[，。？！：“”]", sight.text))
    value += 1.5 * (sight.text[0] in "■□●◆【〖▍|" and sight.size <= 9)
    value += 1.5 * (not sight.headed and view.marked and sight.size <= 8)
    after = view.near(at, 1)
    if after:
        value -= 2.0 * (
            after.byline is not None
            or after.dateline is not None
            or after.caption
            or after.credit is not None
        )
        value += 0.5 * after.headed
    return value


def _kicker(view: View, at: int) -> float:
    sight, after = view.sights[at], view.near(at, 1)
    value = 5.5 * sight.trails + (0.3 if sight.size >= 10 else -1.0) - 2.0 * sight.leads
    if view.marked and not sight.headed:
        value += 2.5
    if after:
        value += 1.0 * (after.headed and after.short) + 0.5 * (after.short and not after.ended)
        value -= 3.0 * (not after.short) + 2.5 * (after.byline is not None or after.name > 0.7)
        value -= 3.0 * (after.dateline is not None)
    return value if after else -9.0


def _title(view: View, at: int) -> float:
    sight, after = view.sights[at], view.near(at, 1)
    value = (
        0.6
        - 6.0 * sight.trails
        - 4.0 * sight.leads
        - (1.5 if sight.size > 30 else 0.0)
        - (3.0 if sight.size > 40 else 0.0)
    )
    if after:
        value += 3.0 * (after.byline is not None) + 3.0 * (after.dateline is not None)
        value += 1.5 * (after.name > 0.7 and after.byline is None) + 1.5 * after.leads
        value += 1.5 * (after.caption or after.credit is not None)
        value += 1.0 * bool(view.units[at].form.rule_before)
    return value if after else -4.0


def _tail_title(view: View, at: int) -> float:
    """A title under its text: a signature, and no text, follows."""
    after, before = view.near(at, 1), view.near(at, -1)
    if not before or before.headed:
        return -9.0
    value = 1.0 * before.ended - 1.0
    if after is None:
        return value
    named = after.name > 0.25 or after.byline is not None
    return value + (2.5 if named else -3.0)


def _subtitle(view: View, at: int) -> float:
    sight, before = view.sights[at], view.near(at, -1)
    if before is None or not before.short:
        return -9.0
    value = 5.0 * sight.leads - 3.0 * sight.trails
    return value + 1.5 * (before.headed and not sight.headed and view.marked) - 0.8


def _crosshead(view: View, at: int) -> float:
    sight, after, before = view.sights[at], view.near(at, 1), view.near(at, -1)
    if after is None or before is None:
        return -9.0
    value = 0.6 - 4.0 * sight.trails - 2.0 * sight.leads - 1.0 * (sight.size > 26)
    value -= 3.0 * (after.byline is not None or after.dateline is not None) + 2.0 * (
        after.headed and after.short
    )
    value -= 2.0 * (after.credit is not None) + 2.0 * (after.name > 0.7)
    value += 1.0 * before.ended
    return value


def _loose_lines(view: View, at: int) -> Scores:
    """Bylines, captions, credits and small print."""
    sight, after, before = view.sights[at], view.near(at, 1), view.near(at, -1)
    scores: Scores = {}
    if sight.byline or sight.name > 0.1 or sight.author_note:
        value = 6.0 if sight.byline else 5.0 * sight.name - 1.0 - 3.0 * sight.headed
        value -= 3.0 * (sight.credit is not None and sight.text.rstrip(")）").endswith(("摄", "攝", "影")))
        scores[Label.BYLINE] = value - 2.0 * sight.author_note
        scores[Label.TAIL_BYLINE] = value + 6.0 * sight.author_note
    if sight.credit is not None:
        scores[Label.CREDIT] = 6.0
    if sight.imprint:
        scores[Label.FURNITURE] = 7.0
    if sight.size < 150 and not sight.spoken:
        scores[Label.CAPTION] = _caption(view, at, before, after)
    return scores


def _caption(view: View, at: int, before: Sight | None, after: Sight | None) -> float:
    unit, sight = view.units[at], view.sights[at]
    pictured = at > 0 and view.units[at - 1].form.hint == "image"
    credited = after is not None and after.credit is not None
    tabled = any(0 <= near < len(view.units) and view.units[near].form.cells for near in (at - 1, at + 1))
    value = (
        -1.0 + 5.0 * sight.caption + 2.5 * pictured * (sight.size < 90) + 6.0 * credited * (sight.size < 130)
    )
    value += 6.0 * sight.chart_note + 2.0 * tabled * sight.short + 2.0 * unit.form.italic
    value -= 4.0 * sight.headed + 4.0 * (sight.byline is not None) + 2.0 * (sight.dateline is not None)
    value -= 2.0 * (sight.size > 90) + 2.0 * (sight.size < 4)
    if before and not before.ended and not before.short and not sight.caption:
        # A right half that happens to stand before a credit is text.
        value -= 1.0 * max(0.0, min(join_score(before.text, sight.text), 3.0))
    return value


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
    if told:
        scores[told] = max(scores.get(told, 0.0), 0.0) + 8.0
    if told is Label.KICKER and Label.COLUMN in scores:
        # Electronic editions set the column's name in the kicker's place.
        scores[Label.COLUMN] += 7.0
