"""Alikeness: what a sentence says of a question in like words counts, what it does not say is told as lacking."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.answering.aim import aim
from corpus.answering.alikeness import NOTHING, alikeness
from corpus.answering.board import board
from corpus.answering.evidence import Nominee, glance
from corpus.answering.layout import lay, texts
from corpus.answering.models import shipped
from corpus.answering.question import read_question
from corpus.article import Article, Section

_BEST, _GREATEST_LACK = 2, 4
"""Places of the mean likeness of the question's words, and of the greatest lack."""


def likeness(asked: str, sentence: str) -> list[tuple[float, ...]]:
    """Of every line of an article that holds one sentence."""
    question = read_question(asked)
    article = Article(title="水电站", sections=(Section("", (sentence,)),))
    found = [(one, board(question, one)) for one in glance(question, (), [Nominee(article, 1.0)])]
    found = [(one, laid) for one, laid in found if laid.texts]
    contexts = shipped().reader.encoder.read(texts(question, found))
    rows, sentences = lay(question, aim(question), found, contexts)
    return [
        alikeness(rows, one)
        for (evidence, _), one in zip(found, sentences, strict=True)
        if evidence.place.field.field == "paragraph"
    ]


def test_like_words_count_and_others_do_not():
    """动工 says 开工; that somebody resigned says nothing of a building site."""
    (said,) = likeness("水电站什么时候开工？", "水电站前年动工。")
    (unsaid,) = likeness("水电站什么时候开工？", "水电站站长前年辞职。")
    assert said[_BEST] > unsaid[_BEST]
    assert said[_GREATEST_LACK] < unsaid[_GREATEST_LACK]


def test_a_question_of_nothing_lacks_nothing():
    """谁是谁 has no word that tells anything."""
    assert likeness("谁？", "水电站前年动工。") == [NOTHING]


@settings(deadline=None, max_examples=30)
@given(st.text(st.sampled_from("水电站开工谁的abc 7年"), min_size=1, max_size=20))
def test_every_question_gets_ten_finite_numbers(asked: str):
    """Whatever is asked."""
    for numbers in likeness(asked, "水电站前年动工，耗资三千万元。"):
        assert len(numbers) == len(NOTHING)
        assert np.isfinite(numbers).all()
