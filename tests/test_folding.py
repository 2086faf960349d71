"""Folding: one form for matching, and the way back to the print."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold, plain, trace, units

PRINTED = st.text(st.characters(codec="utf-8"), max_size=60) | st.text(
    st.sampled_from(list("重慶萬州区，。“”100+X％……㈱①Ⅳ２０ＡＢＣ é ñ\u0301\u3000𠮷\u200b鯰鲇後裏")),
    max_size=60,
)


def test_scripts_widths_and_cases_fold_together():
    """The other script, another width, another case: one form."""
    assert plain("重慶市萬州區") == plain("重庆市万州区")
    assert plain("１００＋Ｘ") == plain("100+x") == "100 x"
    assert plain("“鲇鱼效应”") == plain("「鯰魚效應」")
    assert fold("……㈱") == "......(株)"
    assert plain("Café") == plain("CAFE\u0301") == "cafe"


def test_units_are_characters_words_and_numbers():
    """Search counts Chinese characters one by one, spaced words and numbers whole."""
    assert units(plain("2023年GPT-4o上市 New York")) == [
        "2023",
        "年",
        "gpt",
        "4",
        "o",
        "上",
        "市",
        "new",
        "york",
    ]


def test_a_line_break_in_chinese_disappears_but_parts_english_words():
    """Only between letters of spaced scripts does a gap mean anything."""
    assert plain("考核力\n度") == "考核力度"
    assert plain("New\nYork") == "new york"


@given(PRINTED)
def test_traced_text_is_plain_text(text):
    """Both ways of making plain text give the same characters, whatever the text."""
    assert trace(text).text == plain(text)


@given(PRINTED)
def test_every_plain_character_leads_back_to_print(text):
    """Offsets rise, stay inside, and the printed character there folds to the plain one."""
    traced = trace(text)
    assert len(traced.places) == len(traced.text)
    assert list(traced.places) == sorted(traced.places)
    for at, character in enumerate(traced.text):
        start, end = traced.printed(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]) or character == " "


@given(PRINTED)
def test_folding_twice_changes_nothing(text):
    """Plain text is its own plain text."""
    assert plain(plain(text)) == plain(text)
