"""English pages: jump lines of every form, and labels that stand below their headline."""

import pytest

from corpus.parsing.page import parse
from corpus.parsing.wrapping import ONWARD_LATIN, RESUMED_LATIN
from corpus.reading.dump import Dump
from corpus.reading.plain_text import read_text


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("(Continued on C4)", "C4"),
        ("Continued on Page 7", "Page 7"),
        ("See BRIDGE, Page A5", "Page A5"),
        ("Please turn to 6B", "6B"),
        ("CONTINUED ON BACK PAGE", "BACK PAGE"),
        ("See you on 6", None),
        ("See the notice on page 4 of the book", None),
    ],
)
def test_jump_lines_name_their_page(line: str, page: str | None):
    """C4 and 6B name pages without the word; an ordinary line that ends in a figure does not."""
    found = ONWARD_LATIN.match(line)
    assert (None if found is None else found["to"] or found["turn"]) == page


@pytest.mark.parametrize(
    ("line", "page"), [("(Continued from C1)", "C1"), ("BRIDGE, from Page One", "Page One")]
)
def test_resumed_stories_name_their_page(line: str, page: str):
    """The other end of a jump names the page too."""
    found = RESUMED_LATIN.match(line)
    assert found is not None
    assert found["from"] == page


def test_a_label_below_its_headline_is_the_column():
    """Headline, OBITUARIES, byline; a jump line ends the story above and is nobody's column."""
    first, second, third = parse(
        Dump(
            "page.md",
            read_text(
                "# Footbridge to Close for Repairs\n\nBy Tom Reed\n\nThe footbridge on Mill Street will be closed for three weeks while its deck is replaced.\n\n"
                "(Continued on C4)\n\n# A Gardener Who Fed a Street\n\nOBITUARIES\n\nBy Ada Quill\n\n"
                "Walter Pym, who grew tomatoes for every house on Mill Street, died on Monday. He was 91.\n\n"
                "# Give the Bridge a Roof\n\nOpinion\n\nBy Ann Lee\n\nA roof would cost less than the salt that is spread on the deck each winter.\n"
            ),
        )
    ).articles
    assert (first.complete, first.continued_to) == (False, "C4")
    assert (second.column, second.title) == ("OBITUARIES", "A Gardener Who Fed a Street")
    assert (third.column, third.title) == ("Opinion", "Give the Bridge a Roof")
