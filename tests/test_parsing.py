"""The parser keeps every character once, whatever is done to a page, and tells columns' artefacts from the paper's words."""

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.lines import lines as printed_lines
from corpus.parsing.byline import read_byline
from corpus.parsing.conservation import LostText, assert_conserved
from corpus.parsing.credit import read_credit
from corpus.parsing.dateline import read_dateline
from corpus.parsing.joining import join_score, squeeze
from corpus.parsing.masthead import read_masthead
from corpus.parsing.page import ParsedPage, parse
from corpus.parsing.staff import read_editors
from corpus.parsing.wrapping import units_of
from corpus.reading.block import Block
from corpus.reading.dump import Dump
from corpus.reading.plain_text import read_text
from corpus.reading.reader import read

PAGES = sorted(
    path for path in (Path(__file__).parent / "pages").rglob("*") if path.suffix in {".md", ".txt", ".html"}
)


@cache
def blocks_of(path: Path) -> tuple[Block, ...]:
    return tuple(block for dump in read(path) for block in dump.blocks)


def parsed(text: str) -> ParsedPage:
    return parse(Dump("page.md", read_text(text)))


def solid(text: str) -> str:
    return "".join(text.split())


def texts(article: Article) -> list[str]:
    fields = [
        article.kicker,
        article.title,
        article.subtitle,
        *(section.heading for section in article.sections),
    ]
    cells = [cell for table in article.tables for row in table for cell in row]
    return [
        text for text in (*fields, *article.paragraphs, *article.captions, *article.credits, *cells) if text
    ]


def runs_in_order(text: str, source: str) -> bool:
    """Whether a text's characters stand in the source in order, hyphens at line ends aside."""
    rest = iter(source)
    return all(character in rest for character in text)


def check(page: ParsedPage, blocks: tuple[Block, ...]) -> None:
    """No character is invented or doubled; each line is some article's or furniture."""
    printed = Counter(solid("".join(block.text for block in blocks)))
    told = Counter(solid("".join(text for article in page.articles for text in texts(article))))
    told += Counter(solid("".join(page.furniture)))
    assert not told - printed
    lines = {
        number
        for article in page.articles
        for first, last in article.lines
        for number in range(first, last + 1)
    }
    furniture = solid("".join(page.furniture))
    for block in blocks:
        assert block.first_line in lines or solid(block.text) in furniture
    for article in page.articles:
        assert 0 < article.confidence <= 1
        assert article.id
        assert printed_lines(article), "an article without a line"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_kept_whole(path: Path):
    """Every character of every block ends up in one article or in the furniture; paragraphs read in the page's order."""
    blocks = blocks_of(path)
    page = parse(Dump(str(path), blocks))
    check(page, blocks)
    source = solid("".join(block.text for block in blocks))
    for article in page.articles:
        assert all(runs_in_order(solid(paragraph), source) for paragraph in article.paragraphs)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_shuffled_cut_and_glued_pages_are_kept_whole(data: st.DataObject):
    """Whatever order blocks come in, wherever a page is cut, whatever stands beside it: nothing is lost or invented."""
    blocks = list(blocks_of(data.draw(st.sampled_from(PAGES))))
    action = data.draw(st.sampled_from(["shuffle", "cut", "glue", "swap", "repeat"]))
    chance = random.Random(data.draw(st.integers(0, 10_000)))
    if action == "shuffle":
        chance.shuffle(blocks)
    elif action == "cut":
        start = chance.randrange(len(blocks))
        blocks = blocks[start : start + chance.randrange(1, len(blocks) + 1)]
        last = blocks[-1]
        blocks[-1] = replace(
            last, text=last.text[: chance.randrange(len(last.text) + 1)] if not last.cells else last.text
        )
    elif action == "glue":
        blocks += blocks_of(data.draw(st.sampled_from(PAGES)))
    elif action == "swap":
        for _ in range(5):
            at, other = chance.randrange(len(blocks)), chance.randrange(len(blocks))
            blocks[at], blocks[other] = blocks[other], blocks[at]
    else:
        blocks += chance.sample(blocks, min(5, len(blocks)))
    renumbered = tuple(
        replace(block, first_line=number, last_line=number) for number, block in enumerate(blocks, 1)
    )
    check(parse(Dump("page.md", renumbered)), renumbered)


