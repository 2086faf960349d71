"""Verify in a chat: what is checked of a message, and what the reply says of it."""

from contextlib import closing

import pytest

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import Database
from corpus.ingest import ingest
from corpus.library import Library
from corpus.lines import lines
from handlers.commands import answer, route
from handlers.desk import Crossing, Desk
from handlers.quotations import is_quoting, marked_quotations
from handlers.reply import Quotation, Text
from handlers.request import Request
from tests.small_records import write_records

RECORDS = (
    {
        "id": "lamp",
        "title": "巷口修灯人",
        "text": "“不是省了钱，是有人管了。”修灯人顾长明说，巷子里一共三百二十盏灯，去年修好了二百八十五盏。\n"
        "2021年以来，已为35户人家接通线路，没有一户多收过钱。\n"
        "其余的灯由居民认领，居民不认领的，由街道兜底。夜里十点，灯都亮着。",
        "date": "2023-05-06",
        "column": "街巷",
    },
    {"id": "frog", "title": "雨夜护蛙队", "text": "雨夜，护蛙队在公路两旁架起一千二百米低网，帮青蛙过路。"},
)


@pytest.fixture(scope="module")
def street(tmp_path_factory):
    folder = tmp_path_factory.mktemp("street")
    ingest(folder / "data", [write_records(folder / "records.jsonl", RECORDS)])
    with closing(Library.open(folder / "data")) as library:
        yield library


@pytest.fixture
async def say(street, tmp_path):
    """Say something in one chat and get the reply."""
    database = Database(tmp_path / "chats.sqlite")
    await database.open()
    crossing = Crossing()
    desk = Desk(street, SqliteChatMemory(database), crossing)

    async def say(text, **more):
        return await answer(Request(text, **more), desk)

    yield say
    crossing.close()
    await database.close()


def texts(reply):
    return [block.text for block in reply.blocks if isinstance(block, Text)]


def quotations(reply):
    return [block for block in reply.blocks if isinstance(block, Quotation)]


def bold(block):
    return [block.text[first:last] for first, last in block.marks]


async def test_altered_stands_beside_the_print(say, street):
    """The verdict and its reason first, then print and quotation with what differs, then where it stands."""
    reply = await say("/核对 已为53户人家接通线路")
    assert texts(reply)[0] == "有改动 · 数字不同"
    (original,) = quotations(reply)
    assert (original.label, bold(original)) == ("原文", ["35"])
    assert any(original.text in line.text for line in lines(street.article("lamp")))
    quoted = next(
        block for block in reply.blocks if isinstance(block, Text) and block.text.startswith("引文")
    )
    assert bold(quoted) == ["53"]
    assert texts(reply)[-1] == "《巷口修灯人》 · 街巷 · 2023-05-06 · 第 2 段"


async def test_the_print_can_be_opened_and_sent(say):
    """One button opens the article at the place, the other says the printed sentence alone, with its source."""
    reply = await say("/verify 已为53户人家接通线路")
    opening, sending = (button.command for row in reply.buttons for button in row)
    assert "巷口修灯人" in [block.text for block in (await say(opening)).blocks]
    sent = await say(sending)
    assert [one.text for one in quotations(sent)] == ["2021年以来，已为35户人家接通线路，没有一户多收过钱。"]
    assert texts(sent) == ["《巷口修灯人》 · 街巷 · 2023-05-06"]


async def test_verbatim_says_in_what_it_differs_all_the_same(say):
    """Another script is no alteration, and is said."""
    reply = await say("/verify 巷子裡一共三百二十盞燈")
    assert texts(reply)[0] == "逐字 · 繁简或字形不同"
    assert [one.text for one in quotations(reply)] == ["巷子里一共三百二十盏灯"]


async def test_each_quotation_of_a_message_is_checked_apart_from_the_sharers_words(say):
    """Two quotations among somebody's own words: one verbatim, one never printed."""
    reply = await say("昨天看到一句“已为35户人家接通线路”，还有“全市路灯明年起一律收费”，大家怎么看")
    assert [one[:4] for one in texts(reply) if one[0].isdigit()] == ["1  逐", "2  未"]
    assert [one.text for one in quotations(reply)] == ["已为35户人家接通线路"]


