"""The terminal as a platform: what is typed, what is shown."""

import io

import pytest

from bot.rendering.plain import COLOUR, MONOCHROME
from bot.terminal import Terminal, locale_for, style_for
from handlers.reply import Button, Reply, Text
from handlers.request import Request


async def echo(request: Request) -> Reply:
    """Repeat what was typed, with two buttons."""
    buttons = ((Button("1", "/article 1"), Button("更多 ▸", f"{request.text} page:2")),)
    return Reply((Text(request.text),), buttons)


async def test_buttons_are_typed_by_number_or_letter():
    """On a terminal the buttons stand below the reply; typing a number or a letter presses one."""
    output = io.StringIO()
    terminal = Terminal(echo, output, MONOCHROME, 80, "zh")
    await terminal.say("春")
    await terminal.say("a")
    await terminal.say("1")
    assert output.getvalue() == (
        "春\n[1]  [a] 更多 ▸\n\n春 page:2\n[1]  [a] 更多 ▸\n\n/article 1\n[1]  [a] 更多 ▸\n\n"
    )


async def test_a_pipe_gets_commands_to_send():
    """Where nobody is typing, each button is shown with the line that does the same."""
    output = io.StringIO()
    await Terminal(echo, output, MONOCHROME, None, "zh").say("春")
    assert output.getvalue() == "春\n→ 1: /article 1\n→ 更多 ▸: 春 page:2\n\n"


async def test_a_pipe_may_say_a_number_but_a_letter_is_a_word():
    """Where no letters are shown, a letter is looked for like any word; a number opens what has it."""
    output = io.StringIO()
    terminal = Terminal(echo, output, MONOCHROME, None, "zh")
    for line in ("春", "a", "1"):
        await terminal.say(line)
    assert [answer.split("\n")[0] for answer in output.getvalue().split("\n\n")] == [
        "春",
        "a",
        "/article 1",
        "",
    ]


class _Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("variables", "style"),
    [({}, COLOUR), ({"NO_COLOR": "1"}, MONOCHROME), ({"TERM": "dumb"}, MONOCHROME)],
)
def test_colour_is_used_unless_unwanted(variables, style):
    """NO_COLOR and a dumb terminal are respected; a pipe gets no colour."""
    assert style_for(_Screen(), variables) == style
    assert style_for(io.StringIO(), variables) == MONOCHROME


def test_the_language_is_the_terminals():
    """An English terminal is answered in English, any other in Chinese."""
    assert locale_for({"LANG": "en_GB.UTF-8"}) == "en"
    assert locale_for({"LANG": "zh_CN.UTF-8"}) == locale_for({}) == "zh"