LINES = st.sampled_from(
    [
        "## 标题一行", "**粗体标题**", "本报记者 柳 条", "柳 条", "（下转第三版）", "（上接第一版）", "柳条摄", "图为：桥头的茶馆。", "", "", "---",
        "本报青石6月1日电（记者柳条）茶馆今天重新开张，街坊们都来道贺，掌柜烧了三十壶水。", "　　茶馆开了六十年，掌柜换了三代，门口那只铜壶却一直没有换。每天清早五点，第一",
        "壶水烧开，街坊们就陆续到了。", "——一座茶馆的六十年", "▲桥头茶馆今起恢复早市。", "【本报驻外记者专讯】", "记者：为什么不关门？", "掌柜：水开了，人就来了。", "| 甲 | 乙 |", "| 1 | 2 |",
        "By Ada Quill", "THE OLD BRIDGE — The kettle was lit at five, as it had been for sixty years, and the neigh-", "bours came.", "读者来信",
        "编辑同志：", "青石市 读者 柳条", "更正", "数据来源：街道办 制图：柳条", "2023年6月15日", "青石日报 2023年6月15日 第6版 要闻", "本版责编：柳条", "![](a.png)",
        "桥头的茶馆", "清早五点开", "壶里的水", "一直没有凉",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_any_sequence_of_lines_is_kept_whole(lines: list[str]):
    """Kickers without titles, credits without pictures, bylines in a row: every order of lines is parsed and kept."""
    blocks = read_text("\n".join(lines))
    check(parse(Dump("page.md", blocks)), blocks)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_kept_whole(text: str):
    """The parser has no text that it cannot parse."""
    blocks = read_text(text)
    check(parse(Dump("page.md", blocks)), blocks)


def test_losing_a_line_is_noticed():
    """Conservation is really checked: a block that no part holds is told."""
    with pytest.raises(LostText, match="line 1 is lost"):
        assert_conserved([Block("桥头的茶馆", 1, 1)], [], [])


def test_the_same_page_has_the_same_ids_anywhere():
    """An article's id comes from its words and its page, not from its file."""
    blocks = blocks_of(PAGES[0])
    one, other = parse(Dump("a.md", blocks)), parse(Dump("b/c.md", blocks))
    assert [article.id for article in one.articles] == [article.id for article in other.articles]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者 洪 涛", ["洪涛"]),
        ("本报记者　程门雪　杜　若　通讯员　平　原", ["程门雪", "杜若", "平原"]),
        ("（本报记者柳条采写）", ["柳条"]),
        ("文/柳条 图/江渐", ["柳条", "江渐"]),
        ("記者陳大文／雲林報導", ["陳大文"]),
        ("□ 柳条 整理", ["柳条"]),
        ("By Mara Quill and Tom Reed, Staff Writers", ["Mara Quill", "Tom Reed"]),
        ("记者：为什么不关门？", None),
        ("记者从县里了解到", None),
        ("By the river", None),
    ],
)
def test_bylines_are_read(line: str, names: list[str] | None):
    """Names come out without padding; what only begins like a byline is none."""
    byline = read_byline(line)
    assert (None if byline is None else [person.name for person in byline.people]) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("王长青摄", ["王长青"]),
        ("本报记者 洪　涛摄（影像中国）", ["洪涛"]),
        ("（新华社发）", []),
        ("数据来源：街道办　　制图：毛　尖", ["毛尖"]),
        ("Photo by Ann Lee", ["Ann Lee"]),
        ("孩子们在冰面上拉网。", None),
        ("他把这一幕摄", None),
    ],
)
def test_credits_are_read(line: str, names: list[str] | None):
    """A credit names its photographer, perhaps nobody; a caption is no credit."""
    people = read_credit(line)
    assert (None if people is None else [person.name for person in people]) == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("（聖地牙哥十七日電）歷時二十三天的罷工周一結束。", "聖地牙哥"),
        ("【里斯本航訊】葡萄牙首都有四十三座教堂鐘樓。", "里斯本"),
        ("【本報綜合報道】文化部十八日宣布，古蹟午間閉門。", None),
    ],
)
def test_brackets_alone_make_a_dateline(text: str, place: str | None):
    """Papers overseas name no house in front of the place."""
    found = read_dateline(text)
    assert found is not None
    assert found.place == place
    assert text[found.end - 1] in "）】"


def test_a_jump_line_is_kept_whole():
    """（上接…的读者请看…） is one line of the page, not a mark with a paragraph behind."""
    units = units_of(read_text("茶馆今天开张。\n\n（上接A01版《茶馆》的读者请看A09版）\n"))
    assert [unit.text for unit in units][-1] == "（上接A01版《茶馆》的读者请看A09版）"


def test_one_wide_line_leaves_the_column_as_it_is():
    """Figures of full width hang over the column that the page proves; the paragraph they stand in is still wrapped."""
    column = ["站台上的值班站长正推着一辆轮椅往前跑，车", "里没有一个人抱怨，有人还起身让出了座位和"] * 5
    wide = [
        "昨天公司表示，年底前给全线的二十六座车站加",
        "装发光地贴，并把预约用的电话号码也就是",
        "“预约”电话 ６６８８１２３ 一起印到每一张车票的背面。",
    ]
    page = "\n".join(column) + "门边的位子。\n\n" + "\n".join(wide) + "\n"
    assert len(units_of(read_text(page))) == 2


