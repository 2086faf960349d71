"""The reader and the meanings it reads by: like words are near, every text is read, and only what is printed is chosen."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.answering.aim import aim
from corpus.answering.board import board
from corpus.answering.choosing import added, choices, read
from corpus.answering.evidence import Evidence, Nominee, glance
from corpus.answering.layout import lay, texts
from corpus.answering.models import shipped
from corpus.answering.question import read_question
from corpus.answering.reader import Scores
from corpus.answering.spans import MOST, spans
from corpus.answering.word_vectors import SIZE, vector
from corpus.article import Article, Section

_STATION = "云岭县的水电站前年动工，耗资三千万元，今年六月由县长何望舒宣布建成。"


def seen(question: str, *paragraphs: str) -> list[Evidence]:
    """The sentences of one article."""
    article = Article(title="水电站建成", sections=(Section("", paragraphs),))
    return glance(read_question(question), (), [Nominee(article, 1.0)])


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("动工", "开工", "辞职"),
        ("老家", "家乡", "票价"),
        ("去世", "病逝", "开幕"),
    ],
)
def test_words_of_like_meaning_are_near(one: str, like: str, unlike: str):
    """A reader asks in everyday words, the paper prints its own."""
    assert vector(one) @ vector(like) > vector(one) @ vector(unlike) + 0.2


def test_a_name_that_no_list_holds_has_the_direction_of_its_characters():
    """So that it is at least like itself, and like the same name written with more."""
    assert vector("柏守信") @ vector("柏守信") == pytest.approx(1, abs=1e-5)
    assert vector("柏守信") @ vector("守信") > vector("柏守信") @ vector("票价")


def test_inflections_of_a_latin_word_are_one():
    """Who asks for the ferry means the ferries."""
    assert np.array_equal(vector("ferry"), vector("ferries"))
    assert vector("voted") @ vector("votes") == pytest.approx(1, abs=1e-5)
    assert abs(vector("council") @ vector("county")) < 0.6


@settings(deadline=None)  # the first word waits for the list
@given(st.text(min_size=1, max_size=12))
def test_every_word_has_a_direction_or_none(word: str):
    """Of length 1, or zero for what means nothing."""
    assert vector(word).shape == (SIZE,)
    assert np.linalg.norm(vector(word)) == pytest.approx(1, abs=1e-3) or not vector(word).any()


def test_a_span_is_scored_by_its_ends_what_is_inside_and_its_sentence():
    """Each part counts once; beyond the longest length nothing changes."""
    size = 30
    zero, pairs = np.zeros(size, np.float32), np.zeros((size, 24), np.float32)
    start, end = zero.copy(), zero.copy()
    start[2], end[4] = 3, 4
    inside = np.concatenate([np.zeros(1, np.float32), np.cumsum(np.ones(size, np.float32))])
    lengths = np.arange(24, dtype=np.float32) / 10
    scores = Scores(start, end, pairs, pairs, inside, lengths, -1.0)
    ranges = np.array([[2, 5], [0, 1], [0, 29], [0, 30]], np.int32)
    assert scores.of(ranges)[:2] == pytest.approx([3 + 4 + 3 / 3 + 0.2 - 1, 1 + 0 - 1])
    assert scores.lengths[-1] == pytest.approx(2.3)


def test_odds_add_up():
    """Two things as likely as none are twice as likely as it; of nothing the odds are the least."""
    assert added([0.0, 0.0]) == pytest.approx(np.log(2))
    assert added([500.0, -500.0]) == pytest.approx(500)
    assert added([]) < -20


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("水电站是什么时候开工的？", "前年"),
        ("水电站花了多少钱？", "三千万元"),
        ("云岭县的县长叫什么？", "何望舒"),
    ],
)
def test_what_is_asked_in_other_words_is_read(asked: str, answer: str):
    """开工 for 动工, 花了 for 耗资."""
    question, models = read_question(asked), shipped()
    best = choices(question, seen(asked, _STATION), models.reader, models.spans)[0]
    assert answer in best.text
    assert len(best.text) <= len(answer) + 3


_TEXTS = st.text(st.sampled_from("云岭县长何望舒说水电站三千万元6月，。“”、abc 的"), min_size=1, max_size=80)


@settings(max_examples=40, deadline=None)
@given(_TEXTS, _TEXTS)
def test_every_sentence_can_be_read_for_every_question(asked: str, printed: str):
    """Scores are finite; what is chosen stands in its sentence, as one of its spans."""
    question, models = read_question(asked), shipped()
    found = seen(asked, printed)
    for one in read(question, aim(question), found, models.reader):
        assert np.isfinite(one.scores).all()
        assert len(one.scores) == len(one.ranges)
    for choice in choices(question, found, models.reader, models.spans):
        assert choice.text
        assert choice.text in choice.evidence.reading.printed


def test_a_torn_sentence_without_end_is_read_as_far_as_a_sentence_goes():
    """A page torn beyond mending may have a sentence of ten thousand words."""
    (one, *_) = [
        one
        for one in seen("水电站花了多少钱？", "水电站花了三千万元" * 300)
        if one.place.field.paragraph == 0
    ]
    assert len(one.reading.atoms) > MOST
    question = read_question("水电站花了多少钱？")
    found = [(one, board(question, one))]
    contexts = shipped().reader.encoder.read(texts(question, found))
    _, (rows,) = lay(question, aim(question), found, contexts)
    assert len(rows.classes) == len(rows.vectors) == MOST
    assert max(last for _, last in spans(one.reading)) <= MOST
