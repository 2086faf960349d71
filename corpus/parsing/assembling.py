"""An item of the page goes in, an Article comes out: each part in the field it belongs to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.article import Article, Contributor, Kind, Page, Section
from corpus.parsing.byline import Byline
from corpus.parsing.corrections import corrects
from corpus.parsing.dateline import reporters_at_end, reporters_in_front
from corpus.parsing.heading_words import unmarked
from corpus.parsing.item import Item, Part, is_signature
from corpus.parsing.joining import BRIEF_MARK, squeeze
from corpus.parsing.label import Label
from corpus.parsing.names import name_likeness, split_names
from corpus.parsing.rejoining import is_verse
from corpus.parsing.script import ends_sentence, is_latin_text
from corpus.reading.block import Block

# Three pictures and a paragraph or two about them are a photo essay.
_ESSAY = 2
_LONGEST_NAME = 6
_NOTICE = re.compile(
    r"(?:启事|啟事|公告|通知|通告|声明|聲明|讣告|訃告|公示|布告|致歉|更正|勘误|招聘|招领|寻物|寻人|遗失|敬告读者|告读者|致读者|小启|小啟|for the record|notices?|corrections?)$",
    re.IGNORECASE,
)
_SET = re.compile(r"制表|製表")
_BRIEFS = re.compile(r"简讯|簡訊|快讯|短讯|速览|一句话|要闻速递|in brief|briefs", re.IGNORECASE)
_LISTED = re.compile(r"\d{1,2}[:：]\d{2}|\d+月\d+日|[：:]|\d+\s*元|—|－| - |\s\|\s|　")
_OPINION = re.compile(
    r"opinion|comment|letters?|viewpoint|essay|column|corner|notebook|diary|poe(?:m|try)|verse", re.IGNORECASE
)
_ABSTRACT = re.compile(r"核心阅读|阅读提示|内容提要|提要|导读|核心閱讀|編者按|编者按|核心提示|内容摘要")
_LABEL_MARKS = "■□●○◎⊙◆◇▍▎|｜【】〖〗［］[]()（）<>〈〉《》:： \u3000"
_NUMBERED = re.compile(r"[【〖［](.+?)[】〗］]之[一二三四五六七八九十]{1,3}$")
"""【老字号寻踪】之七 is a column's seventh."""


def assemble(item: Item, page: Page, source: str, blocks: Sequence[Block]) -> Article:
    """Put each part into its field; the id comes later, when the page is known."""
    kind = kind_of(item)
    onward, resumed = item.of(Label.ONWARD), item.of(Label.RESUMED)
    return Article(
        kind=kind,
        column=_column(item.of(Label.COLUMN)),
        kicker="\n".join(part.text for part in item.of(Label.KICKER)) or None,
        title=" ".join(unmarked(part.text) for part in item.of(Label.TITLE, Label.TAIL_TITLE)) or None,
        subtitle="\n".join(part.text for part in item.of(Label.SUBTITLE)) or None,
        byline=tuple(_unique(_byline(item, kind))),
        place=_place(item),
        sections=tuple(_sections(item)),
        captions=tuple(squeeze(part.text) for part in item.of(Label.CAPTION)),
        credits=tuple(part.text for part in item.of(Label.CREDIT)),
        tables=tuple(part.unit.form.cells for part in item.of(Label.TABLE)),
        complete=not (onward or resumed or "truncated" in item.warnings),
        continued_to=next((part.sight.onward for part in onward), None),
        continued_from=next((part.sight.resumed for part in resumed), None),
        url=next((part.unit.form.url for part in item.parts if part.unit.form.url), None),
        page=page,
        sources=(source,),
        lines=tuple(line_ranges(item, blocks)),
        warnings=tuple(item.warnings),
        confidence=_confidence(item),
    )


def kind_of(item: Item) -> Kind:
    """Tell the item's kind from its parts."""
    paragraphs = item.of(Label.TEXT)
    if not paragraphs:
        return _pictorial(item)
    heads = " ".join(part.text for part in item.of(Label.COLUMN, Label.TITLE, Label.TAIL_TITLE))
    marked = sum(bool(BRIEF_MARK.match(part.text)) for part in paragraphs)
    if marked * 2 > len(paragraphs) and (marked > 1 or _BRIEFS.search(heads)):
        return "briefs"
    if len(item.of(Label.CAPTION)) > _ESSAY and len(paragraphs) <= _ESSAY:
        return "photo_essay"
    listed = sum(part.sight.listed for part in paragraphs)
    if listed * 2 > len(paragraphs) and listed > 1:
        return "listing"
    if is_verse(paragraphs):
        listed = sum(bool(_LISTED.search(part.text)) for part in paragraphs)
        return "listing" if listed * 2 >= len(paragraphs) else "poem"
    titles = item.of(Label.TITLE, Label.TAIL_TITLE)
    said = corrects(paragraphs[0].text) if not titles else _NOTICE.search("".join(titles[-1].text.split()))
    return "notice" if said else "article"


def _pictorial(item: Item) -> Kind:
    designed = any(
        person.role == "designer" for part in item.of(Label.CREDIT) for person in part.sight.credit or ()
    )
    if item.has(Label.TABLE):
        # 制表 set a table; whoever drew made a chart of it.
        drawn = any(not _SET.search(part.text) for part in item.of(Label.CREDIT))
        return "chart" if designed and drawn else "table"
    captions = item.of(Label.CAPTION)
    if designed or any(part.sight.chart_note or part.sight.source_note for part in captions):
        return "chart"
    if not captions and not item.has(Label.CREDIT):
        return "article"
    return "photo_essay" if len(captions) > 2 else "photo"


