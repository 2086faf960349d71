"""A line of an English page goes in; whether its capitals make it a headline, a deck or a line above one comes out."""

import re

from corpus.parsing.sight import Sight
from corpus.parsing.view import View


def cases(view: View, at: int) -> tuple[bool, bool, bool]:
    """Whether a line is an English Headline beside a deck without capitals, a deck below one, or a line above one."""
    sight, before, after = view.sights[at], view.near(at, -1), view.near(at, 1)
    if not sight.latin or not sight.headed:
        return _capital_lines(view, at)
    mine = _capitalized(sight)
    neighbours = [
        one
        for one in (before, after)
        if one is not None and one.headed and one.latin and not one.text.isupper()
    ]
    differing = [one for one in neighbours if _capitalized(one) != mine]
    if mine:
        return bool(differing), False, False
    return False, before in differing, after in differing and before not in differing


def _capital_lines(view: View, at: int) -> tuple[bool, bool, bool]:
    """Where nothing is marked, A HEADLINE IN CAPITALS over a deck in ordinary letters."""
    sight, before, after = view.sights[at], view.near(at, -1), view.near(at, 1)
    if view.marked or not sight.latin or not sight.short or sight.ended or sight.byline is not None:
        return False, False, False
    if sight.text.isupper():
        return after is not None and _is_deck(after), False, False
    return False, before is not None and before.text.isupper() and before.short and _is_deck(sight), False


def _is_deck(sight: Sight) -> bool:
    """Whether a line in ordinary letters has too many words for a title in capitals' company."""
    plain = (
        sight.latin and sight.short and not sight.headed and sight.byline is None and sight.dateline is None
    )
    return (
        plain
        and not sight.text.isupper()
        and not _capitalized(sight)
        and sight.name <= 0.1
        and not sight.spoken
    )


def _capitalized(sight: Sight) -> bool:
    words = re.findall(r"[A-Za-z][\w’']{3,}", sight.text)
    return bool(sum(word[0].isupper() for word in words) * 10 >= len(words) * 7)
