"""Lines, sentences and passages: codes that hold, and break honestly."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Contributor, Section
from corpus.errors import PassageChanged, UnknownArticle
from corpus.lines import lines, sentence_spans, sentences
from corpus.passage import article_key, is_code, passage, read_code, reopen

ARTICLE = Article(
    id="any id, even 这样",
    title="渡口的灯",
    byline=(Contributor("reporter", "丁香结", "本报"),),
    sections=(Section("", ("第一句。第二句！“第三句。”他说。", "另一段，没有句号")),),
    captions=("船上的书架。",),
)


def test_sentences_end_behind_closing_quotation_marks():
    """A closing quotation mark belongs to its sentence, and so does who spoke; 3.06 is one number."""
    text = "“第三句。”他说。“不。”他走了。价格3.06元。Mr. Bo left. It rained."
    cut = [text[start:end] for start, end in sentence_spans(text)]
    assert cut == [
        "“第三句。”他说。",
        "“不。”",
        "他走了。",
        "价格3.06元。",
        "Mr. ",
        "Bo left. ",
        "It rained.",
    ]


def test_a_code_leads_back_to_the_same_words():
    """A passage's code fits a Telegram payload and opens the very words."""
    made = passage(ARTICLE, 2, 4)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,48}", made.code)
    again = reopen(ARTICLE, read_code(made.code))
    assert again.texts == made.texts == ("第一句。第二句！",)


def test_changed_words_are_never_shown_under_an_old_code():
    """Other words behind a code: the reader is told."""
    code = passage(ARTICLE, 2, 4).code
    changed = replace(ARTICLE, sections=(Section("", ("第一句。另一句！",)),))
    with pytest.raises(PassageChanged):
        reopen(changed, read_code(code))


def test_what_is_no_code_is_said_to_be_none():
    """Anything may arrive behind ?start=."""
    assert not is_code("hello")
    with pytest.raises(UnknownArticle):
        read_code("../../etc/passwd")
    assert article_key("a") != article_key("b")


@given(st.text(max_size=300))
def test_sentences_add_up_to_their_text(text):
    """Cutting loses nothing and orders nothing anew."""
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == text


def test_every_sentence_stands_in_its_line():
    """The numbers that passages count in follow the printed order."""
    all_lines = lines(ARTICLE)
    assert [line.field for line in all_lines] == ["title", "byline", "paragraph", "paragraph", "caption"]
    assert all(all_lines[one.line].text[one.start : one.end] for one in sentences(all_lines))
