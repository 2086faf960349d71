"""Handlers: what a reader says and what comes back, over a real corpus and a real chat memory."""

import pytest

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import Database
from corpus.lines import lines
from handlers.commands import COMMANDS, answer, apology, command_named, menu, route
from handlers.desk import Crossing, Desk
from handlers.reply import Heading, HitList, Quotation, Reply, Text
from handlers.request import Request
from handlers.words.language import traditional


@pytest.fixture
async def desk_over(tmp_path):
    """Make a desk over a library, with a chat memory in a file of its own."""
    database = Database(tmp_path / "chats.sqlite")
    await database.open()
    crossing = Crossing()
    yield lambda library: Desk(library, SqliteChatMemory(database), crossing)
    crossing.close()
    await database.close()


@pytest.fixture
def say(small, desk_over):
    """Say something in one chat and get the reply."""
    desk = desk_over(small)

    async def say(text, **more):
        return await answer(Request(text, **more), desk)

    return say


def printed(reply: Reply) -> str:
    parts = []
    for block in reply.blocks:
        if isinstance(block, HitList):
            for hit in block.hits:
                parts += [str(hit.number), hit.title, hit.note, *(one.text for one in hit.excerpts)]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def commands(reply: Reply) -> list[str]:
    return [button.command for row in reply.buttons for button in row]


@pytest.mark.parametrize(
    "text",
    ["/search 茶叶节", "/搜索 茶叶节", "搜索 茶叶节", "/search@jianbao_bot 茶叶节", "/搜索茶叶节", "茶叶节"],
)
def test_one_command_however_it_is_said(text):
    """Slash or none, Chinese or English, with the bot's name or without."""
    routed = route(text)
    assert (routed.command.name, routed.text) == ("search", "茶叶节")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/設定", "settings"),
        ("/設置 語言 en", "settings"),
        ("/設置語言", "settings"),
        ("搜尋 茶葉節", "search"),
        ("/核對 茶葉節", "verify"),
        ("欄目", "columns"),
        ("/忘記我", "forget"),
        ("幫助", "help"),
    ],
)
def test_command_names_are_known_in_either_script(text, name):
    """Who writes traditional characters types the same commands."""
    assert route(text).command.name == command_named(text) == name


def test_every_name_that_the_help_shows_is_a_command():
    """In traditional words too, whatever a converter made of them."""
    for command in COMMANDS:
        assert route(f"/{traditional(command.chinese)} 茶").command is command


async def test_a_mistyped_command_offers_the_one_that_is_meant(say):
    """`/serch` is no command; a button says what it would have said."""
    assert commands(await say("/serch 茶叶节")) == ["/search 茶叶节", "/help"]
    assert commands(await say("/xyzzy")) == ["/help"]


async def test_a_lists_buttons_mean_their_articles_for_ever(say):
    """The numbers below an old list open its articles, whatever has been listed since."""
    latest = await say("/latest")
    first = next(block.hits[0].title for block in latest.blocks if isinstance(block, HitList))
    await say("/search 老石桥")
    assert first in printed(await say(commands(latest)[0]))
    refused = await say("/ask 谁发明了电灯泡？")
    assert commands(refused)[-1] == "/search 谁发明了电灯泡？"


def test_words_that_happen_to_be_names_are_searched():
    """Without a slash, `date palm` is no command and 文章 alone is looked for."""
    assert route("date palm").command.name == "search"
    assert route("文章").command.name == "search"
    assert route("最新").command.name == "latest"


async def test_search_then_open_by_number(say):
    """`article N` opens the n-th hit of this chat's last list, in the paper's words."""
    reply = await say("搜索 云岭县")
    assert "云岭县 · 2 篇" in printed(reply)
    numbers = [hit.title for block in reply.blocks if isinstance(block, HitList) for hit in block.hits]
    opened = await say("/article 2")
    assert numbers[1] in printed(opened)
    assert any(isinstance(block, Quotation) for block in opened.blocks)
    other = await say("/article 2", chat="another")
    assert "没有第 2 篇" in printed(other)


async def test_every_button_of_a_reply_can_be_pressed(say):
    """Each says a command that answers with something of its own."""
    for text in (
        "搜索 云岭县",
        "茶页节",
        "/latest",
        "/columns",
        "/authors",
        "/help",
        "/start",
        "/date",
        "/article tea-1",
    ):
        for command in commands(await say(text)):
            reply = await say(command)
            assert reply.blocks, command
            assert "没有“/" not in printed(reply), command


