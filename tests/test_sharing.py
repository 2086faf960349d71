"""Passing on what the bot found: share buttons, citations to copy, and the article's own page in the web."""

from contextlib import closing

from corpus.ingest import ingest
from corpus.library import Library
from tests.small_records import RECORDS, write_records
from tests.telegram_server import Fault
from tests.test_journey import reading


async def test_an_opened_passage_can_be_sent_on_and_its_citation_copied(sample, tmp_path):
    """Below a passage stand a button that posts it in a chat of the reader's choice and one that copies the citation."""
    async with reading(sample, tmp_path) as server:
        await server.say("/search 容错纠错")
        (listed,) = await server.replies(1)
        await server.press(listed, "1")
        opened = (await server.replies(2))[1]
        wanted = opened.button("发到")["switch_inline_query_chosen_chat"]["query"]
        assert opened.button("复制")["copy_text"]["text"].startswith("《为担当作为干部撑腰鼓劲》")
        given = await server.results(await server.type(wanted))
    assert "容错纠错" in given["results"][0]["input_message_content"]["message_text"]


async def test_an_answer_itself_can_be_shared_and_the_next_evidence_shares_its_own(sample, tmp_path):
    """Below an answer and a verdict stand the buttons to send on and to cite; turned to other evidence, they mean that one."""
    async with reading(sample, tmp_path) as server:
        await server.say("组织上对几名干部做了谈心谈话？")
        (answered,) = await server.replies(1)
        first = answered.button("发到")["switch_inline_query_chosen_chat"]["query"]
        assert answered.button("打开")["callback_data"] == f"=/article {first}"
        assert answered.button("复制")["copy_text"]["text"] in answered.text
        given = await server.results(await server.type(first))
        shared = given["results"][0]["input_message_content"]["message_text"]
        assert shared.removeprefix("<blockquote>").partition("</blockquote>")[0] in answered.text
        await server.press(answered, "另一处")
        await server.until(lambda: answered.edits == 1)
        other = answered.button("发到")["switch_inline_query_chosen_chat"]["query"]
        assert other != first
        assert answered.button("打开")["callback_data"] == f"=/article {other}"
        await server.say("/verify 自2021年起，先后为53名遭诬告的干部澄清正名")
        verdict = (await server.replies(2))[1]
        assert verdict.button("发到")
        assert verdict.button("复制")["copy_text"]["text"] in verdict.text
        await server.say("谁发明了电灯泡？")
        assert "发到" not in str((await server.replies(3))[2].markup)


async def test_an_article_of_the_web_is_previewed_and_opened_there(tmp_path):
    """Previews are off, but for the address of the article shown; one that Telegram does not take costs no answer."""
    record = {**RECORDS[0], "url": "https://paper.example.org/2023/tea"}
    ingest(tmp_path / "data", [write_records(tmp_path / "records.jsonl", [record, RECORDS[1]])])
    with closing(Library.open(tmp_path / "data")) as library:
        async with reading(library, tmp_path) as server:
            await server.say("/article tea-1")
            await server.say("/article tea-2")
            with_link, without = await server.replies(2)
            assert with_link.button("网页")["url"] == record["url"]
            assert with_link.params["link_preview_options"]["url"] == record["url"]
            assert without.params["link_preview_options"] == {"is_disabled": True}
            server.faults.append(Fault("sendMessage", 400, "Bad Request: BUTTON_URL_INVALID"))
            await server.say("/article tea-1")
            refused = (await server.replies(3))[2]
            assert "网页" not in str(refused.markup)
            assert refused.button("相关文章")
            posted = (await server.results(await server.type("高山茶园")))["results"][0]
            assert posted["input_message_content"]["link_preview_options"]["url"] == record["url"]
