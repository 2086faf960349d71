"""A page's blocks go in, units come out: hard-wrapped lines are whole paragraphs again, run-on marks stand alone."""

import re
from collections.abc import Iterator, Sequence

from corpus.parsing.byline import read_byline
from corpus.parsing.credit import artwork_end, read_credit
from corpus.parsing.joining import BRIEF_MARK, LISTED, SPEAKER, join_score
from corpus.parsing.masthead import read_masthead
from corpus.parsing.script import ends_sentence, is_latin_text, width
from corpus.parsing.staff import read_editors
from corpus.parsing.unit import Unit, merge, split, whole_unit
from corpus.reading.block import Block

# Columns are set 11 to 40 ideographs wide; e-mail and old tools wrap at up to 100 cells.
_NARROWEST, _WIDEST = 20, 130
# Latin lines below this width are verse: no column is so narrow.
_NARROWEST_LATIN = 34
_SLACK = 4
_NEAR = 5
# What is set in deeper than a paragraph's first line stands in the middle of its column: a title, verse, a signature.
_CENTRED = 3
# Where that many lines prove the width, a line that breaks off mid-sentence may be this much shorter.
_PROVEN = 5
_LOOSE = 8
# So many filled lines prove that a page is wrapped; fewer must look like sentences.
_PROOF = 8
_CREDIT_IN_BRACKETS = re.compile(r"(?<=[.。”\"])\s*[（(](?P<inner>[^（）()]{2,60})[）)]$")
ONWARD = re.compile(
    r"[（(【▶►→↓]*\s*(?:本文|全文)?(?P<verb>下转|紧接|转|下轉|轉)(?P<to>第?\s*[A-ZＡ-Ｚ]?[\d〇一二三四五六七八九十]{1,3}\s*[版页頁](?:\s*[·•、]?\s*[\u4e00-\u9fff]{0,4})?)\s*[）)】]*$"
)
RESUMED = re.compile(
    r"^[（(【▶►←↑]*\s*(?:上接|接|承接)(?P<from>第?\s*[A-ZＡ-Ｚ]?[\d〇一二三四五六七八九十]{1,3}\s*[版页頁](?:\s*[·•、]?\s*[\u4e00-\u9fff]{0,4})?)\s*(?:《[^》]*》)?(?:[^（）()【】。]{0,16}[）)】])?[）)】]*"
)
# B6 or 6A names a page by itself; a bare figure does only behind Continued.
_LATIN_PAGE = r"(?:pages? |p\.? ?)?(?:[A-Z]-?\d{1,2}|\d{1,2}[A-D])|(?:page |p\.? ?)(?:\d{1,3}|one|two|three|four)|(?:the )?(?:back|next) page"
ONWARD_LATIN = re.compile(
    rf"[(\[]?\s*(?:(?:please )?(?:continue[sd]|cont['’]?d|jumps?)\.?(?: (?:on|to|at|inside on))? (?P<to>{_LATIN_PAGE}|\d{{1,3}})"
    rf"|(?:please )?(?:turn|story continues|more|see)\.?(?: [\w’']+,?)? (?:on |to |at )?(?P<turn>{_LATIN_PAGE}))\s*[)\]]?\.?$",
    re.IGNORECASE,
)
RESUMED_LATIN = re.compile(
    rf"^[(\[]?\s*(?:(?:[A-Z]{{3,12}}, )?(?:continued|cont['’]?d)\.?,? from|[A-Z]{{3,12}}, from) (?P<from>{_LATIN_PAGE}|\d{{1,3}})\s*[)\]]?",
    re.IGNORECASE,
)


