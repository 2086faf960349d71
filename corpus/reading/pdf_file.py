"""The bytes of a PDF go in, one page after the other comes out as lines of text with their places; scans are refused."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from corpus.errors import UnreadableFile
from corpus.reading.block import Block
from corpus.reading.page_layout import PrintedLine, blocks_in_reading_order

_MOST_PAGES = 2000
_BOLD = 600
# Between two characters of one line: a gap of a fifth of the size is a word's, one nearly as wide as a letter a column's.
_WORD_GAP = 0.18
_COLUMN_GAP = 0.9
_SAME_HEIGHT = 0.45


def read_pdf(content: bytes, source: str) -> Iterator[tuple[Block, ...]]:
    """Read the pages of a PDF that have text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        reason = (
            "is locked with a password; save it without one"
            if "assword" in str(error)
            else "is damaged or no PDF"
        )
        raise UnreadableFile(f"{source} {reason}.") from error
    with document:
        found = False
        for number in range(min(len(document), _MOST_PAGES)):
            blocks = blocks_in_reading_order(_lines(document, number, source))
            found = found or bool(blocks)
            if blocks:
                yield blocks
        if not found:
            raise UnreadableFile(f"{source} holds pictures of pages, no text; run OCR on it first.")


def _lines(document: pypdfium2.PdfDocument, number: int, source: str) -> list[PrintedLine]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"{source}, page {number + 1}, is damaged.") from error
    try:
        return list(_merge(_glyphs(text)))
    finally:
        text.close()
        page.close()


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[PrintedLine]:
    """Every printed character as a line of its own, in the order of the content stream."""
    box = raw.FS_RECTF()
    high = 0
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        if raw.FPDFText_IsGenerated(text, at) == 1 or code in {0, 0xFFFE, 0xFFFF, 0xFFFD}:
            continue
        character = "-" if code == 2 else chr(code)
        if not raw.FPDFText_GetLooseCharBox(text, at, box):
            continue
        size = raw.FPDFText_GetFontSize(text, at) * _scale(text, at)
        yield PrintedLine(
            character,
            box.left,
            box.right,
            box.bottom,
            box.top,
            size,
            raw.FPDFText_GetFontWeight(text, at) >= _BOLD,
        )


def _scale(text: pypdfium2.PdfTextPage, at: int) -> float:
    """Fonts are often set at size 1 and enlarged by the matrix."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, at, matrix):
        return 1.0
    return float(abs(matrix.d) or abs(matrix.a) or 1.0)


def _merge(glyphs: Iterator[PrintedLine]) -> Iterator[PrintedLine]:
    """Join characters that follow one another on one height; what stands apart in the row is another column's."""
    run: list[PrintedLine] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            if run:
                run.append(glyph)
            continue
        if run and not _follows(run, glyph):
            yield _joined(run)
            run = []
        run.append(glyph)
    if run:
        yield _joined(run)


def _follows(run: list[PrintedLine], glyph: PrintedLine) -> bool:
    last = run[-1]
    size = max(last.size, glyph.size, 1.0)
    level = abs((last.bottom + last.top) - (glyph.bottom + glyph.top)) / 2 < _SAME_HEIGHT * size
    # Punctuation hangs low and small, so the line's own height counts as well.
    level = level or (run[0].bottom - 0.3 * size < glyph.bottom < run[0].top and glyph.size == run[0].size)
    gap = glyph.left - last.right
    return level and -0.5 * size < gap < _COLUMN_GAP * size


def _joined(run: list[PrintedLine]) -> PrintedLine:
    text = ""
    for before, glyph in zip([run[0], *run], run, strict=False):
        narrow = before.text.isascii() and glyph.text.isascii() and not (before.text + glyph.text).isspace()
        if (
            glyph is not run[0]
            and narrow
            and glyph.left - before.right > _WORD_GAP * glyph.size
            and not text.endswith(" ")
        ):
            text += " "
        text += glyph.text
    return PrintedLine(
        " ".join(text.split(" ")).strip(),
        min(glyph.left for glyph in run),
        max(glyph.right for glyph in run),
        min(glyph.bottom for glyph in run),
        max(glyph.top for glyph in run),
        sorted(glyph.size for glyph in run)[len(run) // 2],
        sum(glyph.bold for glyph in run) * 2 > len(run),
    )
