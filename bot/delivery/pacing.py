"""How fast may be sent: chats and times go in, the moment at which each may be written to comes out."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_CHATS_WATCHED = 2_000
"""Above this many remembered chats, those that have been quiet are dropped."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages within any `seconds`."""

    count: int
    seconds: float


class Window:
    """The recent messages that count towards one rate."""

    def __init__(self, rate: Rate) -> None:
        """Start with nothing sent."""
        self._rate = rate
        self._times: deque[float] = deque(maxlen=rate.count)

    def free_at(self) -> float:
        """Return the moment at which one more message is within the rate."""
        if len(self._times) < self._rate.count:
            return 0.0
        return self._times[0] + self._rate.seconds

    def spend(self, now: float) -> None:
        """Count a message."""
        self._times.append(now)


class Pacing:
    """The budgets of all chats of one platform, and the pauses that the platform asked for; edits count like messages."""

    def __init__(
        self,
        chat: Callable[[str], tuple[Rate, ...]],
        overall: tuple[Rate, ...],
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Limit each chat to the rates that `chat` names for it, and everything to `overall`."""
        self._rates = chat
        self._overall = tuple(Window(rate) for rate in overall)
        self._chats: dict[str, tuple[Window, ...]] = {}
        self._pauses: dict[str, float] = {}
        self._clock = clock

    def _now(self) -> float:
        return self._clock() if self._clock else asyncio.get_running_loop().time()

    def ready_at(self, lane: str) -> float:
        """Return the moment at which a chat may be written to; 0 for now."""
        free = [window.free_at() for window in self._chats.get(lane, ())]
        return max(self._pauses.get(lane, 0.0), *free, 0.0)

    def wait(self, lane: str) -> float:
        """Return for how many seconds a chat must still be left alone."""
        return max(self.ready_at(lane) - self._now(), 0.0)

    def pause(self, lane: str, seconds: float) -> None:
        """Leave a chat alone for a while, and only this chat."""
        self._pauses[lane] = max(self._pauses.get(lane, 0.0), self._now() + seconds)

    async def turn(self, lane: str) -> None:
        """Wait for the overall budget, then count one message to a chat whose own budget allowed it."""
        # The moment is known: nobody could set an event at it.
        while (wait := max(window.free_at() for window in self._overall) - self._now()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(wait)
        for window in self._overall:
            window.spend(self._now())
        if lane not in self._chats:
            self._tidy()
            self._chats[lane] = tuple(Window(rate) for rate in self._rates(lane))
        for window in self._chats[lane]:
            window.spend(self._now())

    def _tidy(self) -> None:
        if len(self._chats) < _CHATS_WATCHED:
            return
        now = self._now()
        self._chats = {lane: windows for lane, windows in self._chats.items() if self.ready_at(lane) > now}
        self._pauses = {lane: until for lane, until in self._pauses.items() if until > now}
