"""The terminal as a platform: typed lines go in, replies come out as text; a pipe gets one plain answer a line."""

import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import TextIO

from bot.rendering.plain import COLOUR, MONOCHROME, Style, plain
from handlers.reply import Button, Reply
from handlers.request import Request

PROMPT = "剪报> "
_LEAVE = frozenset({"exit", "quit", "退出", ":q"})

Answer = Callable[[Request], Awaitable[Reply]]


class Terminal:
    """One conversation; the buttons of the last reply can be typed."""

    def __init__(self, answer: Answer, output: TextIO, style: Style, width: int | None, locale: str) -> None:
        """Answer to `output`, wrapped at `width` columns if given."""
        self._answer = answer
        self._output = output
        self._style = style
        self._width = width
        self._locale = locale
        self._keys: Mapping[str, str] = {}

    async def say(self, line: str) -> None:
        """Answer one typed line, which may be the key of a button."""
        text = self._keys.get(line.strip(), line)
        self.show(await self._answer(Request(text=text, locale=self._locale)))

    def show(self, reply: Reply) -> None:
        """Write a reply and, below it, what can be typed to press its buttons."""
        print(plain(reply, self._style, self._width), file=self._output)
        if reply.link:
            print(reply.link, file=self._output)
        keyed = list(_keyed(reply))
        # A pipe is shown whole commands, no letters; but a number is what a hit is called everywhere.
        self._keys = {key: button.command for key, button in keyed if self._width or key.isdecimal()}
        if keyed:
            print(self._menu(keyed), file=self._output)
        print(file=self._output, flush=True)

    def _menu(self, keyed: list[tuple[str, Button]]) -> str:
        if self._width is None:
            return "\n".join(_line(button) for _, button in keyed)
        opening, closing = self._style.heading
        return "  ".join(
            f"[{opening}{key}{closing}]" + (f" {button.label}" if button.label != key else "")
            for key, button in keyed
        )


def _keyed(reply: Reply) -> Iterator[tuple[str, Button]]:
    """Give every button something short to type: its number if that is its label, else the next letter."""
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    for row in reply.buttons:
        for button in row:
            key = button.label if button.label.isdecimal() else next(letters, button.command)
            yield key, button


def style_for(output: TextIO, variables: Mapping[str, str]) -> Style:
    """Use colours on a terminal that has them, unless NO_COLOR asks for none."""
    if variables.get("NO_COLOR") or variables.get("TERM") == "dumb" or not output.isatty():
        return MONOCHROME
    return COLOUR


def locale_for(variables: Mapping[str, str]) -> str:
    """Take the reader's language from the terminal: Chinese unless it clearly says English."""
    value = variables.get("LC_ALL") or variables.get("LC_MESSAGES") or variables.get("LANG") or ""
    return "en" if value.startswith("en") else "zh"


def typed(*, interactive: bool) -> Iterator[str]:
    """Yield the lines that somebody types or a pipe holds, until the input ends or a word says so."""
    while True:
        try:
            line = input(PROMPT) if interactive else sys.stdin.readline()
        except EOFError:
            print()
            return
        if (not interactive and not line) or line.strip().casefold() in _LEAVE:
            return
        if line.strip():
            yield line.strip()


def _line(button: Button) -> str:
    """Show a button as the line that does the same."""
    named = button.label != button.command
    return f"→ {button.label}: {button.command}" if named else f"→ {button.command}"
