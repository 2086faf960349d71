"""Items in page order go in; where columns of two stories were read row by row, each paragraph comes out in its own."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.parsing.belonging import deal
from corpus.parsing.chains import chains_of, names_one_of, signers_of, words_of
from corpus.parsing.displaced import MOVED, fetch_right_halves, return_to_stories
from corpus.parsing.item import Item, Part
from corpus.parsing.label import HEADER, Label
from corpus.parsing.twin_headers import split_headers


def disentangle(items: Sequence[Item]) -> list[Item]:
    """Give every paragraph to the story it belongs to; items that are not entangled pass unchanged."""
    items = split_headers(return_to_stories(items))
    at = 0
    while at < len(items):
        end = at
        while end + 1 < len(items) and _is_header_alone(items[end]):
            end += 1
        if end > at and items[end].has(Label.TEXT) and not _all_but_last_are_titles_only(items[at : end + 1]):
            _share(items[at : end + 1])
        at = end + 1
    fetch_right_halves(items)
    return [item for item in items if item.parts]


def _is_header_alone(item: Item) -> bool:
    return item.is_bare_header and item.has(Label.TITLE)


def _all_but_last_are_titles_only(group: Sequence[Item]) -> bool:
    """A headline without byline, and no paragraph with a dateline to go with it, is only a headline."""
    dated = any(part.sight.dateline for part in group[-1].of(Label.TEXT))
    if len(_inner_bylines(group[-1])) > 1:
        return False
    return not dated and not any(item.has(Label.BYLINE) for item in group[:-1])


def _inner_bylines(item: Item) -> list[Part]:
    """The bylines that stand above text, those below a first paragraph too."""
    last = max((at for at, part in enumerate(item.parts) if part.label is Label.TEXT), default=0)
    return [
        part
        for part in item.parts[:last]
        if part.label in {Label.BYLINE, Label.TAIL_BYLINE} and part.sight.byline and part.sight.byline.people
    ]


def _sign(group: Sequence[Item]) -> None:
    """Bylines in a row sign the stories in their order; one above each story's first paragraph goes with that."""
    last, bylines = group[-1], _inner_bylines(group[-1])
    if len(bylines) < 2 or any(item.has(Label.BYLINE) for item in group[:-1]):
        return
    chosen = {id(part) for part in bylines}
    in_a_row = len(last.of(Label.BYLINE)) == len(bylines) == len(group)
    if in_a_row:
        last.parts = [part for part in last.parts if id(part) not in chosen]
        for item, part in zip(group, bylines, strict=True):
            at = next((at for at, own in enumerate(item.parts) if own.label not in HEADER), len(item.parts))
            item.parts.insert(at, part)
    else:
        last.parts = [
            replace(part, label=Label.TAIL_BYLINE) if id(part) in chosen else part for part in last.parts
        ]


def _share(group: Sequence[Item]) -> None:
    """Deal the last item's paragraphs out to all items of a group whose headers stand in a row."""
    _sign(group)
    pool = [part for part in group[-1].parts if part.label not in HEADER]
    group[-1].parts = [part for part in group[-1].parts if part.label in HEADER]
    chains = chains_of([part for part in pool if part.label is Label.TEXT])
    headers = [words_of(item.parts) for item in group]
    claims = [[_claim(item, chain[0]) for item in group] for chain in chains]
    _claim_in_order(claims, chains, group)
    stories = deal([words_of(chain) for chain in chains], headers, claims)
    place = {
        id(part): (group[story], chain)
        for chain, story in zip(chains, stories, strict=True)
        for part in chain
    }
    current, held = group[0], list[Part]()
    for part in pool:
        if part.label is Label.ONWARD:
            # It stands below all of them; the leading story is the one that is worth another page.
            group[0].parts.append(part)
            continue
        current, chain = place.get(id(part), (current, [part]))
        # Crossheads and bylines go with the paragraph below; halves of a paragraph stand where the first half does.
        held += chain if part is chain[0] else []
        if part.label not in {Label.CROSSHEAD, Label.TAIL_BYLINE}:
            current.parts += held
            held = []
    current.parts += held
    for item in group:
        item.warn(MOVED)


def _claim(item: Item, part: Part) -> float:
    """A dateline begins the story that no byline signs, or the one whose reporter it names."""
    if not part.sight.dateline or not (part.sight.dateline.people or part.sight.dateline.place):
        return 0.0
    signed = signers_of(item)
    if signed:
        return 1.0 if part.sight.dateline.people and names_one_of(part, signed) else -1.0
    return 1.0


def _claim_in_order(
    claims: list[list[float]], chains: Sequence[Sequence[Part]], group: Sequence[Item]
) -> None:
    """As many datelines as stories, and no byline tells whose they are: the stories begin in their headers' order."""
    dated = [at for at, chain in enumerate(chains) if chain[0].sight.dateline]
    named = any(part.people for at in dated if (part := chains[at][0].sight.dateline))
    if len(dated) != len(group) or (named and any(signers_of(item) for item in group)):
        return
    for story, at in enumerate(dated):
        claims[at] = [1.0 if other == story else -1.0 for other in range(len(group))]
