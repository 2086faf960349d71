"""Names are read wherever print sets them: spaced out, bare, marked, behind an office, under a letter."""

import pytest

from corpus.article import Article
from corpus.parsing.byline import read_byline
from corpus.parsing.credit import read_credit
from corpus.parsing.names import name_likeness, split_names
from corpus.parsing.page import parse
from corpus.reading.dump import Dump
from corpus.reading.html_page import read_html
from corpus.reading.plain_text import read_text

PROSE = "河边的灯亮了，他每天都来，坐在第三张长椅上，一直坐到末班车开走，谁也不知道他在等什么人。"


def articles(text: str) -> tuple[Article, ...]:
    return parse(Dump("page.md", read_text(text))).articles


def people(article: Article) -> list[tuple[str, str]]:
    return [(one.role, one.name) for one in article.byline]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("程 晚 舟", ("程晚舟",)),
        ("程 晚 舟　洪　涛", ("程晚舟", "洪涛")),
        ("欧 阳 木 兰", ("欧阳木兰",)),
        ("洪 涛 杜 若", ("洪涛", "杜若")),
        ("程门雪 杜 若 梅 影", ("程门雪", "杜若", "梅影")),
    ],
)
def test_spaced_out_names_are_whole(text: str, names: tuple[str, ...]):
    """A character alone is no name: it belongs to a surname in front of it or behind."""
    assert split_names(text) == names


def test_a_spaced_out_title_is_hardly_a_name():
    """Titles are spaced out as names are; a surname in front tells."""
    assert name_likeness("程 晚 舟") > 0.7
    assert name_likeness("村 口 的 树") < 0.3
    assert name_likeness("春雨 来") == 0.0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("文/图　本报记者　程　晚　舟", [("reporter", "程晚舟")]),
        ("文｜程晚舟", [("author", "程晚舟")]),
        ("江川市中医院皮肤科主任医师　程　舟", [("author", "程舟")]),
        ("柳荫小区居民　程　舟", [("reader", "程舟")]),
        ("八十一岁老人　程 晚 舟", [("reader", "程晚舟")]),
        ("（江川）程晚舟", [("author", "程晚舟")]),
        ("（蔗埔／教師　程 舟）", [("reader", "程舟")]),
        ("程晚舟（蔗埔，教師）", [("reader", "程晚舟")]),
        ("（江　流辑）", [("compiler", "江流")]),
        ("（热线记者 程 舟 整理）", [("compiler", "程舟")]),
        ("讲述 / 市中医院针灸科副主任医师 方 舟", [("author", "方舟")]),
        ("整理 / 本报记者 袁 野", [("compiler", "袁野")]),
        ("方 舟 著", [("author", "方舟")]),
        ("文/本报记者　方 舟　图/本报记者　欧阳拓", [("reporter", "方舟"), ("photographer", "欧阳拓")]),
        ("口述：麦香面包创始人　方 舟　记录：袁 野", [("author", "方舟"), ("compiler", "袁野")]),
        ("採訪・撰文　方　舟　　攝影　江以默", [("author", "方舟"), ("photographer", "江以默")]),
        ("駐東京記者　方　舟　文／圖", [("reporter", "方舟")]),
        ("特派记者　方 舟　发自江川", [("reporter", "方舟")]),
        ("主持人：方 舟", [("author", "方舟")]),
        ("／方　舟舟", [("author", "方舟舟")]),
        ("文 物 小 識", None),
        ("居民 楼道", None),
        ("家长学校", None),
        ("景　行摄（影像中国）", None),
        ("江川县摄影家协会 程舟摄", None),
    ],
)
def test_offices_and_trades_are_no_names(line: str, told: list[tuple[str, str]] | None):
    """What someone is stands in front of who he is, with a gap between."""
    byline = read_byline(line)
    assert (None if byline is None else [(one.role, one.name) for one in byline.people]) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("市气象台 程晚舟 供图", [("程晚舟", "市气象台")]),
        ("江川县摄影家协会 程舟摄", [("程舟", "江川县摄影家协会")]),
        ("程舟（市摄协）摄", [("程舟", None)]),
        ("圖／程晚舟攝", [("程晚舟", None)]),
        ("（北方图片社供本报专稿）", []),
        ("本版图片由本报记者 程 舟 摄", [("程舟", "本报")]),
        ("STAFF PHOTO BY ADA QUILL", [("ADA QUILL", None)]),
        ("AP Photo/Ada Quill", [("Ada Quill", None)]),
    ],
)
def test_credits_tell_offices_from_people(line: str, told: list[tuple[str, str | None]]):
    """An office that lends a picture is the photographer's, not one of them."""
    credit = read_credit(line)
    assert credit is not None
    assert [(one.name, one.org) for one in credit] == told


@pytest.mark.parametrize(
    "page",
    [
        "　　　　河　边　的　灯\n　　　　　程　晚　舟\n　　" + PROSE + "\n　　他说他不等人，他等灯。\n",
        f"**河边的灯**\n\n**程晚舟**\n\n{PROSE}\n\n**桥**\n\n◎柳 条\n\n{PROSE}\n\n**瓦**\n\n本报记者 江 渐\n\n{PROSE}\n",
        f"## 灯下\n\n## 河边的灯\n\n程 晚 舟\n\n{PROSE}\n\n（作者为退休教师）\n",
    ],
)
def test_a_bare_name_under_a_title_signs(page: str):
    """Whether plain, spaced out or marked as its title is."""
    first = articles(page)[0]
    assert people(first) == [("author", "程晚舟")]
    assert "".join((first.title or "").split()) == "河边的灯"


