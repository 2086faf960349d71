"""Printed fields: a question about an article as a thing comes in (who wrote it, whose photo, which column or page); its own lines answer."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.answering.answered import Answer
from corpus.answering.cover import Cover
from corpus.answering.evidence import Nominee
from corpus.answering.question import Question
from corpus.answering.sentence import fold_in_place
from corpus.article import Article, Role
from corpus.folding import plain
from corpus.lines import Line, lines
from corpus.passage import passage_around

_TITLE = re.compile(r"[《〈]([^》〉]+)[》〉]")
_ITEM = re.compile(
    r"文章|言论|短文|小文|征文|报道|稿子?|新闻|消息|通讯|评论|社论|短评|来信|写信|投书|一文|[这那哪几]一?[篇首幅张]|照片?|图片|组图|摄影|图表|漫画|小诗|诗歌|组诗|书评|影评|剧评|专访|访谈|散文|随笔|杂文|"
    r"谁的(?:作品|手笔)|哪一?[位个名]作者|\b(?:story|article|report|photo(?:graph)?|picture|image|piece|column|poem|letter|wrote in|photographed)\b"
)
_TITLE_LENGTH = 5
"""Plain characters from which on a title inside a question, with no marks around it, is no chance."""
_SPOKEN_OF = 0.4
"""The share of a question's words that the article it means holds, where it does not say the title."""
_SPOKEN_OF_FIRST = 0.1
"""The same for the article that search finds first: 材料盒 may be all that is left of a paraphrase."""
_SPOKEN_OF_PHOTO = 0.25
"""The same for a photo that is an article of its own, where it is asked who took it."""
_LEAD = 0.2
"""What the first article has over others that hold more of the question."""
_WROTE = re.compile(
    r"谁(?:写(?!信)|采写|撰写|撰文|执笔|作(?!的?[曲词画业]))|谁的(?:作品|手笔|文章|大作|笔下)|出自(?:谁|哪一?位|何人)(?!的?(?:照片|摄影|镜头))|署的?是?谁|署的是哪|署(?:的是)?(?:什么|啥)名|(?:哪|什么)[一几]?(?:位|个|名)?(?:记者|作者|通讯员|评论员|人)(?:写|采写|报道|撰写)|哪一?[位个名](?:写|采写|撰写|作者)|作者是?(?:谁|哪|叫|什么人|何人)|"
    r"(?:记者|通讯员|实习生|撰稿人)的?(?:是谁|是哪|叫)|谁是.{0,30}的?(?:作者|记者)|写.{0,20}[这那]篇(?:文章|报道|稿子?|评论|通讯)?的(?:人|作者|记者)?(?:是谁|叫什么|叫啥)|署名|^写[《“「].+[》”」](?:这篇|一文)?的(?:人|作者|记者)?(?:是谁|叫什么|叫啥|是哪)|\bwho wrote\b|\bauthor\b|\bbyline\b|\bwritten by\b"
)
_LETTER = re.compile(
    r"谁(?:写|来|去)信|(?:写信|来信|投书)(?:反映|投诉|来|说|问|的)?.{0,20}(?:是谁|叫什么|叫啥|是哪[位个]|(?:市民|读者|人)是?(?:谁|叫))|\bwho (?:wrote|sent) (?:the|that|a|in a) letter\b"
)
_SHOT = re.compile(
    r"谁(?:拍摄?|摄|照|影)|(?:哪|什么)[一几]?(?:位|个|名)?(?:记者|摄影师|摄影者|人)(?:拍|摄)|哪一?[位个名](?:拍|摄|照)|(?:照片?|图片?)是?出自|(?:摄影者?|拍摄者|摄影师)是?(?:谁|哪|叫)|"
    r"(?:照|照片|图片|图|漫画)是?(?:出自|由)谁|谁的(?:照片|摄影)|(?:照片?|图片?)是谁的(?:作品|镜头)|谁供图|(?:照|照片|图|图片)是?(?:哪[家个间]|什么)(?:通讯社|报社|单位|机构|媒体)|(?:照|照片|图|图片|摄影)是?由?谁提供|图片?来源|\bwho (?:took|shot|photographed)\b|\bphotographer\b|\bphoto credit\b"
)
_COLUMN = re.compile(
    r"(?:哪|什么)一?个?(?:系列|小|固定|常设)?(?:栏目?|专栏)|(?:栏目|专栏)(?:是|叫)|\bwhich column\b"
)
_PAGE = re.compile(r"第?(?:几|哪)一?个?版|(?:哪|什么)一?个?版面|版次|\b(?:which|what) page\b")
_ONWARD = re.compile(
    r"(?:转|翻)到?第?[几哪]|下转|接着?(?:看|读|登)|后半|剩下|\b(?:carr(?:y|ies) on|continue[sd]?|goes on|go on|jumps?|rest of)\b"
)
_DATED = re.compile(
    r"(?:什么时候|哪一?天|何时|几[月号日]|哪一?期)(?:刊登|登|刊|见报|发表|出版)|(?:见报|刊登|出版|发表)(?:日期|时间)"
)
_PAPER = re.compile(
    r"(?:哪|什么)一?[份家张个]?(?:报纸?|日报|晚报)(?:[登刊报发]|上|$)|\bwhich (?:news)?paper\b"
)
_CREDIT = re.compile(
    r"[(（\[]?(?:资料照片|资料图片?|文[/、]?图|图[/、]?文|摄影报道|摄影|摄|供图|图片?|航拍|photo(?:graph)?s?|picture)?\s*[/:]?\s*(?:by )?\s*"
    r"(?:本报|本社|本刊|新华社|中新社|中央社)?(?:首席|特约|实习|见习)?(?:摄影)?(?:记者|通讯员)?\s*"
    r"(\S.*?)"
    r"\s*(?:[/(（]?\s*(?:文[/、]?图|图[/、]?文|摄影报道|航拍|摄影|摄制|供图|供稿|制图|摄|图|绘|staff.*|for the .*)[)）]?)?\s*(?:[(（][^)）]*[)）])?[)）\]]?",
    re.IGNORECASE,
)

