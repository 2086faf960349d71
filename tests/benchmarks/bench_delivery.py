"""Print what delivery comes to: kills, a stop, a burst, and CPU per update beside a bare python-telegram-bot echo bot.

Run: `.venv/bin/python tests/benchmarks/bench_delivery.py [kill] [stop] [burst] [flood] [cpu]` (default: all).
"""

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.killing import kill_run, random_moments, start_bot
from tests.telegram_server import TOKEN, TelegramServer


async def kill(folder: Path) -> None:
    """300 updates waiting, concurrency 16, killed with -9 at 8 random moments."""
    for webhook in (False, True):
        data = folder / f"kill-{webhook}"
        data.mkdir()
        toll = await kill_run(data, random_moments(8, 300, seed=8), webhook=webhook, chance=random.Random(8))
        name = "webhook" if webhook else "polling"
        print(f"kill -9 x 8, {name}: {toll.said} updates, lost {toll.lost}, answered twice {toll.twice}")


async def stop(folder: Path) -> None:
    """300 updates waiting, SIGTERM at three moments."""
    (folder / "stop").mkdir()
    toll = await kill_run(folder / "stop", (0, 40, 40), number=signal.SIGTERM)
    exits = ", ".join(f"{seconds:.2f} s" for seconds in toll.exits)
    print(
        f"SIGTERM x 3: {toll.said} updates, lost {toll.lost}, answered twice {toll.twice}, ended after {exits}"
    )


async def burst(folder: Path) -> None:
    """200 updates at once, from 200 people, against a server that refuses more than 30 messages a second."""
    (folder / "burst").mkdir()
    async with TelegramServer(limited=True) as server:
        for index in range(200):
            await server.say(f"m{index}", user=1000 + index)
        bot = await start_bot(server, folder / "burst")
        await server.replies(200, within=60)
        bot.send_signal(signal.SIGTERM)
        await bot.wait()
        sends = [call.at for call in server.calls if call.method == "sendMessage"]
        print(
            f"burst of 200 at 30/s: lost {200 - len({one.text for one in server.sent})}, "
            f"answered twice {len(sends) - 200}, refused with 429: {server.too_many}, "
            f"took {sends[-1] - sends[0]:.1f} s"
        )


async def flood(folder: Path) -> None:
    """10,000 updates of one group at once, and then somebody in private."""
    (folder / "flood").mkdir()
    async with TelegramServer() as server:
        bot = await start_bot(server, folder / "flood")
        await server.say("ready", user=8)
        await server.replies(1)
        before = _resident(bot.pid)
        for index in range(10_000):
            await server.say(f"/search@jianbao_bot {index}", user=1000 + index % 50, chat=-5)
        began = time.monotonic()
        await server.say("hello", user=9)
        await server.replies(1, chat=9, within=60)
        waited = time.monotonic() - began
        await server.until(lambda: server.waiting == 0, 120)
        after = _resident(bot.pid)
        bot.send_signal(signal.SIGTERM)
        await bot.wait()
        print(
            f"flood of 10000 updates: memory {before:.0f} MB before, {after:.0f} MB after; "
            f"somebody in private waited {waited:.1f} s for all 10000 to be taken in and for the answer"
        )


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def cpu(folder: Path) -> None:
    """The same 300 `/help` at 25 a second to the echo bot and to the whole bot over the sample edition, in turns."""
    programs = ([str(ROOT / "tests/benchmarks/echo_bot.py"), TOKEN], ["-m", "bot", "telegram"])
    rounds = []
    for number in range(3):
        data = (
            folder / f"cpu-{number}"
        )  # the stand-in counts its updates anew, so a known inbox would skip them
        rounds.append([await _cpu_per_update(program, data) for program in programs])
    echo, ours = (median(one) for one in zip(*rounds, strict=True))
    print(f"CPU per /help: echo bot {echo:.2f} ms, this bot {ours:.2f} ms, {ours / echo:.2f} times")


async def _cpu_per_update(program: list[str], data: Path, updates: int = 300) -> float:
    async with TelegramServer() as server:
        variables = {
            "TELEGRAM_API_URL": server.root,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "JIANBAO_DATA": str(data),
            "JIANBAO_LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, *program, cwd=ROOT, env={**os.environ, **variables}
        )
        try:
            return await _measure(server, process.pid, updates)
        finally:
            process.send_signal(signal.SIGTERM)
            await process.wait()


async def _measure(server: TelegramServer, pid: int, updates: int) -> float:
    for index in range(10):  # both have loaded everything when these are answered
        await server.say("/help", user=500 + index)
    await server.replies(10, within=60)
    await asyncio.sleep(3)
    before = _cpu_seconds(pid)
    began = time.monotonic()
    for index in range(updates):
        await asyncio.sleep(max(0.0, began + index / 25 - time.monotonic()))
        await server.say("/help", user=1000 + index)
    await server.replies(updates + 10, within=60)
    return (_cpu_seconds(pid) - before) / updates * 1000


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def main(names: list[str]) -> None:
    """Run the rows asked for, or all."""
    rows = {row.__name__: row for row in (kill, stop, burst, flood, cpu)}
    with tempfile.TemporaryDirectory() as folder:
        for name in names or rows:
            await rows[name](Path(folder))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
