"""Asking: a question comes in; the short answer, its sentence as the paper's words and its citation go out, or a refusal."""

import re

from corpus.answering.answered import Answer, Answered
from corpus.errors import EmptyQuestion
from corpus.library import Library
from handlers.call import Call
from handlers.chat_settings import limit_note
from handlers.citation import cite, web_address
from handlers.openers import openers
from handlers.paging import split_page
from handlers.reply import Block, Button, Hit, HitList, Quotation, Reply, Source, Text
from handlers.words.phrases import Phrases

_POINTS_BACK = re.compile(
    r"^(?:该|此|其(?![中他它余])|那是|这是)|[那这][个位家篇些种条件所里儿年天次]|那[县市区镇村乡省校厂人]|该[县市区镇村乡省校厂院局司人项]|"
    r"(?<![其])[他她它](?:们|的|是|在|有|什么|为|最|今|现|还|也|多|几|叫|当|什|怎|何|哪)|^(?:他|她|它)|文[中里章]|上述|刚才|前面说的|"
    r"\b(?:he|she|they|it|this|that|these|those|his|her|their|its)\b",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


async def ask(call: Call) -> Reply:
    """Answer `/ask QUESTION`; with `p2` behind it, by the next best evidence."""
    question, number = split_page(call.text)
    if not question:
        raise EmptyQuestion("There is no question in that.")
    listed = await call.desk.memory.last_list(call.chat) if points_back(question) else ()
    at_hand = tuple(filter(None, listed))
    answered = await call.desk.ask(lambda library: library.ask(question, at_hand))
    if not answered.answers:
        return await _refusal(call, answered)
    shown = answered.answers[min(number, len(answered.answers)) - 1]
    await _remember(call, answered)
    said = call.words.asked_at_hand.format(title=shown.article.title or call.words.untitled)
    note = (Text(said, quiet=True),) if answered.at_hand else ()
    source = Source(shown.code, cite(shown.article, call.words, shown.paragraph))
    return Reply(
        (*note, *_blocks(shown, call.words)),
        (_buttons(call, question, answered, number),),
        source,
        web_address(shown.article),
    )


def points_back(question: str) -> bool:
    """Tell whether a question speaks of something named before it (那个县, 他, 该校)."""
    return bool(_POINTS_BACK.search(question))


async def _remember(call: Call, answered: Answered) -> None:
    """The articles that answered are what `article 1` opens and what the next question may point back to."""
    ids = dict.fromkeys(one.article.id for one in answered.answers)
    await call.desk.memory.remember_list(call.chat, tuple(ids))


def _blocks(shown: Answer, words: Phrases) -> tuple[Block, ...]:
    text = _of_page(shown, words) or shown.text
    said = f"{text}（{shown.resolved}）" if shown.resolved else text
    marks = ((shown.start, shown.end),) if shown.start < shown.end else ()
    return (
        Text(said, ((0, len(text)),)),
        Quotation(shown.quote, shown.article.id, marks, shown.code),
        Text(cite(shown.article, words, shown.paragraph), quiet=True),
    )


def _of_page(shown: Answer, words: Phrases) -> str:
    """What the page's head answers; a bare 11 is said to be a page."""
    number = shown.article.page.page_no
    return words.page_number.format(number=number) if shown.of_page and shown.of_page == number else ""


def _buttons(call: Call, question: str, answered: Answered, number: int) -> tuple[Button, ...]:
    shown = answered.answers[min(number, len(answered.answers)) - 1]
    opens = Button(call.words.open_original, f"/article {shown.code}")
    if number >= len(answered.answers):
        return (opens,)
    return opens, Button(call.words.more_evidence, f"/ask {question} p{number + 1}", turns=True)


async def _refusal(call: Call, answered: Answered) -> Reply:
    """Say that the corpus does not say, what it covers, and which headlines come nearest."""
    covers = await call.desk.ask(lambda library: _coverage(library, call.words))
    blocks: list[Block] = [
        Text(call.words.not_said.format(question=answered.question)),
        Text(covers, quiet=True),
        *limit_note(call),
    ]
    titled = [one for one in answered.nearest if one.title]
    if titled and not _HAN.search(answered.question) and all(_HAN.search(one.title or "") for one in titled):
        blocks.append(Text(call.words.ask_in_its_language, quiet=True))
    if titled:
        hits = tuple(Hit(number, one.title or "") for number, one in enumerate(titled, 1))
        await call.desk.memory.remember_list(call.chat, tuple(one.article_id for one in titled))
        blocks += [Text(call.words.nearest_headlines, quiet=True), HitList(hits)]
    search = Button(call.words.search_instead, f"/search {answered.question}")
    return Reply(tuple(blocks), (*openers([one.article_id for one in titled]), (search,)))


def _coverage(library: Library, words: Phrases) -> str:
    store = library.store
    papers = words.list_joiner.join(name for name, _ in store.publications()[:3])
    count = store.count()
    return (
        words.covers.format(papers=papers, count=count)
        if papers
        else words.covers_unnamed.format(count=count)
    )
