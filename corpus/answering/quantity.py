"""Quantities: folded text comes in; where its numbers with their units, its dates and its times stand comes out."""

import re
from collections.abc import Iterator

_SPACED = r"(?<![\d.,])(?<!\d )\d{1,3}(?: \d{3})+(?! ?\d)(?:\.\d+)?|(?<=[\u4e00-\u9fff])\d{1,3}(?:\.\d)? \d{1,3}(?:\.\d+)?(?=[万亿元米吨亩])"
"""Thousands parted by a space, as the standard for newspapers has it (GB/T 15835: 6 214.3亿元); and a number that OCR tore (投入1 38万元)."""
_DIGITS = rf"(?:{_SPACED}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[零一二三四五六七八九十百千万亿两半数几廿卅]+)"
_UNIT = (
    r"人次|人民币|平方公里|平方千米|平方米|平方英里|立方米|公里|千米|厘米|毫米|海里|英里|英尺|英寸|公尺|公分|公顷|公斤|千克|毫克|公吨|"
    r"小时|分钟|分之[零一二三四五六七八九十百]+|百分点|个百分点|个多?小时|个多?月|个半?月|星期|周年|世纪|年代|学年|美元|欧元|英镑|日元|日圆|港元|港币|"
    r"新台币|台币|法郎|马克|卢布|先令|卢比|比索|里拉|摄氏度|华氏度|光年|天文单位|秒差距|兆瓦|千瓦时|千瓦|海拔|余名|字节|"
    r"[%‰℃°]|[元角分块]钱?|[个名位人件户年月日天岁次种条项家所座届度层集篇首部本册张场支枝只头匹辆艘架台套间批份票枚颗棵株口世级号"
    r"章节点成折股筐盏把轮站队班起笔处片幅门道段封声回遍趟杯瓶箱袋车船米吨克斤两亩秒时刻分倍卷词字页代朝期组样类尊根块顶具桩列节局胜负]"
    r"|km²?|cm|mm|kg|mg|m|g|t|mw|kw|gb|mb|hz|percent|per cent"
)
_NUMBER = re.compile(rf"第?{_DIGITS}(?:[余多来]?[万亿千百兆]+)*[余多来]?(?:{_UNIT})?[余多]?")
_NUMBER_OF = re.compile(
    rf"(?<![零一二三四五六七八九十百千万])[一二三四五六七八九]成[一二三四五六七八九半](?![个件名座家])|百分之{_DIGITS}(?:点{_DIGITS})?|{_DIGITS}分之{_DIGITS}"
)
_DATE = re.compile(
    r"(?:公元前?|西元前?|前|民国|昭和|明治|大正|平成|光绪|康熙|乾隆|嘉庆|道光|咸丰|同治|宣统|顺治|雍正|万历|嘉靖|洪武|永乐)?"
    r"(?:\d{1,4}|[零一二三四五六七八九十廿元]{1,4})年代?(?:间|初|末|底|中期|初期|末期)?"
    r"(?:春天?|夏天?|秋天?|冬天?|春季|夏季|秋季|冬季|(?:\d{1,2}|[一二三四五六七八九十正腊]{1,2})月份?"
    r"(?:(?:\d{1,2}|[零一二三四五六七八九十廿]{1,3})[日号]|[上中下]旬|初|底)?)?"
    r"|(?:今|去|前|明|本|同|当|翌|次|隔|后)年(?:\d{1,2}月份?(?:\d{1,2}[日号])?|年?[初底末中]|[春夏秋冬][季天]?)?"
    r"|(?:本|上|下|当|同|次|上个|这个)月(?:\d{1,2}[日号]|[上中下]旬|初|底)?|[今昨前明当同次翌]日|[今昨前明当][天晚早]|(?:本|上|下|这|每)周[一二三四五六日末]?"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]|[上中下]旬|初|底)?"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3})世纪(?:(?:\d0|[一二三四五六七八九]十)年代)?(?:初期?|末期?|中期|中叶|后期|前期|早期)?"
    r"|(?:上午|下午|凌晨|晚上|晚|早上|中午|清晨|傍晚|早|夜里)?\d{1,2}(?:时|点|:\d\d)(?:\d{1,2}分|半|许)?"
    r"|(?:上午|下午|凌晨|晚上|早上|中午|清晨|傍晚|夜里|晚|早)[一二三四五六七八九十]{1,3}[时点](?:[零一二三四五六七八九十]{1,3}分|半|整|许)?"
    r"|[一二三四五六七八九十]{1,3}[时点](?:[零一二三四五六七八九十]{1,3}分|半|整|钟|许)"
    r"|\b(?:1[5-9]|20)\d\d\b"
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = "(?:january|february|march|april|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?(?![\d:,]\d|%))"
_YEAR = r"(?:,? (?:1[5-9]|20)\d\d)"
_ENGLISH_DATE = re.compile(
    rf"\b(?:{_WEEKDAY},? )?(?:{_DAY} (?:of )?)?(?:{_MONTH}|may(?= (?:\d|of\b))|(?<=in )may|(?<=of )may|(?<=since )may|(?<=last )may|\bmay(?=[,.;]))(?: {_DAY})?{_YEAR}?"
    rf"|\b(?:(?:last|next|this) )?{_WEEKDAY}s?(?: (?:morning|afternoon|evening|night))?\b"
    r"|\b\d{1,2}(?::\d\d)?(?: ?(?:a\.m\.?|p\.m\.?|am\b|pm\b)| o[’']clock)|\b\d{1,2}:\d\d\b|\b(?:noon|midnight|yesterday|today|tonight|tomorrow)\b"
    r"|\b(?:(?:early|late) )?(?:spring|summer|autumn|fall|winter)(?: of)? (?:1[5-9]|20)\d\d\b"
    r"|\b(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter|decade|century|season)\b|\b(?:1[5-9]|20)\d\ds\b"
)

