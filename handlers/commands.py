"""The one command table, and routing by it: a Request goes in, the Reply of the command that it says comes out.

To add a command: write its handler, add a row here, and its summary and usage to each language in `handlers/words/`.
"""

import re
from dataclasses import dataclass

from rapidfuzz import process

from corpus.answering.question import is_question
from corpus.errors import CorpusError
from corpus.folding import fold
from handlers.article import article
from handlers.ask import ask
from handlers.browse import authors, columns, date, latest, random, related, stats
from handlers.call import Call, Handler
from handlers.chat_settings import chosen, limited
from handlers.desk import Desk
from handlers.forgetting import delete, forget
from handlers.greeting import Help, start
from handlers.quotations import is_quoting
from handlers.reading_aid import aided
from handlers.reply import Button, Reply, Text
from handlers.request import Request
from handlers.search import search
from handlers.settings_form import settings
from handlers.verbatim import checked
from handlers.verify import verify
from handlers.words.language import language_of, phrases
from handlers.words.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table: `/name` and `/中文名` are the same command; `also` are further names that people type.

    Names are written in simplified characters and known in either script.
    """

    name: str
    chinese: str
    handler: Handler
    also: tuple[str, ...] = ()


_COMMANDS: tuple[Command, ...] = (
    Command("search", "搜索", search, ("查找", "查询", "搜寻", "搜", "s")),
    Command("article", "文章", article, ("打开", "a")),
    Command("ask", "问", ask, ("提问", "q")),
    Command("verify", "核对", verify, ("v",)),
    Command("columns", "栏目", columns, ("column",)),
    Command("authors", "作者", authors, ("author",)),
    Command("latest", "最新", latest),
    Command("date", "日期", date),
    Command("random", "随便看看", random, ("随机",)),
    Command("related", "相关", related),
    Command("stats", "统计", stats),
    Command("settings", "设置", settings, ("设定",)),
    Command("forget", "忘记我", forget),
    Command("delete", "删除", delete),
    Command("start", "开始", start),
)
COMMANDS: tuple[Command, ...] = (
    *_COMMANDS,
    Command("help", "帮助", Help(tuple((one.name, one.chinese) for one in _COMMANDS if one.name != "start"))),
)

_BY_NAME = {name: command for command in COMMANDS for name in (command.name, command.chinese, *command.also)}
# 搜索 容错, /search 容错, /search@some_bot 容错, ／搜索 容错, and /搜索容错 with no space
_SLASH = re.compile(r"[/／]([^\s@/]+)(?:@(\w+))?\s*(.*)", re.DOTALL)
_BARE = re.compile(r"(\S+)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Routed:
    """The command that a text says, with what stands behind its name; `unknown` is a name that no command has."""

    command: Command
    text: str
    unknown: str = ""


def route(text: str) -> Routed:
    """Find out which command a text says; a text that says none is a question, a quotation to verify or else a search."""
    text = text.strip()
    named = _named(text)
    if named:
        return named
    if is_quoting(text):
        return Routed(_BY_NAME["verify"], text)
    return Routed(_BY_NAME["ask" if is_question(text) else "search"], text)


# Without a slash only Chinese names are commands, and those that need words only with words behind them: who types
# “文章” or “date palm” looks for it.
_BARE_NAMES = frozenset(command.chinese for command in COMMANDS) | {
    "help",
    "start",
    "latest",
    "random",
    "查找",
    "查询",
    "搜寻",
}
_ALONE = frozenset(
    {"核对", "帮助", "开始", "最新", "随便看看", "栏目", "作者", "统计", "help", "start", "latest", "random"}
)


def command_named(text: str) -> str:
    """The name of the command that a text names; empty where it names none, and is searched, asked or verified."""
    named = _named(text.strip())
    return named.command.name if named and not named.unknown else ""


def _named(text: str) -> Routed | None:
    slash = _SLASH.fullmatch(text)
    if slash:
        return _slash(slash)
    bare = _BARE.fullmatch(text)
    name = fold(bare[1]) if bare and len(bare[1]) <= _LONGEST else ""
    if bare and name in _BARE_NAMES and (bare[2] or name in _ALONE):
        return Routed(_BY_NAME[name], bare[2] or "")
    return None


def _slash(found: re.Match[str]) -> Routed:
    name, rest = found[1], found[3]
    command = _BY_NAME.get(fold(name)) if len(name) <= _LONGEST else None
    if command:
        return Routed(command, rest)
    glued = next((known for known in _CHINESE_NAMES if fold(name[: len(known)]) == known), None)
    if glued:
        return Routed(_BY_NAME[glued], f"{name[len(glued) :]} {rest}".strip())
    return Routed(_BY_NAME["help"], rest, unknown=name)


_CHINESE_NAMES = tuple(sorted((name for name in _BY_NAME if not name.isascii()), key=len, reverse=True))
_LONGEST = max(map(len, _BY_NAME))
_ALIKE = 75.0
"""rapidfuzz's WRatio from which on an unknown command is taken for a mistyped one."""


async def answer(request: Request, desk: Desk) -> Reply:
    """Answer a request. An error of the corpus becomes its sentence; any other exception is the adapter's to log."""
    words = await words_for(request, desk)
    routed = route(request.text)
    if routed.unknown:
        return _unknown(routed, words)
    call = Call(request, routed.text, await limited(request, desk), words)
    try:
        reply = await checked(await routed.command.handler(call), call)
    except CorpusError as error:
        return Reply((Text(_sentence(error, words)),))
    return aided(reply, await chosen("aid", request, desk))


def _unknown(routed: Routed, words: Phrases) -> Reply:
    """Say that there is no such command, and offer the one that was probably meant."""
    said = Text(words.unknown_command.format(typed=f"/{routed.unknown[:40]}"))
    near = process.extractOne(fold(routed.unknown[:40]), [one.name for one in COMMANDS], score_cutoff=_ALIKE)
    meant = (
        (Button(f"/{near[0]} {routed.text}".strip(), f"/{near[0]} {routed.text}".strip()),) if near else ()
    )
    return Reply((said,), ((*meant, Button("/help", "/help")),))


async def words_for(request: Request, desk: Desk) -> Phrases:
    """The phrases of the language that this chat has set, or else that the reader's client says."""
    language = await chosen("language", request, desk)
    return phrases(language_of(request.locale if language == "auto" else language))


def _sentence(error: CorpusError, words: Phrases) -> str:
    """The error's sentence in the reader's language; those that only an operator meets stay as they are."""
    return next(
        (words.errors[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in words.errors),
        str(error),
    )


def apology(locale: str) -> Reply:
    """What is said when something broke that is our fault."""
    return Reply((Text(phrases(language_of(locale)).apology),))


def menu(locale: str) -> tuple[tuple[str, str], ...]:
    """Every command's name and summary, for a platform's own menu."""
    words = phrases(language_of(locale))
    return tuple((command.name, words.summaries[command.name]) for command in COMMANDS)
