"""The command menu: names and summaries in each language go in; Telegram shows them to readers of that language."""

from collections.abc import Callable, Iterable

from telegram import Bot, BotCommand

Menu = Callable[[str], Iterable[tuple[str, str]]]
"""A language tag goes in, pairs of a command's name and its summary come out."""

_LANGUAGES = (("", "zh"), ("zh", "zh"), ("en", "en"))
"""Telegram's language code (ISO 639-1; empty for every other language) and the tag of the words shown."""
_SUMMARY_LENGTH = 256


async def set_menus(bot: Bot, menu: Menu) -> None:
    """Set the menu for every language; names that Telegram cannot show (Chinese ones) are left out."""
    for code, tag in _LANGUAGES:
        commands = [
            BotCommand(name, summary[:_SUMMARY_LENGTH])
            for name, summary in menu(tag)
            if name.isascii() and name.islower()
        ]
        await bot.set_my_commands(commands, language_code=code or None)
