"""Verbatim or nothing: a reply on its way out comes in; it goes out with every quotation found in the stored article."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from corpus.library import Library
from corpus.lines import lines
from handlers.call import Call
from handlers.reply import Block, HitList, Quotation, Reply, Text

_log = logging.getLogger(__name__)


async def checked(reply: Reply, call: Call) -> Reply:
    """Leave out each quotation that its article does not hold word for word, and say so; a log line tells us."""
    quotations = tuple(one for block in reply.blocks for one in _quotations(block))
    if not quotations:
        return reply
    wrong = await call.desk.ask(lambda library: _wrong(library, quotations))
    if not wrong:
        return reply
    for one in wrong:
        _log.error("not in article %s, so not sent: %r", one.article_id, one.text[:80])
    changed = Text(call.words.errors["PassageChanged"], quiet=True)
    return replace(
        reply, blocks=tuple(_without(block, wrong, changed) for block in reply.blocks), source=None
    )


def _quotations(block: Block) -> Iterator[Quotation]:
    if isinstance(block, Quotation):
        yield block
    elif isinstance(block, HitList):
        yield from (one for hit in block.hits for one in hit.excerpts)


def _wrong(library: Library, quotations: tuple[Quotation, ...]) -> frozenset[Quotation]:
    store = library.store
    printed = {one: store.article(one) for one in {quotation.article_id for quotation in quotations}}
    texts = {
        name: tuple(line.text for line in lines(found)) if found else () for name, found in printed.items()
    }
    return frozenset(one for one in quotations if not any(one.text in text for text in texts[one.article_id]))


def _without(block: Block, wrong: frozenset[Quotation], changed: Text) -> Block:
    if isinstance(block, Quotation):
        return changed if block in wrong else block
    if isinstance(block, HitList):
        hits = (
            replace(hit, excerpts=tuple(one for one in hit.excerpts if one not in wrong))
            for hit in block.hits
        )
        return HitList(tuple(hits))
    return block
