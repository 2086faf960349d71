"""Sending to Telegram: a stored post's place in the outbox goes in, and is sent, tried again later, or given up loudly."""

import logging
from collections.abc import Callable
from dataclasses import replace

from telegram import Bot, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.outbox import Outbox, Parcel
from bot.delivery.pacing import Pacing, Rate
from bot.telegram_polling import seconds
from bot.telegram_posts import Post, from_body, preview_of, to_body, without_links
from bot.telegram_updates import lane_of_chat

_log = logging.getLogger(__name__)

# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
PRIVATE_CHAT = (Rate(1, 1.0),)
GROUP = (Rate(1, 1.0), Rate(20, 60.0))
OVERALL = (Rate(30, 1.05), Rate(3, 0.1))
"""30 a second, with a little room, as the times at which they arrive there are not ours; and evenly: the fewer are on
their way at one moment, the fewer are sent twice when the process is killed at that moment."""
MOST_TRIES = 12
"""With the pauses between them, about nine minutes."""
LONGEST_PAUSE = 60.0
_FRESH_KEPT = 500


def rates(lane: str) -> tuple[Rate, ...]:
    """Return the limits of a chat; Telegram gives groups negative ids."""
    return GROUP if ":-" in lane else PRIVATE_CHAT


class Sender:
    """Sends what the outbox holds; one call of `send` is one attempt."""

    def __init__(self, bot: Bot, outbox: Outbox, memory: SqliteChatMemory, pacing: Pacing) -> None:
        """Send with this bot, within these budgets."""
        self.bot = bot
        self._outbox = outbox
        self._memory = memory
        self._pacing = pacing
        self._fresh: dict[int, Parcel] = {}
        self.on_expected: Callable[[int, str], None] = lambda _seq, _lane: None

    def expect(self, parcel: Parcel) -> None:
        """Take a parcel that was stored just now, which spares reading it back; a few are kept, no more."""
        if len(self._fresh) < _FRESH_KEPT:
            self._fresh[parcel.seq] = parcel
        self.on_expected(parcel.seq, parcel.lane)

    async def send(self, seq: int) -> bool:  # noqa: PLR0911 — one for each way it can end
        """Try to send one stored post; returns whether it is off the list, sent or given up."""
        parcel = self._fresh.pop(seq, None) or await self._outbox.read(seq)
        if parcel is None:
            return True
        post = from_body(parcel.body)
        await self._pacing.turn(parcel.lane)
        try:
            message_id = await self._deliver(post)
        except RetryAfter as error:
            return self._pause(parcel, error)
        except ChatMigrated as error:
            return await self._follow(parcel, post, error.new_chat_id)
        except Forbidden as error:
            return await self._forbidden(parcel, error)
        except BadRequest as error:
            return await self._refused(parcel, post, error)
        except TelegramError as error:
            return await self._again(parcel, error)
        await self._outbox.sent(seq, str(message_id))
        return True

    async def _deliver(self, post: Post) -> int:
        place = post.place
        # Already in Telegram's own form: making objects of it only to write it down again takes longer than all else here.
        markup = {"reply_markup": post.markup} if post.markup else None
        if place.turns is not None:
            await self.bot.edit_message_text(
                post.html,
                chat_id=place.chat_id,
                message_id=place.turns,
                parse_mode=ParseMode.HTML,
                link_preview_options=preview_of(post.link),
                api_kwargs=markup,
            )
            return place.turns
        message: Message = await self.bot.send_message(
            place.chat_id,
            post.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=preview_of(post.link),
            message_thread_id=place.thread,
            api_kwargs=markup,
            reply_parameters=_below(place.reply_to),
        )
        return message.message_id

    def _pause(self, parcel: Parcel, error: RetryAfter) -> bool:
        _log.warning("Telegram asks for a pause of %s s in %s", seconds(error), parcel.lane)
        self._pacing.pause(parcel.lane, seconds(error))
        return False

    async def _follow(self, parcel: Parcel, post: Post, chat_id: int) -> bool:
        """Go on in the supergroup that a group has become, with everything remembered about it."""
        lane = lane_of_chat(chat_id)
        place = replace(post.place, chat_id=chat_id, thread=None, reply_to=None, turns=None)
        await self._memory.move(parcel.lane, lane)
        await self._outbox.redirect(parcel.seq, lane, to_body(replace(post, place=place)))
        return False

    async def _forbidden(self, parcel: Parcel, error: Forbidden) -> bool:
        """Forget a chat that has blocked or removed the bot; nobody is there to be told."""
        _log.info("%s does not want messages any more: %s", parcel.lane, error)
        await self._outbox.sent(parcel.seq, None)
        await self._memory.forget(parcel.lane)
        return True

    async def _refused(self, parcel: Parcel, post: Post, error: BadRequest) -> bool:
        """Mend what can be mended about a refused request; anything else is given up loudly."""
        reason = str(error).lower()
        place = post.place
        if "message is not modified" in reason:
            await self._outbox.sent(parcel.seq, str(place.turns))
            return True
        if place.turns is not None and ("to edit not found" in reason or "can't be edited" in reason):
            place = replace(place, turns=None)
        elif place.thread is not None and "thread not found" in reason:
            place = replace(place, thread=None)
        elif place.reply_to is not None and "replied not found" in reason:
            place = replace(place, reply_to=None)
        mended = replace(post, place=place)
        if post.link and ("url" in reason or "webpage" in reason):  # an address that only looks like one
            mended = replace(mended, link="", markup=without_links(post.markup))
        if mended == post:
            return await self._give_up(parcel, error)
        await self._outbox.redirect(parcel.seq, parcel.lane, to_body(mended))
        return False

    async def _again(self, parcel: Parcel, error: Exception) -> bool:
        if parcel.tries + 1 >= MOST_TRIES:
            return await self._give_up(parcel, error)
        _log.warning("Sending to %s failed, it will be tried again: %r", parcel.lane, error)
        await self._outbox.tried(parcel.seq, repr(error))
        self._pacing.pause(parcel.lane, min(0.5 * 2**parcel.tries, LONGEST_PAUSE))
        return False

    async def _give_up(self, parcel: Parcel, error: Exception) -> bool:
        _log.error("A message to %s is given up: %r", parcel.lane, error)
        await self._outbox.give_up(parcel.seq, repr(error))
        return True

    async def typing(self, chat_id: int, thread: int | None) -> None:
        """Show that an answer is under way; it does not matter if that fails."""
        try:
            await self.bot.send_chat_action(chat_id, "typing", message_thread_id=thread)
        except TelegramError as error:
            _log.debug("typing in %s: %r", chat_id, error)


def _below(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id, allow_sending_without_reply=True)
