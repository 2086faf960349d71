"""Sharing an opened passage: a request for a passage goes in; Telegram's own buttons to send it on and to copy its citation come out."""

import re
from dataclasses import replace
from typing import Any

from telegram import User

from bot.notices import notice
from bot.telegram_inline import Clip
from handlers.reply import Text
from handlers.request import Request

COPY_LENGTH = 256
"""https://core.telegram.org/bots/api#copytextbutton"""
_PASSAGE = re.compile(r"/article(?:@\w+)?\s+([A-Za-z0-9_]+(?:-[A-Za-z0-9_]+){3})\s*")
_ANYWHERE = {"allow_user_chats": True, "allow_group_chats": True, "allow_channel_chats": True}


async def share_row(request: Request, me: User, clip: Clip) -> list[dict[str, Any]]:
    """Make a row of buttons for the passage that a request opens; an empty one if it opens none."""
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
