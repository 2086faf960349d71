"""Verifying: what is verbatim, what is altered and in what, what is not found; and what holds for every text."""

import json
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.__main__ import main
from corpus.errors import LongQuotation, ShortQuotation
from corpus.folding import plain
from corpus.ingest import ingest
from corpus.library import Library
from corpus.lines import lines
from corpus.verifying.numerals import figures
from corpus.verifying.sense import negations
from corpus.verifying.tokens import Codes, tokenize
from tests.small_records import write_records

RECORDS = (
    {
        "id": "lamp",
        "title": "巷口修灯人",
        "text": "“不是省了钱，是有人管了。”修灯人顾长明说，巷子里一共三百二十盏灯，去年修好了二百八十五盏。\n"
        "他不赞成把灯全部换新。2021年以来，已为35户人家接通线路，气温降到-5℃也没有停工，完工率为80%。\n"
        "街道办事处的程国庆介绍，明年将增加6.4万元经费；其余的灯由居民认领，居民不认领的，由街道兜底。\n"
        "夜里十点，灯都亮着。有人站在灯下看书，有人等最后一班车。",
        "date": "2023-05-06",
    },
    {
        "id": "mill",
        "title": "The Mill at Alder Fork",
        "text": "The mill will not close before 2026, Ms. Hale said. In six months it sold 118,000 tons, up from 61,000.",
    },
    {
        "id": "bridge",
        "title": "老石橋修舊如舊",
        "text": "始建於清代的老石橋完成修繕，橋面石板全部編號後原位鋪回。",
    },
)


@pytest.fixture(scope="module")
def street(tmp_path_factory):
    folder = tmp_path_factory.mktemp("street")
    ingest(folder / "data", [write_records(folder / "records.jsonl", RECORDS)])
    with closing(Library.open(folder / "data")) as library:
        yield library


@pytest.mark.parametrize(
    ("quote", "notes"),
    [
        ("巷子里一共三百二十盏灯", ()),
        ("巷子里一共三百二十盞燈", ("script",)),
        ("巷子里一共三百二十盏灯,去年修好了二百八十五盏.", ("width",)),
        ("不是省了钱 是有人管了", ("punctuation",)),
        ("「不是省了钱，是有人管了。」修灯人顾长明说", ("quotation_marks",)),
        ("始建于清代的老石桥完成修缮", ("script",)),
        ("完工率为80%。街道办事处的程国庆介绍", ()),  # from one paragraph into the next
        ("……气温降到-5℃也没有停工……", ()),  # quoted from the middle
        ("THE MILL will not close before 2026", ("case",)),
        ("In six months it sold 118000 tons", ("punctuation",)),
        ("巷口修灯人", ()),  # a title
        ("接通线路", ()),  # four characters
    ],
)
def test_verbatim_whatever_script_width_and_marks(street, quote, notes):
    """The same letters and figures in a row are verbatim; in what they differ all the same is noted."""
    verified = street.verify(quote)
    assert (verified.verdict, verified.notes, verified.changes) == ("verbatim", notes, ())


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("已为53户人家接通线路", ("figure", "35", "53")),
        ("巷子里一共三百三十盏灯", ("figure", "三百二十", "三百三十")),
        ("明年将增加64万元经费", ("figure", "6.4万元", "64万元")),
        ("气温降到5℃也没有停工", ("figure", "-5℃", "5℃")),
        ("没有停工，完工率为80", ("figure", "80%", "80")),
        ("2012年以来，已为35户人家接通线路", ("date", "2021", "2012")),
        ("街道办事处的程国强介绍，明年将增加6.4万元经费", ("name", "程国庆", "程国强")),
        ("他赞成把灯全部换新", ("negation", "不", "")),
        ("其余的灯由居民认领，居民认领的，由街道兜底", ("negation", "不", "")),
        ("The mill will close before 2026, Ms. Hale said", ("negation", "not", "")),
        ("已为三十五户人家接通线路", ("writing", "35户", "三十五户")),
        ("有人站在灯下唱歌，有人等最后一班车", ("word", "看书", "唱歌")),
        ("巷子里一共三百二十盏灯，修好了二百八十五盏", ("date", "去年", "")),
    ],
)
def test_altered_is_told_in_whole_words_and_figures(street, quote, change):
    """One change, of the kind it is, with what is printed and what is quoted."""
    verified = street.verify(quote)
    assert verified.verdict == "altered"
    told = verified.changes[0]
    assert (told.kind, told.printed, told.quoted) == change


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("是省了钱，是有人管了", "不"),  # 不 stands right before it
        ("赞成把灯全部换新", "不"),
        ("二十盏灯，去年修好了二百八十五盏", "三百二十"),  # half a figure
    ],
)
def test_a_cut_that_turns_the_sense_is_no_quotation(street, quote, printed):
    """What is printed word for word is still altered if its cut took away a 不 or half a figure."""
    assert plain(quote) in plain(RECORDS[0]["text"])
    verified = street.verify(quote)
    assert verified.verdict == "altered"
    assert verified.changes[0].printed == printed


def test_an_ellipsis_joins_two_places_and_says_what_it_leaves_out(street):
    """Openly joined is altered too; what was left out is told, and whether it may turn the sense."""
    verified = street.verify("其余的灯由居民认领……由街道兜底")
    assert verified.verdict == "altered"
    assert [(one.kind, one.printed, one.hides) for one in verified.changes] == [
        ("ellipsis", "居民不认领的", True)
    ]


def test_a_silent_join_is_altered(street):
    """Two sentences of one article that do not stand side by side."""
    verified = street.verify("巷子里一共三百二十盏灯，有人站在灯下看书，有人等最后一班车")
    assert verified.verdict == "altered"
    assert [one.kind for one in verified.changes] == ["joined"]
    assert len(verified.printed) == 2


