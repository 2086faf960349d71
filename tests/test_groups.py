"""Life in groups: deleting, forgetting, deep links, moving, leaving, and pagers beyond the budget."""

import re
import time

import pytest

from tests.telegram_server import BOT, TelegramServer, chat_of, person
from tests.test_journey import reading
from tests.test_telegram import serving

GROUP = -5


@pytest.fixture
async def server():
    async with TelegramServer() as one:
        yield one
        assert one.refused == []


async def test_a_message_is_deleted_for_its_asker_or_an_admin(server, tmp_path):
    """In reply to a message of the bot `/delete` removes it; for others it says who may."""
    server.members[GROUP, 9] = "administrator"
    async with serving(server, tmp_path):
        await server.say("/search 春", chat=GROUP, user=7)
        (listed,) = await server.replies(1)
        await server.say("/delete", chat=GROUP, user=8, reply_to_message=server.as_message(listed))
        _, refusal = await server.replies(2)
        assert "只有提问的人" in refusal.text
        await server.say("/delete", chat=GROUP, user=7, reply_to_message=server.as_message(listed))
        await server.until(lambda: (GROUP, listed.message_id) not in server.messages)
        await server.say("/删除", chat=GROUP, user=9, reply_to_message=server.as_message(refusal))
        await server.until(lambda: (GROUP, refusal.message_id) not in server.messages)
        await server.say("/delete@jianbao_bot", chat=GROUP, user=7)
        assert "回复" in (await server.replies(3))[2].text


async def test_a_group_is_set_and_forgotten_by_its_admins(sample, tmp_path):
    """Language and the like are set for a group by its admins, with buttons, and wiped by `/forget`; in private by anybody."""
    async with reading(sample, tmp_path) as server:
        server.members[GROUP, 9] = "creator"
        await server.say("/settings", chat=GROUP, user=7)
        assert "管理员" in (await server.replies(1))[0].text
        await server.say("/settings", chat=GROUP, user=9)
        form = (await server.replies(2))[1]
        await server.press(form, "语言", user=9)
        await server.until(lambda: form.edits == 1)
        await server.press(form, "English", user=9)
        await server.until(lambda: form.edits == 2)
        assert form.text.startswith("Changed: Language → English\n\nSettings")
        await server.press(form, "[[words]]", user=9)
        await server.until(lambda: form.edits == 3)
        await server.press(form, "leave alone", user=9)
        await server.until(lambda: form.edits == 4)
        await server.say("看 [[容错纠错]]", chat=GROUP, user=7)
        await server.say("/columns@jianbao_bot", chat=GROUP, user=7)
        assert "Column" in (await server.replies(3))[2].text
        await server.say("/forget", chat=GROUP, user=7)
        await server.say("/forget", chat=GROUP, user=9)
        assert "wiped" in (await server.replies(5))[4].text
        await server.say("看 [[容错纠错]]", chat=GROUP, user=7)
        assert "为担当作为干部撑腰鼓劲" in (await server.replies(6))[5].text
        await server.say("/forget", user=7)
        assert "清除" in (await server.replies(1, chat=7))[0].text


@pytest.mark.parametrize(
    "said",
    [
        "/settings hits 8",
        "/設定 hits 8",
        "/设置hits 8",
        "/設置hits@jianbao_bot 8",
        "@jianbao_bot 设置 hits 8",
        "@jianbao_bot 設置 hits 8",
        "@jianbao_bot 忘记我 吧",
    ],
)
async def test_nobody_else_sets_a_group_however_it_is_said(sample, tmp_path, said):
    """With or without a slash, glued, in either script, by mention: settings and memory are the admins'."""
    async with reading(sample, tmp_path) as server:
        server.members[GROUP, 9] = "creator"
        await server.say("/settings hits 5", chat=GROUP, user=9)
        await server.replies(1)
        await server.say(said, chat=GROUP, user=7)
        await server.say("/settings@jianbao_bot", chat=GROUP, user=9)
        await server.until(
            lambda: server.waiting == 0 and any("一页几篇：" in one.text for one in server.sent[1:])
        )
        assert "一页几篇：5 篇" in next(one.text for one in server.sent[1:] if "一页几篇：" in one.text)


