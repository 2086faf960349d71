"""PDFs made here, column by column and row by row, come out in reading order."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.parsing.page import parse
from corpus.reading.reader import read

Piece = tuple[float, float, float, str]
"""x, y, size, text."""

LEFT = "青石桥头的茶馆开了六十年，掌柜换了三代，门口那只铜壶却一直没有换。每天清早五点，第一壶水烧开，街坊们就陆续到了。有人喝茶，有人只是来坐坐，听一听街上的新鲜事。"
MIDDLE = "今年春天，老街要修下水道，茶馆得关门三个月。掌柜把桌椅搬到桥洞底下，照旧烧水。施工队的工人也来喝，说这是他们修过的最香的一条街。三个月以后，水管修好了，客人一个也没有少。"
RIGHT = "镇上统计过，老街四十二家铺子里，有三十一家在施工期间没有停业。副镇长说，原来准备的停业补贴用掉不到三成，剩下的钱给每家换了一块新的招牌，字还是原来的字。"


def pdf(pieces: list[Piece], pages: int = 1) -> bytes:
    """Write a PDF whose text needs no font file: characters are their own code points, as ToUnicode says."""
    content = "".join(
        f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for x, y, size, text in pieces
    ).encode()
    ranges = "".join(f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>\n" for high in range(256))
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"256 beginbfrange\n{ranges}endbfrange endcmap end end"
    ).encode()
    kids = " ".join(f"{6 + at} 0 R" for at in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
            b" /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            b" /DW 1000 /W [32 126 500] /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900]"
            b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] /ToUnicode 5 0 R >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(mapping), mapping),
    ]
    objects += [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    ] * pages
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


def column(text: str, x: float, top: float, *, letters: int = 14, size: float = 10) -> list[Piece]:
    """Set a paragraph in a column, its first line indented by two characters."""
    lines = [text[: letters - 2]] + [text[at : at + letters] for at in range(letters - 2, len(text), letters)]
    return [(x + (2 * size if at == 0 else 0), top - 15 * at, size, line) for at, line in enumerate(lines)]


def written(pieces: list[Piece], order: str) -> list[Piece]:
    """As the columns were written, or row by row over all of them."""
    return pieces if order == "by column" else sorted(pieces, key=lambda piece: (-piece[1], piece[0]))


def dumped(tmp_path: Path, content: bytes) -> list[str]:
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    return ["".join(block.text for block in dump.blocks) for dump in read(path)]


@pytest.mark.parametrize("order", ["by column", "by row"])
def test_three_columns_under_a_headline_are_read_column_by_column(tmp_path: Path, order: str):
    """Headline first, then each column from top to bottom, however the file was written."""
    body = column(LEFT, 40, 650) + column(MIDDLE, 220, 650) + column(RIGHT, 400, 650)
    pieces = [(150, 720, 24, "老街茶馆搬进桥洞"), (40, 690, 10, "本报记者 柳条"), *body]
    assert dumped(tmp_path, pdf(written(pieces, order))) == [
        "老街茶馆搬进桥洞本报记者 柳条" + LEFT + MIDDLE + RIGHT
    ]


@pytest.mark.parametrize("order", ["by column", "by row"])
def test_two_columns_are_one_story(tmp_path: Path, order: str):
    """Wrapped lines become paragraphs again, and a paragraph that the column break tears is joined."""
    whole = LEFT + MIDDLE
    half = whole[:104]
    body = column(half, 60, 650) + [
        (300, 650 - 15 * at, 10, whole[104:][at * 14 : at * 14 + 14]) for at in range(8)
    ]
    pieces = [
        (60, 720, 22, "桥洞底下三个月"),
        (60, 690, 10, "本报记者 柳条"),
        *[piece for piece in body if piece[3]],
    ]
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf(written(pieces, order)))
    page = parse(next(read(path)))
    assert [article.title for article in page.articles] == ["桥洞底下三个月"]
    assert page.articles[0].paragraphs == (whole,)


def test_a_headline_over_two_of_three_columns_leaves_the_third_alone(tmp_path: Path):
    """A story in a column of its own is not cut by its neighbour's headline."""
    side = column(RIGHT + RIGHT, 420, 720)
    pieces = [(60, 700, 24, "茶馆三代人"), *column(LEFT, 40, 660), *column(MIDDLE, 220, 660), *side]
    assert dumped(tmp_path, pdf(written(pieces, "by row"))) == ["茶馆三代人" + LEFT + MIDDLE + RIGHT + RIGHT]


def test_each_sheet_is_a_page_of_its_own(tmp_path: Path):
    """A PDF of several sheets yields one dump a sheet."""
    assert len(dumped(tmp_path, pdf([(60, 700, 10, "一页也是一版。")], pages=3))) == 3


def test_a_scan_says_that_it_needs_ocr(tmp_path: Path):
    """Sheets without text are refused with what to do."""
    with pytest.raises(UnreadableFile, match="OCR"):
        dumped(tmp_path, pdf([]))


def test_a_damaged_pdf_is_refused(tmp_path: Path):
    """Half a PDF without its table, and garbage with a PDF's name."""
    with pytest.raises(UnreadableFile, match=r"page\.pdf is damaged or no PDF"):
        dumped(tmp_path, b"%PDF-1.7\n1 0 obj\n<< /Type")


def test_a_locked_pdf_says_so(tmp_path: Path):
    """A PDF that opens only with a password."""
    whole = pdf([(60, 700, 10, "锁着的一页。")])
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] /Root" % (
        b"41" * 32,
        b"42" * 32,
    )
    with pytest.raises(UnreadableFile, match="password"):
        dumped(tmp_path, whole.replace(b"/Root", lock))
