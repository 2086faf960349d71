"""Sounds: as long as the text, the same for homophones, and what typed pinyin becomes."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import plain
from corpus.sound import initials, sound, syllables


def test_homophones_sound_the_same_and_phrases_have_their_own_readings():
    """荣错 sounds like 容错; 重 is chong in 重庆 and zhong in 重要."""
    assert sound("荣错纠错") == sound("容错纠错")
    assert sound("重庆")[0] == syllables("chong")
    assert sound("重要")[0] == syllables("zhong")


def test_typed_pinyin_becomes_syllables_and_other_letters_do_not():
    """With and without spaces' help; ü as v; an apostrophe parts; WTO is no pinyin."""
    assert syllables("rongcuojiucuo") == sound("容错纠错")
    assert syllables("xi'an") == sound("西安")
    assert syllables("lvse") == sound("绿色")
    assert syllables("wto") is None
    assert syllables("hello") is None
    assert initials(sound("容错纠错")) == "rcjc"


@given(st.text(max_size=80))
def test_sound_is_as_long_as_the_text(text):
    """So that a place in the sounds is the same place in the text."""
    assert len(sound(plain(text))) == len(plain(text))