async def test_a_pasted_paragraph_with_marks_of_its_own_is_one_quotation(say):
    """What stands outside the marks is printed too, so a figure changed there is not missed."""
    reply = await say("/verify “不是省了钱，是有人管了。”修灯人顾长明说，巷子里一共三百二十盏灯")
    assert texts(reply)[0] == "逐字"
    reply = await say("/verify “不是省了钱，是有人管了。”修灯人顾长明说，巷子里一共三百五十盏灯")
    assert texts(reply)[0] == "有改动 · 数字不同"


async def test_without_marks_it_is_checked_sentence_by_sentence(say):
    """One sentence is printed, the other is the sharer's."""
    reply = await say("/verify 雨夜，护蛙队在公路两旁架起一千二百米低网。听说明年还要再修一条隧道给它们用。")
    assert [one[:4] for one in texts(reply) if one[0].isdigit()] == ["1  逐", "2  未"]


async def test_a_silent_join_is_seen_although_each_sentence_is_printed(say):
    """Two printed sentences side by side that do not stand side by side in print."""
    reply = await say("/verify 没有一户多收过钱。夜里十点，灯都亮着。")
    assert texts(reply)[0].startswith("有改动 · 把两处连成了一处") or "有省略" in texts(reply)[0]


async def test_in_reply_to_a_message_that_message_is_checked(say):
    """/verify alone means what it replies to; the reply never speaks of its author."""
    reply = await say("/verify", replied_to="他们说“已为53户人家接通线路”", private=False, user_name="王小二")
    assert texts(reply)[0] == "有改动 · 数字不同"
    assert "王小二" not in "".join(texts(reply))


async def test_not_found_says_what_was_looked_through(say):
    """Not found here is not never printed."""
    reply = await say("/verify 省里将拨款三千万元重建全部路灯")
    assert texts(reply) == ["未找到", "查了收录的 2 篇文章。日期从 2023-05-06 到 2023-05-06。"]
    assert [button.command for row in reply.buttons for button in row] == [
        "/search 省里将拨款三千万元重建全部路灯"
    ]


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("/verify", {}, "没有可以核对的文字"),
        ("/verify", {"replied_to": ""}, "没有可以核对的文字"),  # a picture
        ("/verify ……！", {}, "没有可以核对的文字"),
        ("/verify 灯", {}, "引文太短"),
        ("/verify " + "灯" * 100_000, {}, "这段话太长了"),
    ],
)
async def test_nothing_too_little_and_too_much_are_said(say, text, more, said):
    """A clear sentence each."""
    assert texts(await say(text, **more))[0].startswith(said)


async def test_in_english(say):
    """The bot's own words follow the reader; the paper's stay as printed."""
    reply = await say("/verify 已为53户人家接通线路", locale="en")
    assert texts(reply)[0] == "altered · a different figure"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("“不是省了钱，是有人管了，巷子里都说好。”", "verify"),
        ("他说「已为三十五户人家接通了线路」", "verify"),
        ("“茶页节”", "search"),  # an exact phrase to look for
        ("茶叶节", "search"),
        ('"goldfish in the library"', "search"),
        ('"Nobody asked us to close, so we didn\'t"', "verify"),
        ("巷子里一共三百二十盏灯，去年修好了二百八十五盏。" * 4, "verify"),
        ("核对 已为35户人家接通线路", "verify"),
    ],
)
def test_a_quotation_needs_no_command(text, command):
    """Marks around a longer stretch, or a long text, say enough."""
    assert route(text).command.name == command
    assert is_quoting(text) == (command == "verify" and not text.startswith("核对"))


def test_nested_marks_belong_to_the_outer_quotation():
    """One quotation, not two."""
    assert marked_quotations("他写道：“巷子里的‘灯王’说过，灯要常亮”。") == ("巷子里的‘灯王’说过，灯要常亮",)
