"""Long polling: a bot goes in; raw updates come out in batches, each confirmed only once the receiver has stored it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram_updates import ALLOWED_UPDATES
from bot.telegram_wire import RawUpdates

_log = logging.getLogger(__name__)
_WAIT = 25
"""Seconds that Telegram holds a request open while there is nothing new."""
_LONGEST_PAUSE = 30.0

Receive = Callable[[list[Any]], Awaitable[int]]
"""Stores raw updates durably and returns how many were new."""


async def poll(bot: Bot, wire: RawUpdates, receive: Receive) -> None:
    """Fetch updates until cancelled. Raises InvalidToken; other troubles are waited out."""
    offset: int | None = None
    pause = 0.5
    while True:
        try:
            await bot.get_updates(offset=offset, timeout=_WAIT, allowed_updates=ALLOWED_UPDATES)
        except InvalidToken:
            raise
        except TelegramError as error:
            pause = await _wait(error, pause)
            continue
        updates = wire.take()
        new = await receive(updates)
        offset = _next_offset(updates, offset)
        if updates and not new:
            # Everything known: only a server that ignores the offset repeats itself; do not spin.
            await asyncio.sleep(0.1)
        pause = 0.5


async def check_alone(bot: Bot, wire: RawUpdates, receive: Receive) -> None:
    """Fetch once without waiting. Raises Conflict where another program is fetching with this token."""
    await bot.get_updates(timeout=0, allowed_updates=ALLOWED_UPDATES)
    await receive(wire.take())


async def _wait(error: TelegramError, pause: float) -> float:
    """Wait after a failure and return how long to wait after the next one."""
    if isinstance(error, Conflict):
        _log.error("Another program fetches updates with this token: %s", error)
    else:
        _log.warning("Updates cannot be fetched, trying again: %s", error)
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        pause = wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)
    await asyncio.sleep(pause)
    return min(pause * 2, _LONGEST_PAUSE)


def _next_offset(updates: list[Any], offset: int | None) -> int | None:
    numbers = [
        one["update_id"] for one in updates if isinstance(one, dict) and isinstance(one.get("update_id"), int)
    ]
    return max(numbers) + 1 if numbers else offset
