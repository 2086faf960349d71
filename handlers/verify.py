"""Verify: a message comes in, a verdict on each quotation in it goes out, beside the printed words and every difference.

The reply speaks of the text, never of who posted it.
"""

from dataclasses import dataclass

from corpus.errors import LongQuotation
from corpus.library import Library
from corpus.passage import Passage, is_code
from corpus.verifying.judging import MAX_QUOTE
from corpus.verifying.verified import SENSE, Change, PrintedLine, Verified
from handlers.call import Call
from handlers.chat_settings import limit_note
from handlers.citation import cite, web_address
from handlers.quotations import letters, marked_quotations, sentences_of
from handlers.reply import Block, Button, Mark, Quotation, Reply, Source, Text
from handlers.words.phrases import Phrases

_MOST = 6
"""Verdicts in one reply; more would be no reply but a list."""
_TERM = 8
"""Letters from which on a marked stretch in a long message is a quotation, and no term."""
_LINES = 3
"""Printed lines shown beside one quotation."""
_SEARCHED = 60
"""Characters of a quotation that was not found that are offered to be searched for."""
_FOLDED = 300
"""Printed characters from which on a line is shown collapsed, where a platform can."""
_AROUND, _CHANGES = 40, 4
"""Characters of the quotation shown around what differs, and differences told one by one."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """The verdicts on a message; `left` counts quotations beyond those that are shown."""

    verdicts: tuple[Verified, ...]
    left: int = 0


async def verify(call: Call) -> Reply:
    """Answer `/verify QUOTATION`, or `/verify` in reply to a message."""
    text = call.text.strip() or (call.request.replied_to or "").strip()
    if is_code(text):
        return _printed(await call.desk.ask(lambda library: library.passage(text)), call.words)
    if not letters(text[: 2 * MAX_QUOTE]):
        example = await call.desk.ask(_example)
        return Reply((Text(call.words.what_to_verify.format(example=f"/verify {example}")),))
    if len(text) > MAX_QUOTE:
        raise LongQuotation(f"That is too long to verify: at most {MAX_QUOTE} characters.")
    judged = await call.desk.ask(lambda library: _judge(library, text))
    return await _reply(judged, call)


def _example(library: Library) -> str:
    """A few printed words that can be verified here."""
    newest = library.store.latest(1)
    article = library.article(newest[0].id) if newest else None
    first = next(iter(article.paragraphs), article.title or "") if article else ""
    return first[:24].rstrip("，。；、 ")


def _judge(library: Library, text: str) -> _Judged:
    """Judge the message as one quotation if it is one, else each quotation in it, else sentence by sentence."""
    whole = library.verify(text)
    marked = tuple(one for one in marked_quotations(text) if _claims(one, text))
    parts = marked or sentences_of(text)
    if whole.verdict == "verbatim" or not parts or (len(parts) == 1 and letters(parts[0]) == letters(text)):
        return _Judged((whole,))
    verdicts = tuple(library.verify(part) for part in parts[:_MOST])
    if whole.verdict == "altered" and _all_quoted(text, whole, marked, verdicts):
        return _Judged((whole,))
    return _Judged(verdicts, max(0, len(parts) - _MOST))


def _claims(marked: str, text: str) -> bool:
    """Tell a quotation from a mere term in marks."""
    return letters(marked) >= _TERM or 3 * letters(marked) >= letters(text)


def _all_quoted(text: str, whole: Verified, marked: tuple[str, ...], verdicts: tuple[Verified, ...]) -> bool:
    """Tell whether a message is one quotation throughout, with no words of the sharer's own around it."""
    if not marked:
        return all(one.verdict != "not_found" for one in verdicts)
    outside = letters(text) - sum(map(letters, marked))
    return sum(letters(one.quoted) for one in whole.changes) <= outside / 2


async def _reply(judged: _Judged, call: Call) -> Reply:
    verdicts = judged.verdicts
    numbered = len(verdicts) > 1
    blocks: list[Block] = []
    buttons: list[tuple[Button, ...]] = []
    for number, one in enumerate(verdicts, 1):
        name = f"{number}  " if numbered else ""
        blocks += _blocks(one, name, call.words)
        buttons += _buttons(one, name, call.words)
    if judged.left:
        blocks.append(Text(call.words.more_quotations.format(count=judged.left), quiet=True))
    if all(one.verdict == "not_found" for one in verdicts):
        blocks.append(Text(await call.desk.ask(lambda library: _covered(library, call.words)), quiet=True))
        blocks += limit_note(call)
        if not buttons:
            buttons.append((_searching(verdicts[0], call.words),))
    source = None if numbered else _source(verdicts[0], call.words)
    article = verdicts[0].article if source else None
    return Reply(tuple(blocks), tuple(buttons), source, web_address(article) if article else "")


def _searching(one: Verified, words: Phrases) -> Button:
    """What is printed nowhere may still have been about something that is."""
    return Button(words.search_instead, f"/search {' '.join(one.quote.split())[:_SEARCHED]}")