async def test_a_group_can_want_commands_only(sample, tmp_path):
    """With mentions and replies off, only commands are answered, in the language that the group has set."""
    async with reading(sample, tmp_path) as server:
        server.members[GROUP, 9] = "creator"
        await server.say("@jianbao_bot 太龙镇党委书记是谁？", chat=GROUP, user=7)
        answered = (await server.replies(1))[0]
        assert "程国庆" in answered.text
        await server.say("/settings mentions off", chat=GROUP, user=9)
        await server.replies(2)
        await server.say("@jianbao_bot 容错纠错", chat=GROUP, user=7)
        await server.say("容错纠错", chat=GROUP, user=7, reply_to_message=server.as_message(answered))
        await server.say("/settings language en", chat=GROUP, user=9)
        await server.say("/ask 太龙镇党委书记是谁？", chat=GROUP, user=7)
        last = (await server.replies(4))[3]
        assert last.bold == ["程国庆", "程国庆"]
        assert last.button("send on")


async def test_the_reading_aid_stands_below_and_quotes_as_printed(sample, tmp_path):
    """With the aid on, a traditional page's sentences stay as printed and the simplified reading follows as our words."""
    async with reading(sample, tmp_path) as server:
        await server.say("/settings aid hans")
        await server.say("/search 燈 kind:article")
        listed = (await server.replies(2))[1]
        await server.press(listed, "1")
        opened = (await server.replies(3))[2]
    quoted = [one for one in opened.entities if one["type"].startswith("blockquote")]
    assert quoted
    assert "銅鐘" in opened.text
    assert "铜钟" in opened.text


async def test_a_deep_link_opens_its_passage(server, tmp_path):
    """`t.me/bot?start=CODE` says the same as `/article CODE`."""
    async with serving(server, tmp_path):
        await server.say("/start abc-1-2-0f")
        opened = (await server.replies(1))[0]
        await server.say("/start", user=8)
        plain = (await server.replies(1, chat=8))[0]
    assert opened.text.startswith("春")
    assert plain.text.startswith("/start|")


async def test_a_pager_beyond_the_budget_goes_private(server, tmp_path):
    """When a group has had its twenty messages a minute, pressing the pager leads to the page in private."""
    async with serving(server, tmp_path) as app:
        await server.say("/search 春", chat=GROUP, user=7)
        (listed,) = await server.replies(1)
        app.pacing.pause(f"telegram:{GROUP}", 30)
        await server.press(listed, "更多", user=7)
        await server.until(lambda: bool(server.called("answerCallbackQuery")))
        link = server.called("answerCallbackQuery")[0]["url"]
        payload = re.fullmatch(r"https://t\.me/jianbao_bot\?start=([A-Za-z0-9_-]{1,64})", link)[1]
        await server.say(f"/start {payload}", user=7)
        (page,) = await server.replies(1, chat=7)
    assert page.text.startswith("第 2 页")
    assert listed.edits == 0


async def test_memory_follows_a_group_that_moves(server, tmp_path):
    """When a group becomes a supergroup, what was remembered about it is remembered there."""
    async with serving(server, tmp_path) as app:
        await app.kept.memory.change_setting(f"telegram:{GROUP}", "language", "en")
        await server.say("", chat=GROUP, migrate_to_chat_id=-1005)
        await server.until(lambda: server.waiting == 0)
        await server.say("好", user=8)
        await server.replies(1)
        assert await app.kept.memory.setting("telegram:-1005", "language") == "en"
        assert await app.kept.memory.setting(f"telegram:{GROUP}", "language") is None


async def test_a_chat_that_removed_the_bot_is_forgotten_quietly(server, tmp_path):
    """After the bot was put out of a group nothing is kept about it and nothing is said."""
    async with serving(server, tmp_path) as app:
        await app.kept.memory.change_setting(f"telegram:{GROUP}", "language", "en")
        change = {"chat": chat_of(GROUP), "from": person(7), "date": 1}
        old, new = {"status": "member", "user": BOT}, {"status": "left", "user": BOT}
        await server.update({"my_chat_member": {**change, "old_chat_member": old, "new_chat_member": new}})
        await server.say("好", user=8)
        await server.replies(1)
        await server.until(lambda: server.waiting == 0)
        assert await app.kept.memory.setting(f"telegram:{GROUP}", "language") is None
    assert len(server.sent) == 1


