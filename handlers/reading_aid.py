"""The reading aid: a reply comes in; it goes out with the quotations repeated below in the other script, as our own words."""

from dataclasses import replace
from functools import cache

from opencc import OpenCC

from handlers.reply import Block, Quotation, Reply, Text

_CONVERSIONS = {"hans": "t2s", "hant": "s2t"}


def aided(reply: Reply, script: str) -> Reply:
    """Add the aid below each quotation that reads differently in `script` (hans, hant or off); quotations stay as printed."""
    if script not in _CONVERSIONS:
        return reply
    blocks: list[Block] = []
    for block in reply.blocks:
        blocks.append(block)
        if isinstance(block, Quotation):
            converted = _converter(script).convert(block.text)
            if converted != block.text:
                blocks.append(Text(converted, quiet=True))
    return replace(reply, blocks=tuple(blocks))


@cache
def _converter(script: str) -> OpenCC:
    return OpenCC(_CONVERSIONS[script])