def test_what_turns_the_sense_is_named_first(street):
    """A word changed early, a figure changed late: the figure comes first."""
    verified = street.verify("他不赞同把灯全部换新。2021年以来，已为53户人家接通线路")
    assert [one.kind for one in verified.changes] == ["figure", "word"]


@pytest.mark.parametrize(
    "quote",
    [
        "顾长明说，他打算明年离开巷子去南方开一家灯具店",
        "省里将拨款三千万元重建全部路灯",
        "量子计算机研制成功",
    ],
)
def test_invented_is_not_found(street, quote):
    """On topic or off, what was never printed has no article, no original and no code."""
    answer = street.verify(quote)
    assert answer.verdict == "not_found"
    assert answer.changes == ()


@pytest.mark.parametrize(("quote", "error"), [("灯", ShortQuotation), ("", ShortQuotation), ("。" * 50, ShortQuotation),
                                              ("灯" * 5001, LongQuotation), ("字" * 100_000, LongQuotation)])  # fmt: skip
def test_too_little_and_too_much_are_said(street, quote, error):
    """Nothing to verify, one character, a whole book: a clear sentence."""
    with pytest.raises(error, match="quote at"):
        street.verify(quote)


def _printed(library, verified):
    return [line.text for line in lines(library.article(verified.article.id))]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_quoted_the_original_is_print(street, data):
    """Any stretch of an article with anything done to it: no crash; what is shown as print is print, codes open it."""
    text = data.draw(st.sampled_from(RECORDS))["text"]
    first = data.draw(st.integers(0, len(text) - 5))
    last = data.draw(st.integers(first + 4, len(text)))
    at = data.draw(st.integers(first, last))
    noise = data.draw(st.text(st.sampled_from("不没三5十%….，“”不A的灯\n "), max_size=6))
    skip = data.draw(st.integers(0, 12))
    quote = text[first:at] + noise + text[min(at + skip, last) : last]
    try:
        verified = street.verify(quote)
    except ShortQuotation:
        return
    if verified.article is None:
        return
    whole = "\n".join(_printed(street, verified))
    assert verified.original in whole
    for line in verified.printed:
        assert any(line.text in text for text in _printed(street, verified))
        ends = [0, *(end for mark in line.marks for end in mark), len(line.text)]
        assert ends == sorted(ends)
    assert street.passage(verified.code).article.id == verified.article.id
    for change in verified.changes:
        start, end = change.quoted_span
        assert 0 <= start <= end <= len(quote)
    if verified.verdict == "verbatim":
        assert plain(verified.original).replace(" ", "") == plain(quote).replace(" ", "")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_gets_a_verdict(street, quote):
    """Whatever Unicode has: a verdict or a sentence, never a crash."""
    try:
        assert street.verify(quote).verdict in {"verbatim", "altered", "not_found"}
    except ShortQuotation:
        assert len(plain(quote).replace(" ", "")) < 4


@given(st.text(st.sampled_from("三5十%….，-“＂ａA不ﬁ㎏Ⅷ ½\n灯"), max_size=30))
def test_tokens_lead_back_to_print(text):
    """Tokens stand in order and apart, each where it was printed."""
    tokens = tokenize(text, Codes())
    assert len(tokens.code) == len(tokens.starts) == len(tokens.ends)
    for at in range(len(tokens.code)):
        assert 0 <= tokens.starts[at] < tokens.ends[at] <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三十五", "35"),
        ("百分之二十四", "24%"),
        ("一千六百五十万", "1650万"),
        ("二零零八", "2008"),
        ("六点四万", "6.4万"),
        ("两亿零三百", "200000300"),
        ("1,650", "1650"),
    ],
)
def test_figures_are_worth_the_same_however_written(one, other):
    """The value does not depend on the writing."""
    assert [figure.value for figure in figures(one)] == [figure.value for figure in figures(other)]


def test_negations_are_counted_and_their_likes_are_not():
    """不断 and 不但 deny nothing."""
    assert [negations(text) for text in ("不赞成", "没有人", "不断增加", "不但来了", "will not go", "未来")] == [
        1, 1, 0, 0, 1, 0,
    ]  # fmt: skip


def test_the_command_line_answers_a_batch_in_order(street, tmp_path, capsys):
    """The JSON form of the design: null where nothing was found, an error for what cannot be judged."""
    rows = [
        {"id": 1, "quote": "已为53户人家接通线路"},
        {"id": 2, "quote": "省里将拨款三千万元重建全部路灯"},
        {"id": 3, "quote": "灯"},
    ]
    batch = write_records(tmp_path / "batch.jsonl", rows)
    assert main(["verify", "--data", str(street._data), "--batch", str(batch)]) == 0
    altered, unfound, short = map(json.loads, capsys.readouterr().out.splitlines())
    assert (altered["id"], altered["verdict"], altered["article_id"]) == (1, "altered", "lamp")
    assert altered["changes"] == [["35", "53"]]
    assert altered["original"] in RECORDS[0]["text"]
    assert [unfound[name] for name in ("verdict", "article_id", "original", "code")] == [
        "not_found", None, None, None,
    ]  # fmt: skip
    assert "at least 4 characters" in short["error"]


def test_the_command_line_shows_a_verdict(street, capsys):
    """Readable without JSON."""
    assert main(["verify", "--data", str(street._data), "他赞成把灯全部换新"]) == 0
    out = capsys.readouterr().out
    assert "altered · negation" in out
    assert "他不赞成把灯全部换新。" in out