_CREDITED_WITHIN = re.compile(
    r"(?:^|[\s　（(。/／])(?P<name>[\u4e00-\u9fff·]{2,4})\s*[/／]?\s*(?:摄影?|攝影?|供图|供圖)[）)]?$"
)
_CREDITED_IN_ENGLISH = re.compile(
    r"\b(?:photos?|photographs?|pictures?)(?: by|:) *(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+)$",
    re.IGNORECASE,
)
_CREDITED_TO_AGENCY = re.compile(r"[（(](?P<name>[\u4e00-\u9fff]{2,4}[社報报])[^（()）]{0,4}[）)]$")
_TRADES: tuple[tuple[str, Role], ...] = (
    ("通讯员", "correspondent"),
    ("实习", "intern"),
    ("评论员", "commentator"),
)
"""Words for who writes of which a byline may have several."""
_SHOWN = re.compile(r"谁(?:拍|照|摄)(?:下?的)?$")
_MOVES = re.compile("[片剧]|电影|视频|录像")
"""What is shot and is no photo."""
_OF_PICTURES = frozenset({"photo", "photo_essay"})
_OF_FIGURES = frozenset({"table", "chart"})


def asks_for_field(question: Question) -> bool:
    """Tell whether a printed line may be asked for: then more articles are looked at, since a photo is often one of its own."""
    return any(pattern.search(question.text) for pattern, _ in _ASKED)


def printed_field(question: Question, nominees: Sequence[Nominee]) -> tuple[Answer, ...] | None:
    """What the printed lines answer; empty if the question is about one that is not printed, None if it is about none."""
    unprinted = False
    for pattern, answers in _ASKED:
        if pattern.search(question.text):
            meant = _meant(question, nominees, pattern)
            if found := next((one for one in answers(question, meant) if one), ()):
                return found
            unprinted |= bool(meant) and pattern is not _LETTER
    about_item = _TITLE.search(question.text) or _ITEM.search(question.text)
    return () if unprinted and about_item else None


def _meant(question: Question, nominees: Sequence[Nominee], pattern: re.Pattern[str]) -> tuple[Article, ...]:
    """The one article that is titled so; else, if an item of a page is spoken of, those that the question speaks of, likeliest first."""
    titled = _TITLE.search(question.text)
    asked = plain(question.text)
    for one in nominees:
        title = plain(one.article.title or "")
        spoken_of = titled and titled[0] in (
            one.article.title or ""
        )  # 奏响《大河组曲》 is not itself that work
        if titled and title and not spoken_of and (plain(titled[1]) in title or title in plain(titled[1])):
            return (one.article,)
        if not titled and len(title) >= _TITLE_LENGTH and title in asked:
            return (one.article,)
    speaks_of_item = (
        _ITEM.search(question.text) or _COLUMN.search(question.text) or _PAGE.search(question.text)
    )
    shown = pattern is _SHOT and _SHOWN.search(question.text) and not _MOVES.search(question.text)
    if titled or not (speaks_of_item or shown):
        return ()
    if not speaks_of_item:
        nominees = [one for one in nominees if one.article.captions]
    subject = _subject(question, pattern)
    held = [_held(subject, _whole(one.article)) for one in nominees]
    least = [_least(one.article, pattern) if rank else _SPOKEN_OF_FIRST for rank, one in enumerate(nominees)]
    told = [
        (share + _LEAD * (not rank), one.article)
        for rank, (one, share) in enumerate(zip(nominees, held, strict=True))
        if share >= least[rank]
    ]
    return tuple(article for _, article in sorted(told, key=lambda one: -one[0]))


