"""A unit of a page goes in, how much it looks like each part of a header or a crosshead comes out."""

import re

from corpus.parsing.capitals import cases
from corpus.parsing.credit import is_artwork
from corpus.parsing.heading_words import names_column, names_inner_part, names_picture_column, salutes
from corpus.parsing.joining import spans_cut
from corpus.parsing.label import Label
from corpus.parsing.plain_labels import (
    DOTTED,
    SHORTEST_KICKER,
    above_heading,
    below_kicker,
    heads_late_titled,
    labelled_below,
    labels_headline_above,
    names_a_source,
    reads_as_label,
)
from corpus.parsing.sight import Sight
from corpus.parsing.signed_parts import heads_signed_text
from corpus.parsing.signing import signs
from corpus.parsing.view import View

_ABSTRACT = re.compile(r"(?:核心|内容|閱讀|阅读)?(?:提要|提示|阅读|摘要)\s*[：:]")
# Columns and page names have few characters; two or three make a title only now and then.
_SHORT_COLUMN = 6
_BOXED = re.compile(
    r"[【〖［][^【】〖〗［］]{2,10}[】〗］](?:之[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[）)])?"
)
_CUT_SHORT = re.compile(r"[一两二三几每这那各某另第约近超达共]$")
_SPEECH = re.compile(r"“[^“”]*[。？！…]”|「[^「」]*[。？！…]」")
_READS_ON = re.compile(
    r"[的和与及在把让将被为对从向，、：]$|\b(?:the|a|of|and|to|in|for|with|on|at|by)$|,$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?:答[：:]|有了|成了|变成|成为|让|把|不再|才|也|又|却|还|的|地|得|了|着|和|与|及|同|在|从|向|用|被|给)(?=.{2})"
)


def headline_scores(view: View, at: int) -> dict[Label, float]:
    """Score column, kicker, title, subtitle and crosshead: what they share, then what tells them apart."""
    shared = _shared(view, at)
    higher, same, deeper = _level(view, at)
    apart, touching = _apart(view, at)
    cased, above, below = cases(view, at)
    return {
        Label.COLUMN: shared + _column(view, at) + 1.0 * higher - 1.0 * deeper,
        Label.KICKER: shared + _kicker(view, at) - 1.0 * deeper + 1.5 * below - 1.5 * cased,
        Label.TITLE: shared
        + _title(view, at)
        + 1.0 * same
        - 2.0 * deeper
        + 1.5 * apart
        - 1.0 * touching
        + 1.5 * cased
        - 1.5 * (above or below),
        Label.TAIL_TITLE: shared + _tail_title(view, at) + 1.5 * apart,
        Label.SUBTITLE: shared + _subtitle(view, at) + 3.0 * above,
        Label.CROSSHEAD: shared
        + _crosshead(view, at)
        - 3.0 * higher
        - 2.0 * same
        + 1.0 * deeper
        - 1.5 * apart
        + 1.0 * touching,
    }


def _apart(view: View, at: int) -> tuple[bool, bool]:
    """Whether a border parts a heading from the text above it, and whether on a page with borders none does."""
    form = view.units[at].form
    if form.rule_before:
        return True, False
    # A heading that is marked has empty lines around it anyway.
    dense = view.dense and not view.sights[at].headed
    return dense and form.blank_before > 0, dense and form.blank_before == 0


def _level(view: View, at: int) -> tuple[bool, bool, bool]:
    """Whether a heading is higher than, as high as or deeper than most titles of the page."""
    mine, titles = view.units[at].form.level, view.title_level
    if not mine or not titles:
        return False, False, False
    return mine < titles, mine == titles, mine > titles


def _shared(view: View, at: int) -> float:
    sight, indent = view.sights[at], view.units[at].form.indent
    value = (
        3.0 * sight.headed
        - 4.0 * (view.marked and not sight.headed)
        + 1.0 * (not view.marked and sight.short)
    )
    value -= 5.0 * (sight.sentence and not sight.headed) + 1.5 * (sight.sentence and sight.headed)
    value -= 3.0 * (not sight.headed and bool(_SPEECH.fullmatch(sight.text)))
    value -= 5.0 * sight.text.endswith(("，", "、", "；", ",")) * (not sight.headed)
    value += 1.5 * (indent > 3 and not sight.signature) - 2.5 * (1 < indent <= 3)
    value -= 4.0 * (sight.byline is not None or sight.credit is not None) + 3.0 * sight.caption
    value -= 3.0 * (sight.chart_note or sight.source_note) + 3.0 * sight.author_note
    value -= 3.0 * (sight.name > 0.7 and not sight.headed) + 4.0 * (sight.signature and not sight.headed)
    value -= 2.5 * (sight.brief and (not sight.headed or sight.ended)) + 2.0 * (
        sight.listed and not sight.headed
    )
    value -= 3.0 * (not sight.headed and signs(view, at))
    value -= 2.0 * (not sight.headed and bool(_CUT_SHORT.search(sight.text))) + 1.0 * (
        not sight.headed and sight.size > 20
    )
    return value - 3.5 * (at in view.verse)


