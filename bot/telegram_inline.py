"""Inline mode: somebody types `@bot words` in any chat; results to post there, each complete in itself, come out."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.notices import notice
from bot.rendering.telegram_html import telegram_html
from bot.telegram_posts import preview_of
from bot.telegram_updates import HELP_LINK, PLATFORM, locale_of
from handlers.clippings import Clipping, Clippings
from handlers.reply import Quotation, Reply
from handlers.request import Request

_log = logging.getLogger(__name__)
_AT_ONCE = 20
"""Results of one answer, of the 50 that Telegram allows; it asks for the next ones when the reader scrolls."""
_CACHE_SECONDS = 60
_TITLE, _NOTE = 100, 200
_WATCHED = 1_000

Clip = Callable[[Request, int, int], Awaitable[Clippings]]


def inline_chat(user: str) -> str:
    """Name what is no chat: where somebody types inline. What is remembered there is forgotten with the private chat."""
    return f"inline-{user}"


class Inline:
    """Answers inline queries; of one person's only the newest, as the others are typed over already."""

    def __init__(self, bot: Bot, clip: Clip) -> None:
        """Answer as this bot with what `clip` finds."""
        self._bot = bot
        self._clip = clip
        self._newest: OrderedDict[int, str] = OrderedDict()

    def heard(self, raw: Any) -> None:
        """Note a query that has just come, readable or not."""
        try:
            user, query = raw["from"]["id"], raw["id"]
        except (KeyError, TypeError):
            return
        self._newest[user] = query
        self._newest.move_to_end(user)
        if len(self._newest) > _WATCHED:
            self._newest.popitem(last=False)

    async def answer(self, query: InlineQuery) -> None:
        """Answer a query, unless the same person has typed on."""
        if self._newest.get(query.from_user.id, query.id) != query.id:
            return
        skip = int(query.offset) if query.offset.isdecimal() else 0
        locale = locale_of(query.from_user)
        user = str(query.from_user.id)
        request = Request(
            query.query,
            PLATFORM,
            inline_chat(user),
            user,
            query.from_user.full_name,
            locale=locale,
            own_chat=user,
        )
        found = await self._clip(request, skip, _AT_ONCE)
        await self._send(query, found, skip)

    async def _send(self, query: InlineQuery, found: Clippings, skip: int) -> None:
        nothing = (
            None
            if found.found or skip
            else InlineQueryResultsButton(notice("no_clippings", found.language), start_parameter=HELP_LINK)
        )
        try:
            await self._bot.answer_inline_query(
                query.id,
                self._results(found.found, found.language),
                cache_time=_CACHE_SECONDS,
                is_personal=True,  # citations are in the reader's language
                next_offset=str(skip + len(found.found)) if found.more else "",
                button=nothing,
            )
        except BadRequest as error:
            _log.debug("inline query %s is too old to be answered: %s", query.id, error)
        except TelegramError as error:
            _log.warning("An inline query could not be answered: %s", error)

    async def answer_guest(self, query_id: str, reply: Reply, locale: str) -> None:
        """Answer a message that called this bot into a chat of which it is no member."""
        code = next((block.code for block in reply.blocks if isinstance(block, Quotation)), "")
        result = self._result(Clipping("剪报", "", reply, code), locale)
        if result is None:
            return
        try:
            await self._bot.answer_guest_query(query_id, result)
        except BadRequest as error:
            _log.debug("guest query %s is too old to be answered: %s", query_id, error)
        except TelegramError as error:
            _log.warning("A call as a guest could not be answered: %s", error)

    def _results(self, found: Sequence[Clipping], locale: str) -> list[InlineQueryResultArticle]:
        made = {}
        for one in found:
            result = self._result(one, locale)
            if result:
                made[result.id] = result
        return list(made.values())

    def _result(self, one: Clipping, locale: str) -> InlineQueryResultArticle | None:
        messages = telegram_html(one.message)
        if not messages:
            return None
        html = messages[0].html
        link = f"https://t.me/{self._bot.username}?start={one.code}"
        opener = InlineKeyboardButton(notice("open_passage", locale), url=link)
        return InlineQueryResultArticle(
            hashlib.blake2b(html.encode(), digest_size=12).hexdigest(),
            one.title[:_TITLE] or "·",
            InputTextMessageContent(html, ParseMode.HTML, link_preview_options=preview_of(one.message.link)),
            reply_markup=InlineKeyboardMarkup.from_button(opener) if one.code else None,
            description=one.note[:_NOTE] or None,
        )
