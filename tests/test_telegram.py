"""Journeys over the stand-in of the Bot API, told from the reader's side."""

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

import pytest

from bot.delivery.database import Database
from bot.delivery.stores import stores
from bot.settings import read_settings
from bot.telegram_app import CannotServe, TelegramApp, Terms
from bot.telegram_service import Voice
from bot.telegram_updates import PLATFORM
from handlers.clippings import Clipping, Clippings
from handlers.reply import Button, Heading, Hit, HitList, Quotation, Reply, Text
from handlers.request import Request
from tests.telegram_server import TOKEN, Fault, TelegramServer

HIT = Hit(
    1, "《春》<b>", "副刊 · 2 处", ((1, 2),), (Quotation("盼望着，盼望着，春天来了。", "a1", ((8, 10),)),)
)


async def answer(request: Request) -> Reply:
    """A small paper: a list with a pager, an article, and a command that breaks."""
    if request.text.startswith("/break"):
        raise RuntimeError("broken on purpose")
    if request.text.startswith("/search"):
        page = request.text.partition(" page:")[2] or "1"
        more = Button("更多 ▸", f"{request.text.partition(' page:')[0]} page:{int(page) + 1}", turns=True)
        return Reply(
            (Text(f"第 {page} 页", quiet=True), HitList((HIT,))), ((Button("1", "/article 1"), more),)
        )
    if request.text.startswith("/article"):
        return Reply((Heading("春"), Quotation("盼望着，" * 3000, "a1", folded=True)))
    told = f"{request.text}|{request.locale}|{request.private}|{request.thread}|{request.replied_to}"
    return Reply((Text(told),))


def apology(locale: str) -> Reply:
    return Reply((Text("抱歉，出错了。" if locale.startswith("zh") else "Sorry, that failed."),))


def menu(locale: str) -> tuple[tuple[str, str], ...]:
    chinese = locale == "zh"
    settings = ("settings", "设置" if chinese else "settings")
    return (("search", "搜索" if chinese else "search"), settings, ("搜索", "not for Telegram"))


async def clip(request: Request, skip: int, limit: int) -> Clippings:
    """Three hundred clippings for whatever is typed."""
    found = range(skip, min(skip + limit, 300))
    made = (
        Clipping(
            f"春 {index}", "副刊", Reply((Quotation(f"{request.text}{index}", "a1", code="k"),)), f"c-{index}"
        )
        for index in found
    )
    return Clippings(tuple(made), more=skip + limit < 300)


VOICE = Voice(
    answer,
    apology,
    menu,
    frozenset({"search", "搜索", "article", "break", "forget", "delete", "删除", "settings"}),
    clip,
)


UNHURRIED = Terms(chat=lambda _lane: ())


@asynccontextmanager
async def serving(server: TelegramServer, folder, terms=UNHURRIED, **variables: str):
    """The real application over the stand-in, which only sets limits where a test is about them."""
    settings = read_settings({"TELEGRAM_API_URL": server.root, **variables})
    database = Database(folder / "chats.sqlite")
    await database.open()
    stop = asyncio.Event()
    app = TelegramApp(settings, TOKEN, VOICE, stores(database, PLATFORM), terms)
    task = app.task = asyncio.create_task(app.serve(stop))
    try:
        yield app
    finally:
        stop.set()
        await asyncio.gather(task, return_exceptions=True)
        await database.close()


@pytest.fixture
async def server():
    async with TelegramServer() as one:
        yield one
        assert one.refused == []


async def test_search_page_and_open(server, tmp_path):
    """A reader searches, turns the page in place, and opens a hit, which comes in parts that Telegram accepts."""
    async with serving(server, tmp_path):
        await server.say("/search 春")
        (listed,) = await server.replies(1)
        assert listed.text == "第 1 页\n1  《春》<b>\n副刊 · 2 处\n盼望着，盼望着，春天来了。"
        assert listed.bold == ["春", "春天"]
        await server.press(listed, "更多")
        await server.until(lambda: listed.edits == 1)
        assert listed.text.startswith("第 2 页")
        await server.press(listed, "1")
        _, *parts = await server.replies(4, within=15)
        assert "".join(part.text for part in parts).replace("\n", "") == "春" + "盼望着，" * 3000
        assert len(server.called("answerCallbackQuery")) == 2


async def test_menus_are_set_in_each_language_and_scope(server, tmp_path):
    """Menus are set for all, for Chinese and for English readers, in private and in groups, with names Telegram can show."""
    async with serving(server, tmp_path):
        await server.until(lambda: len(server.called("setMyCommands")) == 9)
    menus = {
        (one.get("language_code", ""), one["scope"]["type"]): [
            command["description"] for command in one["commands"]
        ]
        for one in server.called("setMyCommands")
    }
    assert menus["zh", "default"] == menus["", "default"] == ["搜索", "设置"]
    assert menus["en", "default"] == menus["en", "all_chat_administrators"] == ["search", "settings"]
    assert menus["en", "all_group_chats"] == ["search"]