def test_datelines_give_place_and_reporters():
    """The place is the dateline's, whatever stands around it."""
    found = read_dateline(
        "本报麦城6月20日电 （通讯员张弓、李广田）20日上午，专列驶出麦城东站，开往沿海港口。"
    )
    assert found is not None
    assert (found.place, [person.name for person in found.people]) == ("麦城", ["张弓", "李广田"])
    english = read_dateline("COLD HARBOR, Feb. 2 — The boats were fueled and the crews were aboard.")
    assert english is not None
    assert english.place == "COLD HARBOR"


@pytest.mark.parametrize(
    ("line", "date", "number", "name"),
    [
        ("社会 6 2023年6月15日 星期四", "2023-06-15", "6", "社会"),
        ("二〇二三年六月十五日 星期四 第十二版", "2023-06-15", "12", None),
        ("A04 城事 2023-06-15 星期四", "2023-06-15", "A04", "城事"),
        ("中華民國一一二年六月十五日 星期四 地方 B3", "2023-06-15", "B3", "地方"),
        ("THE QUARRY LEDGER    Thursday, June 15, 2023    Business    B4", "2023-06-15", "B4", "Business"),
    ],
)
def test_page_headers_are_read(line: str, date: str, number: str, name: str | None):
    """Date, page number and page name, in any order and any script."""
    page = read_masthead(line)
    assert page is not None
    assert (page.date, page.page_no, page.page_name) == (date, number, name)


def test_ordinary_lines_are_no_page_header():
    """A headline, a sentence, a time: none of them is furniture."""
    for line in (
        "桥洞下，长出一座球场",
        "2023年6月15日，茶馆重新开张。",
        "Friday, 6 p.m.: Zoning board, Town Hall, Room 2.",
    ):
        assert read_masthead(line) is None
    assert read_editors("编辑同志：") is None


@pytest.mark.parametrize(
    ("left", "right", "torn"),
    [
        ("万州通过加大考核力", "度，进一步传导压力。", True),
        ("开展“纪委书", "记订粮库”行动，立案7件。", True),
        ("今年，全镇为渔民成立了", "3个督查组，分赴各乡。", True),
        ("这是今年开出的第一列粮食专列，预计全年将开行", "60列。", True),
        ("had lived by reclama-", "tion of the marsh.", True),
        ("茶馆重新开张。", "街坊们都来道贺。", False),
        ("茶馆开了六十年，掌柜换了三代", "记者：为什么不关门？", False),
        ("他说：", "“水开了，人就来了。”", False),
    ],
)
def test_torn_paragraphs_are_told_from_whole_ones(left: str, right: str, torn: bool):  # noqa: FBT001
    """A column break tears words, quotations and numbers; a full stop, a speaker, a colon end a paragraph."""
    assert (join_score(left, right) > 0) is torn


def test_stray_spaces_go_and_meant_ones_stay():
    """Between ideographs of running text; not in brackets, not beside Latin words."""
    assert (
        squeeze("街坊们 就陆续到了， 有人喝茶（记者洪 涛）用了 AI 技术。")
        == "街坊们就陆续到了，有人喝茶（记者洪 涛）用了 AI 技术。"
    )


def test_a_title_below_its_text_is_the_texts():
    """A column label, a text, then its title and a bare name: one article, and the next has its own title."""
    page = parsed(
        "## 灯下絮语\n\n小时候住平房，一个院子七户人家。\n\n如今家家灯火通明。\n\n## 灯下有人说话\n\n白 露\n\n"
        "## 老渡口办起图书角\n\n本报记者 丁香结\n\n渡船上添了一个书架。\n"
    )
    assert [(one.column, one.title, one.byline[0].name) for one in page.articles] == [
        ("灯下絮语", "灯下有人说话", "白露"),
        (None, "老渡口办起图书角", "丁香结"),
    ]
    assert "title-after-body" in page.articles[0].warnings


def test_verse_is_left_as_it_is_printed():
    """Short lines without a stop are not halves of one another."""
    page = parsed("## 井台\n\n冷 杉\n\n绳子磨进石头\n\n石头磨进月光\n\n挑水的人走了很远\n\n桶里还晃着\n")
    assert page.articles[0].kind == "poem"
    assert len(page.articles[0].paragraphs) == 4


def test_only_the_page_end_is_truncated():
    """The last text breaks off: incomplete, with the warning; none before it is."""
    page = parsed(
        "## 甲\n\n本报记者 柳条\n\n茶馆重新开张。\n\n## 乙\n\n本报记者 江渐\n\n渡口的书架上摆着三百余册书，乘客可以随看随"
    )
    assert [(one.complete, "truncated" in one.warnings) for one in page.articles] == [
        (True, False),
        (False, True),
    ]


def test_lines_say_where_an_article_stands():
    """The provenance of neighbouring articles does not overlap and runs down the page."""
    page = parsed("## 甲\n\n本报记者 柳条\n\n茶馆重新开张。\n\n## 乙\n\n本报记者 江渐\n\n渡口添了书架。\n")
    assert [one.lines for one in page.articles] == [((1, 5),), ((7, 11),)]
    assert all(before[1] < after[0] for one in page.articles for before, after in pairwise(one.lines))