def test_signers_of_letters_are_readers():
    """Who they are and their name, under the letter, stay a paragraph and name its writer."""
    (letter,) = articles(
        "## 群众来信\n\n## 楼道里的灯\n\n编辑同志：\n\n"
        + PROSE
        + "\n\n柳荫小区居民　程　舟\n\n**编后**　街道办已经换了灯。\n"
    )
    assert people(letter) == [("reader", "程舟")]
    assert "柳荫小区居民　程　舟" in letter.paragraphs


def test_a_name_set_to_the_right_signs_a_letter():
    """However short the line above, and whatever place stands before the name; so it heads nothing."""
    letter = f"来信照登\n\n盲道上长出了电线杆\n\n编辑同志：\n　　{PROSE}\n　　请铺盲道的时候走一遍。\n{' ' * 24}平阳 窦明远\n\n回音\n　　{PROSE}"
    first = articles(letter)[0]
    assert people(first) == [("reader", "窦明远")]
    assert first.title == "盲道上长出了电线杆"


@pytest.mark.parametrize("mark", ["⊙", "☉", "▲", "★"])
def test_a_mark_before_a_byline_is_no_part_of_it(mark: str):
    """Papers set stars, triangles and rings there."""
    byline = read_byline(f"{mark} 本報評論員　歐陽時")
    assert byline is not None
    assert [(one.role, one.name) for one in byline.people] == [("commentator", "歐陽時")]


def test_a_short_letter_is_no_standfirst():
    """One paragraph between its title and a reader's name is the letter itself, and the next item keeps its own."""
    letter, notice = articles(
        f"## 讀者投書\n\n## 公車等太久\n\n{PROSE}\n\n（蔗埔／教師　程 舟）\n\n## 小啟\n\n本刊自四月起改為隔週日出刊，文長六百字以內。\n"
    )
    assert letter.subtitle is None
    assert people(letter) == [("reader", "程舟")]
    assert notice.paragraphs == ("本刊自四月起改為隔週日出刊，文長六百字以內。",)


def test_a_poems_first_line_is_not_its_title():
    """Title, poet, an empty line, the first stanza."""
    (poem,) = articles(
        "　　　　晒　谷\n　　　　　程　晚　舟\n\n　　　　奶奶在院子里画圆\n　　　　木锨扬起来的\n　　　　有一半是谷子\n　　　　有一半是黄昏\n\n"
        "　　　　麻雀数过了\n　　　　一共三千粒\n　　　　它只拿走零头\n"
    )
    assert (poem.kind, people(poem)) == ("poem", [("author", "程晚舟")])
    assert poem.paragraphs[0] == "奶奶在院子里画圆"


def test_an_electronic_editions_picture_text_is_a_caption():
    """p.pic below a picture says what it shows."""
    page = (
        "<html><body><div class='article'><h1>修灯塔的人</h1><p class='sec'>文/图　本报记者　程　晚　舟</p>"
        f"<p>　　{PROSE}</p><p><img src='1.jpg'></p><p class='pic'>他在灯塔上更换螺栓。</p><p>　　{PROSE}</p></div></body></html>"
    )
    (article,) = parse(Dump("page.html", read_html(page))).articles
    assert (people(article), article.captions) == ([("reporter", "程晚舟")], ("他在灯塔上更换螺栓。",))


def test_who_works_at_a_place_and_writes_a_letter_is_a_reader():
    """机床厂　严　明 under a letter; the same line signs anything else as an author."""
    (letter,) = articles(
        "　读　者　来　信\n　　　　　　　副食店应该备杆公平秤\n编辑同志：\n　　我在东风副食店买了两斤带鱼，回家一称少了三两，建议门口放一杆公平秤。\n　　　　　　　　　　　　　江川机床厂　严　明\n"
        "　　编者附记：市二商局接信后，已给全市六十八个副食店配备了公平秤。\n"
    )
    assert people(letter) == [("reader", "严明")]
    assert not [section.heading for section in letter.sections if section.heading]


def test_a_report_may_close_with_its_reporter_without_brackets():
    """記者　陸沉 behind the last full stop."""
    (report,) = articles(
        "**東灣渡輪加價一成**\n\n【本報訊】渡輪公司昨日宣布單程票價加至十一元，月票加至三百九十六元。\n\n離島居民批評，公司去年盈利二千萬元，「加價是一刀切」。記者　陸沉\n"
    )
    assert people(report) == [("reporter", "陸沉")]


def test_under_a_columns_label_a_title_may_be_two_characters_long():
    """Label, title, name, all of them marked alike."""
    essay = articles(
        f"**短訊**\n\n■醫院昨接收十一名學生，情況穩定。\n\n■警方截獲私煙。\n\n**筆下人間**\n**搬燈**\n**胡不歸**\n\n{PROSE}\n\n{PROSE}\n"
    )[-1]
    assert (essay.column, essay.title, people(essay)) == ("筆下人間", "搬燈", [("author", "胡不歸")])


def test_a_dateline_on_a_line_of_its_own_signs():
    """Its place and its reporter are the story's, and it credits no picture."""
    (report,) = articles(f"## 评选揭晓\n新华社云州5月5日电（记者 何 平）\n\n{PROSE}\n\n{PROSE}\n")
    assert (people(report), report.place, report.credits) == ([("reporter", "何平")], "云州", ())


def test_a_review_below_its_label_is_no_verse():
    """Label, title, a line that says of what, a name behind a mark: four short lines over prose."""
    (review,) = articles(
        f"　　书评\n\n　　　　一部写给河流的家书\n　　　　——读《河脉》\n　　　　　　　　○ 沈　渡\n\n　　{PROSE}\n　　{PROSE}\n"
    )
    assert (review.column, review.title, review.subtitle) == ("书评", "一部写给河流的家书", "——读《河脉》")
    assert people(review) == [("author", "沈渡")]