def _depth(view: View, at: int, step: int) -> int:
    """By how much the heading beside this one is deeper; 0 if there is none or the page has one level only."""
    place = view.place(at, step)
    mine, other = view.units[at].form.level, view.units[place].form.level if place is not None else None
    return other - mine if mine and other else 0


def _column(view: View, at: int) -> float:
    sight = view.sights[at]
    if sight.size > 12:
        return -9.0
    value = 1.0 if sight.size <= 6 else -1.0
    value += 2.0 * names_column(sight.text)
    value += 1.5 * bool(DOTTED.search(sight.text)) - 1.5 * names_inner_part(sight.text)
    value += 6.0 * names_picture_column(sight.text) + 4.0 * labels_headline_above(view, at)
    value += 1.5 * (_depth(view, at, 1) > 0 and sight.size <= _SHORT_COLUMN)
    value += 1.5 * (sight.latin and sight.text.isupper() and not view.shouts)
    value -= 2.5 * (after_reads_on(view, at)) - 4.0 * heads_late_titled(view, at)
    value -= 2.0 * bool(re.search(r"[，。？！：“”]", sight.text)) + 1.0 * sight.item_word
    value += 1.5 * (sight.text[0] in "■□●◆【〖▍|" and sight.size <= 9)
    value += 1.5 * (not sight.headed and view.marked and sight.size <= 8)
    value += 2.5 * (bool(_BOXED.fullmatch(sight.text)) and sight.byline is None)
    if above_heading(view, at) and (sight.size <= _SHORT_COLUMN + 1 or reads_as_label(sight)):
        value += 3.0 + 1.5 * names_inner_part(sight.text)
    after = view.near(at, 1)
    if after:
        value -= 2.0 * (after.byline is not None or after.dateline is not None) + 2.0 * view.pictured(at)
        value += 6.0 * (after.brief and view.marked and not sight.headed and not sight.ended)
        value += 0.5 * after.headed + 1.5 * (after.spoken and not view.converses(at))
    return value


def _kicker(view: View, at: int) -> float:
    sight, after = view.sights[at], view.near(at, 1)
    if after is None:
        return -9.0
    value = 5.5 * sight.trails + (0.3 if sight.size >= 10 else -1.0) - 2.0 * sight.leads
    value -= 1.0 * (sight.size <= 6 and not sight.trails) + 2.0 * names_inner_part(sight.text)
    if view.marked and not sight.headed:
        value += 2.5
    value -= 3.5 * _unfinished(sight, after) + 2.5 * below_kicker(view, at)
    value += 4.5 * names_a_source(sight, after) + 4.0 * (
        above_heading(view, at) and sight.size >= SHORTEST_KICKER and not reads_as_label(sight)
    )
    value += 1.0 * (after.headed and after.short) + 0.5 * (after.short and not after.ended)
    value -= 3.0 * (not after.short) + 2.5 * (after.byline is not None or after.name > 0.7)
    value -= 1.5 * (_depth(view, at, -1) < 0 or _depth(view, at, 1) > 0) + 1.0 * sight.sentence
    return value - 3.0 * (after.dateline is not None) - 3.0 * after.brief - 2.0 * after.leads


def after_reads_on(view: View, at: int) -> bool:
    """Whether the next line goes on with this one."""
    after = view.near(at, 1)
    return after is not None and _unfinished(view.sights[at], after)


def _unfinished(sight: Sight, after: Sight) -> bool:
    """Whether a short line reads on in the next: the first line of a headline of two."""
    short = sight.size <= 16 and after.size <= 16 and sight.headed == after.headed
    return short and (
        bool(_READS_ON.search(sight.text) or _GOES_ON.match(after.text)) or spans_cut(sight.text, after.text)
    )


