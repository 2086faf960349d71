"""Who somebody is, and who holds an office: what stands before a name says it, if it is that name and that office."""

import pytest

from corpus.answering.introductions import holds_office, introduces
from corpus.answering.question import read_question
from corpus.answering.sentence import Reading


def _holds(question, sentence, name):
    first = sentence.index(name)
    return holds_office(read_question(question), Reading(sentence), (first, first + len(name)))


def test_an_office_before_a_name_introduces_it():
    """Without the verb before it; what is no office introduces nobody."""
    asked = read_question("晏廷荣是谁？")
    said = Reading("这一结果让五桥实验学校校长晏廷荣一夜未眠。")
    assert introduces(asked, said, (5, 13))
    assert not introduces(asked, said, (0, 13))
    assert not introduces(asked, Reading("这天夜里晏廷荣一夜未眠。"), (0, 4))
    assert not introduces(read_question("校长是谁？"), said, (5, 13))


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("照明所的所长是谁？", "市城管局照明所所长岳大海说，还有1830盏。", "岳大海"),
        ("谁是照明所所长？", "照明所所长是岳大海。", "岳大海"),
        ("县人民医院的院长叫什么？", "县人民医院（东院区）院长邬立群说。", "邬立群"),
        ("现在的代省长是哪一位？", "5月10日，代省长顾怀远主持召开会议。", "顾怀远"),
    ],
)
def test_the_name_behind_the_office_asked_for_holds_it(question, sentence, name):
    """Of whom it is asked stands before it, next to it or nearly."""
    assert _holds(question, sentence, name)


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("照明所的所长是谁？", "照明所副所长岳大海说。", "岳大海"),
        ("照明所的所长是谁？", "照明所前所长岳大海说。", "岳大海"),
        ("照明所的所长是谁？", "市政所所长岳大海说。", "岳大海"),
        ("所长是谁？", "照明所所长岳大海说。", "岳大海"),
        ("照明所的所长是谁？", "照明所的事，所长没有说，岳大海说了。", "岳大海"),
        ("照明所的所长是哪年上任的？", "照明所所长岳大海说。", "岳大海"),
    ],
)
def test_another_office_or_house_does_not(question, sentence, name):
    """A deputy, a former one, another house's, or one of which nobody says whose."""
    assert not _holds(question, sentence, name)
