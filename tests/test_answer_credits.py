"""Credits: a printed line that says who took a photo comes in; the name alone comes out."""

import pytest

from corpus.answering.evidence import Nominee
from corpus.answering.printed_fields import printed_field
from corpus.answering.question import read_question
from corpus.article import Article, Section


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("本报记者 李明 摄", "李明"),
        ("（記者鍾亦凡攝）", "鍾亦凡"),
        ("文/图 本报记者麻晓冬", "麻晓冬"),
        ("图/姚赫", "姚赫"),
        ("姚赫 航拍", "姚赫"),
        ("李明摄（资料照片）", "李明"),
        ("Photo by Yusuf Karim", "Yusuf Karim"),
        ("Yusuf Karim / Staff", "Yusuf Karim"),
        ("卫星图像", "卫星图像"),
    ],
)
def test_the_name_in_a_credit_answers(credit, name):
    """Whatever stands around it: office, paper, 摄, 图, by."""
    article = Article("a", title="茶园航拍", captions=("茶园",), credits=(credit,))
    (answer,) = printed_field(read_question("茶园航拍那张照片是谁拍的？"), [Nominee(article, 1.0)])
    assert answer.text == name


def test_of_several_photos_the_one_spoken_of():
    """Each credit belongs to its caption."""
    article = Article(
        "a", title="渡口一日", captions=("孩子们在码头跳水", "老人在茶馆下棋"), credits=("李明/摄", "王芳/摄")
    )
    question = read_question("老人下棋的照片是谁拍的？")
    (answer,) = printed_field(question, [Nominee(article, 1.0)])
    assert answer.text == "王芳"


def test_a_question_about_something_else_is_none():
    """谁写 of a letter in the story, without a title or an item of the page, is for the text to answer."""
    article = Article("a", title="渡口", sections=(Section("", ("牌匾是谁写的，没有人知道。",)),))
    assert printed_field(read_question("牌匾是谁写的？"), [Nominee(article, 1.0)]) is None
