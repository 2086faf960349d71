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


PLAIN = (
    "The Alder Bay Herald                    Sunday, March 3, 2019                    Page 7\n\n"
    "FOOTBRIDGE TO OPEN IN MAY, TWO YEARS LATE\nCost has risen to $4 million; toll set at $1\n\nBy TOM REED\nHerald Staff\n\n"
    "The footbridge on Mill Street will open on May 11, two years after the date first promised, the county said.\n\n"
    "LETTERS TO THE EDITOR\n\nLeave the Elms Alone\n\nTo the Editor:\n\nThe plan to fell 14 elms on Main Street is folly. Cars can wait; trees cannot.\n\n"
    "Margaret Dunne\nQuarry Bay\n\nA Word for the Nurses\n\nTo the Editor:\n\nThe nurses sang to my husband when he could not sleep. I would like to know their names.\n\n"
    "Ruth Abel\nStonehaven\n\nCORRECTION\n\nA report on Feb. 24 misstated the age of the winner of the bee. Tim Okafor is 12, not 11.\n"
)


def test_a_page_without_marks_tells_headlines_by_their_capitals():
    """A headline in capitals has its deck below it; salutations and signatures with a town head nothing."""
    report, first, second, correction = parse(Dump("page.txt", read_text(PLAIN))).articles
    assert (report.title, report.subtitle) == (
        "FOOTBRIDGE TO OPEN IN MAY, TWO YEARS LATE",
        "Cost has risen to $4 million; toll set at $1",
    )
    assert [(one.title, one.byline[0].name, one.paragraphs[-1]) for one in (first, second)] == [
        ("Leave the Elms Alone", "Margaret Dunne", "Quarry Bay"),
        ("A Word for the Nurses", "Ruth Abel", "Stonehaven"),
    ]
    assert (correction.kind, correction.column) == ("notice", None)


def test_a_slanted_deck_and_a_pictures_credit_in_brackets():
    """The line in italics is the deck, the post below the name no paragraph, the bracket behind a caption its credit."""
    story, picture = parse(
        Dump(
            "page.md",
            read_text(
                "**HARVEST FAIR DRAWS 4,000 DESPITE RAIN**\n\n*Pumpkin record falls; one goat still missing*\n\n**By Nell Carrow**\nGazette Correspondent\n\n"
                "A pumpkin of 1,412 pounds took the blue ribbon on Saturday, and briefly broke the scale.\n\n![](fair.jpg)\n\n"
                "Amos Tuttle with his winning pumpkin. (Gazette photo by Ray Lund)\n\nAttendance reached 4,000, the fair board said, against 5,200 last year.\n"
            ),
        )
    ).articles
    assert (story.subtitle, len(story.paragraphs)) == ("Pumpkin record falls; one goat still missing", 2)
    assert (picture.captions, picture.byline[0].name) == (
        ("Amos Tuttle with his winning pumpkin.",),
        "Ray Lund",
    )
