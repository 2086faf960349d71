"""Who is served next: numbered jobs in lanes go in; each lane's jobs are done in order, the lanes in turn, a few at once."""

import asyncio
import heapq
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol

_log = logging.getLogger(__name__)


class Clearance(Protocol):
    """Says when a lane may be served; times are those of the event loop's clock."""

    def ready_at(self, lane: str) -> float:
        """Return the time before which the lane must wait; a time that has passed means now."""
        ...


class Lanes:
    """A fair dispatcher. A job is a number; what it stands for is read when its turn comes, so that waiting is cheap."""

    def __init__(self, work: Callable[[int], Awaitable[bool]], at_once: int, clearance: Clearance) -> None:
        """Do up to `at_once` jobs with `work`, which returns whether the job is finished; if not, it stays first."""
        self._work = work
        self._at_once = at_once
        self._clearance = clearance
        self._jobs: dict[str, deque[int]] = {}
        self._known: set[int] = set()
        self._turn: deque[str] = deque()
        self._sleeping: list[tuple[float, str]] = []
        self._active: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._open = True

    def add(self, job: int, lane: str) -> None:
        """Put a job at the end of its lane, unless it is known already."""
        if job in self._known:
            return
        self._known.add(job)
        if lane in self._jobs:
            self._jobs[lane].append(job)
            return
        self._jobs[lane] = deque((job,))
        self._queue(lane)
        self._dispatch()

    def __len__(self) -> int:
        """Count the jobs that are not finished."""
        return len(self._known)

    async def close(self, grace: float) -> None:
        """Start nothing more; give what is under way `grace` seconds, then cancel it."""
        self._open = False
        if self._timer:
            self._timer.cancel()
        if self._active:
            _, late = await asyncio.wait(self._active, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _queue(self, lane: str) -> None:
        at = self._clearance.ready_at(lane)
        if at <= asyncio.get_running_loop().time():
            self._turn.append(lane)
        else:
            heapq.heappush(self._sleeping, (at, lane))

    def _dispatch(self) -> None:
        if not self._open:
            return
        self._wake()
        while self._turn and len(self._active) < self._at_once:
            lane = self._turn.popleft()
            task = asyncio.create_task(self._serve(lane, self._jobs[lane][0]))
            self._active.add(task)
            task.add_done_callback(self._active.discard)
        self._set_timer()

    def _wake(self) -> None:
        now = asyncio.get_running_loop().time()
        while self._sleeping and self._sleeping[0][0] <= now:
            self._queue(heapq.heappop(self._sleeping)[1])

    def _set_timer(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._sleeping and self._open:
            self._timer = asyncio.get_running_loop().call_at(self._sleeping[0][0], self._dispatch)

    async def _serve(self, lane: str, job: int) -> None:
        finished = False
        try:
            finished = await self._work(job)
        except Exception:  # noqa: BLE001 — see below
            # The job stays stored; what is wrong here is wrong with us, and must not stop the other lanes.
            _log.exception("Job %s of %s stopped", job, lane)
            finished = True
        finally:
            self._active -= {asyncio.current_task()}
            self._after(lane, finished=finished)

    def _after(self, lane: str, *, finished: bool) -> None:
        jobs = self._jobs[lane]
        if finished:
            self._known.discard(jobs.popleft())
        if jobs:
            self._queue(lane)
        else:
            del self._jobs[lane]
        self._dispatch()


class AtOnce:
    """The clearance of lanes that never have to wait."""

    def ready_at(self, lane: str) -> float:  # noqa: ARG002 — the protocol asks it about a lane
        """Return a time that has passed."""
        return 0.0
