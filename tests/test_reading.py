"""What comes out of files of text, HTML, records and documents, and what is said of those that cannot be read."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.reading.dump import Dump
from corpus.reading.encoding import decode
from corpus.reading.html_page import read_html
from corpus.reading.plain_text import read_text
from corpus.reading.reader import KNOWN, read, readable_files

SIMPLIFIED = "青石桥头的茶馆开了六十年，掌柜换了三代。每天清早五点，第一壶水烧开，街坊们就陆续到了。"
TRADITIONAL = "青石橋頭的茶館開了六十年，掌櫃換了三代。每天清早五點，第一壺水燒開，街坊們就陸續到了。"


def dumps(path: Path) -> list[Dump]:
    return list(read(path))


def told(path: Path) -> str:
    """The sentence that a file is refused with."""
    with pytest.raises(UnreadableFile) as caught:
        dumps(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        ("The café’s “ferry” returns at noon — twice a day, every day.", "cp1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str):
    """UTF-8 and 16, GB 18030, Big5 and Windows text all come out as written."""
    assert decode(text.encode(encoding), "page.txt") == text


def test_a_file_in_two_encodings_is_refused_by_its_line():
    """Lines of UTF-8 with a line of GBK between them: the sentence names the line."""
    raw = f"{SIMPLIFIED}\n{SIMPLIFIED}\n".encode() + SIMPLIFIED.encode("gbk") + b"\n" + SIMPLIFIED.encode()
    with pytest.raises(UnreadableFile, match="line 3"):
        decode(raw, "page.md")


def test_zero_bytes_are_no_text(tmp_path: Path):
    """A binary file with a text file's name."""
    path = tmp_path / "page.md"
    path.write_bytes(b"\x7fELF\x00\x00\x01" * 40)
    assert "zero bytes" in told(path)


def test_markup_is_not_text():
    """Heading marks, emphasis, links, pictures and line breaks are form, not words."""
    text = "## **标题**\n\n　　正文[链接](https://example.org/a)，有**重点**。<br>下一行\n\n![说明](a.png)\n\n*斜体一行*\n"
    blocks = read_text(text)
    assert [block.text for block in blocks] == ["标题", "正文链接，有重点。", "下一行", "说明", "斜体一行"]
    assert blocks[0].level == 2
    assert blocks[0].bold
    assert blocks[1].indent == 2
    assert blocks[3].hint == "image"
    assert blocks[4].italic
    assert [block.first_line for block in blocks] == [1, 3, 3, 5, 7]


def test_only_a_mark_at_the_front_makes_a_list():
    """A dash inside a line is the line's own."""
    assert [
        block.text for block in read_text("- 第一项\nPORT CALLAN, July 14 -- Boats lay idle - for a week.\n")
    ] == [
        "第一项",
        "PORT CALLAN, July 14 -- Boats lay idle - for a week.",
    ]


def test_tables_keep_their_cells():
    """A markdown table and an HTML table are one block each."""
    pipes = "| 品名 | 价 |\n|:--|--:|\n| 米 | 2.5 |\n"
    markup = "<table><tr><th>品名</th><th>价</th></tr><tr><td>米</td><td>2.5</td></tr></table>"
    rows = (("品名", "价"), ("米", "2.5"))
    assert [block.cells for block in read_text(pipes)] == [rows]
    assert [block.cells for block in read_text(markup)] == [rows]
    assert [block.cells for block in read_html(f"<body>{markup}</body>")] == [rows]


def test_columns_set_with_spaces_are_a_table():
    """Wide gaps part cells, which may hold a space; a programme without a head stays lines."""
    weather = "日期　　　天气　　　最低\n22日　　　多云　　　9℃\n23日　　　阴转小雨　4℃\n"
    tides = "Day        High        Low\nSat. 18    9:12 am     3:27 pm\nSun. 19    10:05 am    4:21 pm\n"
    programme = "4月12日　19:00　文化宫\n4月14日　19:00　文化宫\n4月15日　14:30　少年宫\n"
    assert [block.cells for block in read_text(weather)] == [
        (("日期", "天气", "最低"), ("22日", "多云", "9℃"), ("23日", "阴转小雨", "4℃"))
    ]
    assert read_text(tides)[0].cells[1] == ("Sat. 18", "9:12 am", "3:27 pm")
    assert not any(block.cells for block in read_text(programme))


def test_scripts_and_hidden_text_are_not_read():
    """What a browser does not show is no part of the page."""
    blocks = read_html(
        "<script>var a='正文'</script><style>p{}</style><p hidden>藏</p><p style='display: none'>藏</p><p>看得见。</p>"
    )
    assert [block.text for block in blocks] == ["看得见。"]


