"""Items in page order go in; where columns of two stories were read row by row, each paragraph comes out in its own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.parsing.belonging import Rarity, cohesion, deal, runs_of
from corpus.parsing.item import Item, Part
from corpus.parsing.joining import join_score
from corpus.parsing.label import HEADER, Label
from corpus.parsing.rejoining import is_verse
from corpus.parsing.script import ends_sentence

MOVED = "moved-between-items"
# A right half is taken out of another item only if the two halves hold together this well …
_SURE = 1.5
# … and stays near: further down the page it is another story's.
_REACH = 3
# Row by row, the other half is at most so many paragraphs away.
_FAR = 4
# What two halves share decides between right halves that would fit equally well.
_SAME_STORY = 4.0
_PROOF = 2.5
# Two stories share so much less with each other than each within itself.
_APART = 0.04
_HEADINGS = frozenset({Label.COLUMN, Label.KICKER, Label.TITLE})


def disentangle(items: Sequence[Item]) -> list[Item]:
    """Give every paragraph to the story it belongs to; items that are not entangled pass unchanged."""
    items = _split_headers(_return_to_stories(items))
    at = 0
    while at < len(items):
        end = at
        while end + 1 < len(items) and _is_header_alone(items[end]):
            end += 1
        if end > at and items[end].has(Label.TEXT) and not _all_but_last_are_titles_only(items[at : end + 1]):
            _share(items[at : end + 1])
        at = end + 1
    _fetch_right_halves(items)
    return [item for item in items if item.parts]


def _return_to_stories(items: Sequence[Item]) -> list[Item]:
    """A picture with a title of its own stands in the middle of a story: the text behind its credit is the story's."""
    found: list[Item] = []
    for item in items:
        cut = _behind_a_picture(item)
        story = next((one for one in reversed(found) if one.has(Label.TEXT)), None)
        if cut and story is found[-1] and _goes_on(story, item.parts[:cut], item.parts[cut:]):
            story.parts += item.parts[cut:]
            item.parts = item.parts[:cut]
            # The story goes on behind the picture, so in reading order the picture stands first.
            found.append(item)
            continue
        found.append(item)
    return found


def _behind_a_picture(item: Item) -> int:
    """Where text begins behind a titled picture's credit; 0 if the item is no such picture."""
    labels = [part.label for part in item.parts]
    if Label.CREDIT not in labels or Label.TEXT not in labels or Label.BYLINE in labels:
        return 0
    first = labels.index(Label.TEXT)
    cut = max(at for at, label in enumerate(labels) if label is Label.CREDIT) + 1
    return cut if labels.index(Label.CREDIT) < first and cut <= first else 0


def _goes_on(story: Item, picture: Sequence[Part], text: Sequence[Part]) -> bool:
    """Whether text is the story's rather than the picture's."""
    first = next(part for part in text if part.label is Label.TEXT)
    if first.sight.dateline or story.has(Label.ONWARD, Label.TAIL_BYLINE, Label.TAIL_TITLE):
        return False
    left = _broken_end(story)
    if left is not None and join_score(left.text, first.text) > 0:
        return True
    own, words = runs_of(_words(story.parts)), runs_of(_words(text))
    shown = runs_of(_words(picture))
    rarity = Rarity([own, words, shown])
    return rarity.likeness(words, own) > rarity.likeness(words, shown)


def _is_header_alone(item: Item) -> bool:
    return item.is_bare_header and item.has(Label.TITLE)


def _all_but_last_are_titles_only(group: Sequence[Item]) -> bool:
    """A headline without byline, and no paragraph with a dateline to go with it, is only a headline."""
    dated = any(part.sight.dateline for part in group[-1].of(Label.TEXT))
    if len(_inner_bylines(group[-1])) > 1:
        return False
    return not dated and not any(item.has(Label.BYLINE) for item in group[:-1])


def _split_headers(items: Sequence[Item]) -> list[Item]:
    """One header that is too much for one story is two headers."""
    found: list[Item] = []
    for item in items:
        headers = _two_headers(item)
        if headers:
            found.append(Item(headers[0]))
            item.parts = headers[1] + [part for part in item.parts if part.label not in HEADER]
        found.append(item)
    return found


