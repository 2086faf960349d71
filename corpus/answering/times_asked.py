"""Times asked for: a question when and a sentence come in; the test that tells which spans of it are such times comes out."""

import re
from collections.abc import Callable

from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_BY_FIGURES = r"(?<![\d.])\d{1,2}[./-]\d{1,2}(?![\d.]|\s*[%万亿元美吨亩米个分倍])"
"""5.12 and 9/3 are days; 21.8亿元 is none."""
_TIMELY = re.compile(
    rf"[年月日号时代期天世纪朝后前间初末底春夏秋冬晚早夜古今周晨季昔节]|星期|\d{{4}}|\d:\d|{_BY_FIGURES}|[a-z]{{3}}"
)
"""Something of this is in every answer to when."""
YEAR_ASKED = re.compile(r"[哪何几]一?年")
YEAR_TOLD = re.compile(r"年|(?<!\d)[12]\d{3}(?!\w)|世纪")
_ASKED_TIMES = (
    (
        re.compile(r"几[月号日]|哪一?[天日]|何[日月]"),
        re.compile(
            rf"(?<!个)月|(?<!近)日|(?<![\d零一二三四五六七八九十百几数两半])天|[号晚晨早今昨明周初底旬]|星期|{_BY_FIGURES}|[a-z]{{3}}"
        ),
    ),
    (YEAR_ASKED, YEAR_TOLD),
    (
        re.compile(r"\b(?:what|which) (?:time|hour)\b"),
        re.compile(r"\d|noon|midnight|dawn|dusk|morning|evening|night"),
    ),
    (re.compile(r"\b(?:what|which) year\b"), re.compile(r"\d{4}")),
    (re.compile(r"几点"), re.compile(r"(?<!小)[时点:晨晚午早夜]")),
)
_TIMELY_IN_ENGLISH = re.compile(
    r"\b(?:1[5-9]|20)\d\d|\d(?:st|nd|rd|th)\b|\d[:.]\d\d\b|\d ?[ap]\.?m\b|day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|morning|afternoon|"
    r"evening|night|dawn|dusk|today|tonight|tomorrow|weeks?|weekends?|months?|years?|days|hours?|minutes?|decades?|centur(?:y|ies)|spring|summer|autumn|fall|"
    r"winter|season|ago|since|before|after|until|when|while|once|christmas|easter|eve)\b"
)
_LASTING = re.compile(
    "(?<![零一二三四五六七八九十百〇○])(?:[一二三四五六七八九]?[十百][一二三四五六七八九]?|[一二两三四五六七八九几多])年"
)
"""A number of years, no year: years are printed 1971年 or 一九七一年."""


def timely(question: Question, reading: Reading) -> Callable[[Span], bool]:
    """A day for a day, a year for a year; of anything else something that tells a time."""
    asked = question.text[question.start : question.end + 1]
    usual = _TIMELY_IN_ENGLISH if reading.printed[:40].isascii() else _TIMELY
    told = next((told for word, told in _ASKED_TIMES if word.search(asked)), usual)
    lasting = "几年" in question.text

    def fits(span: Span) -> bool:
        text = reading.text[span[0] : span[1]]
        return bool(told.search(text if lasting else _LASTING.sub("", text)))

    return fits