def _column(parts: list[Part]) -> str | None:
    if not parts:
        return None
    numbered = _NUMBERED.search(parts[0].text)
    return numbered[1] if numbered else parts[0].text.strip(_LABEL_MARKS) or parts[0].text


def _byline(item: Item, kind: Kind) -> Iterator[Contributor]:
    opinion = any(_OPINION.search(part.text) for part in item.of(Label.COLUMN))
    for part in item.parts:
        if part.label in {Label.BYLINE, Label.TAIL_BYLINE} or is_signature(part):
            yield from (_as_author(person) if opinion else person for person in _signed(part))
    paragraphs = item.of(Label.TEXT)
    for part in paragraphs if kind == "briefs" else paragraphs[:1]:
        if part.sight.dateline:
            yield from part.sight.dateline.people
        elif kind == "briefs":
            front = reporters_in_front(part.text)
            yield from front.people if front else ()
    for part in paragraphs if kind == "briefs" else paragraphs[-1:]:
        yield from reporters_at_end(part.text)
    if not paragraphs or (len(paragraphs) <= _ESSAY and not item.has(Label.BYLINE, Label.TAIL_BYLINE)):
        for part in item.of(Label.CREDIT):
            yield from part.sight.credit or ()


def _as_author(person: Contributor) -> Contributor:
    """An English byline says By and no more; in a column of opinions it names an author."""
    return replace(person, role="author") if person.role == "reporter" and not person.org else person


def _signed(part: Part) -> Iterator[Contributor]:
    """A byline's people; a bare name is an author's; （作者为…） names no one."""
    if part.sight.byline is not None and not (part.signs and _authors_only(part.sight.byline)):
        yield from part.sight.byline.people
    elif part.sight.credit and part.label is Label.BYLINE:
        yield from part.sight.credit
    elif part.signs:
        yield from (Contributor("reader", name) for name in part.signs)
    elif not part.sight.author_note and part.label is not Label.TEXT:
        name = part.text.strip("（）()□■●○◆◇◎★▲△—-–* \u3000")
        yield from (Contributor("author", one) for one in _bare_names(name))


def _authors_only(byline: Byline) -> bool:
    """Whether nothing but where he works is told of who signs: under a letter he is a reader."""
    return all(person.role == "author" for person in byline.people)


def _bare_names(line: str) -> tuple[str, ...]:
    """A line that stands as a byline is a name; a longer one, such as 综合本报驻外记者来稿, names at most its last word."""
    if is_latin_text(line):
        return (line,)
    if len("".join(line.split())) <= _LONGEST_NAME or "·" in line:
        return ("".join(line.split()),)
    last = re.split(r"\u3000|[ ]{2,}", line)[-1]
    return split_names(line) or ((last,) if name_likeness(last) > 0.5 else ())


def _unique(people: Iterable[Contributor]) -> Iterator[Contributor]:
    seen = set()
    for person in people:
        if person.name not in seen:
            seen.add(person.name)
            yield person


def _place(item: Item) -> str | None:
    for part in item.of(Label.BYLINE, Label.TAIL_BYLINE):
        if part.sight.byline and part.sight.byline.place:
            return part.sight.byline.place
    first = item.of(Label.TEXT)[:1]
    return first[0].sight.dateline.place if first and first[0].sight.dateline else None


def _sections(item: Item) -> Iterator[Section]:
    heading, paragraphs = "", list[str]()
    for at, part in enumerate(item.parts):
        if part.label is Label.TEXT:
            if paragraphs and _ends_abstract(item.parts, at, heading):
                yield Section(heading, tuple(paragraphs))
                heading, paragraphs = "", []
            paragraphs.append(_paragraph(part.text))
        elif part.label is Label.CROSSHEAD:
            if heading or paragraphs:
                yield Section(heading, tuple(paragraphs))
            heading, paragraphs = part.text, []
    if heading or paragraphs:
        yield Section(heading, tuple(paragraphs))


def _ends_abstract(parts: Sequence[Part], at: int, heading: str) -> bool:
    """核心阅读 in front of a story is one paragraph; what follows is the story's own beginning."""
    if not _ABSTRACT.match(heading):
        return False
    before = next((n for n in range(at - 1, -1, -1) if parts[n].label is Label.CROSSHEAD), 0)
    return not any(part.label is Label.TEXT for part in parts[:before])


def _paragraph(text: str) -> str:
    """Spaces inside running text are left-overs of wrapping; in a short line without a stop they are set on purpose."""
    return squeeze(text) if ends_sentence(text) or len(text) > 40 else text


def line_ranges(item: Item, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The source lines that an item stands on, as ranges; neighbouring blocks make one range."""
    numbers = sorted({piece.block for part in item.parts for piece in part.unit.pieces})
    start = previous = None
    for number in numbers:
        if previous is not None and number == previous + 1:
            previous = number
            continue
        if start is not None and previous is not None:
            yield blocks[start].first_line, blocks[previous].last_line
        start = previous = number
    if start is not None and previous is not None:
        yield blocks[start].first_line, blocks[previous].last_line


def _confidence(item: Item) -> float:
    """Doubt grows with every part that might well have been another."""
    doubts = sum(max(0.0, 1.5 - max(part.margin, -1.0)) for part in item.parts if part.label in _WEIGHED)
    doubts += 1.0 * sum(code in _DOUBTFUL for code in item.warnings)
    return round(max(0.1, 0.98 ** (doubts * 2) if doubts else 1.0), 2)


_WEIGHED = frozenset({Label.COLUMN, Label.KICKER, Label.TITLE, Label.CROSSHEAD, Label.TEXT, Label.CAPTION})
_DOUBTFUL = frozenset({"moved-between-items", "untitled", "doubtful-title"})
