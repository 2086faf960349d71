"""Every message is answered once: kills, floods, limits and faults, over the stand-in of the Bot API."""

import asyncio
import random
import signal
import time

import pytest

from bot.delivery.database import Database
from bot.delivery.stores import stores
from bot.settings import read_settings
from bot.telegram_app import TELEGRAM_TERMS, TelegramApp
from bot.telegram_updates import PLATFORM
from tests.killing import free_port, kill_run, random_moments
from tests.telegram_server import TOKEN, Fault, TelegramServer
from tests.test_telegram import VOICE, serving


@pytest.fixture
async def server():
    async with TelegramServer() as one:
        yield one
        assert one.refused == []


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_kill_9_loses_nothing(tmp_path, webhook):
    """Killed three times while 120 messages wait, the bot still answers each of them."""
    toll = await kill_run(tmp_path, (0, 20, 50), messages=120, chats=40, webhook=webhook)
    assert toll.lost == 0
    assert toll.twice <= 6  # at most what was between sending and writing down at the moment of a kill


async def test_sigterm_ends_soon_and_loses_nothing(tmp_path):
    """Told to stop with messages waiting, the bot ends within five seconds; the next start answers the rest, once."""
    toll = await kill_run(tmp_path, (0, 20), messages=100, chats=40, number=signal.SIGTERM)
    assert toll.lost == toll.twice == 0
    assert max(toll.exits) < 5


@pytest.mark.slow
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_campaign_of_kills(tmp_path, webhook):
    """500 kills at random moments, polling and webhook each, lose nothing."""
    twice = 0
    for run in range(25):
        (tmp_path / str(run)).mkdir()
        moments = random_moments(20, 300, seed=run)
        toll = await kill_run(tmp_path / str(run), moments, webhook=webhook, chance=random.Random(run))
        assert toll.lost == 0, run
        twice += toll.twice
    print(
        f"\n500 kills, 7500 messages, {'webhook' if webhook else 'polling'}: 0 lost, {twice} answered twice"
    )


async def test_an_update_comes_once_however_often_it_is_sent(server, tmp_path):
    """The same update, delivered again, is not answered again."""
    async with serving(server, tmp_path):
        await server.say("一")
        await server.replies(1)
        again = {"update_id": 700_001, "message": {**server.as_message(server.sent[0]), "text": "一"}}
        server._pending.appendleft(again)
        await server.say("二", user=8)
        await server.replies(1, chat=8)
    assert len(server.sent) == 2


async def test_a_malformed_update_does_not_hold_up_the_others(server, tmp_path, caplog):
    """What cannot be read is set aside, with a line in the log; everybody else gets an answer."""
    async with serving(server, tmp_path):
        await server.update({"message": {"message_id": 1, "text": "no chat"}})
        await server.update({"message": "nonsense"})
        await server.update({"callback_query": {"id": "1", "data": 3}})
        await server.update({"something_new": {}})
        await server.say("好的")
        await server.replies(1)
        await server.until(lambda: server.waiting == 0)
    assert "inbox --failed" in caplog.text


async def test_a_pause_asked_for_slows_that_chat_alone(server, tmp_path):
    """429 in one chat: that answer comes when the pause is over; another chat is answered meanwhile."""
    server.faults.append(
        Fault("sendMessage", 429, "Too Many Requests: retry after 2", {"retry_after": 2}, chat=7)
    )
    began = time.monotonic()
    async with serving(server, tmp_path):
        await server.say("一")
        await server.say("二", user=8)
        await server.replies(1, chat=8)
        assert time.monotonic() - began < 1.5
        assert not [one for one in server.sent if one.chat_id == 7]
        await server.replies(1, chat=7)
    assert time.monotonic() - began >= 2


async def test_failures_in_passing_are_tried_again(server, tmp_path):
    """A server error and an unreadable answer delay a reply, no more."""
    server.faults += [
        Fault("sendMessage", 502, "Bad Gateway"),
        Fault("getUpdates", 500, "Internal Server Error"),
    ]
    async with serving(server, tmp_path):
        await server.say("一")
        (reply,) = await server.replies(1)
    assert reply.text.startswith("一|")


async def test_an_answer_of_another_kind_is_mended(server, tmp_path):
    """A topic that is gone is answered in the group itself; a message that is gone, without being a reply."""
    server.faults.append(Fault("sendMessage", 400, "Bad Request: message thread not found"))
    async with serving(server, tmp_path):
        await server.say("/search 春", chat=-5, message_thread_id=9, is_topic_message=True)
        (reply,) = await server.replies(1)
    assert "message_thread_id" not in reply.params


