"""A page's view goes in; whether a plain line signs the text above it comes out: an office, a name, a place below a name."""

from corpus.parsing.verse import SHORT_LINE
from corpus.parsing.view import View

_FAR_RIGHT = 10
"""Characters from the edge beyond which a line below a text is set to the right, as signatures are."""


def signs(view: View, at: int) -> bool:
    """Whether a line signs in any of the ways told here, and so heads nothing."""
    return hangs_below(view, at) or signs_a_date(view, at) or signs_with_place(view, at)


def signs_a_date(view: View, at: int) -> bool:
    """Whether a short line stands between the end of a text and a date: who signed it."""
    before, after = view.near(at, -1), view.near(at, 1)
    if before is None or after is None or view.sights[at].ended or view.sights[at].size > SHORT_LINE:
        return False
    return (before.ended or before.size > 24) and after.signature and after.text[-1:] in "日号"


def hangs_below(view: View, at: int) -> bool:
    """Whether a line touches the text above and has an empty line below: a signature, not a heading."""
    above = view.place(at, -1)
    if above is None or at + 1 >= len(view.units):
        return False
    sight, form = view.sights[above], view.units[at].form
    long = sight.size > SHORT_LINE or form.indent >= _FAR_RIGHT
    under_text = sight.ended and not sight.headed and long
    return (
        (under_text or _signs_text(view, above))
        and form.blank_before == 0
        and view.units[at + 1].form.blank_before > 0
    )


def _signs_text(view: View, at: int) -> bool:
    """Whether a plain name stands below a finished text: the line that touches it says where its bearer lives."""
    sight, before = view.sights[at], view.near(at, -1)
    signs = not sight.headed and not sight.ended and sight.byline is None and sight.name > 0.5
    return signs and before is not None and before.ended and before.size > SHORT_LINE


def signs_with_place(view: View, at: int) -> bool:
    """Whether a line is such a name, with where its bearer lives right below."""
    return at + 1 < len(view.units) and _signs_text(view, at) and hangs_below(view, at + 1)
