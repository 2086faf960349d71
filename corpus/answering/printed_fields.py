"""Printed fields: questions about an article as a thing come in (who wrote it, whose photo, which column); its lines answer."""

import re
from collections.abc import Iterator, Sequence

from corpus.answering.evidence import Nominee
from corpus.answering.question import Question
from corpus.article import Article
from corpus.folding import plain
from corpus.lines import Line, lines

_TITLE = re.compile(r"[《〈]([^》〉]+)[》〉]")
_ITEM = r"(?:文章|报道|稿子?|新闻|消息|通讯|评论|社论|短评|来信|一文|[这那哪几]篇|照片|图片|组图|摄影|图表|漫画|story|article|photo|picture|piece|column)"
_TITLE_LENGTH = 5
"""Plain characters from which on a title inside a question, with no marks around it, is no chance."""
_WROTE = re.compile(
    r"谁(?:写|采写|撰写|撰文|执笔|作)|(?:哪|什么)[一几]?(?:位|个|名)?(?:记者|作者|通讯员|评论员|人)(?:写|采写|报道|撰写)|作者是?(?:谁|哪|叫)|"
    r"(?:记者|通讯员|撰稿人)(?:是谁|是哪|叫)|谁是.{0,30}的?(?:作者|记者)|署名|\bwho wrote\b|\bauthor\b|\bbyline\b"
)
_SHOT = re.compile(
    r"谁(?:拍摄?|摄|照)|(?:哪|什么)[一几]?(?:位|个|名)?(?:记者|摄影师|摄影者|人)(?:拍|摄)|(?:摄影者?|拍摄者|摄影师)是?(?:谁|哪|叫)|\bwho (?:took|shot|photographed)\b"
)
_COLUMN = re.compile(r"(?:哪|什么)一?个?(?:栏目?|专栏)|(?:栏目|专栏)(?:是|叫)|\bwhich column\b")
_CREDIT = re.compile(
    r"(?:本报|本社|新华社)?(?:记者|通讯员)?\s*(\S.*?)\s*(?:/|供图|摄影报道|摄影|摄|图|制图|绘|供稿)?\s*(?:[(（][^)）]*[)）])?$"
)


def printed_field(
    question: Question, nominees: Sequence[Nominee]
) -> Iterator[tuple[Article, Line, int, int]]:
    """Every printed line that answers, with the range of the answer in it, when the question is about such a field."""
    text = question.text
    for pattern, fields in ((_SHOT, ("credit", "byline")), (_WROTE, ("byline",)), (_COLUMN, ("column",))):
        if pattern.search(text):
            for article in _meant(question, nominees, has=fields):
                yield from _lines(article, fields)
            return


def _meant(question: Question, nominees: Sequence[Nominee], has: tuple[str, ...]) -> tuple[Article, ...]:
    """The one article that the question is about: the one titled so, or the likeliest if it speaks of an item of a page."""
    titled = _TITLE.search(question.text)
    asked = plain(question.text)
    for one in nominees:
        title = plain(one.article.title or "")
        if titled and title and (plain(titled[1]) in title or title in plain(titled[1])):
            return (one.article,)
        if not titled and len(title) >= _TITLE_LENGTH and title in asked:
            return (one.article,)
    speaks_of_item = re.search(_ITEM, question.text) or "column" in has or "credit" in has
    if titled or not speaks_of_item:
        return ()
    holders = [one.article for one in nominees if any(line.field in has for line in lines(one.article))]
    return tuple(holders[:1])


def _lines(article: Article, fields: tuple[str, ...]) -> Iterator[tuple[Article, Line, int, int]]:
    for field in fields:
        for line in lines(article):
            if line.field == field:
                first, last = _name(line)
                yield article, line, first, last


def _name(line: Line) -> tuple[int, int]:
    found = _CREDIT.fullmatch(line.text) if line.field == "credit" else None
    return found.span(1) if found else (0, len(line.text))
