"""Tables: a question that names a row and speaks of a heading is answered by the cell where they meet."""

import pytest

from corpus.answering.evidence import Nominee
from corpus.answering.question import read_question
from corpus.answering.tables import table_answer
from corpus.article import Article

_PRICES = (
    ("品名", "东泉菜市场（元/斤）", "西门菜市场（元/斤）", "进货量"),
    ("活鲫鱼", "10.2", "9.8", "300斤"),
    ("菠菜", "3.1", "2.9", "120斤"),
)
_FIRMS = (("公司", "营业收入", "员工人数"), ("海珀医药", "6.4", "1475"), ("乐宜家居", "2.2", "831"))


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


def test_rows_that_are_torn_answer_nothing():
    """A row with more or fewer cells than headings: nobody knows which stands below which."""
    assert answered("海珀医药有多少员工？", (_FIRMS[0], ("海珀医药", "1475"))) is None
    assert answered("海珀医药有多少员工？", (_FIRMS[1],)) is None