def _two_headers(item: Item) -> tuple[list[Part], list[Part]] | None:
    """Two headlines over two bylines, or over a byline and a report with another reporter's dateline; the best cut."""
    header = [part for part in item.parts if part.label in HEADER]
    headings = [part for part in header if part.label is not Label.BYLINE]
    bylines = [
        part
        for part in header
        if part.sight.byline and any(one.role == "reporter" for one in part.sight.byline.people)
    ]
    lines = [
        at for at, part in enumerate(headings) if part.label in _HEADINGS and part.label is not Label.COLUMN
    ]
    chains = _chains(item.of(Label.TEXT))
    if len(lines) < 2 or len(chains) < 2:
        return None
    dated = [part for part in item.of(Label.TEXT) if part.sight.dateline]
    if (
        len(bylines) != 2
        and not (len(bylines) == 1 and _foreign_dateline(item))
        and not (not bylines and len(dated) == 2)
    ):
        return None
    cuts = [at for at in lines[1:] if not headings[at - 1].sight.trails]
    split = [(_titled(headings[:at]), _titled(headings[at:])) for at in cuts]
    for first, second in split:
        first += [
            part for part in header if part.label is Label.BYLINE and part is bylines[0] and len(bylines) == 2
        ]
        second += [part for part in header if part.label is Label.BYLINE and part not in first]
    judged = [(_quality(halves, chains), at) for at, halves in enumerate(split)]
    if not judged or (
        len(bylines) == 2 and max(judged)[0][0] < _APART and not _crossed(item.of(Label.TEXT), chains)
    ):
        return None
    return split[max(judged)[1]]


def _foreign_dateline(item: Item) -> bool:
    """Whether a dateline names other reporters than the byline, over some of the text only."""
    paragraphs, signed = item.of(Label.TEXT), _signed(item)
    foreign = [part for part in paragraphs if part.sight.dateline and not _same(part, signed)]
    return bool(foreign) and len(foreign) < len(paragraphs)


def _crossed(paragraphs: Sequence[Part], chains: Sequence[Sequence[Part]]) -> bool:
    """Whether a torn paragraph or a conversation goes on further down than right below."""
    order = {id(part): at for at, part in enumerate(paragraphs)}
    return any(order[id(right)] - order[id(left)] > 1 for chain in chains for left, right in pairwise(chain))


def _titled(headings: Sequence[Part]) -> list[Part]:
    """Make the last line of a header its title, the lines above it kickers."""
    lines = [
        at for at, part in enumerate(headings) if part.label in _HEADINGS and part.label is not Label.COLUMN
    ]
    labels = {at: Label.TITLE if at == lines[-1] else Label.KICKER for at in lines}
    return [replace(part, label=labels.get(at, part.label)) for at, part in enumerate(headings)]


def _quality(headers: Sequence[Sequence[Part]], chains: Sequence[Sequence[Part]]) -> tuple[float, float]:
    """How far apart the stories are that these headers make, and how well the headers fit them."""
    return cohesion([_words(chain) for chain in chains], [_words(header) for header in headers])


def _words(parts: Sequence[Part]) -> str:
    return " ".join(part.text for part in parts)


def _same(part: Part, names: set[str]) -> bool:
    people = part.sight.dateline.people if part.sight.dateline else ()
    return not people or bool({person.name for person in people} & names)


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
    chains = _chains([part for part in pool if part.label is Label.TEXT])
    headers = [_words(item.parts) for item in group]
    claims = [[_claim(item, chain[0]) for item in group] for chain in chains]
    _claim_in_order(claims, chains, group)
    stories = deal([_words(chain) for chain in chains], headers, claims)
    place = {
        id(part): (group[story], chain)
        for chain, story in zip(chains, stories, strict=True)
        for part in chain
    }
    current, held = group[0], list[Part]()
    for part in pool:
        current, chain = place.get(id(part), (current, [part]))
        # Crossheads and bylines go with the paragraph below; halves of a paragraph stand where the first half does.
        held += chain if part is chain[0] else []
        if part.label not in {Label.CROSSHEAD, Label.TAIL_BYLINE}:
            current.parts += held
            held = []
    current.parts += held
    for item in group:
        item.warn(MOVED)