async def test_whoever_blocked_the_bot_is_left_alone(server, tmp_path):
    """403 ends a message quietly, and the others go on."""
    server.faults.append(Fault("sendMessage", 403, "Forbidden: bot was blocked by the user", chat=7))
    async with serving(server, tmp_path):
        await server.say("一")
        await server.until(lambda: not server.faults)
        await server.say("二", user=8)
        await server.replies(1)
    assert len(server.sent) == 1


async def test_a_group_that_became_a_supergroup_gets_its_answer(server, tmp_path):
    """The answer follows the group to its new id."""
    server.faults.append(
        Fault(
            "sendMessage", 400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1005}, chat=-5
        )
    )
    async with serving(server, tmp_path):
        await server.say("/search 春", chat=-5)
        (reply,) = await server.replies(1)
    assert reply.chat_id == -1005


async def test_answers_of_one_chat_keep_their_order(server, tmp_path):
    """Messages of one chat are answered in the order in which they came, whatever else goes on."""
    async with serving(server, tmp_path):
        for index in range(4):
            await server.say(f"m{index}")
            await server.say(f"n{index}", user=8)
        seen = await server.replies(4, chat=7)
    assert [one.text.partition("|")[0] for one in seen] == ["m0", "m1", "m2", "m3"]


async def test_limits_are_kept_without_losing_anything(tmp_path):
    """60 answers at once to 60 chats, under enforced limits: all arrive, and Telegram never has to refuse."""
    async with TelegramServer(limited=True) as server, asyncio.timeout(20):
        async with serving(server, tmp_path, TELEGRAM_TERMS):
            for index in range(60):
                await server.say(f"m{index}", user=100 + index)
            await server.replies(60)
        sends = [call for call in server.calls if call.method == "sendMessage"]
        assert len(sends) == 60
        assert sends[-1].at - sends[0].at >= 1


async def test_a_flood_gets_one_notice_and_others_their_answers(server, tmp_path):
    """Somebody who sends far too much is told so once and then ignored; everybody else is served meanwhile."""
    async with serving(server, tmp_path, JIANBAO_USER_PER_MINUTE="2"):
        for index in range(500):
            server._update_id += 1
            message = {"message_id": index + 1, "date": int(time.time()), "text": f"m{index}"}
            chat = {
                "chat": {"id": 7, "type": "private"},
                "from": {"id": 7, "is_bot": False, "first_name": "甲"},
            }
            server._pending.append({"update_id": server._update_id, "message": message | chat})
        await server.say("你好", user=8)
        await server.replies(1, chat=8, within=5)
        seen = await server.replies(3, chat=7)
        await server.until(lambda: server.waiting == 0)
        await server.say("还在吗", user=8)
        await server.replies(2, chat=8)
    assert len(server.sent) == 5
    assert "一分钟" in seen[2].text


async def test_groups_get_no_late_answers(server, tmp_path):
    """After an hour away the bot answers what was asked in private, not what was asked in a group."""
    long_ago = int(time.time()) - 2 * 3600
    async with serving(server, tmp_path):
        await server.say("/search 春", chat=-5, date=long_ago)
        await server.say("二", user=8, date=long_ago)
        await server.replies(1)
    assert [one.chat_id for one in server.sent] == [8]


async def test_a_server_that_comes_later_is_waited_for(tmp_path):
    """While Telegram cannot be reached the bot keeps trying, and ends at once when told to."""
    settings = read_settings({"TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}"})
    database, stop = Database(tmp_path / "chats.sqlite"), asyncio.Event()
    await database.open()
    serving = asyncio.create_task(TelegramApp(settings, TOKEN, VOICE, stores(database, PLATFORM)).serve(stop))
    await asyncio.wait({serving}, timeout=0.5)
    assert not serving.done()
    stop.set()
    await asyncio.wait_for(serving, 5)
    await database.close()


async def test_an_answer_that_is_none_is_waited_out(server, tmp_path):
    """`ok: false` under status 200, to whatever request, neither ends the bot nor makes it spin."""
    names = ("getMe", "deleteWebhook", "setMyCommands", "sendMessage")
    server.faults += [Fault("getUpdates", 200, "odd", times=3), *(Fault(name, 200, "odd") for name in names)]
    async with serving(server, tmp_path):
        await server.say("一")
        await server.replies(1)
    assert len(server.called("getUpdates")) < 20
