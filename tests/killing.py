"""Killing a bot while messages wait: moments go in, how many messages were lost or answered twice comes out."""

import asyncio
import os
import random
import signal
import socket
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.telegram_server import TOKEN, TelegramServer

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Toll:
    """What a run came to."""

    said: int
    lost: int
    twice: int
    kills: int
    exits: tuple[float, ...] = ()
    """Seconds that the bot took to end after SIGTERM."""


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def start_bot(server: TelegramServer, data: Path, **variables: str) -> asyncio.subprocess.Process:
    """Start the bot to be killed."""
    environment = {
        "TELEGRAM_API_URL": server.root,
        "JIANBAO_LOG_LEVEL": "ERROR",
        "PYTHONPATH": str(ROOT),
        **variables,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.slow_bot", TOKEN, str(data), cwd=ROOT, env={**os.environ, **environment}
    )


async def kill_run(
    data: Path,
    moments: Sequence[int],
    messages: int = 300,
    chats: int = 60,
    *,
    webhook: bool = False,
    number: int = signal.SIGKILL,
    chance: random.Random | None = None,
) -> Toll:
    """Let `messages` wait, end the bot each time after so many answers (`moments`), and count in the end.

    A moment is the very arrival of an answer (the worst there is) or, with `chance`, up to 100 ms later.
    """
    variables = {}
    if webhook:
        port = free_port()
        variables = {
            "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "TELEGRAM_WEBHOOK_PORT": str(port),
        }
    exits = []
    async with TelegramServer() as server:
        for index in range(messages):
            await server.say(f"m{index}", user=1000 + index % chats)
        for moment in moments:
            bot = await start_bot(server, data, **variables)
            goal = min(len(server.sent) + moment, messages)
            await server.until(lambda goal=goal: len({one.text for one in server.sent}) >= goal, 60)
            if chance:
                await asyncio.sleep(chance.uniform(0, 0.1))
            began = asyncio.get_running_loop().time()
            bot.send_signal(number)
            await bot.wait()
            exits.append(asyncio.get_running_loop().time() - began)
        bot = await start_bot(server, data, **variables)
        await server.until(lambda: len({one.text for one in server.sent}) >= messages, 90)
        bot.send_signal(signal.SIGTERM)
        await bot.wait()
        counts = Counter(one.text for one in server.sent)
    lost = sum(f"答 m{index}" not in counts for index in range(messages))
    return Toll(messages, lost, sum(count - 1 for count in counts.values()), len(moments), tuple(exits))


def random_moments(kills: int, messages: int, seed: int) -> list[int]:
    """Draw after how many further answers each kill comes: anywhere between the first moment and the last."""
    chance = random.Random(seed)
    return [chance.randrange(0, max(messages // kills, 1)) for _ in range(kills)]
