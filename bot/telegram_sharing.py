"""What only Telegram's own buttons can do: a request and its reply go in; a row of them to stand below the reply comes out."""

import re
from typing import Any

from telegram import User

from bot.notices import notice
from bot.telegram_updates import HELP_LINK
from handlers.reply import Reply, Source
from handlers.request import Request

COPY_LENGTH = 256
"""https://core.telegram.org/bots/api#copytextbutton"""
_START = re.compile(r"/?(?:start|开始|開始)(?:@\w+)?\s*", re.IGNORECASE)
_ANYWHERE = {"allow_user_chats": True, "allow_group_chats": True, "allow_channel_chats": True}


def own_row(request: Request, reply: Reply, me: User) -> list[dict[str, Any]]:
    """Make the row for a reply: what stands on a passage can be sent on and cited, a greeting taken to a group."""
    row = _share_row(reply.source, request.locale, me) if reply.source else []
    if reply.link:
        row.append({"text": notice("on_the_web", request.locale), "url": reply.link})
    if row:
        return row
    if _START.fullmatch(request.text) and request.private and me.can_join_groups:
        link = f"https://t.me/{me.username}?startgroup={HELP_LINK}"
        return [{"text": notice("add_to_group", request.locale), "url": link}]
    return []


def _share_row(source: Source, locale: str, me: User) -> list[dict[str, Any]]:
    row: list[dict[str, Any]] = []
    if me.supports_inline_queries:  # switched on in @BotFather; without it Telegram refuses such a button
        wanted = {"query": source.code, **_ANYWHERE}
        row.append({"text": notice("send_on", locale), "switch_inline_query_chosen_chat": wanted})
    if source.citation:
        row.append({"text": notice("copy_citation", locale), "copy_text": {"text": _short(source.citation)}})
    return row


def _short(citation: str) -> str:
    """A citation as long as may be copied, which Telegram counts in UTF-16 units."""
    if len(citation.encode("utf-16-le")) <= 2 * COPY_LENGTH:
        return citation
    cut = citation.encode("utf-16-le")[: 2 * (COPY_LENGTH - 1)].decode("utf-16-le", "ignore")
    return f"{cut}…"
