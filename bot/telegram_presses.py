"""Pressed buttons: a callback query goes in; it is answered at once, and the command behind it or an objection comes out."""

import logging
from collections import OrderedDict

from telegram import Bot, CallbackQuery
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery.pacing import Pacing
from bot.delivery.stores import Stores
from bot.notices import notice
from bot.telegram_posts import SAYS_KEY, TURNS, TURNS_KEY
from bot.telegram_updates import DEEP_LINK_BUTTON, lane_of_chat, locale_of

_log = logging.getLogger(__name__)
_PATIENCE = 3.0
"""Seconds that a page may take to turn in a group; where its budget is spent for longer, it turns in private."""
ANONYMOUS_ADMIN = 1087968824
"""The user in whose name Telegram passes on what an admin writes in the group's name (@GroupAnonymousBot)."""
_REMEMBERED = 1_000


def turns_page(data: str) -> bool:
    """Tell whether callback data belong to a pager."""
    return data[:1] in {TURNS, TURNS_KEY}


def _is_of_this_chat(command: str) -> bool:
    """Tell whether a command would mean another chat's settings if it were said in private."""
    return command.startswith("/settings")


class Presses:
    """Answers presses apart from the queue, so that no waiting sign stays while a search runs."""

    def __init__(self, bot: Bot, kept: Stores, pacing: Pacing) -> None:
        """Look up askers and commands in the stores, and budgets in `pacing`."""
        self._bot = bot
        self._outbox = kept.outbox
        self._buttons = kept.buttons
        self._pacing = pacing
        self._detours: OrderedDict[str, None] = OrderedDict()

    async def acknowledge(self, query: CallbackQuery) -> None:
        """Answer a press: quietly, with an objection, or with a way into the private chat."""
        detour = await self._detour(query)
        text = None if detour else await self._objection(query)
        try:
            await self._bot.answer_callback_query(query.id, text=text, show_alert=bool(text), url=detour)
        except (BadRequest, Forbidden) as error:
            _log.debug("press %s is too old to be answered: %s", query.id, error)
        except TelegramError as error:
            _log.warning("A pressed button could not be answered: %s", error)

    async def is_refused(self, query: CallbackQuery) -> bool:
        """Tell whether a press is to have no effect here."""
        if query.id in self._detours:
            return True
        return turns_page(query.data or "") and not await self._may_turn(query)

    async def command(self, data: str) -> str | None:
        """Return the command behind callback data; None if it is no longer kept."""
        return await self.kept(data[1:]) if data[:1] in {SAYS_KEY, TURNS_KEY} else data[1:]

    async def kept(self, key: str) -> str | None:
        """Return the command kept under a key."""
        return await self._buttons.command(key)

    async def _objection(self, query: CallbackQuery) -> str | None:
        locale = locale_of(query.from_user)
        if query.data and await self.command(query.data) is None:
            return notice("old_button", locale)
        return notice("not_yours", locale) if await self.is_refused(query) else None

    async def _may_turn(self, query: CallbackQuery) -> bool:
        """Only the asker or an admin turns a group's pages."""
        message = query.message
        if message is None or message.chat.type == "private":
            return True
        asker = await self._outbox.asker(lane_of_chat(message.chat.id), str(message.message_id))
        if asker in {None, "", str(query.from_user.id)}:
            return True
        return await self.is_admin(message.chat.id, query.from_user.id)

    async def _detour(self, query: CallbackQuery) -> str | None:
        """Where a group's budget is spent, make the link that turns the page in the presser's private chat."""
        message = query.message
        if message is None or message.chat.type == "private" or not turns_page(query.data or ""):
            return None
        lane = lane_of_chat(message.chat.id)
        if self._pacing.wait(lane) < _PATIENCE or _is_of_this_chat((query.data or "")[1:]):
            return None
        # Noted before anything is awaited: the press itself is already in the queue.
        self._detours[query.id] = None
        if len(self._detours) > _REMEMBERED:
            self._detours.popitem(last=False)
        command = await self.command(query.data or "")
        if command is None or _is_of_this_chat(command):
            self._detours.pop(query.id, None)
            return None
        (key,) = await self._buttons.keep(lane, [command])
        return f"https://t.me/{self._bot.username}?start={DEEP_LINK_BUTTON}{key}"

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Ask Telegram whether a user is an admin of a group."""
        if user_id == ANONYMOUS_ADMIN:
            return True
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError as error:
            _log.info("Whether %s is an admin of %s cannot be known: %s", user_id, chat_id, error)
            return False
        return member.status in {"creator", "administrator"}
