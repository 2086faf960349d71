"""Inline mode: `@bot words` in any chat."""

import pytest

from tests.telegram_server import TelegramServer
from tests.test_journey import reading
from tests.test_telegram import serving


@pytest.fixture
async def server():
    async with TelegramServer() as one:
        yield one
        assert one.refused == []


async def test_results_come_in_pages(server, tmp_path):
    """Results come some at a time; the offset of each answer leads to the next, until there are no more."""
    async with serving(server, tmp_path):
        seen, offset = [], ""
        while not seen or offset:
            given = await server.results(await server.type("春", offset=offset))
            seen += [one["title"] for one in given["results"]]
            offset = given["next_offset"]
    assert seen == [f"春 {index}" for index in range(300)]


async def test_what_was_typed_over_is_not_answered(server, tmp_path):
    """Of queries that come together only the last one of each person is answered."""
    for typed in ("春", "春天", "春天来", "春天来了"):
        last = await server.type(typed)
    other = await server.type("夏", user=8)
    async with serving(server, tmp_path):
        given = await server.results(last)
        await server.results(other)
    assert "春天来了" in given["results"][0]["input_message_content"]["message_text"]
    assert len(server.called("answerInlineQuery")) == 2


async def test_a_result_is_a_cited_quotation_that_opens(sample, tmp_path):
    """What is posted is the paper's sentence with title and place, and a button that opens it in its article."""
    async with reading(sample, tmp_path) as server:
        given = await server.results(await server.type("容错纠错"))
        (result,) = [one for one in given["results"] if one["title"] == "为担当作为干部撑腰鼓劲"]
        posted = result["input_message_content"]["message_text"]
        assert posted.startswith("<blockquote>")
        assert "<b>容错纠错</b>" in posted
        assert "《为担当作为干部撑腰鼓劲》" in posted
        (button,) = result["reply_markup"]["inline_keyboard"][0]
        code = button["url"].partition("?start=")[2]
        await server.say(f"/start {code}")
        (opened,) = await server.replies(1)
        assert "为担当作为干部撑腰鼓劲" in opened.text
        passage = await server.results(await server.type(code))
        assert [one["title"] for one in passage["results"]] == ["为担当作为干部撑腰鼓劲"]


async def test_nothing_typed_offers_the_latest_and_nothing_found_a_way_on(sample, tmp_path):
    """An empty query offers the latest articles; where nothing is found, a button leads into the private chat."""
    async with reading(sample, tmp_path) as server:
        latest = await server.results(await server.type(""))
        assert len(latest["results"]) >= 5
        nothing = await server.results(await server.type("date:1850"))
        assert nothing["results"] == []
        assert nothing["button"]["start_parameter"] == "help"
        await server.say("/start help")
        await server.replies(1)


async def test_questions_are_answered_and_quotations_verified(sample, tmp_path):
    """A query that begins with a question mark is answered, one that begins with a quotation mark verified."""
    async with reading(sample, tmp_path) as server:
        answered = await server.results(await server.type("? 太龙镇党委书记是谁"))
        posted = answered["results"][0]["input_message_content"]["message_text"]
        assert "<b>程国庆</b>" in posted
        assert "<blockquote>" in posted
        verified = await server.results(await server.type("“太龙镇党委书记是程国庆。”"))
        assert "逐字" in verified["results"][0]["input_message_content"]["message_text"]
