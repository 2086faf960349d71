"""Greeting: `/start` and `/help` go out with examples that work on the corpus at hand."""

from corpus.article import Article
from corpus.folding import fold
from corpus.library import Library
from corpus.words import cut
from handlers.call import Call
from handlers.reply import Block, Button, Heading, Reply, Text
from handlers.words.language import traditional


async def start(call: Call) -> Reply:
    """Answer `/start`: who this is, what to try, how to load one's own pages."""
    examples = await call.desk.ask(lambda library: _examples(library, call.words.language))
    sample = await call.desk.ask(lambda library: library.is_sample)
    blocks: list[Block] = [Text(call.words.welcome)]
    if sample:
        blocks.append(Text(f"{call.words.sample_answers}\n{call.words.load_pages}", quiet=True))
    if examples:
        blocks.append(Text(call.words.try_these))
    return Reply(tuple(blocks), tuple((Button(one, one),) for one in examples))


def _examples(library: Library, language: str) -> tuple[str, ...]:
    """A search, a column and the latest, each of which finds something here, in the reader's script if possible."""
    newest = library.store.latest(60)
    if not newest:
        return ()
    chosen = next((one for one in newest if one.column and _reads(one.title, language)), newest[0])
    browse = (f"/columns {chosen.column}",) if chosen.column else ()
    return (f"/search {_telling_word(library.article(chosen.id))}", *browse, "/latest")


def _reads(title: str, language: str) -> bool:
    """Tell whether a title is in the reader's writing: Latin letters, traditional or simplified characters."""
    if language == "en":
        return title.isascii()
    return not title.isascii() and (fold(title) != title) == (language == "hant")


def _telling_word(article: Article) -> str:
    """A word of the title that is long enough to be a subject."""
    title = article.title or next(iter((*article.captions, *article.paragraphs)), "")
    words = [one for one in cut(title) if one.isalpha()]
    return max(words, key=len, default=title[:8])


class Help:
    """The handler of `/help`: it is given the names of all commands, and says each with its usage and summary."""

    def __init__(self, names: tuple[tuple[str, str], ...]) -> None:
        self._names = names

    async def __call__(self, call: Call) -> Reply:
        """Answer `/help`."""
        words = call.words
        written = traditional if words.language == "hant" else str
        lines = [
            f"/{name} {written(chinese)} {words.usages[name]}".rstrip() + f" — {words.summaries[name]}"
            for name, chinese in self._names
        ]
        blocks = (
            Heading(words.help_heading),
            Text("\n".join(lines)),
            Heading(words.help_filters_heading),
            Text(words.help_filters),
        )
        examples = await call.desk.ask(lambda library: _examples(library, words.language))
        return Reply(blocks, tuple((Button(one, one),) for one in examples[:2]))
