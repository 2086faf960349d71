"""What a chat can set: the form, and what each choice does to every answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import Database
from corpus.ingest import ingest
from corpus.library import Library
from handlers.clippings import clippings
from handlers.commands import answer
from handlers.desk import Crossing, Desk
from handlers.reply import HitList, Reply
from handlers.request import Request
from handlers.time_zones import zone_called
from tests.small_records import RECORDS, write_records


@pytest.fixture
async def desk(small, tmp_path):
    """A desk over the small library."""
    database, crossing = Database(tmp_path / "chats.sqlite"), Crossing()
    await database.open()
    yield Desk(small, SqliteChatMemory(database), crossing)
    crossing.close()
    await database.close()


@pytest.fixture
def say(desk):
    """Say something in one chat and get the reply."""

    async def say(text, **more):
        return await answer(Request(text, **more), desk)

    return say


def printed(reply: Reply) -> str:
    parts = []
    for block in reply.blocks:
        if isinstance(block, HitList):
            for hit in block.hits:
                parts += [hit.title, *(one.text for one in hit.excerpts)]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def command(reply: Reply, label: str) -> str:
    return next(button.command for row in reply.buttons for button in row if button.label.startswith(label))


async def test_the_form_opens_each_setting_and_comes_back_with_the_change(say):
    """One button a setting; its values with what is chosen ticked; then all settings, with what was changed on top."""
    form = await say("/settings")
    assert "一页几篇：3 篇" in printed(form)
    assert "查哪些报纸：全部 2 份" in printed(form)
    assert "句中 [[词语]]" not in printed(form)  # nothing for a private chat
    assert "点名和回复" in printed(await say("/settings", private=False))
    values = await say(command(form, "一页几篇"))
    assert labels(values) == ["✓ 3 篇", "5 篇", "8 篇", "◂ 所有设置"]
    changed = await say(command(values, "8 篇"))
    assert printed(changed).startswith("已改：一页几篇 → 8 篇")
    assert "✓ 8 篇" in labels(await say("/settings hits"))
    assert printed(await say(command(values, "◂"))).startswith("这里的设置")


async def test_every_button_of_the_form_works_in_every_language(say):
    """No button of any setting leads nowhere, whatever language the chat has set."""
    for language in ("en", "hant", "zh"):
        await say(f"/settings language {language}")
        form = await say("/settings", private=False)
        for label in labels(form):
            values = await say(command(form, label), private=False)
            assert len(values.buttons) >= 2
            for row in values.buttons:
                for button in row:
                    assert button.turns
                    assert (await say(button.command, private=False)).blocks
        await say("/forget")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("/settings 一页几篇 5", "一页几篇 → 5 篇"),
        ("/设置 语言 繁體中文", "語言 → 繁體中文"),
        ("/设置 时区 东京", "时区 → 东京"),
        ("/settings zone new york", "时区 → 纽约"),
        ("/settings zone UTC+9", "时区 → UTC+9"),
        ("/settings zone Nowhere at all", "没有“Nowhere at all”这个选择"),
        ("/settings hits 1000", "没有“1000”这个选择"),
        ("/settings colour red", "没有“colour”这项设置"),
    ],
)
async def test_settings_can_be_typed(say, typed, says):
    """By the names that commands or readers use; what is not understood is said, with what there is."""
    reply = await say(typed)
    assert says in printed(reply)
    assert reply.buttons


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("悉尼", "Australia/Sydney"),
        ("東京", "Asia/Tokyo"),
        ("los_angeles", "America/Los_Angeles"),
        ("Sanghai", "Asia/Shanghai"),
        ("utc", "UTC"),
        ("+8", "Etc/GMT-8"),
        ("UTC-3:00", "Etc/GMT+3"),
        ("UTC+30", None),
        ("x", None),
        ("火星", None),
    ],
)
def test_a_zone_is_known_by_city_offset_or_name(typed, zone):
    """However a reader names it."""
    assert zone_called(typed) == zone


async def test_chosen_papers_hold_for_every_answer(say):
    """Searches, questions, quotations and lists keep to them, and an empty answer says so."""
    await say("/settings papers 江畔晚报")  # printed 江畔晚報
    only = "这里只查 江畔晚報；/settings 可以改"
    assert "老石橋" in printed(await say("/search 老石桥"))
    for asked in (
        "/search 茶叶节",
        "/ask 第一批春茶卖了多少钱？",
        "第一批春茶卖了多少钱？",
        "/verify 第一批春茶卖了三十六万元",
        "/columns 乡村观察",
        "/authors 何望舒",
        "/date 2023-04-02",
        "/article 茶叶节下月开幕",
        "/related tea-1",
        "/stats",
    ):
        reply = await say(asked)
        assert only in printed(reply), asked
        assert "三十六万" not in printed(reply).replace(asked, "")
    assert "高山茶园" not in printed(await say("/latest"))
    assert "乡村观察" not in printed(await say("/columns"))
    assert "高山茶园试种成功" in printed(await say("/article tea-1"))  # asked for by its name
    assert "茶叶节" in printed(await say("/search 茶叶节", chat="another"))
    await say("/settings papers all")
    assert "第十二届茶叶节" in printed(await say("/search 茶叶节"))


async def test_inline_goes_by_the_private_chats_settings(say, desk):
    """What is typed inline has no chat: papers and language are those that the person has set in private."""
    inline = Request("茶叶节", chat="inline-7", user="7", own_chat="7")
    assert (await clippings(inline, desk, 0, 5)).found
    await say("/settings papers 江畔晚報", chat="7")
    assert not any("茶叶节" in one.title for one in (await clippings(inline, desk, 0, 5)).found)
    latest = await clippings(replace(inline, text=""), desk, 0, 5)
    assert [one.title for one in latest.found] == ["老石橋修舊如舊"]


async def test_papers_are_ticked_one_by_one(say):
    """A press ticks or unticks; without any tick all papers are searched."""
    listed = await say("/settings papers")
    assert labels(listed)[:3] == ["✓ 全部报纸", "云岭日报 · 2 篇", "江畔晚報 · 1 篇"]
    one = await say(command(listed, "云岭日报"))
    assert "现在只查：云岭日报。" in printed(one)
    both = await say(command(one, "江畔晚報"))
    assert "云岭日报、江畔晚報" in printed(both)
    await say(command(both, "✓ 云岭日报"))
    none = await say("/settings papers -江畔晚報")
    assert "现在查全部报纸" in printed(none)
    assert "收录里没有“月球日报社”" in printed(await say("/settings papers 月球日报社"))


@pytest.fixture
def many(tmp_path):
    """Forty papers, and a way to be left with others."""

    def made(names):
        folder = tmp_path / f"{len(names)}{names[0]}"
        folder.mkdir()
        records = [
            {**RECORDS[0], "id": str(at), "publication": name, "title": f"{name}的茶园"}
            for at, name in enumerate(names)
        ]
        ingest(folder / "data", [write_records(folder / "records.jsonl", records)])
        return Library.open(folder / "data")

    return made


async def test_a_long_list_of_papers_is_paged_and_named(many, desk):
    """Forty papers are eight a page; a name that several papers share is asked back; a press stays on its page."""
    names = [
        f"{place}{kind}" for place in "东南西北中江河湖海山" for kind in ("城日报", "城晚报", "商报", "村报")
    ]
    desk = replace(desk, library=many(names))

    async def say(text):
        return await answer(Request(text), desk)

    listed = await say("/settings papers")
    turned = await say(command(listed, "更多"))
    assert turned.buttons[-2][0].label == "◂ 前页"
    pressed = await say(turned.buttons[1][0].command)
    assert pressed.buttons[1][0].label.startswith("✓ ")
    assert len(pressed.buttons) == len(turned.buttons)
    which = await say("/settings papers 商报")
    assert "不止一份" in printed(which)
    assert "现在只查：" in printed(await say(which.buttons[0][0].command))
    several = await say("/settings papers 东城日报、海城晚报")
    assert "东城日报、海城晚报" in printed(several)
    assert "报纸：东城日报、海城晚报" in printed(await say("/settings"))
    desk.library.close()


async def test_a_chosen_paper_that_is_gone_blocks_nothing(many, desk):
    """The chat goes on with the papers that are left, or with all; the form says what is no longer here."""
    old, new = many(["甲报", "乙报"]), many(["乙报", "丙报", "丁报"])
    before = replace(desk, library=old)
    await answer(Request("/settings papers 甲报"), before)
    after = replace(desk, library=new)
    assert "茶园" in printed(await answer(Request("/search 茶园"), after))
    form = await answer(Request("/settings papers"), after)
    assert "已经不在收录之中：甲报" in printed(form)
    ticked = await answer(Request(command(form, "丙报")), after)
    assert "甲报" not in printed(ticked)
    assert "现在只查：丙报" in printed(ticked)
    old.close()
    new.close()


async def test_days_are_those_of_the_chats_zone(say):
    """今天 is the day that it is where the chat is: east of the date line another one than west of it."""
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart
        await say(f"/settings zone {zone}")
        days.add(printed(await say("/date 今天")).partition(" ")[0])
        searched = printed(await say("/search 茶园 日期:今天"))
        assert any(f"日期按 {day} 查" in searched for day in days)
    assert len(days) == 2
    assert all(abs((datetime.fromisoformat(day).date() - datetime.now(UTC).date()).days) <= 1 for day in days)


async def test_excerpts_are_as_long_as_the_chat_likes(sample, desk):
    """One sentence, a few, or with what stands around them."""
    desk = replace(desk, library=sample)
    lengths = []
    for wished in ("short", "middle", "long"):
        await answer(Request(f"/settings excerpts {wished}"), desk)
        lengths.append(len(printed(await answer(Request("/search 容错纠错"), desk))))
    assert lengths[0] < lengths[1] < lengths[2]