def _least(article: Article, pattern: re.Pattern[str]) -> float:
    """A photo has few words: a name of them is enough."""
    return _SPOKEN_OF_PHOTO if pattern is _SHOT and article.kind in _OF_PICTURES else _SPOKEN_OF


def _subject(question: Question, pattern: re.Pattern[str]) -> Question:
    """A question without the words that only say which field it is about (那张照片是谁拍的)."""
    aside = [found.span() for one in (pattern, _ITEM) for found in one.finditer(question.text)]
    terms = tuple(
        term
        for term in question.terms
        if not any(first < term.at + len(term.text) and term.at < last for first, last in aside)
    )
    return replace(question, terms=terms or question.terms)


def _whole(article: Article) -> str:
    return "\n".join(fold_in_place(line.text) for line in lines(article))


def _held(question: Question, text: str) -> float:
    return sum(Cover(question, (), text).terms) / question.weight


Answers = tuple[Answer, ...]


def _writers(question: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    """All of a byline; where one of a trade is asked for, those who are of it."""
    role = next((role for word, role in _TRADES if word in question.text), None)
    for article in meant:
        names = {one.name for one in article.byline if one.role == role}
        every = _of_lines(article, "byline")
        yield tuple(one for one in every if one.quote in names) or every


def _letter_writers(_: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    """Readers alone: a report of a letter does not name its reporter for it."""
    for article in meant:
        names = {one.name for one in article.byline if one.role == "reader"}
        yield tuple(one for one in _of_lines(article, "byline") if one.quote in names)


def _columns(_: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    return (_of_lines(article, "column") for article in meant)


def _photographers(question: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    """The credit whose caption is most like the question; else who a byline or a caption says took it, or made the photo story."""
    subject = _subject(question, _SHOT)
    pictured = [article for article in meant if article.kind not in _OF_FIGURES]
    credited = [one for article in pictured for one in _credits(subject, article)]
    if credited:
        yield (max(credited, key=lambda one: one[0])[1],)
    for article in meant:
        yield _named_photographers(article) or _in_captions(article)
        if article.kind in _OF_PICTURES:
            yield _of_lines(article, "byline")


def _named_photographers(article: Article) -> Answers:
    """Those of a byline who took the photographs."""
    names = {one.name for one in article.byline if one.role == "photographer"}
    return tuple(one for one in _of_lines(article, "byline") if one.quote in names)


def _in_captions(article: Article) -> Answers:
    """Who stands at a caption's end as having taken its picture."""
    return tuple(
        _answer(article, line, *found.span("name"))
        for line in lines(article)
        if line.field == "caption"
        and (
            found := _CREDITED_WITHIN.search(line.text)
            or _CREDITED_IN_ENGLISH.search(line.text)
            or _CREDITED_TO_AGENCY.search(line.text)
        )
    )


def _credits(subject: Question, article: Article) -> Iterator[tuple[float, Answer]]:
    """Every credit of an article with how much of the question its own caption, or else the article, holds."""
    printed = [line for line in lines(article) if line.field == "credit"]
    captions = [line.text for line in lines(article) if line.field == "caption"]
    paired = len(captions) == len(printed)
    for at, line in enumerate(printed):
        beside = captions[at] if paired else "\n".join((article.title or "", *captions))
        named = _CREDIT.fullmatch(fold_in_place(line.text))
        first, last = named.span(1) if named else (0, len(line.text))
        yield _held(subject, fold_in_place(beside)), _answer(article, line, first, last)


def _of_lines(article: Article, field: str) -> Answers:
    return tuple(_answer(article, line, 0, len(line.text)) for line in lines(article) if line.field == field)


def _answer(article: Article, line: Line, first: int, last: int) -> Answer:
    code = passage_around(article, lines(article).index(line), first, last).code
    return Answer(article, line.field, line.paragraph, line.text, first, last, code)


def _pages(question: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    """The page an article is on; or the one where it goes on."""
    onward = _ONWARD.search(question.text)
    return (_of_page(one, one.continued_to if onward else one.page.page_no) for one in meant)


def _days(_: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    return (_of_page(article, article.page.date) for article in meant)


def _papers(_: Question, meant: Sequence[Article]) -> Iterator[Answers]:
    return (_of_page(article, article.page.publication) for article in meant)


def _of_page(article: Article, said: str | None) -> Answers:
    """What the page's own head says; the article's first line is what is quoted."""
    printed = lines(article)
    if not said or not printed:
        return ()
    first = printed[0]
    code = passage_around(article, 0, 0, len(first.text)).code
    return (Answer(article, first.field, first.paragraph, first.text, 0, 0, code, of_page=said),)


_ASKED: tuple[tuple[re.Pattern[str], Callable[[Question, Sequence[Article]], Iterator[Answers]]], ...] = (
    (_LETTER, _letter_writers),
    (_SHOT, _photographers),
    (_WROTE, _writers),
    (_COLUMN, _columns),
    (_PAGE, _pages),
    (_DATED, _days),
    (_PAPER, _papers),
)
