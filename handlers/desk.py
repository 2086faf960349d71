"""The desk that handlers work at: the library and the chats' memory, and the one crossing from async to sync."""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from corpus.library import Library
from handlers.memory import ChatMemory

T = TypeVar("T")
_WORKERS = 2
"""Measured on two cores with eight callers: with two workers the loop lags 14–19 ms at p99, with six 48–52 ms."""

_SWITCH = 0.001
"""Seconds after which a working thread lets the event loop have its turn (Python's own: 0.005). With eight callers on two
busy cores the loop lags 11 ms at p99, with Python's own interval 41 ms."""


class Crossing:
    """The one bounded executor in which all work of the corpus is done."""

    def __init__(self, workers: int = _WORKERS) -> None:
        sys.setswitchinterval(_SWITCH)
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="corpus")

    async def run(self, work: Callable[[], T]) -> T:
        """Do synchronous work off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)

    def close(self) -> None:
        """Finish what is being done and start nothing more."""
        self._executor.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a handler needs, handed to it.

    `time_zone` is that of chats which have set none; `searched` are the papers that are looked through, none: all.
    """

    library: Library
    memory: ChatMemory
    crossing: Crossing
    time_zone: str = "Asia/Shanghai"
    searched: tuple[str, ...] = ()

    async def ask(self, question: Callable[[Library], T]) -> T:
        """Ask the library, as far as it is searched, something off the event loop."""
        return await self.crossing.run(lambda: question(self.library.limited(self.searched)))
