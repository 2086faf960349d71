"""What only Telegram's own buttons can do: a request goes in; a row of them to stand below its answer comes out."""

import re
from dataclasses import replace
from typing import Any

from telegram import User

from bot.notices import notice
from bot.telegram_inline import Clip
from bot.telegram_updates import HELP_LINK
from handlers.reply import Text
from handlers.request import Request

COPY_LENGTH = 256
"""https://core.telegram.org/bots/api#copytextbutton"""
_PASSAGE = re.compile(r"/article(?:@\w+)?\s+([A-Za-z0-9_]+(?:-[A-Za-z0-9_]+){3})\s*")
_START = re.compile(r"/?(?:start|开始|開始)(?:@\w+)?\s*", re.IGNORECASE)
_ANYWHERE = {"allow_user_chats": True, "allow_group_chats": True, "allow_channel_chats": True}


async def own_row(request: Request, me: User, clip: Clip) -> list[dict[str, Any]]:
    """Make the row for what a request opens: a passage can be sent on and cited, a greeting taken to a group."""
    if _START.fullmatch(request.text) and request.private and me.can_join_groups:
        link = f"https://t.me/{me.username}?startgroup={HELP_LINK}"
        return [{"text": notice("add_to_group", request.locale), "url": link}]
    return await _share_row(request, me, clip)


async def _share_row(request: Request, me: User, clip: Clip) -> list[dict[str, Any]]:
    code = _PASSAGE.fullmatch(request.text)
    if not code:
        return []
    found = (await clip(replace(request, text=code[1]), 0, 1)).found
    if not found:
        return []
    row: list[dict[str, Any]] = []
    if me.supports_inline_queries:  # switched on in @BotFather; without it Telegram refuses such a button
        wanted = {"query": code[1], **_ANYWHERE}
        row.append({"text": notice("send_on", request.locale), "switch_inline_query_chosen_chat": wanted})
    citation = [block.text for block in found[0].message.blocks if isinstance(block, Text)][-1:]
    if citation:
        copied = {"text": citation[0][:COPY_LENGTH]}
        row.append({"text": notice("copy_citation", request.locale), "copy_text": copied})
    return row
