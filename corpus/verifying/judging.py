"""Judging: a quotation and an edition go in; the verdict with its printed words, differences and permalink comes out."""

from dataclasses import dataclass

from corpus.edition import Edition
from corpus.errors import LongQuotation, ShortQuotation
from corpus.folding import plain
from corpus.verifying.aligning import Block, Chain, align, covered, places, shared_blocks
from corpus.verifying.candidates import candidates
from corpus.verifying.differences import Difference, differences, ellipses
from corpus.verifying.galley import Galley, Piece, galley
from corpus.verifying.notes import notes
from corpus.verifying.severing import severed
from corpus.verifying.tokens import Codes, Tokens, tokenize
from corpus.verifying.verified import SENSE, PrintedLine, Span, Verdict, Verified

MIN_QUOTE, MAX_QUOTE = 4, 5000
"""Letters at least, so that what is found was hardly found by chance; characters at most, a page of a paper."""
_ALTERED = 0.6
"""From this likeness on a quotation comes from the printed place; what is invented about the same subject stays below."""
_SHORT, _SHORTER = 12, 0.015
"""A quotation of fewer tokens needs more for each that is missing: half of a short one stands somewhere by chance."""
_NEAREST, _NEAREST_TOKENS = 0.35, 5
"""From this likeness, and from so many shared tokens on, the nearest passage is worth showing."""
_STRETCH = 600
"""Printed characters from the first to the last of several places up to which all of it is shown."""
_OPENING = "“‘「『《（("
_CLOSING = "。！？!?…”’」』）)》."


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in one article a quotation may come from; `whole` if it stands there in one stretch."""

    galley: Galley
    chain: Chain
    whole: bool
    differences: tuple[Difference, ...] = ()


def verify(quote: str, edition: Edition) -> Verified:
    """Judge one quotation. Raises ShortQuotation or LongQuotation."""
    check_length(quote)
    quoted = tokenize(quote, Codes())
    best = _best_place(quote, quoted, edition)
    if best and best.whole and not best.differences:
        return _verbatim(quote, quoted, best)
    if best is None or best.chain.likeness < min(1.0, max(_NEAREST, _NEAREST_TOKENS / len(quoted.code))):
        return Verified(quote, "not_found")
    if best.chain.likeness < _ALTERED + _SHORTER * max(0, _SHORT - len(quoted.code)):
        return _verdict(quote, "not_found", best, ())
    found = best.differences or tuple(differences(best.galley.tokens, quoted, best.chain.blocks))
    return _verdict(quote, "altered", best, found)


def check_length(quote: str) -> None:
    """Raise ShortQuotation or LongQuotation if there is too little or too much to judge."""
    if len(quote) > MAX_QUOTE:
        raise LongQuotation(
            f"That is too long to verify in one go: quote at most {MAX_QUOTE} characters, a few paragraphs."
        )
    if len(plain(quote).replace(" ", "")) < MIN_QUOTE:
        raise ShortQuotation(
            f"That is too short to verify: quote at least {MIN_QUOTE} characters; half a sentence is best."
        )


def _best_place(quote: str, quoted: Tokens, edition: Edition) -> _Place | None:
    """Where the quotation stands whole, else where it stands whole but for its cut, else where it is most alike."""
    keys = candidates(quote, edition)
    articles = edition.store.articles(keys)
    galleys: list[Galley] = []
    cut_short: list[_Place] = []
    for key in keys:
        if key in articles:
            galleys.append(galley(articles[key], quote, quoted.codes))
            whole = _whole(galleys[-1], quoted)
            if uncut := next((one for one in whole if not one.differences), None):
                return uncut
            cut_short += whole
    return cut_short[0] if cut_short else _most_alike(galleys, quoted)


def _most_alike(galleys: list[Galley], quoted: Tokens) -> _Place | None:
    """Compare in full only what can still be more alike than the best so far."""
    open_jumps = ellipses(quoted)
    shared = [(one, shared_blocks(quoted.code, one.tokens.code)) for one in galleys]
    shared.sort(key=lambda one: -covered(one[1]))
    best: _Place | None = None
    for one, blocks in shared:
        if best and covered(blocks) <= best.chain.likeness * len(quoted.code):
            break
        chain = align(quoted.code, one.tokens.code, blocks, open_jumps)
        if best is None or chain.likeness > best.chain.likeness:
            best = _Place(one, chain, whole=False)
    return best


def _whole(of: Galley, quoted: Tokens) -> list[_Place]:
    return [
        _Place(
            of,
            Chain((Block(0, at, len(quoted.code)),), 1.0),
            whole=True,
            differences=tuple(severed(of.tokens, quoted, at)),
        )
        for at in places(quoted.code, of.tokens.code)
    ]


def _verbatim(quote: str, quoted: Tokens, best: _Place) -> Verified:
    printed, at = best.galley.tokens, best.chain.blocks[0].printed
    last = at + len(quoted.code) - 1
    start = _opened(printed, at, quote[: quoted.starts[0]].lstrip())
    end = _closed(printed, last, quote[quoted.ends[-1] :].rstrip())
    pieces = best.galley.pieces(start, end)
    return Verified(
        quote=quote,
        verdict="verbatim",
        article=best.galley.article,
        original=printed.printed[start:end],
        printed=_lines(best.galley, pieces, [(start, end)]),
        code=best.galley.code(pieces),
        notes=notes(printed, at, quoted),
    )


def _opened(printed: Tokens, first: int, marks: str) -> int:
    """Where the printed stretch begins, with the opening marks that the quotation has too."""
    start = printed.starts[first]
    for mark in reversed(marks):
        if start == 0 or printed.printed[start - 1] != mark or mark not in _OPENING:
            break
        start -= 1
    return start


def _closed(printed: Tokens, last: int, marks: str) -> int:
    """Where the printed stretch ends, with the closing marks that the quotation has too."""
    end = printed.ends[last]
    for mark in marks:
        if printed.printed[end : end + 1] != mark or mark not in _CLOSING:
            break
        end += 1
    return end


def _verdict(quote: str, verdict: Verdict, best: _Place, found: tuple[Difference, ...]) -> Verified:
    """A verdict beside the whole sentences of the print, with what turns the sense named first."""
    of = best.galley
    spans = [
        (of.tokens.starts[first], of.tokens.ends[last - 1])
        for first, last in _stretches(best.chain.blocks, found)
    ]
    pieces = tuple(piece for start, end in spans for piece in of.whole_sentences(of.pieces(start, end)))
    pieces = tuple(dict.fromkeys(pieces))
    if verdict == "not_found":
        pieces = (max(pieces, key=lambda one: one.end - one.start),)
    marks = [
        (of.tokens.starts[one.printed[0]], of.tokens.ends[one.printed[1] - 1])
        for one in found
        if one.printed[0] < one.printed[1]
    ]
    shown = _together(of, pieces)
    start, end = _range(of, shown)
    changes = sorted((one.change for one in found), key=lambda one: one.kind not in SENSE and not one.hides)
    return Verified(
        quote=quote,
        verdict=verdict,
        article=of.article,
        original=of.tokens.printed[start:end],
        printed=_lines(of, pieces, marks),
        code=of.code(shown),
        changes=tuple(changes),
    )


def _stretches(blocks: tuple[Block, ...], found: tuple[Difference, ...]) -> list[Span]:
    """The printed ranges of tokens that a chain runs through without a jump, with the differences beside them."""
    ranges = [(one.printed, one.printed_end) for one in blocks]
    ranges += [one.printed for one in found if one.printed[0] < one.printed[1]]
    merged: list[Span] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _together(of: Galley, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """All the places if they make one stretch that is short enough to show; the longest if they lie far apart."""
    start, end = _range(of, pieces)
    length = sum(one.end - one.start for one in pieces)
    if end - start <= _STRETCH + length and not of.apart(start, end):
        return pieces
    return (max(pieces, key=lambda one: one.end - one.start),)


def _range(of: Galley, pieces: tuple[Piece, ...]) -> Span:
    offsets = [(of.offset(one), of.offset(one) + one.end - one.start) for one in pieces]
    return min(first for first, _ in offsets), max(last for _, last in offsets)


def _lines(of: Galley, pieces: tuple[Piece, ...], marks: list[Span]) -> tuple[PrintedLine, ...]:
    return tuple(_line(of, one, marks) for one in pieces)


def _line(of: Galley, piece: Piece, marks: list[Span]) -> PrintedLine:
    line, offset = of.lines[piece.line], of.offset(piece)
    length = piece.end - piece.start
    inside = [(max(0, first - offset), min(length, last - offset)) for first, last in sorted(marks)]
    return PrintedLine(
        line.text[piece.start : piece.end], tuple(one for one in inside if one[0] < one[1]), line.paragraph
    )
