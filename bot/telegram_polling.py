"""Long polling: a bot goes in; raw updates come out in batches, each confirmed only once the receiver has stored it."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram_updates import allowed_updates
from bot.telegram_wire import RawUpdates

_log = logging.getLogger(__name__)
_WAIT = 10
"""Seconds that Telegram holds a request open while there is nothing new."""
PATIENCE = 12.0
"""Seconds in which a request that a killed process left open must have ended; a conflict after that is another program."""
_GATHER = 0.1
"""Seconds after a batch in which the next ones gather: when messages come fast, fewer requests fetch them."""
_NO_WAIT = 0.25
_LONGEST_PAUSE = 30.0

Receive = Callable[[list[Any]], Awaitable[int]]
"""Stores raw updates durably and returns how many were new."""


async def poll(bot: Bot, wire: RawUpdates, receive: Receive) -> None:
    """Fetch updates until cancelled. Raises InvalidToken; other troubles are waited out."""
    offset: int | None = None
    pause = 0.5
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await bot.get_updates(offset=offset, timeout=_WAIT, allowed_updates=allowed_updates(bot.bot))
        except InvalidToken:
            raise
        except TelegramError as error:
            pause = await _wait(error, pause)
            continue
        updates = wire.take()
        try:
            await receive(updates)
        except sqlite3.Error as error:
            _log.error("Updates cannot be stored, so they are not confirmed: %s", error)
            await asyncio.sleep(_LONGEST_PAUSE / 10)
            continue
        offset = _next_offset(updates, offset)
        # An empty answer comes after a long wait, unless a server does not know how to wait.
        await asyncio.sleep(_GATHER if updates or asyncio.get_running_loop().time() - began > 1 else _NO_WAIT)
        pause = 0.5


async def check_alone(bot: Bot, wire: RawUpdates, receive: Receive, patience: float) -> None:
    """Fetch once without waiting. Raises Conflict where another program keeps fetching with this token."""
    last = asyncio.get_running_loop().time() + patience
    while True:
        try:
            await bot.get_updates(timeout=0, allowed_updates=allowed_updates(bot.bot))
        except Conflict as error:
            if asyncio.get_running_loop().time() > last:
                raise
            await _wait(error, 1.0)
        except RetryAfter as error:
            await _wait(error, 1.0)
        except InvalidToken:
            raise
        except TelegramError:
            return  # not to be known now; polling waits such troubles out
        else:
            await receive(wire.take())
            return


def seconds(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def _wait(error: TelegramError, pause: float) -> float:
    """Wait after a failure and return how long to wait after the next one."""
    if isinstance(error, Conflict):
        _log.error("Another program fetches updates with this token: %s", error)
    else:
        _log.warning("Updates cannot be fetched, trying again: %s", error)
    if isinstance(error, RetryAfter):
        pause = seconds(error)
    await asyncio.sleep(pause)
    return min(pause * 2, _LONGEST_PAUSE)


def _next_offset(updates: list[Any], offset: int | None) -> int | None:
    numbers = [
        one["update_id"] for one in updates if isinstance(one, dict) and isinstance(one.get("update_id"), int)
    ]
    return max(numbers) + 1 if numbers else offset