def units_of(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """Undo hard wrapping, then set continuation marks and run-on credits apart."""
    wrapped = _Wrapping(blocks)
    rows: list[list[Unit]] = []
    for number, block in enumerate(blocks):
        if not block.text.strip():
            continue
        unit = whole_unit(number, block)
        if rows and wrapped.continues(number):
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return tuple(part for row in rows for part in _apart(row))


def _apart(row: list[Unit]) -> Iterator[Unit]:
    """Split a mark off the first or the last line of a paragraph."""
    first, last = row[0], row[-1]
    found = (
        (RESUMED.match(first.text) or RESUMED_LATIN.match(first.text)) if first.form.level is None else None
    )
    if found and found.end() < len(first.text):
        mark, row[0] = split(first, found.end())
        yield mark
        last = row[-1]
    at = _run_on(last)
    if at:
        row[-1], mark = split(last, at)
        yield merge(row)
        yield from _apart([mark])
    else:
        yield merge(row)


def _run_on(unit: Unit) -> int:
    """Where a continuation mark or a picture's credit begins behind a paragraph's last sentence; 0 if none does."""
    if unit.form.cells or unit.form.hint == "image":
        return 0
    found = ONWARD.search(unit.text) or ONWARD_LATIN.search(unit.text)
    if (
        found
        and found.start() > 0
        and (found.group()[0] in "（([【" or ends_sentence(unit.text[: found.start()]))
    ):
        return found.start()
    art = artwork_end(unit.text)
    if art:
        return art
    credit = _CREDIT_IN_BRACKETS.search(unit.text)
    if credit and credit.start() and read_credit(credit.group("inner")) is not None:
        return credit.start()
    for cut in re.finditer(r"[。！？.][”’」』）]?(?=.{2,30}$)", unit.text):
        rest = unit.text[cut.end() :]
        if re.search(r"摄|攝|供图|供圖|新华社发|制图|[Pp]hoto", rest) and read_credit(rest) is not None:
            return cut.end()
    return 0


class _Wrapping:
    """Which lines of a page go on in the next line."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._widths = [width(block.text) + 2 * block.indent if _wrappable(block) else 0 for block in blocks]
        self._open = [
            bool(size) and not ends_sentence(block.text)
            for size, block in zip(self._widths, blocks, strict=True)
        ]
        self._page = self._proven_column()
        self._measure = [self._column(number) for number in range(len(blocks))]

    def continues(self, number: int) -> bool:
        """Whether a block is the next line of the paragraph that the block before it belongs to."""
        block, before = self._blocks[number], self._blocks[number - 1]
        if block.soft and not block.indent and self._widths[number] and self._widths[number - 1]:
            return not (_stands_alone(block.text) or _stands_alone(before.text) or self._begins(number))
        if not self._adjacent(number) or not self._wrapped(number - 1) or self._begins(number):
            return False
        if _stands_alone(block.text) or _stands_alone(before.text):
            return False
        return self._full(number - 1, block.text) and self._plausible(number)

    def _begins(self, number: int) -> bool:
        """Whether an indent or a mark says that a paragraph begins here."""
        block, before = self._blocks[number], self._blocks[number - 1]
        deeper = block.indent > before.indent
        if block.indent > 1 and (
            deeper or (block.indent == before.indent and not self._all_indented(number))
        ):
            return True
        if LISTED.match(block.text) and LISTED.match(before.text):
            return True
        if SPEAKER.match(block.text):
            return True
        return bool(BRIEF_MARK.match(block.text)) and ends_sentence(before.text)

    def _adjacent(self, number: int) -> bool:
        """Whether a line stands right under another plain line."""
        return (
            number > 0
            and self._blocks[number].blank_before == 0
            and not self._blocks[number].rule_before
            and self._widths[number] > 0
            and self._widths[number - 1] > 0
            and self._blocks[number].bold == self._blocks[number - 1].bold
        )

    def _column(self, number: int) -> int:
        """The widest line near a line, among those that touch it."""
        low = high = number
        while low > 0 and number - low < _NEAR and self._touch(low):
            low -= 1
        while high + 1 < len(self._blocks) and high - number < _NEAR and self._touch(high + 1):
            high += 1
        widest, *others = sorted(self._widths[low : high + 1], reverse=True)
        # One line alone may hang over the column: figures of full width, a picture's foot.
        hangs = self._page and widest > self._page + _SLACK >= max(others, default=widest)
        return self._page if hangs else widest

    def _proven_column(self) -> int:
        """The widest column of the page that many lines fill and break off in mid-sentence; 0 if there is none."""
        sizes = sorted(
            size for at, size in enumerate(self._widths[:-1]) if self._open[at] and self._touch(at + 1)
        )
        return next((size for size in reversed(sizes) if _around(sizes, size) >= _PROOF), 0)

    def _touch(self, number: int) -> bool:
        return self._blocks[number].blank_before == 0 and bool(
            self._widths[number] and self._widths[number - 1]
        )

    def _wrapped(self, number: int) -> bool:
        """Whether lines around here are set to one width, as wrapping sets them: several of the widest break off mid-sentence."""
        column = self._measure[number]
        latin = is_latin_text(self._blocks[number].text)
        if not (_NARROWEST_LATIN if latin else _NARROWEST) <= column <= _WIDEST:
            return False
        full = self._filled(number)
        return len(full) >= 2 and sum(self._open[at] for at in full) * 2 > len(full)

    def _full(self, number: int, following: str) -> bool:
        """Whether a line is filled: what begins the next line would not have fitted."""
        column, size = self._measure[number], self._widths[number]
        text = self._blocks[number].text
        if is_latin_text(text + following):
            word = following.split(maxsplit=1)[:1]
            return text.endswith("-") or size + 1 + sum(map(len, word)) > column - 2
        sure = self._open[number] and len(self._filled(number)) >= _PROVEN
        return size >= column - (_LOOSE if sure else _SLACK)

    def _plausible(self, number: int) -> bool:
        """A filled line that ends a sentence: the next goes on unless it looks like a heading or paragraphs have no other sign."""
        before, block = self._blocks[number - 1], self._blocks[number]
        if not ends_sentence(before.text):
            if not self._reads_as_text(number):
                return False
            return not (before.text.endswith(("：", ":")) and block.text[0] in self._set_apart(number))
        last = number + 1 == len(self._blocks) or not self._touch(number + 1) or not self._full(number, "　")
        return not (last and not ends_sentence(block.text)) and join_score(before.text, block.text) > -9

    def _set_apart(self, number: int) -> str:
        """What begins a paragraph behind a colon; where wrapping is proven, a quotation there only fills the line up."""
        return "①●▲" if sum(self._open[at] for at in self._filled(number - 1)) >= _PROOF else "“「①●▲"

    def _reads_as_text(self, number: int) -> bool:
        """Whether a sentence ends somewhere among the lines that would be joined: two lines of a headline have none."""
        if sum(self._open[at] for at in self._filled(number - 1)) >= _PROOF:
            return True
        at, texts = number, [self._blocks[number - 1].text, self._blocks[number].text]
        while (
            at + 1 < len(self._blocks)
            and self._touch(at + 1)
            and self._full(at, self._blocks[at + 1].text)
            and len(texts) < _PROOF
        ):
            at += 1
            texts.append(self._blocks[at].text)
        return any(re.search(r"[。！？；]|[.!?](?:\s|$)", text) for text in texts)

    def _filled(self, number: int) -> list[int]:
        """The lines of the page that are as wide as the column here and have a line right below."""
        column = self._measure[number]
        slack = 12 if is_latin_text(self._blocks[number].text) else _SLACK
        full = [at for at, size in enumerate(self._widths) if column - slack <= size <= column + slack]
        return [at for at in full if at + 1 < len(self._widths) and self._touch(at + 1)]

    def _all_indented(self, number: int) -> bool:
        """Whether even a paragraph's later lines are indented, so that an indent begins nothing."""
        return (
            number + 1 < len(self._blocks)
            and self._blocks[number + 1].indent == self._blocks[number].indent > 0
        )


def _around(sizes: Sequence[int], size: int) -> int:
    return sum(abs(one - size) <= _SLACK for one in sizes)


def _wrappable(block: Block) -> bool:
    return not (
        block.whole
        or block.indent > _CENTRED
        or block.cells
        or block.level is not None
        or block.hint in {"image", "table", "title", "kicker"}
    )


def _stands_alone(text: str) -> bool:
    """Lines of the trade are never part of a wrapped paragraph."""
    return (
        read_byline(text) is not None
        or (read_credit(text) is not None and not ends_sentence(text))
        or read_masthead(text) is not None
        or read_editors(text) is not None
        or bool(ONWARD.match(text))
    )