async def test_words_in_brackets_are_looked_up(server, tmp_path):
    """Words in double brackets within a sentence are looked up, five at most, in one message; each hit has its button."""
    async with serving(server, tmp_path):
        await server.say("你看 [[春]] 和 [[夏]]，[[春]]", chat=GROUP)
        (found,) = await server.replies(1)
        assert [row["text"] for row in found.markup["inline_keyboard"][0]] == ["1", "2"]
        await server.say("[[1]][[2]][[3]][[4]][[5]][[6]][[7]]", chat=GROUP)
        _, many = await server.replies(2)
        assert len(many.markup["inline_keyboard"][0]) == 5


async def test_help_says_what_the_bot_can_see(server, tmp_path):
    """In a group `/help` adds whether the bot reads sentences there."""
    async with serving(server, tmp_path):
        await server.say("/help@jianbao_bot", chat=GROUP)
        (seen,) = await server.replies(1)
    assert "[[词语]]" in seen.text
    assert "管理员" in seen.text


async def test_help_knows_that_an_admin_bot_sees_everything(server, tmp_path):
    """Made an admin, the bot reads sentences whatever its privacy mode, and does not ask to be made one."""
    async with serving(server, tmp_path):
        await server.say("/help@jianbao_bot", chat=GROUP)
        await server.replies(1)
        server.members[GROUP, 1234] = "administrator"
        await server.say("/help@jianbao_bot", chat=GROUP)
        _, seen = await server.replies(2)
    assert "至多五处" in seen.text


async def test_answers_stay_in_their_topic_below_the_question(server, tmp_path):
    """In a forum the answer goes into the topic of the question, as a reply to it; so does the next page."""
    async with serving(server, tmp_path):
        said = await server.say("/search 春", chat=GROUP, message_thread_id=9, is_topic_message=True)
        (listed,) = await server.replies(1)
        await server.press(listed, "1")
        opened = (await server.replies(2))[1]
    assert listed.params["message_thread_id"] == opened.params["message_thread_id"] == 9
    assert listed.params["reply_parameters"]["message_id"] == said["message_id"]


async def test_settings_stay_in_their_group_whatever_its_budget(server, tmp_path):
    """Where pagers go private, the form does not: said in private its buttons would set the wrong chat."""
    async with serving(server, tmp_path) as app:
        await server.say("/search 春", chat=GROUP, user=7)
        (listed,) = await server.replies(1)
        for row in listed.markup["inline_keyboard"]:
            for button in row:
                button["callback_data"] = "~/settings hits"
        app.pacing.pause(f"telegram:{GROUP}", 30)
        await server.press(listed, "更多", user=7)
        await server.until(lambda: bool(server.called("answerCallbackQuery")))
        assert "url" not in server.called("answerCallbackQuery")[0]


async def test_a_guest_answers_where_it_is_called(sample, tmp_path):
    """Called into a chat of which it is no member, the bot answers there, once."""
    async with reading(sample, tmp_path) as server:
        message = {"message_id": 1, "date": int(time.time()), "chat": chat_of(-77), "from": person(7)}
        called = {**message, "text": "@jianbao_bot 容错纠错", "guest_query_id": "g1"}
        await server.update({"guest_message": called})
        await server.until(lambda: bool(server.called("answerGuestQuery")))
        (given,) = server.called("answerGuestQuery")
    assert given["guest_query_id"] == "g1"
    assert "为担当作为干部撑腰鼓劲" in given["result"]["input_message_content"]["message_text"]
    assert server.sent == []


async def test_a_mention_below_a_message_verifies_it(sample, tmp_path):
    """Called to somebody's message without a word, the bot says whether the paper says that; only the part quoted, if one is."""
    said = {
        "message_id": 5,
        "date": 1,
        "chat": chat_of(GROUP),
        "from": person(8),
        "text": "太龙镇党委书记是程国庆。",
    }
    async with reading(sample, tmp_path) as server:
        await server.say("@jianbao_bot", chat=GROUP, reply_to_message=said)
        (verdict,) = await server.replies(1)
    assert "逐字" in verdict.text


async def test_an_admin_may_be_anonymous(sample, tmp_path):
    """Who writes in the group's own name is answered, and is an admin."""
    nobody = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    async with reading(sample, tmp_path) as server:
        await server.say("/settings", chat=GROUP, **{"from": nobody}, sender_chat=chat_of(GROUP))
        (form,) = await server.replies(1)
    assert form.button("语言")
