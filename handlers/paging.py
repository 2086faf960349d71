"""Pages of a long answer: a command's text with `p2` behind it goes in, the text and the page number come out."""

import re

from handlers.reply import Button
from handlers.words.phrases import Phrases

_PAGE = re.compile(r"(?:^|\s+)(?:p(\d{1,4})|第\s*(\d{1,4})\s*页)\s*$", re.IGNORECASE)


def split_page(text: str) -> tuple[str, int]:
    """Take `p2` or 第2页 off the end; without it, it is page 1."""
    found = _PAGE.search(text)
    if not found:
        return text.strip(), 1
    return text[: found.start()].strip(), max(1, int(found[1] or found[2]))


def pager(command: str, page: int, *, more: bool, words: Phrases) -> tuple[Button, ...]:
    """The buttons that turn a page of what `command` answers."""
    back = (Button(words.back, _on(command, page - 1), turns=True),) if page > 1 else ()
    return (*back, Button(words.more, _on(command, page + 1), turns=True)) if more else back


def _on(command: str, page: int) -> str:
    return command if page == 1 else f"{command} p{page}"