def test_deeply_nested_html_is_read():
    """Ten thousand open elements neither overflow nor lose the text inside."""
    assert "底" in "".join(block.text for block in read_html("<div>" * 10_000 + "底"))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300))
def test_any_text_can_be_read(text: str):
    """No text makes reading fail, and no block holds what the text does not."""
    for block in read_text(text):
        assert block.text.strip()
        assert 1 <= block.first_line <= block.last_line


@given(st.text(alphabet="<>/=\"'ap div h1 br table td字。 \n", max_size=200))
def test_any_html_can_be_read(markup: str):
    """Broken markup is read as far as it goes."""
    for block in read_html(markup):
        assert block.text.strip() or block.hint == "image"


def test_a_folder_is_walked_once(tmp_path: Path):
    """Sorted, hidden files and unknown suffixes passed over, a loop of links entered once."""
    (tmp_path / "b").mkdir()
    for name in ("b/2.md", "1.txt", ".hidden.md", "notes.psd", "z.pdf"):
        (tmp_path / name).write_text("字。", "utf-8")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    names = [str(path.relative_to(tmp_path)) for path in readable_files([tmp_path])]
    assert names == ["1.txt", "b/2.md", "z.pdf"]


def test_what_is_no_file_is_told(tmp_path: Path):
    """Missing, empty, a folder."""
    (tmp_path / "empty.md").write_text(" \n", "utf-8")
    assert "cannot be read" in told(tmp_path / "missing.md")
    assert "empty" in told(tmp_path / "empty.md")
    assert "folder" in told(tmp_path)


def test_a_page_is_not_two_hundred_megabytes(tmp_path: Path):
    """A line that fills the memory is refused before it does."""
    path = tmp_path / "long.md"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "MB" in told(path)


def test_bad_records_are_told_by_their_line_and_the_rest_is_read(tmp_path: Path):
    """JSON Lines: no JSON, no object, another encoding, a line too long, nothing printed; two good records around them."""
    path = tmp_path / "records.jsonl"
    good = json.dumps({"title": "一", "text": "正文。"}, ensure_ascii=False).encode()
    bad = [b"{oops", b"[1]", b"\xff\xfe", b'"' + b"x" * (9 << 20) + b'"', b'{"sections": [], "place": "a"}']
    path.write_bytes(b"\n".join([good, *bad, good]))
    (dump,) = dumps(path)
    assert [article.title for article in dump.articles] == ["一", "一"]
    assert [sentence.split(": ")[0].rsplit(" ", 1)[1] for sentence in dump.rejected] == list("23456")


def test_compressed_pages_are_read(tmp_path: Path):
    """A .gz of a page, of records, and a .zip of pages in folders, named by their place inside."""
    (tmp_path / "page.md.gz").write_bytes(gzip.compress(f"## 标题\n\n{SIMPLIFIED}".encode()))
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress('{"title": "一", "text": "正文。"}'.encode()))
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("一/2023-06-15_06.md", SIMPLIFIED)
        archive.writestr("readme.psd", "x")
        archive.writestr("__MACOSX/._a.md", "x")
    assert dumps(tmp_path / "page.md.gz")[0].blocks[0].text == "标题"
    assert dumps(tmp_path / "r.jsonl.gz")[0].articles[0].title == "一"
    (dump,) = dumps(tmp_path / "pages.zip")
    assert dump.source == f"{tmp_path / 'pages.zip'}/一/2023-06-15_06.md"
    assert (dump.page.date, dump.page.page_no) == ("2023-06-15", "6")


def test_a_bad_member_is_told_and_the_others_are_read(tmp_path: Path):
    """An archive with an empty page, an archive inside and a good page."""
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("1.md", " ")
        archive.writestr("2.zip", "x")
        archive.writestr("3.md", SIMPLIFIED)
    found = dumps(tmp_path / "pages.zip")
    assert [bool(dump.rejected) for dump in found] == [True, True, False]
    assert found[2].blocks