def _source(one: Verified, words: Phrases) -> Source | None:
    """What can be passed on of a verdict: the printed passage; of 未找到 nothing, lest the nearest one be taken for it."""
    if one.article is None or not one.code or one.verdict == "not_found":
        return None
    return Source(one.code, _citation(one, words).text)


def _blocks(one: Verified, name: str, words: Phrases) -> list[Block]:
    head = _head(one, name, words)
    if one.verdict == "verbatim":
        return [head, *_original(one, words.printed_label), _citation(one, words)]
    if one.verdict == "altered":
        return [
            head,
            *_original(one, words.printed_label),
            _quoted(one, words),
            *_told(one, words),
            _citation(one, words),
        ]
    said: list[Block] = [head, Text(f"{words.quoted_label} ┃ {_short(one.quote)}")] if name else [head]
    if one.article:
        said += [
            Text(words.nearest_passage, quiet=True),
            *_original(one, words.printed_label),
            _citation(one, words),
        ]
    return said


def _head(one: Verified, name: str, words: Phrases) -> Text:
    """The verdict and why: 有改动 · 数字不同."""
    verdict = words.verdicts[one.verdict]
    kinds = dict.fromkeys(words.change_kinds[change.kind] for change in one.changes)
    if any(change.hides for change in one.changes if change.kind not in SENSE):
        kinds[words.hides] = None
    reasons = [*kinds, *(words.verdict_notes[note] for note in one.notes)]
    text = " · ".join((f"{name}{verdict}", *reasons))
    return Text(text, ((len(name), len(name) + len(verdict)),))


def _original(one: Verified, label: str) -> list[Block]:
    article_id = one.article.id if one.article else ""
    return [
        Quotation(
            line.text,
            article_id,
            line.marks if one.verdict == "altered" else (),
            one.code,
            folded=len(line.text) > _FOLDED,
            label=label if index == 0 else "",
        )
        for index, line in enumerate(one.printed[:_LINES])
    ]


def _quoted(one: Verified, words: Phrases) -> Text:
    """The reader's own wording, marked where it differs, cut to what differs if it is long."""
    spans = sorted(
        change.quoted_span for change in one.changes if change.quoted_span[0] < change.quoted_span[1]
    )
    start, end = 0, len(one.quote)
    if end > _FOLDED and spans:
        start, end = max(0, spans[0][0] - _AROUND), min(end, max(last for _, last in spans) + _AROUND)
    end = min(end, start + 2 * _FOLDED)
    front = f"{words.quoted_label} ┃ {'…' if start else ''}"
    text = one.quote[start:end].replace("\n", " ")
    marks = tuple(
        (first - start + len(front), last - start + len(front))
        for first, last in _apart(spans)
        if last <= end
    )
    return Text(f"{front}{text}{'…' if end < len(one.quote) else ''}", marks)


def _apart(spans: list[Mark]) -> list[Mark]:
    """The same spans without those that overlap an earlier one."""
    kept: list[Mark] = []
    for one in spans:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _told(one: Verified, words: Phrases) -> list[Block]:
    """Each difference in a line of its own: 35 → 53."""
    told = [_change(change, words) for change in one.changes if change.kind != "order"][:_CHANGES]
    return [Text("\n".join(told), quiet=True)] if told else []


def _change(change: Change, words: Phrases) -> str:
    printed, quoted = _short(change.printed), _short(change.quoted)
    if not change.quoted or change.kind == "ellipsis":
        return words.left_out.format(words=printed)
    if not change.printed:
        return words.added.format(words=quoted)
    return f"{printed} → {quoted}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 2 * _AROUND else f"{text[:_AROUND]}…{text[-_AROUND // 2 :]}"


def _citation(one: Verified, words: Phrases) -> Text:
    line: PrintedLine | None = one.printed[0] if one.printed else None
    if one.article is None:
        return Text("")
    return Text(cite(one.article, words, line.paragraph if line else None), quiet=True)


def _buttons(one: Verified, name: str, words: Phrases) -> list[tuple[Button, ...]]:
    if not one.code:
        return []
    return [
        (
            Button(f"{name}{words.open_printed}", f"/article {one.code}"),
            Button(f"{name}{words.send_printed}", f"/verify {one.code}"),
        )
    ]


def _printed(passage: Passage, words: Phrases) -> Reply:
    """The printed sentences alone with their citation, to be passed on."""
    quotations = tuple(Quotation(text, passage.article.id, code=passage.code) for text in passage.texts)
    open_it = Button(words.open_printed, f"/article {passage.code}")
    citation = cite(passage.article, words)
    source = Source(passage.code, citation)
    return Reply(
        (*quotations, Text(citation, quiet=True)), ((open_it,),), source, web_address(passage.article)
    )


def _covered(library: Library, words: Phrases) -> str:
    """What was looked through, so that nobody takes 未找到 for never printed."""
    stats = library.store.stats()
    dates = words.stats_dates.format(first=stats.first_date, last=stats.last_date) if stats.first_date else ""
    return words.looked_through.format(articles=stats.articles) + dates