def _chains(paragraphs: Sequence[Part]) -> list[list[Part]]:
    """Paragraphs that are halves of one another, and the turns of a conversation, before anything else is judged."""
    following = _right_halves(paragraphs)
    chains: list[list[Part]] = []
    member: dict[int, list[Part]] = {}
    for at, part in enumerate(paragraphs):
        chain = member.get(at)
        if chain is None and part.sight.spoken:
            chain = next((one for one in chains if any(turn.sight.spoken for turn in one)), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(part)
        if at in following:
            member[following[at]] = chain
    return chains


def _right_halves(paragraphs: Sequence[Part]) -> dict[int, int]:
    """For each paragraph that breaks off, the one a little further down that goes on best; the surest pairs first, then in reading order."""
    pairs, runs = [], [runs_of(part.text) for part in paragraphs]
    rarity = Rarity(runs)
    for at, left in enumerate(paragraphs):
        if ends_sentence(left.text):
            continue
        for place in range(at + 1, min(at + 1 + _FAR, len(paragraphs))):
            value = join_score(left.text, paragraphs[place].text)
            if value > 0:
                # A word that spans the cut, or a quotation that ends behind it, is proof; less needs the story's words.
                doubt = _SAME_STORY * rarity.likeness(runs[at], runs[place]) if value < _PROOF else 0.0
                pairs.append((-value - doubt, at, place))
    found: dict[int, int] = {}
    for _, at, place in sorted(pairs):
        if at not in found and place not in found.values():
            found[at] = place
    return found


def _claim(item: Item, part: Part) -> float:
    """A dateline begins the story that no byline signs, or the one whose reporter it names."""
    if not part.sight.dateline or not (part.sight.dateline.people or part.sight.dateline.place):
        return 0.0
    signed = _signed(item)
    if signed:
        return 1.0 if part.sight.dateline.people and _same(part, signed) else -1.0
    return 1.0


def _claim_in_order(
    claims: list[list[float]], chains: Sequence[Sequence[Part]], group: Sequence[Item]
) -> None:
    """As many datelines as stories, and no byline tells whose they are: the stories begin in their headers' order."""
    dated = [at for at, chain in enumerate(chains) if chain[0].sight.dateline]
    named = any(part.people for at in dated if (part := chains[at][0].sight.dateline))
    if len(dated) != len(group) or (named and any(_signed(item) for item in group)):
        return
    for story, at in enumerate(dated):
        claims[at] = [1.0 if other == story else -1.0 for other in range(len(group))]


def _signed(item: Item) -> set[str]:
    return {
        person.name
        for part in item.of(Label.BYLINE)
        if part.sight.byline
        for person in part.sight.byline.people
    }


def _fetch_right_halves(items: Sequence[Item]) -> None:
    """A story that breaks off before the next header goes on somewhere behind it."""
    for at, item in enumerate(items):
        left = _broken_end(item)
        if left is None:
            continue
        for other in items[at + 1 : at + 1 + _REACH]:
            place = _right_half(left, other)
            if place is not None:
                _take_back(item, other, place)
                break


def _broken_end(item: Item) -> Part | None:
    """The last paragraph, if it breaks off and nothing says why."""
    paragraphs = item.of(Label.TEXT)
    if not paragraphs or item.has(Label.ONWARD, Label.TAIL_BYLINE, Label.TAIL_TITLE):
        return None
    last = paragraphs[-1]
    whole = ends_sentence(last.text) or last.sight.signature or last.sight.listed or last.sight.size < 8
    return None if whole else last


def _right_half(left: Part, other: Item) -> int | None:
    """Where in another item the right half of a paragraph stands: where no left half of that item's own stands above."""
    if is_verse(other.of(Label.TEXT)):
        return None
    best, found = _SURE, None
    above: Part | None = None
    for place, part in enumerate(other.parts):
        if part.label is not Label.TEXT or part.sight.listed or part.sight.brief or part.sight.size < 3:
            continue
        own = join_score(above.text, part.text) if above else -1.0
        value = join_score(left.text, part.text, indented=part.unit.form.indent > 1)
        if value > best and value > own and (own <= 0 or value > own + 2.0) and not part.sight.dateline:
            best, found = value, place
        above = part
    return found


def _take_back(item: Item, other: Item, place: int) -> None:
    """Take a right half back, and what follows it as long as that resembles the story more than the other one."""
    mine, theirs = item.of(Label.TEXT), [part for part in other.parts[:place] if part.label is Label.TEXT]
    known = [runs_of(part.text) for part in (*mine, *other.of(Label.TEXT))]
    rarity, own = Rarity(known), runs_of(" ".join(part.text for part in item.parts))
    foreign = runs_of(" ".join(part.text for part in (*other.of(*HEADER), *theirs)))
    moved = [other.parts[place]]
    for part in other.parts[place + 1 :]:
        runs = runs_of(part.text)
        if part.label is not Label.TEXT or rarity.likeness(runs, own) <= rarity.likeness(runs, foreign):
            break
        moved.append(part)
    ids = {id(part) for part in moved}
    other.parts = [part for part in other.parts if id(part) not in ids]
    item.parts += moved
    item.warn(MOVED)
    other.warn(MOVED)
