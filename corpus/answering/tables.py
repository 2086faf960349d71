"""Tables: a question and articles come in; the cell in the row and below the heading that it speaks of comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.answering.answered import Answer
from corpus.answering.cover import presence
from corpus.answering.evidence import Nominee
from corpus.answering.people import SURNAMES
from corpus.answering.quantity import dates
from corpus.answering.question import Question
from corpus.answering.sentence import fold_in_place
from corpus.answering.table_rows import Row, named_row
from corpus.answering.word_vectors import vector
from corpus.article import Article, Table
from corpus.lines import lines
from corpus.passage import passage_around
from corpus.words import cut, word_class

_ENOUGH, _ENOUGH_TOLD = 0.6, 0.75
"""What a heading must say of what is asked for, where the kind of its cells tells something too, and where words alone do."""
_TELLING = 0.5
"""How well a cell fits that is surely of the kind asked for."""
_TOLD = 0.8
"""How much of a heading is said where the title may say the rest (三年定期的利率, below 三年期, in a table of 利率)."""
_LEAD = 0.12
"""By how much it must say more than any other of the row."""
_AIMED = 0.64
"""How near the noun beside the question word must be to a word of the heading; 利率 and 金额 are at 0.6."""
_PRICE = re.compile("多少钱|价|几块|几元|花费|how much|cost|price")
_PRICED = re.compile("价|费|票|price|cost|fee|fare")
_MONEY = re.compile("元|钱|金额|[$£€]")
_PERSON = re.compile(
    "人$|员$|姓名|导演|作者|教练|校长|裁判|嘉宾|老师|教师|班长|主讲|主演|董事长|name|coach|author|by$|guest"
)
_TIME = re.compile("时间|日期|年份|时刻|首班|末班|开始|截止|time|date|day|year|until")
_PLACE = re.compile(
    "地点|场馆|地址|剧场|展馆|频道|台$|产地|学校|单位|俱乐部|place|venue|where|club|channel|town"
)
_HOUR_ASKED, _HOUR = re.compile("几点|几时|钟|what time|hour"), re.compile(r"\d[:.]\d\d|[点时]|[ap]\.?m")
_YEAR_ASKED = re.compile("哪一?年|几年|what year|which year")
_SERIES = re.compile(
    r"第[一二三四五六七八九十\d]+\S|[一二三四五六七八九十\d]+[期等]|[上下]半[年季场]|首[季轮届]"
)
"""One of a series: what a table says of the first season it does not say of the second."""
_ASIDE = re.compile(r"\([^)]*\)")
"""The unit behind a heading."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NUMERAL = re.compile(r"\d+|[一二两三四五六七八九十半]+(?=[年月季个号组级])")
_TERM = re.compile(r"[一二两三四五六七八九十半\d]+[年月季]")
_LONG_AGO = re.compile(
    "去年|前年|明年|上年|上上|上周|下周|上个?月|下个?月|上季|last year|year ago|last week|next"
)
"""What no other column stands in for, unless it tells a change."""
_CHANGE = re.compile("增|涨|降|比|change")
_DAY = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}(?=[日号])")
_LIKE = 0.55
"""How near a word of the question must be to one of the table's to be told by it."""
_THEN = re.compile(
    r"last (?:year|week|month)|year ago|去年|前年|明年|上上(?:周|个?月)|上年|上月|上个月|下月|下个月|上周|下周|上季|同期|环比|同比|增|涨|降|计划|预计|最后|最终|成交|实际|last|next|ago|previous|change|plan"
)
"""What tells one column of figures from another; a heading and a question both say it or neither does."""
_THIS = re.compile("这一?个?(?=[周月季])")
"""As headings say 本."""
_A_YEAR_AGO = re.compile("去年(?:的?这|那)个?(?:时候|会儿|时|天|阵子)")
_PART_OF_YEAR = re.compile("[一二三四]季度|[上下]半年|全年")
_KINDS = frozenset({"who", "when", "where", "amount", "which", "what"})
_ANYTHING = frozenset({"时间", "地方"})
"""Nouns that ask for any value."""
_PAIR = 2
_WIDEST = 40
"""Characters of a cell that is a value, not a text."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that may answer; `sure` is how much of its row and of its heading the question says."""

    sure: float
    article: Article
    row: tuple[str, ...]
    column: int


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that may hold the answer: how much its heading and cell say of what is asked for, and that less what is against it."""

    at: int
    told: float
    score: float


def table_answer(question: Question, nominees: Sequence[Nominee]) -> Answer | None:
    """The one cell whose row and heading the question speaks of; None if it speaks of none or of several."""
    if question.asked not in _KINDS:
        return None
    found = sorted(
        (
            cell
            for one in nominees
            for table in one.article.tables
            if (cell := _cell(question, one.article, table))
        ),
        key=lambda cell: -cell.sure,
    )
    if not found or (len(found) > 1 and found[1].sure > found[0].sure - _LEAD):
        return None
    return _answer(found[0])


def _cell(question: Question, article: Article, table: Table) -> _Cell | None:
    """The cell of a table that a question means."""
    if len(table) < 2 or _of_another_year(question, article):
        return None
    row = named_row(question.text, table)
    heads = [fold_in_place(head) for head in table[0]]
    if row is None or _of_another_time(question, article, table, heads):
        return None
    scored = sorted(_scored(question, _titles(article), heads, row), key=lambda one: -one.score)
    if not scored or scored[0].score < _ENOUGH or scored[0].told < max(one.told for one in scored) - _LEAD:
        return None
    if len(scored) > 1 and scored[1].score > scored[0].score - _LEAD:
        return None
    if not _spoken_of(question, (*heads, *map(fold_in_place, row.cells)), _titles(article)):
        return None
    return _Cell(row.weight + scored[0].score, article, row.cells, scored[0].at)


def _spoken_of(question: Question, printed: Sequence[str], above: str) -> bool:
    """Tell whether row, headings and title speak of the nouns beside the question word (学生票多少钱, 丈夫叫什么, 二期什么时候), and of most others."""
    text = f"{' '.join(printed)} {above}"
    literally = question.asked == "who" or bool(_PRICE.search(question.text))
    words = [] if literally else _words(text)
    beside = {*question.before[-2:], *question.after[:1], question.focus}
    named = [
        one
        for one in question.terms
        if one.kind in {"name", "noun"} and len(one.text) > 1 and one.text not in _ANYTHING
    ]
    unsaid = [one.text for one in named if not _said(one.text, text, words)]
    if any(one[0] not in text for one in _SERIES.finditer(question.text)):
        return False
    strange = any(one.kind == "name" and one.text in unsaid and len(one.text) > _PAIR for one in named)
    return not strange and len(unsaid) <= (question.asked != "who") and beside.isdisjoint(unsaid)


def _said(one: str, text: str, words: Sequence[str]) -> bool:
    """Tell whether a text says a noun, most of its characters (剪纸课 of 剪纸) or a like one."""
    if one in text or _PRICE.search(one):
        return True
    if len(one) > _PAIR:
        return sum(character in text for character in one) * 2 > len(one)
    return any(float(vector(one) @ vector(word)) >= _LIKE for word in words)


def _of_another_year(question: Question, article: Article) -> bool:
    asked = frozenset(_YEAR.findall(question.text))
    return bool(asked - frozenset(_YEAR.findall(" ".join(line.text for line in lines(article)))))


def _of_another_time(question: Question, article: Article, table: Table, heads: Sequence[str]) -> bool:
    part = _of_another_part(question, f"{' '.join(heads)} {_titles(article)}")
    return part or _of_another_term(question, heads) or _of_another_day(question, table)


def _of_another_term(question: Question, heads: Sequence[str]) -> bool:
    """Two years are asked of where the headings say one, three and five."""
    asked = {one[0] for one in _TERM.finditer(question.text)}
    told = {one[0] for head in heads for one in _TERM.finditer(head)}
    return bool(asked) and len(told) > 1 and not asked & told


def _of_another_day(question: Question, table: Table) -> bool:
    """18 July is asked of where the table says of other days."""
    text = " ".join(fold_in_place(cell) for cells in table for cell in cells)
    told = frozenset(_DAY.findall(text))
    return bool(told) and not told.issuperset(_DAY.findall(question.text))


def _of_another_part(question: Question, printed: str) -> bool:
    """The second quarter is asked of where heading and title say the half-year."""
    told = frozenset(_PART_OF_YEAR.findall(printed))
    return bool(told) and not told.issuperset(_PART_OF_YEAR.findall(question.text))


def _titles(article: Article) -> str:
    """What stands above a table."""
    return fold_in_place(
        " ".join(filter(None, (article.kicker, article.title, article.subtitle, *article.captions)))
    )


def _scored(question: Question, above: str, heads: Sequence[str], row: Row) -> Iterator[_Column]:
    """The columns that may hold the answer, with how much their headings say of what is asked for."""
    rest = _A_YEAR_AGO.sub("去年同期", _THIS.sub("本", question.text))
    for at in row.named:
        rest = rest.replace(fold_in_place(row.cells[at]).strip(), " ")
    for at, head in enumerate(heads):
        cell = fold_in_place(row.cells[at]).strip()
        if at in row.named or not any(one.isalnum() for one in cell) or len(cell) > _WIDEST:
            continue
        fits = _fits(question, head, cell)
        if fits is None:
            continue
        told = _told(rest, question, _own_words(head, heads))
        by_title = fits > 0 or told >= _TOLD
        if fits < _TELLING and not _aimed(question, rest, f"{head} {above}" if by_title else head):
            continue
        if fits >= _TELLING or question.asked == "amount" or told >= _ENOUGH_TOLD:
            yield _Column(at, fits + told, fits + told - _apart(question.text, head, above))


def _fits(question: Question, head: str, cell: str) -> float | None:
    """How well a cell is of the kind asked for; None if it is of another."""
    numbers = any(one.isdigit() for one in cell)
    if question.asked == "who":
        person = _PERSON.search(head) or (len(cell) in {2, 3} and cell[0] in SURNAMES)
        return 0.6 if person and not numbers else None
    if question.asked == "when":
        return _fits_time(question.text, head, cell)
    if question.asked == "where":
        return None if cell[0].isdigit() else 0.6 if _PLACE.search(head) else 0.0
    if question.asked == "amount":
        return _fits_amount(question, head, cell) if numbers else None
    return 0.0


def _fits_time(asked: str, head: str, cell: str) -> float | None:
    """几点 is answered by an hour, 哪年 by a year."""
    if _HOUR_ASKED.search(asked):
        return 0.6 if _HOUR.search(cell) else None
    if _YEAR_ASKED.search(asked):
        return 0.6 if _YEAR.search(cell) else None
    dated = not cell.isdigit() and any(True for _ in dates(cell))
    return 0.6 if dated or (_YEAR.fullmatch(cell) and _TIME.search(head)) else None


def _fits_amount(question: Question, head: str, cell: str) -> float:
    if _PRICE.search(question.text):
        return 0.6 if _PRICED.search(head) else 0.3 if _MONEY.search(f"{head} {cell}") else 0.0
    unit = question.unit[-1:] or question.focus[:1]
    return 0.5 if unit and unit != "个" and (unit in head or cell.endswith(unit)) else 0.0


def _apart(asked: str, head: str, above: str) -> float:
    """What is against a heading: it says another time than the question, or another number of a series (一年期 for 三年定期)."""
    then = frozenset(_THEN.findall(asked)), frozenset(_THEN.findall(head))
    lacking = [one for one in then[0] - then[1] if one not in above]
    strange = [one for one in _NUMERAL.findall(head) if one not in asked]
    if any(_LONG_AGO.search(one) for one in lacking) and not _CHANGE.search(head):
        return 9.0
    return 0.6 * bool(lacking) + 0.3 * bool(then[1] - then[0]) + 0.6 * bool(strange)


def _words(head: str) -> list[str]:
    return [
        word
        for word in cut(_ASIDE.sub("", head))
        if any(one.isalpha() for one in word) and not (word.isascii() and len(word) < 3)
    ]


def _aimed(question: Question, rest: str, said: str) -> bool:
    """Tell whether the noun beside the question word (职工 of 职工有多少), or a like one, is said."""
    beside = (question.focus, *question.before[-2:]) if question.asked == "amount" else (question.focus,)
    nouns = [
        word
        for word in beside
        if word and word in rest and word_class(word)[:1] in {"n", ""} and word not in said
    ]
    if not nouns or question.asked in {"who", "when", "where"} or _PRICE.search(question.text):
        return True
    words = _words(said)
    return any(
        presence(noun, said) >= _AIMED or float(vector(noun) @ vector(word)) >= _AIMED
        for noun in nouns
        for word in words
    )


def _own_words(head: str, heads: Sequence[str]) -> list[str]:
    """The words of a heading; where it has others, not those that it shares with another (菜市场 of two)."""
    words = _words(head)
    own = [word for word in words if sum(word in one for one in heads) == 1]
    return own or words


def _told(rest: str, question: Question, words: Sequence[str]) -> float:
    """How much of a heading's words a question says, as they are or in like ones."""
    asked = [word for word, side in question.words if side != 1 and word in rest]
    if not words:
        return 0.0
    shares = [
        max([_spelled(word, rest), *(float(vector(word) @ vector(one)) for one in asked)]) for word in words
    ]
    return (sum(shares) / len(shares) + max(shares)) / 2


def _spelled(word: str, text: str) -> float:
    """A word that stands in a text, or all of whose characters do, in order (积分 of 积多少分)."""
    if word in text:
        return 1.0
    if word.isascii() or len(word) < 2:
        return 0.0
    return 0.8 if re.search(".{0,6}".join(map(re.escape, word)), text) else presence(word, text)


def _answer(cell: _Cell) -> Answer:
    """The cell in its row, as the row is printed."""
    printed = lines(cell.article)
    text = " ".join(cell.row)
    first = len(" ".join(cell.row[: cell.column])) + (1 if cell.column else 0)
    last = first + len(cell.row[cell.column])
    at, line = next(
        (at, line) for at, line in enumerate(printed) if line.field == "table" and line.text == text
    )
    code = passage_around(cell.article, at, first, last).code
    return Answer(cell.article, line.field, line.paragraph, line.text, first, last, code)
