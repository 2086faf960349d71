"""Tables: a question that names a row and speaks of a heading is answered by the cell where they meet."""

import pytest

from corpus.answering.evidence import Nominee
from corpus.answering.question import read_question
from corpus.answering.table_rows import cells_within
from corpus.answering.tables import table_answer
from corpus.article import Article

_PRICES = (
    ("品名", "东泉菜市场（元/斤）", "西门菜市场（元/斤）", "进货量"),
    ("活鲫鱼", "10.2", "9.8", "300斤"),
    ("菠菜", "3.1", "2.9", "120斤"),
)
_FIRMS = (("公司", "营业收入", "员工人数"), ("海珀医药", "6.4", "1475"), ("乐宜家居", "2.2", "831"))


_STAGE = (
    ("日期", "剧目", "剧场", "主演", "最高票价"),
    ("2月19日", "评剧《花为媒》", "人民剧场", "尤玉兰", "80元"),
    ("2月24日", "儿童剧《雪孩子》", "少年宫", "卞小舟", "50元"),
)
_LEAGUE = (
    ("名次", "球队", "胜", "负", "积分"),
    ("1", "江口甲班", "7", "1", "22"),
    ("2", "鹤浦港城", "5", "3", "15"),
)
_DEPOSITS = (("银行", "一年期", "三年期", "五年期"), ("新禾村镇银行", "1.35", "1.85", "1.80"))
_WEEK = (("品种", "本周均价", "上周均价", "涨跌"), ("豆粕", "3285", "3170", "+3.6%"))
_RENTS = (("District", "Rent", "Change"), ("Marina", "410", "11%"), ("Airport Road", "190", "27%"))


def answered(question: str, *tables: tuple[tuple[str, ...], ...], title: str = "一周菜价") -> str | None:
    """The text of the cell that answers."""
    found = table_answer(read_question(question), [Nominee(Article("a", title=title, tables=tables), 1.0)])
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("东泉菜市场的活鲫鱼一斤多少钱？", "10.2"),
        ("菠菜在西门菜市场卖什么价？", "2.9"),
        ("表里写的海珀医药有多少员工？", "1475"),
        ("乐宜家居的职工有多少？", "831"),
    ],
)
def test_a_row_and_a_heading_meet_in_a_cell(question, cell):
    """The heading in its own words or in like ones (职工 for 员工); the cell is quoted in its row, as it is printed."""
    assert answered(question, _PRICES, _FIRMS) == cell


@pytest.mark.parametrize(
    "question",
    [
        "活鲫鱼一斤多少钱？",
        "东泉菜市场的鲤鱼一斤多少钱？",
        "海珀医药的董事长是谁？",
        "2019年海珀医药有多少员工？",
        "海珀医药的净利润是多少？",
        "乐宜家居有多少家门店？",
    ],
)
def test_what_a_table_does_not_say_is_not_answered(question):
    """Two headings as likely, another row, no such heading (twice), another year, no value asked for."""
    assert answered(question, _PRICES, _FIRMS) is None


@pytest.mark.parametrize(
    ("question", "table", "cell"),
    [
        ("花为媒在哪个剧场演", _STAGE, "人民剧场"),
        ("雪孩子哪天演？", _STAGE, "2月24日"),
        ("豆粕这一周均价多少？", _WEEK, "3285"),
        ("豆粕上上周均价多少？", _WEEK, None),
        ("雪孩子的主演是谁？", _STAGE, "卞小舟"),
        ("花为媒的票最高多少钱一张", _STAGE, "80元"),
        ("鹤浦港城队积了多少分？", _LEAGUE, "15"),
        ("新禾村镇银行三年定期的利率是多少？", _DEPOSITS, "1.85"),
        ("What is the rent in the Marina district?", _RENTS, "410"),
    ],
)
def test_persons_days_and_places_stand_in_tables_too(question, table, cell):
    """A name within a cell names its row; what is asked for says of what kind the cell must be."""
    assert answered(question, table, title="一览：利率、票价、积分") == cell


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("江口乙班积了多少分？", _LEAGUE),
        ("鹤浦港城的教练是谁？", _LEAGUE),
        ("鹤浦港城去年积了多少分？", _LEAGUE),
        ("第二轮鹤浦港城积了多少分？", _LEAGUE),
        ("雪孩子几点开演？", _STAGE),
        ("花为媒的学生票多少钱？", _STAGE),
        ("新禾村镇银行两年定期的利率是多少？", _DEPOSITS),
        ("When will the Airport Road tram open?", _RENTS),
    ],
)
def test_a_row_alone_is_no_answer(question, table):
    """Another class, an office, a year, a round, an hour, a fare, a term, a day that no heading speaks of."""
    assert answered(question, table, title="一览") is None


def test_rows_that_are_torn_answer_nothing():
    """A row with more or fewer cells than headings: nobody knows which stands below which."""
    assert answered("海珀医药有多少员工？", (_FIRMS[0], ("海珀医药", "1475"))) is None
    assert answered("海珀医药有多少员工？", (_FIRMS[1],)) is None


def test_of_a_row_whole_cells_are_answers():
    """Neither two cells together nor half of one, and nothing of the row of headings."""
    article = Article("a", title="理财规模", tables=(_FIRMS,))
    assert cells_within(article, "海珀医药 6.4 1475") == ((0, 4), (5, 8), (9, 13))
    assert cells_within(article, "公司 营业收入 员工人数") == ()
    assert cells_within(article, "海珀医药") == ()


def test_a_half_year_s_table_says_nothing_of_a_quarter():
    """Of the half-year it does."""
    table = (
        ("公司", "营业收入（亿元）", "毛利率"),
        ("双燕空调", "64.37", "20.6%"),
        ("海澜电器", "152.8", "27.9%"),
    )
    title = "四家空调企业上半年业绩对比"
    assert answered("双燕空调上半年毛利率是多少？", table, title=title) == "20.6%"
    assert answered("双燕空调二季度毛利率是多少？", table, title=title) is None
