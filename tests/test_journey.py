"""The whole bot, as a reader meets it: the real handlers over the sample edition, in Telegram and in the terminal."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

from bot.delivery.database import FILE_NAME, Database
from bot.delivery.stores import stores
from bot.serving import voice
from bot.settings import read_settings
from bot.telegram_app import TelegramApp
from bot.telegram_updates import PLATFORM
from handlers.desk import Crossing, Desk
from tests.telegram_server import TOKEN, TelegramServer
from tests.test_telegram import UNHURRIED

ROOT = Path(__file__).parent.parent


@asynccontextmanager
async def reading(library, folder):
    """The bot over the library, and the stand-in of Telegram that it talks to."""
    database, crossing, stop = Database(folder / FILE_NAME), Crossing(), asyncio.Event()
    await database.open()
    kept = stores(database, PLATFORM)
    async with TelegramServer() as server:
        settings = read_settings({"TELEGRAM_API_URL": server.root})
        app = TelegramApp(settings, TOKEN, voice(Desk(library, kept.memory, crossing)), kept, UNHURRIED)
        task = asyncio.create_task(app.serve(stop))
        yield server
        stop.set()
        await task
        assert server.refused == []
    await database.close()
    crossing.close()


async def test_a_reader_searches_opens_and_reads_on(sample, tmp_path):
    """Search, marks, opening by button and by number: the way every reader goes."""
    async with reading(sample, tmp_path) as server:
        await server.say("/start")
        (hello,) = await server.replies(1)
        assert hello.button("加到群里")["url"] == "https://t.me/jianbao_bot?startgroup=help"
        await server.say("容错纠错")
        _, listed = await server.replies(2)
        assert "容错纠错" in listed.bold
        assert "为担当作为干部撑腰鼓劲" in listed.text
        await server.press(listed, "1")
        opened = (await server.replies(3))[2]
        assert "为担当作为干部撑腰鼓劲" in opened.text
        await server.say("/article 1")
        await server.replies(4)


async def test_every_command_of_the_menu_answers(sample, tmp_path):
    """Whatever the menu offers, in Chinese and in English, gets an answer that is no apology."""
    async with reading(sample, tmp_path) as server:
        await server.until(lambda: len(server.called("setMyCommands")) == 9)
        names = [one["command"] for one in server.called("setMyCommands")[0]["commands"]]
        assert {"search", "article", "latest", "help"} <= set(names)
        for index, name in enumerate(names):
            await server.say(f"/{name}", user=100 + index, language="en" if index % 2 else "zh-hans")
        replies = await server.replies(len(names))
    assert not [one.text for one in replies if re.search("抱歉|Sorry|sorry", one.text)]


async def test_bad_input_is_answered_in_one_message(sample, tmp_path):
    """An empty search, an unknown command, 4,096 characters, markup and emoji: each gets an answer."""
    odd = [
        "/search",
        "/nonsense",
        "春" * 4096,
        "<b>&lt;script>",
        "👨‍👩‍👧‍👦",
        "🈚️ \u202e\u0301",
        '"',
        "column:",
    ]
    async with reading(sample, tmp_path) as server:
        for index, text in enumerate(odd):
            await server.say(text, user=100 + index)
        replies = await server.replies(len(odd))
    assert {one.chat_id for one in replies} == {100 + index for index in range(len(odd))}


def run(arguments, folder, given="", **variables):
    """Start the program as a user would."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {
        **keep,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "JIANBAO_DATA": str(folder),
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        timeout=60,
        check=False,
    )


def test_chat_through_a_pipe(tmp_path):
    """Without a terminal: one message a line, plain answers, memory between lines, status 0 at the end."""
    done = run(["chat"], tmp_path, "/search 容错纠错\n\n/article 1\n")
    assert done.returncode == 0, done.stderr
    assert "【容错纠错】" in done.stdout
    assert "为担当作为干部撑腰鼓劲" in done.stdout.partition("→ 1:")[2]
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_no_token_means_chat_and_bad_settings_are_one_sentence(tmp_path):
    """With no argument and no token the terminal answers; a bad token or none where one is needed is status 2."""
    assert run([], tmp_path, "").returncode == 0
    for arguments, variables in ((["telegram"], {}), ([], {"TELEGRAM_BOT_TOKEN": "nonsense"})):
        done = run(arguments, tmp_path, **variables)
        assert done.returncode == 2
        assert "TELEGRAM_BOT_TOKEN" in done.stderr
        assert done.stderr.count("\n") == 1
    assert re.fullmatch(r"jianbao \d+\.\d+\S*\n", run(["--version"], tmp_path).stdout)


async def test_the_program_serves_and_stops(tmp_path):
    """`python -m bot telegram` answers; a second one on the same data or token says why it does not start; SIGTERM ends it."""
    async with TelegramServer() as server:
        variables = {"TELEGRAM_API_URL": server.root, "TELEGRAM_BOT_TOKEN": TOKEN, "PYTHONPATH": str(ROOT)}
        first = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "telegram"),
            env={**os.environ, **variables, "JIANBAO_DATA": str(tmp_path)},
            stderr=asyncio.subprocess.PIPE,
            cwd=tmp_path,
        )
        await server.say("容错纠错")
        await server.replies(1, within=30)
        for folder in (tmp_path, tmp_path / "other"):
            folder.mkdir(exist_ok=True)
            second = await asyncio.to_thread(run, ["telegram"], folder, **variables)
            assert second.returncode == 1
            assert str(first.pid) in second.stderr
        healthy = await asyncio.to_thread(run, ["doctor"], tmp_path, **variables)
        assert healthy.returncode == 0, healthy.stdout
        assert "@jianbao_bot" in healthy.stdout
        first.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(first.wait(), 5) == 0
        logged = (await first.stderr.read()).decode()
    assert TOKEN.partition(":")[2] not in logged
    assert "Traceback" not in logged


async def test_a_refused_token_is_one_sentence(tmp_path):
    """A token that Telegram does not know ends the program with status 1 and what to do; the doctor says it too."""
    async with TelegramServer(token="9:other") as server:
        variables = {"TELEGRAM_API_URL": server.root, "TELEGRAM_BOT_TOKEN": TOKEN}
        done = await asyncio.to_thread(run, ["telegram"], tmp_path, JIANBAO_LOG_LEVEL="ERROR", **variables)
        ill = await asyncio.to_thread(run, ["doctor"], tmp_path, **variables)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "@BotFather" in done.stderr
    assert ill.returncode == 1
    assert "PROBLEM" in ill.stdout
