"""Galley: an article becomes one run of printed text in which a quotation can be found wherever it starts and ends.

Paragraphs stand first, in order, so that a quotation may run from one into the next; a crosshead stands among them only
if the quotation holds it too. Every other line stands apart.
"""

from bisect import bisect_right
from dataclasses import dataclass

from corpus.article import Article
from corpus.folding import plain
from corpus.lines import Line, lines, sentences
from corpus.passage import passage
from corpus.verifying.tokens import BREAK, Codes, Tokens, tokenize


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one printed line: half-open code points of the line with index `line`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Galley:
    """An article's text in one run, its tokens, and for every stretch of it the way back to the lines."""

    article: Article
    lines: tuple[Line, ...]
    tokens: Tokens
    offsets: tuple[int, ...]
    order: tuple[int, ...]

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The stretches of lines that the run's characters `start`…`end` are printed in."""
        found = []
        for place in range(bisect_right(self.offsets, start) - 1, len(self.order)):
            offset, line = self.offsets[place], self.order[place]
            if offset >= end:
                break
            first, last = max(0, start - offset), min(len(self.lines[line].text), end - offset)
            if first < last:
                found.append(Piece(line, first, last))
        return tuple(found)

    def offset(self, piece: Piece) -> int:
        """Where in the run a piece begins."""
        return self.offsets[self.order.index(piece.line)] + piece.start

    def apart(self, start: int, end: int) -> bool:
        """Tell whether something stands between that is no running text."""
        return BREAK in self.tokens.printed[start:end]

    def whole_sentences(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The same pieces, each grown to the sentences that it touches."""
        grown = []
        for one in pieces:
            text = self.lines[one.line].text
            touched = [
                span
                for span in sentences((self.lines[one.line],))
                if span.start < one.end and span.end > one.start
            ]
            start, end = touched[0].start, touched[-1].end
            grown.append(Piece(one.line, start, start + len(text[start:end].rstrip())))
        return tuple(grown)

    def code(self, pieces: tuple[Piece, ...]) -> str:
        """The permalink of the sentences that hold the pieces."""
        first = min(pieces, key=lambda one: (one.line, one.start))
        last = max(pieces, key=lambda one: (one.line, one.end))
        touched = [
            number
            for number, one in enumerate(sentences(self.lines))
            if (one.line, one.end) > (first.line, first.start)
            and (one.line, one.start) < (last.line, last.end)
        ]
        return passage(self.article, touched[0], touched[-1] + 1).code


def galley(article: Article, quote: str, codes: Codes) -> Galley:
    """Set an article for comparison with a quotation."""
    all_lines = lines(article)
    wanted = plain(quote)
    body: list[int] = []
    apart: list[int] = []
    for index, line in enumerate(all_lines):
        heading = line.field == "heading" and plain(line.text) and plain(line.text) in wanted
        (body if line.field == "paragraph" or heading else apart).append(index)
    offsets, parts, at = [], [], 0
    for index in body:
        offsets.append(at)
        parts.append(f"{all_lines[index].text}\n")
        at += len(parts[-1])
    for index in apart:
        parts.append(f"{BREAK}\n")
        offsets.append(at + 2)
        parts.append(f"{all_lines[index].text}\n")
        at += 2 + len(parts[-1])
    return Galley(article, all_lines, tokenize("".join(parts), codes), tuple(offsets), (*body, *apart))