def _title(view: View, at: int) -> float:
    sight, after, before = view.sights[at], view.near(at, 1), view.near(at, -1)
    if after is None:
        return -4.0
    value = (
        0.6
        - 6.0 * sight.trails
        - 4.0 * sight.leads
        - (1.5 if sight.size > 30 else 0.0)
        - (3.0 if sight.size > 40 else 0.0)
    )
    value += 3.0 * (after.byline is not None or labelled_below(view, at)) + 3.0 * (after.dateline is not None)
    value += 1.5 * (after.name > 0.7 and after.byline is None) + 1.5 * after.leads + 1.5 * bool(after.resumed)
    value += (
        3.0 * (view.pictured(at) or view.shown(at) or (view.over_verse(at) and sight.name <= 0.5))
        + 2.0 * (after.brief or after.listed)
        + 3.0 * bool(view.units[min(at + 1, len(view.units) - 1)].form.cells)
    )
    # A picture's title has no full stop; its caption has.
    value -= 3.0 * (view.pictured(at) and sight.text.endswith("。"))
    value += 2.5 * sight.item_word - 2.0 * names_inner_part(sight.text)
    value += 3.0 * heads_signed_text(view, at) + 4.0 * (after.credit is not None and is_artwork(sight.text))
    value += 1.0 * (after.spoken and not view.converses(at))
    value -= 3.0 * names_a_source(sight, after)
    value += 2.0 * below_kicker(view, at) + 1.0 * _labelled(view, at) + 3.0 * _is_letter(after)
    value += 2.0 * _unfinished(sight, after) + 1.5 * (view.names_a_title(at) and after.name <= 0.7)
    value += 1.5 * (_depth(view, at, 1) > 0 and sight.size > _SHORT_COLUMN) - 2.0 * (_depth(view, at, -1) < 0)
    return value + 1.5 * (before is not None and before.signature)


def _is_letter(sight: Sight) -> bool:
    """Whether a letter begins here; 记者：…？ begins an answer's question."""
    return not sight.spoken and salutes(sight.text)


def _labelled(view: View, at: int) -> bool:
    """Whether a marked heading stands below a label or a kicker that nobody marked."""
    above = view.place(at, -1)
    return above is not None and view.sights[at].headed and above_heading(view, above)


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
    sight, before, after = view.sights[at], view.near(at, -1), view.near(at, 1)
    if before is None or not before.short or before.ended:
        return -9.0
    value = (
        5.0 * sight.leads
        - 3.0 * sight.trails
        - 2.0 * (sight.size <= 4)
        - 3.0 * (sight.name > 0.5 or sight.byline is not None)
        - 6.0 * labels_headline_above(view, at)
    )
    awaited = (
        after is not None
        and after.credit is None
        and ((after.byline is not None and not _by_a_reader(after)) or (sight.italic and after.headed))
    )
    if awaited and before.headed and not sight.headed and sight.sentence:
        # A sentence between headline and byline is the standfirst; that it is one is nothing against it.
        value += 23.0
    value += (2.5 + 2.0 * (after is not None and after.byline is not None)) * (
        _depth(view, at, -1) < 0
    ) + 1.5 * (sight.sentence and before.headed)
    value += 4.0 * (sight.italic and under_headline(view, at)) - 6.0 * _has_sibling(view, at)
    return value + 1.5 * (before.headed and not sight.headed and view.marked) - 0.8


def _has_sibling(view: View, at: int) -> bool:
    """Whether a heading as deep as this one stands further down in the same item: the two are parts of it."""
    mine = view.units[at].form.level
    if not mine or _depth(view, at, -1) >= 0:
        return False
    below = (unit.form.level for unit in view.units[at + 1 :] if unit.form.level and unit.form.level <= mine)
    return next(below, None) == mine


def under_headline(view: View, at: int) -> bool:
    """Whether a line stands between a marked headline and a byline."""
    before, after = view.near(at, -1), view.near(at, 1)
    return (
        before is not None
        and before.headed
        and before.short
        and after is not None
        and after.byline is not None
    )


def _by_a_reader(sight: Sight) -> bool:
    """Whether a byline is a reader's: it stands below his letter, however short that is."""
    return sight.byline is not None and any(person.role == "reader" for person in sight.byline.people)


def _crosshead(view: View, at: int) -> float:
    sight, after, before = view.sights[at], view.near(at, 1), view.near(at, -1)
    if after is None or before is None:
        return -9.0
    value = 0.6 - 4.0 * sight.trails - 2.0 * sight.leads - 1.0 * (sight.size > 26)
    value -= 3.0 * (after.byline is not None or after.dateline is not None) + 4.0 * (
        after.headed and after.short
    )
    value -= 1.5 * _labelled(view, at) + 3.0 * _is_letter(after) + 3.0 * labelled_below(view, at)
    # A row of briefs has no parts.
    value -= 3.0 * heads_signed_text(view, at) + 3.0 * (sight.headed and before.brief)
    value -= (
        3.0 * (view.pictured(at) or view.shown(at) or (view.over_verse(at) and sight.name <= 0.5))
        + 3.0 * (after.name > 0.5)
        + 2.5 * (after.brief or after.listed)
    )
    value -= 3.0 * bool(view.units[min(at + 1, len(view.units) - 1)].form.cells) + 2.5 * before.signature
    value += (3.0 + 4.0 * (not sight.headed and sight.size <= _SHORT_COLUMN)) * names_inner_part(
        sight.text
    ) - 2.5 * sight.item_word
    return value + 1.0 * before.ended