def test_dangerous_archives_are_refused(tmp_path: Path):
    """Bombs, paths that escape, archives cut off, things that are no archive."""
    zeros = b"0" * (32 << 20)
    (tmp_path / "bomb.md.gz").write_bytes(gzip.compress(zeros))
    assert "unpacks" in told(tmp_path / "bomb.md.gz")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", zeros)
    assert "unpacks" in dumps(tmp_path / "bomb.zip")[0].rejected[0]
    with zipfile.ZipFile(tmp_path / "escape.zip", "w") as archive:
        archive.writestr("../../a.md", SIMPLIFIED)
    assert "outside" in told(tmp_path / "escape.zip")
    whole = (tmp_path / "escape.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    assert "zip archive" in told(tmp_path / "cut.zip")
    (tmp_path / "cut.md.gz").write_bytes(gzip.compress(SIMPLIFIED.encode() * 50)[:-12])
    assert "cut off" in told(tmp_path / "cut.md.gz")
    (tmp_path / "no.md.gz").write_bytes(b"plain")
    assert "damaged" in told(tmp_path / "no.md.gz")


def test_a_file_of_several_pages_is_cut_at_their_headers(tmp_path: Path):
    """A header that names another page begins it; the same header repeated does not."""
    page = "青石日报 2023年6月15日 第{}版 要闻\n\n## 标题{}\n\n{}\n\n{}\n\n"
    text = "".join(page.format(number, number, SIMPLIFIED, SIMPLIFIED) for number in (1, 2, 2, 3))
    path = tmp_path / "issue.md"
    path.write_text(text, "utf-8")
    assert [dump.blocks[0].text.split("第")[1][0] for dump in dumps(path)] == ["1", "2", "3"]


def test_word_files_are_read(tmp_path: Path):
    """Headings, bold lines, paragraphs and tables, in their order."""
    document = docx.Document()
    document.add_heading("标题", 1)
    document.add_paragraph().add_run("本报记者 柳条").bold = True
    document.add_paragraph(SIMPLIFIED)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "品名", "米"
    document.save(str(tmp_path / "page.docx"))
    (dump,) = dumps(tmp_path / "page.docx")
    assert [(block.text, block.level, block.bold) for block in dump.blocks[:2]] == [
        ("标题", 1, False),
        ("本报记者 柳条", None, True),
    ]
    assert dump.blocks[3].cells == (("品名", ""), ("", "米"))
    (tmp_path / "no.docx").write_bytes(b"PK\x03\x04 nothing")
    assert "Word" in told(tmp_path / "no.docx")


def test_ebooks_are_read_in_their_own_order(tmp_path: Path):
    """An EPUB's chapters come as its package lists them."""
    container = '<container><rootfiles><rootfile full-path="OEBPS/p.opf"/></rootfiles></container>'
    package = (
        '<package><manifest><item id="a" href="1.xhtml"/><item id="b" href="2.xhtml"/></manifest>'
        '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    with zipfile.ZipFile(tmp_path / "book.epub", "w") as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/p.opf", package)
        for number in (1, 2):
            archive.writestr(
                f"OEBPS/{number}.xhtml", f"<html><body><h1>第{number}章</h1><p>{SIMPLIFIED}</p></body></html>"
            )
    assert [dump.blocks[0].text for dump in dumps(tmp_path / "book.epub")] == ["第2章", "第1章"]
    with zipfile.ZipFile(tmp_path / "no.epub", "w") as archive:
        archive.writestr("a.txt", "x")
    assert "EPUB" in told(tmp_path / "no.epub")


def test_feeds_are_read_as_articles(tmp_path: Path):
    """Each entry with its title, date, link and paragraphs."""
    entry = (
        "<item><title>茶馆</title><link>https://example.org/1</link><author>a@example.org (柳条)</author>"
        "<pubDate>Thu, 15 Jun 2023 08:00:00 GMT</pubDate><description>&lt;p&gt;一。&lt;/p&gt;&lt;p&gt;二。&lt;/p&gt;</description></item>"
    )
    feed = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>青石日报</title>{entry}</channel></rss>'
    (tmp_path / "feed.rss").write_text(feed, "utf-8")
    (article,) = dumps(tmp_path / "feed.rss")[0].articles
    assert (article.title, article.page.date, article.url) == ("茶馆", "2023-06-15", "https://example.org/1")
    assert article.paragraphs == ("一。", "二。")
    (tmp_path / "no.rss").write_text("<nothing>", "utf-8")
    assert "feed" in told(tmp_path / "no.rss")


def test_a_locked_zip_says_so(tmp_path: Path):
    """A member that needs a password is told by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("1.md", SIMPLIFIED)
    raw = bytearray(buffer.getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(raw)
    assert "encrypted" in dumps(tmp_path / "locked.zip")[0].rejected[0]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400),
    st.sampled_from(
        ["", "PK\x03\x04", "%PDF-1.4\n", "\x1f\x8b\x08", "<html>", "<?xml version='1.0'?><rss>", '{"title":']
    ),
    st.sampled_from(sorted(KNOWN)),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path: Path, content: bytes, start: str, suffix: str):
    """Garbage under any known name ends in dumps or in UnreadableFile, never in another error."""
    path = tmp_path / f"page{suffix}"
    path.write_bytes(start.encode("latin-1") + content)
    sentence = str(path)
    try:
        for dump in read(path):
            assert dump.blocks or dump.articles or dump.rejected
    except UnreadableFile as error:
        sentence = str(error)
    assert str(path) in sentence