async def test_requests_carry_where_and_who(server, tmp_path):
    """A request knows language, privacy, topic and the quoted part of what it replies to; the answer goes back there."""
    original = {"message_id": 5, "date": 1, "chat": {"id": -5, "type": "supergroup"}, "text": "整段"}
    async with serving(server, tmp_path):
        await server.say(
            "/search@jianbao_bot",
            chat=-5,
            message_thread_id=9,
            is_topic_message=True,
            language="en",
            reply_to_message=original,
            quote={"text": "一部分", "position": 0},
        )
        said = await server.say("@jianbao_bot 春天", chat=-5, message_thread_id=9, is_topic_message=True)
        _, second = await server.replies(2)
    assert second.text == "春天|zh-hans|False|9|None"
    assert second.params["message_thread_id"] == 9
    assert second.params["reply_parameters"]["message_id"] == said["message_id"]


async def test_only_what_is_meant_for_the_bot_is_answered(server, tmp_path):
    """In a group, chatter, foreign commands and other bots' commands are left alone."""
    async with serving(server, tmp_path):
        await server.say("你好", chat=-5)
        await server.say("/search@other_bot 春", chat=-5)
        await server.say("/ban 春", chat=-5)
        await server.say("/search 春", chat=-5)
        await server.say("回答我", chat=-5, reply_to_message=server.as_message((await server.replies(1))[0]))
        _, second = await server.replies(2)
    assert second.text.startswith("回答我|")
    assert len(server.sent) == 2


async def test_a_failure_is_answered_in_one_polite_sentence(server, tmp_path, caplog):
    """When a handler breaks, the reader gets an apology, the log gets the reason, and the next message an answer."""
    async with serving(server, tmp_path):
        await server.say("/break")
        await server.say("还在吗")
        sorry, next_one = await server.replies(2)
    assert sorry.text == "抱歉，出错了。"
    assert next_one.text.startswith("还在吗")
    assert "broken on purpose" in caplog.text


async def test_a_long_command_survives_a_restart_behind_its_button(server, tmp_path):
    """A button whose command is longer than 64 bytes works after the bot was started anew."""
    words = "很长的检索词" * 8
    async with serving(server, tmp_path):
        await server.say(f"/search {words}")
        (listed,) = await server.replies(1)
    async with serving(server, tmp_path):
        await server.press(listed, "更多")
        await server.until(lambda: listed.edits == 1)
    assert listed.text.startswith("第 2 页")


async def test_a_button_that_is_too_old_says_what_to_type(server, tmp_path):
    """A button whose command is no longer kept tells the reader what to type instead."""
    async with serving(server, tmp_path):
        await server.say("/search " + "很长的检索词" * 8)
        (listed,) = await server.replies(1)
    with closing(sqlite3.connect(tmp_path / "chats.sqlite")) as connection, connection:
        connection.execute("DELETE FROM button")
    async with serving(server, tmp_path):
        await server.press(listed, "更多")
        _, told = await server.replies(2)
    assert "/search" in told.text
    (press,) = server.called("answerCallbackQuery")
    assert "/search" in press["text"]


async def test_only_the_asker_or_an_admin_turns_a_groups_page(server, tmp_path):
    """Somebody else who presses a group's pager is told so, and nothing changes; an admin may."""
    server.members[-5, 9] = "administrator"
    async with serving(server, tmp_path):
        await server.say("/search 春", chat=-5, user=7)
        (listed,) = await server.replies(1)
        await server.press(listed, "更多", user=8)
        await server.until(lambda: len(server.called("answerCallbackQuery")) == 1)
        assert "只有" in server.called("answerCallbackQuery")[0]["text"]
        await server.press(listed, "更多", user=9)
        await server.until(lambda: listed.edits == 1)
        await server.press(listed, "更多", user=7)
        await server.until(lambda: listed.edits == 2)


async def test_a_token_that_telegram_refuses_stops_the_bot(server, tmp_path):
    """With a wrong token the bot stops with one sentence."""
    server.token = "1:other"
    async with serving(server, tmp_path) as app:
        with pytest.raises(CannotServe, match="TELEGRAM_BOT_TOKEN"):
            await app.task


async def test_a_second_program_with_the_token_stops_the_bot(server, tmp_path):
    """Where another program fetches with the same token, the bot refuses to start and says why."""
    server.faults.append(
        Fault("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=9)
    )
    async with serving(server, tmp_path, Terms(patience=0.5)) as app:
        with pytest.raises(CannotServe, match="Another program"):
            await app.task
