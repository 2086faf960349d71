"""Look-ups in a sentence: a message with [[words]] goes in; the words, and one reply made of their answers, come out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.reply import Button, Hit, HitList, Reply, Text

MOST = 5
"""So many look-ups of one message are answered."""
_LOOKUP = re.compile(r"\[\[([^\[\]\n]{1,100})\]\]")


def lookups(text: str) -> tuple[str, ...]:
    """Find the words in double brackets, each once."""
    found = (match[1].strip() for match in _LOOKUP.finditer(text))
    return tuple(dict.fromkeys(words for words in found if words))[:MOST]


def combined(answers: Sequence[Reply]) -> Reply:
    """Make one reply of the best hit of each answer; an answer without hits says its first sentence."""
    hits: list[Hit] = []
    openers: list[Button] = []
    missed: list[Text] = []
    for answer in answers:
        hit = next(
            (block.hits[0] for block in answer.blocks if isinstance(block, HitList) and block.hits), None
        )
        opener = _opener(answer, hit) if hit else None
        if hit and opener:
            number = len(hits) + 1
            hits.append(replace(hit, number=number, excerpts=hit.excerpts[:1]))
            openers.append(replace(opener, label=str(number)))
        else:
            missed += [block for block in answer.blocks if isinstance(block, Text)][:1]
    listed = (HitList(tuple(hits)),) if hits else ()
    return Reply((*listed, *missed), (tuple(openers),) if openers else ())


def _opener(answer: Reply, hit: Hit) -> Button | None:
    label = str(hit.number)
    return next((button for row in answer.buttons for button in row if button.label == label), None)
