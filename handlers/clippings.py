"""Clippings to post in other chats: a query comes in; passages go out, each complete in itself with its citation."""

from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.lines import lines, sentences
from corpus.passage import Passage, is_code, passage
from corpus.search import Asker
from corpus.search import Hit as Match
from handlers.call import Call
from handlers.chat_settings import asker_of, limited
from handlers.citation import about, cite, headline, web_address
from handlers.commands import COMMANDS, answer, words_for
from handlers.desk import Desk
from handlers.reply import Heading, HitList, Quotation, Reply, Text
from handlers.request import Request
from handlers.verbatim import checked
from handlers.words.phrases import Phrases

_PREFIXES = {"?": "ask", "？": "ask", '"': "verify", "“": "verify", "「": "verify"}
"""How a query begins that is not searched for but asked or verified."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """A passage to post: a title and a note to choose it by, the message itself, and the code that opens it."""

    title: str
    note: str
    message: Reply
    code: str = ""


@dataclass(frozen=True, slots=True)
class Clippings:
    """A part of the clippings for a query, in one language; `more` tells whether others follow."""

    found: tuple[Clipping, ...]
    more: bool = False
    language: str = "zh"


async def clippings(request: Request, desk: Desk, skip: int, limit: int) -> Clippings:
    """Find clippings: by words, by a passage's code, or the latest; `? question` and `" quotation` are answered."""
    words = await words_for(request, desk)
    desk = await limited(request, desk)
    asker = await asker_of(request, desk)
    text = request.text.strip()
    call = Call(request, text, desk, words)
    command = _PREFIXES.get(text[:1], "")
    if command and any(one.name == command for one in COMMANDS):
        answers = await _answered(replace(request, text=f"/{command} {text[1:].strip()}"), desk)
        return Clippings(answers, language=words.language)
    try:
        made = await desk.ask(lambda library: _look(library, text, skip, limit + 1, words, asker))
    except CorpusError:
        return Clippings((), language=words.language)
    verified = [replace(one, message=await checked(one.message, call)) for one in made[:limit]]
    whole = tuple(
        one for one in verified if any(isinstance(block, Quotation) for block in one.message.blocks)
    )
    return Clippings(whole, len(made) > limit, words.language)


async def _answered(request: Request, desk: Desk) -> tuple[Clipping, ...]:
    """Make one clipping of a whole answer."""
    reply = await answer(request, desk)
    said = [block.text for block in reply.blocks if not isinstance(block, HitList) and block.text]
    code = next((block.code for block in reply.blocks if isinstance(block, Quotation)), "")
    return (Clipping(said[0], " ".join(said[1:]), replace(reply, buttons=()), code),) if said else ()


def _look(  # noqa: PLR0913, PLR0917 - what is sought, which part of it, and for whom
    library: Library, text: str, skip: int, limit: int, words: Phrases, asker: Asker
) -> list[Clipping]:
    if not text:
        latest = library.store.latest(limit, skip)
        return [_opening(library.article(one.id), words) for one in latest]
    if is_code(text):
        return [_of_passage(library.passage(text), words)] if skip == 0 else []
    return [_of_match(match, words) for match in library.search(text, limit, skip, asker=asker).hits]


def _of_match(match: Match, words: Phrases) -> Clipping:
    excerpt = next((one for one in match.excerpts if one.paragraph is not None), match.excerpts[0])
    quotation = Quotation(excerpt.text, match.article.id, excerpt.marks, excerpt.code)
    return _clipping(match.article, (quotation,), cite(match.article, words, excerpt.paragraph), words)


def _of_passage(opened: Passage, words: Phrases) -> Clipping:
    quotations = tuple(Quotation(text, opened.article.id, code=opened.code) for text in opened.texts)
    return _clipping(opened.article, quotations, cite(opened.article, words), words)


def _opening(article: Article, words: Phrases) -> Clipping:
    """The first sentence of the text or, where there is none, of whatever is printed."""
    printed = lines(article)
    everything = sentences(printed)
    first = next((n for n, one in enumerate(everything) if printed[one.line].field == "paragraph"), 0)
    if not everything:
        return Clipping(
            headline(article, words), about(article, words), Reply((Heading(headline(article, words)),))
        )
    return _of_passage(passage(article, first, first + 1), words)


def _clipping(article: Article, quotations: tuple[Quotation, ...], citation: str, words: Phrases) -> Clipping:
    note = " · ".join(part for part in (about(article, words), quotations[0].text) if part)
    message = Reply((*quotations, Text(citation, quiet=True)), link=web_address(article))
    return Clipping(headline(article, words), note, message, quotations[0].code)
