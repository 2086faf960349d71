"""What Telegram's rules or its groups' admins decide, before any handler: what was asked goes in, a Reply or None comes out."""

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.delivery.stores import Stores
from bot.notices import Notice, notice
from bot.telegram_inline import inline_chat
from bot.telegram_presses import Presses
from bot.telegram_reader import Asked
from bot.telegram_updates import PLATFORM, lane_of_chat
from handlers.commands import command_named
from handlers.reply import Reply, Text
from handlers.request import Request

ADMINS_ONLY = frozenset({"settings", "forget"})


class House:
    """Deletes messages on request, and keeps what concerns a whole group to its admins."""

    def __init__(self, bot: Bot, kept: Stores, presses: Presses) -> None:
        """Act as this bot on these stores."""
        self._bot = bot
        self._kept = kept
        self._presses = presses

    async def reply(self, asked: Asked) -> Reply | None:
        """Return the house's own answer; None where the handlers are to answer. An empty Reply says nothing."""
        if asked.too_old:
            return _say("old_button", asked)
        name = command_named(asked.request.text)
        if name == "delete":
            return await self._delete(asked)
        if name in ADMINS_ONLY and not asked.request.private and not await self._is_admin(asked):
            return _say("admins_only", asked)
        if name == "forget" and asked.request.private:
            await self._kept.outbox.forget_asker(asked.request.user)
            await self._kept.memory.forget(f"{PLATFORM}:{inline_chat(asked.request.user)}")
        return None

    async def _delete(self, asked: Asked) -> Reply:
        """Remove a message of the bot, for whoever asked for it or an admin."""
        target = asked.said_to
        if target is None or target.from_user is None or target.from_user.id != self._bot.id:
            return _say("delete_how", asked)
        asker = await self._kept.outbox.asker(lane_of_chat(asked.place.chat_id), str(target.message_id))
        if not asked.request.private and asker != asked.request.user and not await self._is_admin(asked):
            return _say("delete_not_yours", asked)
        try:
            await self._bot.delete_message(asked.place.chat_id, target.message_id)
        except BadRequest:
            return _say("delete_too_late", asked)
        except TelegramError:
            return _say("try_again", asked)
        return Reply(())

    async def is_trusted(self, chat_id: int) -> bool:
        """Tell whether the bot itself is an admin of a group, and so reads everything that is said there."""
        return await self._presses.is_admin(chat_id, self._bot.id)

    async def _is_admin(self, asked: Asked) -> bool:
        return await self._presses.is_admin(asked.place.chat_id, asked.user_id)


def is_house_matter(request: Request) -> bool:
    """Tell whether a request is about a chat itself, which is nothing for a guest to decide."""
    return command_named(request.text) in ADMINS_ONLY | {"delete"}


def _say(name: Notice, asked: Asked) -> Reply:
    return Reply((Text(notice(name, asked.request.locale)),))
