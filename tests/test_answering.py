"""Answering, part by part: what a question asks, where answers may stand, and that nothing is shown that is not printed."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.answering.people import people
from corpus.answering.question import is_question, read_question
from corpus.answering.relative_dates import resolve
from corpus.answering.sentence import Reading, fold_in_place
from corpus.answering.spans import spans
from corpus.answering.trees import load_trees
from corpus.errors import BadQuery

ANY_TEXT = st.text(
    st.sampled_from("茶农周水清说一二三0369年月日，。、“”《》（）的是在于 aB.%－１①㎏臺"), max_size=60
) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("云岭县的县长是谁？", "who"),
        ("太龙镇的党委书记叫什么名字？", "who"),
        ("茶叶节什么时候开幕？", "when"),
        ("老石橋修繕於何時？", "when"),
        ("公司最后注册在哪里？", "where"),
        ("他是哪个镇的书记？", "where"),
        ("卖了多少万元？", "amount"),
        ("平时考核占多大比例？", "amount"),
        ("几名举报人受到处理？", "amount"),
        ("为什么要修桥？", "why"),
        ("它被称为什么？", "what"),
        ("由哪家公司运营？", "which"),
        ("桥面石板编号了吗？", "whether"),
        ("Who owns the bakery?", "who"),
        ("How many people will it hire?", "amount"),
        ("几内亚的货币单位是什么？", "what"),
        ("What time does the late ferry leave?", "when"),
        ("In which year was the mill built?", "when"),
        ("演唱会干吗往后挪？", "why"),
        ("食堂为啥关门了？", "why"),
        ("面馆几时开业？", "when"),
        ("一碗面几块钱？", "amount"),
    ],
)
def test_the_question_word_says_what_is_asked(asked, kind):
    """Who, when, where, how many, why, what: in either script and in English."""
    assert read_question(asked).asked == kind


def test_the_noun_beside_the_question_word_is_the_focus():
    """哪家公司 and 公司是什么 ask for a company; 多少名 asks in 名."""
    assert read_question("由哪家公司管理运营？").focus == "公司"
    assert read_question("他的职务是什么？").focus == "职务"
    assert read_question("共有多少名干部？").unit == "名"


def test_english_days_and_hours_are_dates():
    """With their year, as far as they are printed; a verb is no month."""
    reading = Reading(
        "It may close on Tuesday, July 30, at 11:15 p.m.; it opened in May 2023, not on Dec. 12, 1998."
    )
    found = {reading.printed[first:last] for first, last in reading.dates}
    assert {"Tuesday, July 30", "11:15 p.m.", "May 2023", "Dec. 12, 1998"} <= found
    assert not any(one.startswith("may") for one in found)


def spans_of(reading):
    return [(reading.atoms[first][0], reading.atoms[last - 1][1]) for first, last in spans(reading)]


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("种藕2 100亩", "2 100亩"),
        ("全国1 234 567人", "1 234 567人"),
        ("值6 214.3亿元", "6 214.3亿元"),
        ("投入1 38万元", "1 38万元"),
        ("升至1.7 6亿元", "1.7 6亿元"),
        ("全长1 36.5米", "1 36.5米"),
    ],
)
def test_thousands_parted_by_spaces_are_one_number(printed, whole):
    """As the standard for numerals has them, and a number that OCR tore: 100亩 or 38万元 alone would be another amount."""
    reading = Reading(printed)
    said = {reading.text[first:last] for first, last in spans_of(reading)}
    assert whole in said
    assert not any(one[0].isdigit() and len(one) < len(whole) and whole.endswith(one) for one in said)


def test_a_village_cut_out_of_a_longer_name_is_nobody():
    """龙镇 begins with a surname, and is the end of 太龙镇."""
    reading = Reading("太龙镇有个村民叫龙振海。")
    assert not any(reading.printed[first:last] == "龙镇" for first, last in reading.likely_names)


@pytest.mark.parametrize(
    "text", ["谁写的", "茶叶节在哪里开幕", "卖了多少万元", "修好了吗", "Who wrote it", "茶叶节？"]
)
def test_questions_are_told(text):
    """A question mark or a question word makes a question."""
    assert is_question(text)


@pytest.mark.parametrize(
    "text", ["容错纠错", "茶叶节开幕", "WHO 报告", "如何做实平时考核", "几内亚", "What", "2023-08"]
)
def test_what_is_looked_for_is_no_question(text):
    """Words and half headlines are looked for."""
    assert not is_question(text)


@pytest.mark.parametrize(
    ("printed", "on", "absolute"),
    [
        ("去年8月", "2023-08-15", "2022-08"),
        ("今年七月", "2023-08-15", "2023-07"),
        ("今年7月25日", "2023-08-15", "2023-07-25"),
        ("去年", "2023-08-15", "2022"),
        ("去年下半年", "2023-08-15", "2022"),
        ("上月", "2023-01-15", "2022-12"),
        ("昨日", "2023-03-01", "2023-02-28"),
        ("昨天下午", "2023-03-01", "2023-02-28"),
        ("8月14日", "2023-08-15", "2023-08-14"),
        ("12月30日", "2023-01-02", "2022-12-30"),
        ("14日", "2023-08-15", "2023-08-14"),
        ("去年十月", "2023-08-15", "2022-10"),
        ("今年2月30日", "2023-08-15", None),
        ("2016年", "2023-08-15", None),
        ("去年8月", None, None),
        ("三个月", "2023-08-15", None),
    ],
)
def test_relative_dates_are_made_absolute(printed, on, absolute):
    """By the date of the article; what is no relative date, or stands in an undated article, stays."""
    assert resolve(printed, on) == absolute


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_spans_are_stretches_of_the_sentence(text):
    """Whatever the text: every span is a non-empty stretch of it, and folding in place keeps every place."""
    reading = Reading(text)
    assert len(fold_in_place(text)) == len(text)
    for first, last in spans(reading):
        start, end = reading.atoms[first][0], reading.atoms[last - 1][1]
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("粮食购销领域立案7件12人。", "7件12人"),
        ("教师满意度不到80%。", "不到80%"),
        ("1000余名区管干部接受了回访。", "1000余名"),
        ("到周边10多个乡镇考察。", "10多个"),
        ("首周有一百八十四人次挂号。", "一百八十四人次"),
        ("共售出118,000个面包。", "118,000个"),
        ("2016年10月26日，他到任。", "2016年10月26日"),
        ("实行“100+X”流动党员积分管理制度。", "100+X"),
        ("万州区太龙镇党委书记程国庆说。", "太龙镇"),
        ("分为鼓、锣、钹和板四类。", "鼓、锣、钹和板"),
        ("他住在《红楼梦》里。", "红楼梦"),
    ],
)
def test_usual_answers_are_among_the_spans(sentence, answer):
    """Quantities with their units, dates, enumerations, quoted and titled names."""
    reading = Reading(sentence)
    found = {sentence[reading.atoms[first][0] : reading.atoms[last - 1][1]] for first, last in spans(reading)}
    assert answer in found


def test_people_are_found_by_their_office():
    """A name behind an office ends before the verb, and is then known in the whole article; common words are no names."""
    named = people("万州区太龙镇党委书记程国庆说，村民马上来了。校长晏廷荣一夜未眠，记者方法得当。")
    assert named >= {"程国庆"}
    assert people("太龙镇党委书记是程国庆。") == {"程国庆"}
    assert not named & {"马上", "方法"}
    assert people("记者申屠平介绍，教练欧阳修远。") == {"申屠平", "欧阳修远"}
    sentence = Reading("了解到此事，程国庆暗下决心。", frozenset({"程国庆"}))
    assert "程国庆" in {sentence.text[first:last] for first, last in sentence.atoms}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("桐坪村支书柳长庚说，冷库够用。", "柳长庚"),
        ("88岁的老邮递员贺小舟刮完脸。", "贺小舟"),
        ("特约记者包一帆、申屠瑾报道", "申屠瑾"),
    ],
)
def test_a_surname_and_a_given_name_cut_apart_are_likely_a_name(printed, name):
    """Behind whoever is named, or where a clause begins; what 成 or 时 begins elsewhere is none."""
    reading = Reading(printed)
    assert name in {reading.text[first:last] for first, last in reading.likely_names}
    assert not Reading("全村建成高标准农田，当时水库满了。").likely_names


def test_trees_add_up(tmp_path):
    """A row's score is the sum of the leaves it falls into; a leaf alone is a tree."""
    path = tmp_path / "trees.json"
    trees = [
        {"nodes": [[0, 1.5, -1, 1], [1, 0.0, -2, -3]], "leaves": [1.0, 2.0, 4.0]},
        {"nodes": [], "leaves": [0.5]},
    ]
    path.write_text(json.dumps({"trees": trees}), "utf-8")
    made = load_trees(path)
    assert made.score([(1.0, 9.0), (2.0, 0.0), (2.0, 1.0)]) == [1.5, 2.5, 4.5]
    assert made.score([(1.5, 0.5)]) == [1.5]
    assert made.score([]) == []


@given(typed=ANY_TEXT | st.text(max_size=600))
@settings(max_examples=25, deadline=None)
def test_answers_are_printed_where_they_are_said_to_be(sample, typed):
    """Whatever is asked: an answer stands in its quotation, the quotation in one printed line."""
    with suppress(BadQuery):
        _holds(sample, sample.ask(typed))


def _holds(library, answered):
    assert 0 <= answered.confidence <= 1
    for one in answered.answers:
        assert one.text
        assert one.text in one.quote or one.text == one.of_page
        assert one.quote in library.passage(one.code).texts[0]
