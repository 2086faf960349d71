"""Pieces and the encoder: every word is cut into pieces, every text gets a row for each word, and company tells."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.answering.encoder import CONTEXT
from corpus.answering.models import shipped
from corpus.answering.pieces import UNKNOWN, cut_word, shipped_pieces
from corpus.words import cut

_WORDS = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12)


def direction(text: str, word: str) -> np.ndarray:
    """What a word of a text means there, as a direction of length 1."""
    words = cut(text)
    row = shipped().reader.encoder.read([words])[0][words.index(word)]
    return row / np.linalg.norm(row)


def test_a_word_is_cut_into_the_likeliest_pieces():
    """One that is known is one piece; a rare one its characters; a Latin one is another at the beginning than within."""
    assert len(cut_word("人民法院")) == 1
    assert len(cut_word("犍为县")) == 3
    assert cut_word("is") != cut_word("字is")[1:]
    assert cut_word("39个") == (*cut_word("39"), *cut_word("个"))


def test_a_character_that_no_piece_holds_is_unknown():
    """And what stands beside it is not."""
    assert cut_word("个\U00020000个") == (*cut_word("个"), UNKNOWN, *cut_word("个"))


@given(st.text(max_size=30))
def test_pieces_make_up_every_word(word: str):
    """None is longer than what it is cut from, none is lost."""
    pieces = shipped_pieces().cut(word)
    assert bool(pieces) == bool(word)
    assert len(pieces) <= len(word) + 1
    assert shipped_pieces().rows(pieces).shape == (len(pieces), CONTEXT)


@settings(deadline=None, max_examples=40)
@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_every_text_gets_a_row_for_each_word_whatever_is_read_beside_it(texts: list[list[str]]):
    """Finite, and the same read alone."""
    together = shipped().reader.encoder.read(texts)
    assert [rows.shape for rows in together] == [(len(text), CONTEXT) for text in texts]
    assert all(np.isfinite(rows).all() for rows in together)
    alone = shipped().reader.encoder.read(texts[:1])[0]
    np.testing.assert_allclose(together[0], alone, atol=1e-3)


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        (("水电站前年动工", "动工"), ("水电站什么时候开工", "开工"), ("县长什么时候辞职", "辞职")),
        (("他的老家在云岭", "老家"), ("他家乡在哪里", "家乡"), ("票价是多少", "票价")),
    ],
)
def test_words_of_like_meaning_are_near_in_their_texts(one, like, unlike):
    """A reader asks in everyday words, the paper prints its own."""
    assert direction(*one) @ direction(*like) > direction(*one) @ direction(*unlike) + 0.15


def test_a_text_longer_than_any_sentence_is_read():
    """Places beyond the last that is known count as it."""
    (rows,) = shipped().reader.encoder.read([["水电站"] * 400])
    assert np.isfinite(rows).all()
