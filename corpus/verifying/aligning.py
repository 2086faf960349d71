"""Aligning: the codes of a quotation and of an article go in; the stretches they share come out as a chain, with its worth.

A chain runs through the quotation from left to right; in the article it may jump, which is what joining two places does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

_MANY = 160
"""Shared stretches that are chained at most (the work grows with the square); beyond, only longer ones count."""
NEAR = 24
"""Tokens that may be left out between two stretches before it counts as a jump: about a clause."""
_GAP_COST, _MORE, _JUMP_COST, _BACK_COST, _OPEN_JUMP_COST = 0.6, 0.1, 4.5, 5.0, 2.0
"""What a difference costs, each token left out or added in it, a jump ahead, and one back: in shared tokens. A jump must
cost more than any few characters can earn that stand somewhere by chance; less where an ellipsis says that it is one."""
_LONG_END, _SLACK = 60, 4
"""Tokens at either end of a quotation for which the print is searched beside the chain, and how much further."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A shared stretch: `length` tokens from `quoted` on in the quotation and from `printed` on in the article."""

    quoted: int
    printed: int
    length: int

    @property
    def quoted_end(self) -> int:
        """Where it ends in the quotation."""
        return self.quoted + self.length

    @property
    def printed_end(self) -> int:
        """Where it ends in the article."""
        return self.printed + self.length


@dataclass(frozen=True, slots=True)
class Chain:
    """Shared stretches in the quotation's order; `likeness` is 1 for a whole quotation in one stretch, 0 for nothing."""

    blocks: tuple[Block, ...]
    likeness: float


def places(quoted: str, printed: str) -> Iterator[int]:
    """Wherever the whole quotation stands in one stretch."""
    at = printed.find(quoted)
    while at >= 0:
        yield at
        at = printed.find(quoted, at + 1)


def align(quoted: str, printed: str, shared: list[Block], ellipses: frozenset[int] = frozenset()) -> Chain:
    """Find the best chain of `shared` stretches; `ellipses` are the quoted tokens that have an ellipsis in front."""
    if not shared:
        return Chain((), 0.0)
    chosen, worth = _best(shared, ellipses)
    return Chain(tuple(_with_ends(quoted, printed, chosen)), max(0.0, worth) / len(quoted))


def shared_blocks(quoted: str, printed: str) -> list[Block]:
    """All longest shared stretches of two tokens or more; of three or more and so on where there are too many."""
    for size in range(2, 12):
        found = _of_size(quoted, printed, size)
        if len(found) <= _MANY:
            return found
    return sorted(sorted(found, key=lambda one: -one.length)[:_MANY], key=lambda one: one.quoted)


def covered(shared: list[Block]) -> int:
    """How many tokens of the quotation stand in any shared stretch: no chain is worth more."""
    count = end = 0
    for one in shared:
        count += max(0, one.quoted_end - max(end, one.quoted))
        end = max(end, one.quoted_end)
    return count


def _of_size(quoted: str, printed: str, size: int) -> list[Block]:
    wanted: dict[str, list[int]] = {quoted[at : at + size]: [] for at in range(len(quoted) - size + 1)}
    for at in range(len(printed) - size + 1):
        if (known := wanted.get(printed[at : at + size])) is not None:
            known.append(at)
    return [
        Block(at, place, _length(quoted, printed, at, place, size))
        for at in range(len(quoted) - size + 1)
        for place in wanted[quoted[at : at + size]]
        if not (at and place and quoted[at - 1] == printed[place - 1])
    ]


def _length(quoted: str, printed: str, at: int, place: int, known: int) -> int:
    end = known
    limit = min(len(quoted) - at, len(printed) - place)
    while end < limit and quoted[at + end] == printed[place + end]:
        end += 1
    return end


def _best(found: list[Block], ellipses: frozenset[int]) -> tuple[list[Block], float]:
    """The chain worth most: every shared token counts one, every gap, jump and step back costs."""
    worth = [float(one.length) for one in found]
    before: list[int | None] = [None] * len(found)
    for index, one in enumerate(found):
        for earlier in range(index):
            shift = max(0, found[earlier].quoted_end - one.quoted)
            if shift >= one.length or found[earlier].quoted_end > one.quoted_end:
                continue
            value = worth[earlier] + one.length - shift - _cost(found[earlier], one, shift, ellipses)
            if value > worth[index]:
                worth[index], before[index] = value, earlier
    at: int | None = max(range(len(found)), key=worth.__getitem__)
    total = worth[at or 0]
    chosen: list[Block] = []
    while at is not None:
        chosen.append(found[at])
        at = before[at]
    return _trimmed(chosen[::-1]), total


def _cost(earlier: Block, one: Block, shift: int, ellipses: frozenset[int]) -> float:
    left_out = one.printed + shift - earlier.printed_end
    if left_out < 0:
        return _BACK_COST
    between = one.quoted + shift - earlier.quoted_end
    if left_out > between + NEAR:
        return _OPEN_JUMP_COST if one.quoted + shift in ellipses else _JUMP_COST
    return _GAP_COST + _MORE * abs(left_out - between)


def _trimmed(chosen: list[Block]) -> list[Block]:
    """Where two stretches overlap in the quotation, the later one gives way; then none overlaps backwards in print."""
    trimmed = chosen[:1]
    for one in chosen[1:]:
        shift = max(0, trimmed[-1].quoted_end - one.quoted)
        trimmed.append(Block(one.quoted + shift, one.printed + shift, one.length - shift))
    return trimmed


def _with_ends(quoted: str, printed: str, chosen: list[Block]) -> Iterator[Block]:
    """Add what else is shared in the gaps and at both ends, down to single tokens."""
    first, last = chosen[0], chosen[-1]
    start = max(0, first.printed - first.quoted - _SLACK)
    yield from _end(quoted, printed, (0, first.quoted), (start, first.printed))
    for one, following in zip(chosen, [*chosen[1:], None], strict=True):
        yield one
        if following:
            yield from _gap(quoted, printed, one, following)
    end = min(len(printed), last.printed_end + len(quoted) - last.quoted_end + _SLACK)
    yield from _end(quoted, printed, (last.quoted_end, len(quoted)), (last.printed_end, end))


def _gap(quoted: str, printed: str, one: Block, following: Block) -> Iterator[Block]:
    gap, room = (one.quoted_end, following.quoted), (one.printed_end, following.printed)
    if 0 <= room[1] - room[0] <= gap[1] - gap[0] + NEAR:
        yield from _between(quoted, printed, gap, room)
    else:  # a jump: what stands before it goes on from the first place
        yield from _end(
            quoted, printed, gap, (room[0], min(len(printed), room[0] + gap[1] - gap[0] + _SLACK))
        )


def _end(quoted: str, printed: str, gap: Span, room: Span) -> list[Block]:
    """What an end of the quotation shares with the print beside the chain; nothing if that is too little to be meant."""
    found = list(_between(quoted, printed, gap, room)) if gap[1] - gap[0] <= _LONG_END else []
    return found if 2 * sum(one.length for one in found) >= gap[1] - gap[0] else []


def _between(quoted: str, printed: str, gap: Span, room: Span) -> Iterator[Block]:
    """What the quotation's gap shares with the printed room, by the fewest edits."""
    if gap[0] == gap[1] or room[0] == room[1]:
        return
    for one in Levenshtein.opcodes(quoted[gap[0] : gap[1]], printed[room[0] : room[1]]):
        if one.tag == "equal":
            yield Block(gap[0] + one.src_start, room[0] + one.dest_start, one.src_end - one.src_start)