_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_MEASURES = (
    "seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|cents?|dollars?|pounds?|euros?|yuan|rupees?|shillings?|percent|inch(?:es)?|feet|foot|"
    "yards?|miles?|acres?|tons?|gallons?|degrees?|people|times"
)
_SCALE = "hundred|thousand|million|billion|dozen"
_ENGLISH = re.compile(
    rf"(?<![\w,.])(?:[$£€]?\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{_TENS})(?:-(?:{_SPELLED}))?|(?:{_SPELLED})|half|dozens?|an? (?={_SCALE}))"
    rf"(?: ?(?:{_SCALE}))*(?:[ -](?:{_MEASURES}))?(?!\w)"
)
_VALUES = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"两": 2}
Span = tuple[int, int]


def numbers(text: str) -> Iterator[Span]:
    """Every number, with its unit if it has one."""
    for pattern in (_NUMBER_OF, _NUMBER, _ENGLISH):
        yield from ((found.start(), found.end()) for found in pattern.finditer(text))


def spaced(text: str) -> Iterator[Span]:
    """Every number whose thousands are parted by spaces."""
    yield from ((found.start(), found.end()) for found in re.finditer(_SPACED, text))


def bare_ends(text: str) -> Iterator[int]:
    """Where the digits of a number end and the unit begins: readers answer with either."""
    yield from (found.end() for found in re.finditer(_DIGITS, text))


def dates(text: str) -> Iterator[Span]:
    """Every date or time, absolute or relative."""
    for pattern in (_DATE, _ENGLISH_DATE):
        yield from ((found.start(), found.end()) for found in pattern.finditer(text))


def value(numeral: str) -> int:
    """Read 8, 八, 十五 or 廿三: what is printed of days, months and hours, up to ninety-nine."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.replace("廿", "二十").rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + _VALUES.get(ones, 0)
