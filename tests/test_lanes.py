"""Fairness, order and limits of the dispatcher, without any platform."""

import asyncio

import pytest

from bot.delivery.cooldown import Cooldown
from bot.delivery.lanes import AtOnce, Lanes
from bot.delivery.pacing import Pacing, Rate, Window


async def test_lanes_take_turns_and_keep_their_order():
    """A lane with many jobs does not keep the others waiting; each lane's own jobs stay in order."""
    done, everything = [], asyncio.Event()

    async def work(job: int) -> bool:
        await asyncio.sleep(0)
        done.append(job)
        if len(done) == 12:
            everything.set()
        return True

    lanes = Lanes(work, 1, AtOnce())
    for job in range(10):
        lanes.add(job, "loud")
    lanes.add(100, "quiet")
    lanes.add(101, "quiet")
    await asyncio.wait_for(everything.wait(), 5)
    assert [job for job in done if job < 100] == list(range(10))
    assert done.index(100) <= 2
    assert done.index(101) <= 4
    assert len(lanes) == 0


async def test_no_more_than_asked_for_run_at_once():
    """However many lanes wait, only so many jobs are under way."""
    running, most, everything = 0, 0, asyncio.Event()

    async def work(job: int) -> bool:
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(3):
            await asyncio.sleep(0)
        running -= 1
        if job == 99:
            everything.set()
        return True

    lanes = Lanes(work, 4, AtOnce())
    for job in range(100):
        lanes.add(job, f"lane {job}")
    await asyncio.wait_for(everything.wait(), 5)
    assert most == 4


async def test_an_unfinished_job_stays_first_and_a_broken_one_goes():
    """A job that has to wait keeps its place; one that raises does not block its lane."""
    seen, everything = [], asyncio.Event()

    async def work(job: int) -> bool:
        seen.append(job)
        if job == 2:
            raise RuntimeError("broken on purpose")
        if job == 3:
            everything.set()
        return job != 1 or seen.count(1) == 3

    lanes = Lanes(work, 4, AtOnce())
    for job in (1, 2, 3):
        lanes.add(job, "lane")
    await asyncio.wait_for(everything.wait(), 5)
    assert seen == [1, 1, 1, 2, 3]


async def test_a_job_is_taken_once():
    """Adding a job that is known already (a look into the store found it again) changes nothing."""
    seen, block = [], asyncio.Event()

    async def work(job: int) -> bool:
        await block.wait()
        seen.append(job)
        return True

    lanes = Lanes(work, 2, AtOnce())
    lanes.add(1, "lane")
    lanes.add(1, "lane")
    block.set()
    await lanes.close(5)
    assert seen == [1]


@pytest.mark.parametrize("rate", [Rate(1, 1.0), Rate(20, 60.0), Rate(30, 1.0)])
def test_a_window_never_lets_more_than_its_rate_through(rate):
    """However eagerly one sends, no stretch of the rate's length holds more than its count."""
    window, now, sent = Window(rate), 0.0, []
    while len(sent) < rate.count * 4:
        now = max(now, window.free_at())
        window.spend(now)
        sent.append(now)
    for index in range(len(sent) - rate.count):
        assert sent[index + rate.count] - sent[index] >= rate.seconds


async def test_a_pause_concerns_one_chat():
    """A chat that must pause is not ready; others are."""
    now = 100.0
    pacing = Pacing(lambda _lane: (Rate(1, 1.0),), (Rate(30, 1.0),), clock=lambda: now)
    pacing.pause("a", 5)
    await pacing.turn("b")
    assert pacing.ready_at("a") == 105
    assert pacing.ready_at("b") == 101
    assert pacing.ready_at("c") == 0


def test_pacing_forgets_quiet_chats():
    """Memory stays bounded however many chats there are."""
    now = 0.0

    async def many() -> int:
        nonlocal now
        pacing = Pacing(lambda _lane: (Rate(1, 1.0),), (Rate(1, 0.0),), clock=lambda: now)
        for index in range(10_000):
            now += 1
            await pacing.turn(str(index))
        return len(pacing._chats)

    assert asyncio.run(many()) <= 2_000


def test_cooldown_says_so_once_and_judges_by_the_time_of_writing():
    """Above the budget comes one notice, then silence; messages written over an hour and read at once are fine."""
    cooldown = Cooldown(Rate(2, 60.0), Rate(3, 60.0))
    assert [cooldown.verdict("u", "c", 0.0) for _ in range(4)] == ["go", "go", "notice", "silent"]
    assert cooldown.verdict("v", "c", 1.0) == "go"
    assert cooldown.verdict("w", "c", 1.0) == "silent"
    assert cooldown.verdict("u", "c", 61.0) == "go"
    patient = Cooldown(Rate(2, 60.0), Rate(3, 60.0))
    assert {patient.verdict("u", "c", 40.0 * index) for index in range(100)} == {"go"}
    for index in range(20_000):
        patient.verdict(str(index), str(index), 0.0)
    assert len(patient._windows) <= 4_000
