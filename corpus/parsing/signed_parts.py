"""A page's view goes in; whether a marked heading stands over a text that has a writer of its own comes out."""

from collections.abc import Iterator
from itertools import pairwise

from corpus.article import Contributor
from corpus.parsing.sight import Sight
from corpus.parsing.view import View

_NAMED = 0.7
_WRITERS = frozenset({"reader", "author", "compiler"})


def heads_signed_text(view: View, at: int) -> bool:
    """Whether a writer signs below this heading's text, and someone else has signed above: then no crosshead parts the two.

    Letters under one column, small essays on one page: each has its own heading, none is marked as more than the others.
    """
    if not view.sights[at].headed:
        return False
    above = _heading_above(view, at)
    if above is None:
        return False
    others = [one for place in _stretch(view, above) if (one := _signer(view.sights[place]))]
    dated = [one for place in _stretch(view, above) for one in _in_the_text(view.sights[place])]
    mine = _signer_below(view, at, reporters=bool(dated) and not others)
    return mine is not None and bool(others or dated) and mine not in (*others, *dated)


def _in_the_text(sight: Sight) -> tuple[str, ...]:
    """The reporters that a dateline names."""
    return tuple(person.name for person in sight.dateline.people) if sight.dateline else ()


def _signer_below(view: View, at: int, *, reporters: bool) -> str | None:
    """Who signs under a finished text."""
    places = list(_stretch(view, at))
    for text, place in pairwise(places):
        signer = _signer(view.sights[place])
        if (
            signer
            and view.sights[text].ended
            and _signer(view.sights[text]) is None
            and (reporters or _writes(view.sights[place]))
        ):
            return signer
    return None


def _writes(sight: Sight) -> bool:
    """A reader, an author, a collector signs below his text; the paper's own people may sign below the last of several parts."""
    people = sight.byline.people if sight.byline is not None else ()
    return sight.byline is None or any(
        person.role in _WRITERS and not _of_the_paper(person) for person in people
    )


def _of_the_paper(person: Contributor) -> bool:
    return person.org is not None and person.role == "compiler"


def _signer(sight: Sight) -> str | None:
    if sight.byline is not None and sight.byline.people and not sight.spoken:
        return sight.byline.people[0].name
    plain = not sight.headed and not sight.ended and sight.credit is None
    return "".join(sight.text.split()) if plain and sight.name > _NAMED else None


def _stretch(view: View, heading: int) -> Iterator[int]:
    """What stands between a heading and the next one."""
    below = view.place(heading, 1)
    while below is not None and not (view.sights[below].headed and view.sights[below].short):
        yield below
        below = view.place(below, 1)


def _heading_above(view: View, at: int) -> int | None:
    above = view.place(at, -1)
    while above is not None and not (view.sights[above].headed and view.sights[above].short):
        above = view.place(above, -1)
    return above
