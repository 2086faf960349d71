"""What a page says about itself is read from its header and editor lines, in whatever form and script they are printed."""

import pytest

from corpus.article import Page
from corpus.parsing.masthead import names_newspaper, read_masthead
from corpus.parsing.page import parse
from corpus.parsing.staff import read_editors
from corpus.reading.dump import Dump
from corpus.reading.plain_text import read_text


def page_of(text: str) -> Page:
    return parse(Dump("page.md", read_text(text))).page


BODY = "\n\n## 渡口添了书架\n\n本报记者 江渐\n\n渡口的书架上摆着三百余册书，乘客可以随看随还。\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("江川時報　　地方新聞　　二０一六年三月二十日　星期日　　春分　　Ｂ５", Page("江川時報", "2016-03-20", "B5", "地方新聞")),
        ("二零一八年十月三日　星期三　６版　　江　川　日　报　　要　闻", Page("江川日报", "2018-10-03", "6", "要闻")),
        ("２０１９．０２．０７　农历己亥年正月初三　星期四　今日8版　总第9120期", Page(date="2019-02-07")),
        ("2011年4月2日　星期六　Ｃ３　财富周刊", Page(None, "2011-04-02", "C3", "财富周刊")),
        ("C3　财富周刊　2011年4月2日　星期六　江川都市报", Page("江川都市报", "2011-04-02", "C3", "财富周刊")),
        ("江川日报　　JIANGCHUAN RIBAO", Page("江川日报")),
        ("2022年8月9日 星期二 第03版：文化·读书 上一版 下一版", Page(None, "2022-08-09", "3", "文化·读书")),
        ("江川日报 数字报 | 2022年8月9日 多云转晴 24℃~31℃ | 三版", Page("江川日报", "2022-08-09", "3")),
        ("2014年5月4日　星期日　第7版　柳岸副刊　　投稿信箱：liuan@jiangchuan.example", Page(None, "2014-05-04", "7", "柳岸副刊")),
        ("2008年7月1日　星期二　　责任编辑　田　禾　美编　石　青", Page(None, "2008-07-01", editors=("田禾",))),
        ("第三版 经济新闻 责任编辑 苏 木 2010年9月14日 星期二 江川日报", Page("江川日报", "2010-09-14", "3", "经济新闻", ("苏木",))),
        ("5 健康周刊 江川晨报 2023.11.08 星期三 编辑 李 沐 版式 陶 然", Page("江川晨报", "2023-11-08", "5", "健康周刊", ("李沐",))),
        ("A3 时政 2022年1月18日 星期二 责编:甘泉 版式:石磊 江川时报", Page("江川时报", "2022-01-18", "A3", "时政", ("甘泉",))),
        ("Vol. LXII, No. 23 • Tuesday, June 4, 1996 • 35 cents • Page One", Page(date="1996-06-04", page_no="1")),
        ("Page 6A | Local News | The Alder Bay Herald | 12 May 2019", Page("The Alder Bay Herald", "2019-05-12", "6A", "Local News")),
    ],
)  # fmt: skip
def test_headers_of_every_form_are_read(line: str, told: Page):
    """Spaced-out names, mixed noughts, full-width figures; feasts, issue numbers and addresses are no page's name."""
    assert read_masthead(line) == told


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("主编：田　禾　　责编：石青山　　版式：白 杨", ("田禾", "石青山")),
        ("■责编/田 禾　■美编/石 青　■校对/白 杨", ("田禾",)),
        ("编辑 田禾　照排 石 青", ("田禾",)),
        ("本版编辑　田　禾　　投稿电话　5530718", ("田禾",)),
        ("组版：石青", ()),
        ("本版插图　青　黛", ()),
        ("编辑：", None),
        ("编辑：请把这封信转给市公交公司", None),
        ("制图：石青", None),
    ],
)
def test_only_editors_are_editors(line: str, names: tuple[str, ...] | None):
    """Roles are no names, layout and proofs are no editing; a letter to the editor and a credit are no editor line."""
    assert read_editors(line) == names


def test_a_papers_name_is_told_from_a_headline():
    """喜报 and 天气预报 end as newspapers' names do, and are none."""
    assert names_newspaper("江 川 财 经 报")
    assert names_newspaper("江川晚报")
    for line in ("喜报", "喜 报", "天气预报", "江川的早晨"):
        assert not names_newspaper(line)


def test_a_marked_name_beside_the_date_is_the_papers():
    """A bold line below the date line is the paper; the section that the date line names is the page's name."""
    page = page_of("2011年4月2日　星期六　Ｃ３　财富周刊\n\n**江 川 财 经 报**" + BODY)
    assert page == Page("江川财经报", "2011-04-02", "C3", "财富周刊")


def test_the_issue_number_is_no_page_name():
    """第9120号 counts issues."""
    page = page_of("江川日报　　JIANGCHUAN RIBAO\n\n2019年2月7日　星期四　　今日12版　　第9120号" + BODY)
    assert page == Page("江川日报", "2019-02-07")


def test_a_page_name_may_stand_alone_above_its_header():
    """# 民生 above the line with the date is no column of the first article."""
    page = page_of("# 民生\n江川日报 2012年4月6日 星期五 6版" + BODY)
    assert page == Page("江川日报", "2012-04-06", "6", "民生")
