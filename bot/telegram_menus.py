"""The command menu: names and summaries in each language go in; Telegram shows them where and to whom they are of use."""

import logging
from collections.abc import Callable, Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

_log = logging.getLogger(__name__)

Menu = Callable[[str], Iterable[tuple[str, str]]]
"""A language tag goes in, pairs of a command's name and its summary come out."""

_LANGUAGES = (("", "zh"), ("zh", "zh"), ("en", "en"))
"""Telegram's language code (ISO 639-1; empty for every other language) and the tag of the words shown."""
_SUMMARY_LENGTH = 256
_PRIVATE_ONLY = frozenset({"start"})
_ADMINS_ONLY = frozenset({"settings", "forget"})
_LEFT_OUT: tuple[tuple[BotCommandScope, frozenset[str]], ...] = (
    (BotCommandScopeDefault(), frozenset({"delete"})),
    (BotCommandScopeAllGroupChats(), _PRIVATE_ONLY | _ADMINS_ONLY),
    (BotCommandScopeAllChatAdministrators(), _PRIVATE_ONLY),
)
"""Each scope (the first is private chats, and whatever has none of its own) and the commands it does without."""


async def set_menus(bot: Bot, menu: Menu) -> None:
    """Set the menu for every language and scope; if that fails, the bot is none the worse but for the old menu."""
    try:
        for code, tag in _LANGUAGES:
            commands = _commands(menu(tag))
            for scope, left_out in _LEFT_OUT:
                shown = [one for one in commands if one.command not in left_out]
                await bot.set_my_commands(shown, scope, code or None)
    except TelegramError as error:
        _log.warning("The menus could not be set: %s", error)


def _commands(menu: Iterable[tuple[str, str]]) -> list[BotCommand]:
    """Leave out names that Telegram cannot show, such as Chinese ones."""
    shown = ((name, summary) for name, summary in menu if name.isascii() and name.islower())
    return [BotCommand(name, summary[:_SUMMARY_LENGTH]) for name, summary in shown]
