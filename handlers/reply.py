"""What comes back, as frozen data: blocks that `bot/rendering/` turns into a platform's own form, and buttons that say a command."""

from dataclasses import dataclass

Mark = tuple[int, int]
"""A half-open range of code points in the text it stands beside; ranges are sorted and do not overlap."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows, such as an article's title."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Our own words; `quiet` for what is only a note (counts, dates, bylines); `marks` are set bold."""

    text: str
    marks: tuple[Mark, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """The paper's words: `text` is an exact substring of one printed line of article `article_id`.

    `marks` are the matched characters. `folded` asks a platform that can to show the quotation collapsed until
    tapped. `code` is the passage's permalink, empty where there is none. `label` (such as 原文 or 引文) stands in front.
    """

    text: str
    article_id: str
    marks: tuple[Mark, ...] = ()
    code: str = ""
    folded: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One numbered article of a list: its title (with marks), a quiet line about it, and excerpts."""

    number: int
    title: str
    note: str = ""
    title_marks: tuple[Mark, ...] = ()
    excerpts: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class HitList:
    """A list of hits; `number` of each is what `article N` opens."""

    hits: tuple[Hit, ...]


Block = Heading | Text | Quotation | HitList


@dataclass(frozen=True, slots=True)
class Button:
    """A next step: pressing it says `command` in the reader's name.

    `turns` is for pagers: the answer takes the place of this reply, where a platform can do that.
    """

    label: str
    command: str
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The one passage that a reply stands on: its permalink's code and its citation, for whoever passes it on."""

    code: str
    citation: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: blocks from top to bottom, then rows of buttons.

    Where all of it stands on one passage, `source` says which; a platform offers to share it in its own way. `link` is
    the web address of the one article that it shows, where that article has one.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    source: Source | None = None
    link: str = ""