async def test_a_mistyped_title_opens_the_nearest_and_says_so(say):
    """The very title opens without a word; nonsense names the nearest headlines."""
    assert "没有题为" not in printed(await say("/article 茶叶节下月开幕"))
    assert "没有题为“茶页节下个月开幕”" in printed(await say("文章 茶页节下个月开幕"))
    assert "没有“xyzzy”这篇文章" in printed(await say("/article xyzzy"))


async def test_a_passage_opens_in_its_article_marked(say):
    """The button of a hit leads to the sentence."""
    reply = await say("春茶卖了")
    opened = await say(commands(reply)[0])
    marked = [block for block in opened.blocks if isinstance(block, Quotation) and block.marks]
    assert [block.text[block.marks[0][0] : block.marks[0][1]] for block in marked] == [
        "茶农周水清说，第一批春茶卖了三十六万元。"
    ]


async def test_browsing_needs_no_words(say):
    """Columns, authors, dates, latest: lists whose numbers open."""
    assert "乡村观察 · 2 篇" in printed(await say("栏目"))
    assert "图书漂流到渡口" in printed(await say("栏目 乡村关察"))
    assert "高山茶园试种成功" in printed(await say("/authors 林之瑶"))
    assert "2023-03 · 1 篇" in printed(await say("日期 2023-03"))
    assert commands(await say("/date 2022-12-05"))[0] == "/date 2022-11-30"
    assert "老石橋修舊如舊" in printed(await say("/latest"))
    assert (await say("/random")).blocks
    assert "4 篇" in printed(await say("/stats"))


@pytest.mark.parametrize(
    "text",
    [
        "/search",
        "/search ！！",
        "/search " + "长" * 10_000,
        "/没有这个",
        "/article 99",
        "🙂",
        "<b>&amp;</b>",
        "/date 昨天",
        "/related",
    ],
)
async def test_bad_input_gets_a_clear_sentence(say, text):
    """No exception, no empty reply."""
    reply = await say(text)
    assert reply.blocks
    assert all(block.text for block in reply.blocks if isinstance(block, Text))


async def test_the_reader_s_language_is_spoken(say):
    """Chinese, traditional Chinese, English; a chat's own setting wins."""
    assert "没有找到" in printed(await say("量子纠缠"))
    assert "沒有找到" in printed(await say("量子纠缠", locale="zh-TW"))
    assert "Nothing found" in printed(await say("量子纠缠", locale="en-GB"))
    assert len(apology("de").blocks) == 1


async def test_what_is_typed_in_quotation_marks_is_named_in_one_pair(say):
    """The sentence that says it is printed nowhere has marks of its own."""
    assert "“量子纠缠”" in printed(await say("/search “量子纠缠”"))
    assert "““" not in printed(await say("/search “量子纠缠”"))


async def test_quotations_are_the_article_s_own_words(say, small):
    """Every quotation of every reply is a substring of a printed line."""
    for text in ("云岭县", "老石桥", "/article tea-1", "/article bridge", "茶页节"):
        reply = await say(text)
        quotations = [block for block in reply.blocks if isinstance(block, Quotation)]
        quotations += [
            one
            for block in reply.blocks
            if isinstance(block, HitList)
            for hit in block.hits
            for one in hit.excerpts
        ]
        for one in quotations:
            assert any(one.text in line.text for line in lines(small.article(one.article_id)))


async def test_long_articles_come_in_parts(sample, desk_over):
    """Each part says which it is, and its button leads on; together they are the whole article."""
    desk = desk_over(sample)
    shown, text = [], "/article 为担当作为干部撑腰鼓劲"
    for _ in range(9):
        reply = await answer(Request(text), desk)
        shown += [block.text for block in reply.blocks if isinstance(block, Quotation | Heading)]
        onward = [button.command for row in reply.buttons for button in row if "往下读" in button.label]
        if not onward:
            break
        text = onward[0]
    article = sample.search("为担当作为干部撑腰鼓劲").hits[0].article
    assert [one for one in article.paragraphs if one not in shown] == []


def test_the_menu_and_the_table_are_one():
    """Every command has a summary and a usage in every language, and no name twice."""
    names = [name for command in COMMANDS for name in (command.name, command.chinese, *command.also)]
    assert len(names) == len(set(names))
    for locale in ("zh", "zh-hant", "en"):
        assert [name for name, _ in menu(locale)] == [command.name for command in COMMANDS]
        assert all(0 < len(summary) <= 256 for _, summary in menu(locale))
