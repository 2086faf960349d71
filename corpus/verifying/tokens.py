"""Tokens: a text goes in; its characters, words and whole figures come out as one code character each, traced to print.

Unlike plain text, a token keeps what makes a figure what it is (decimal point, sign, percent), so that 6.4 is not 64
and 80 is not 80%. Everything else that is no letter is left out, so that no quotation mark stands in the way.
"""

import re
from dataclasses import dataclass

from corpus.folding import fold

_LETTERS = "a-z\u00df-\u024f\u0370-\u052f"
BREAK = "\0"
"""Stands between two texts that no quotation runs across."""
_TOKEN = re.compile(
    r"(?:(?<![0-9a-z)\]])[-+±\u2212])?[$€£¥]?"
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<!\d\.)\d+\.\d+(?!\.?\d)|\d+)(?:\s?[%‰])?"
    rf"|[{_LETTERS}]+|[^\W_]|{BREAK}"
)
_FIRST_CODE = 0xF0000  # Unicode's last private planes, so that no code is a printed character
_WRITING = str.maketrans({"\u2212": "-", ",": "", " ": ""})


class Codes:
    """Gives every longer token a code character of its own; texts to be compared share one of these."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    def code(self, key: str) -> str:
        """The one character that stands for a token."""
        if len(key) == 1:
            return key
        key = key.translate(_WRITING)
        known = self._codes.get(key)
        if known is None:
            known = self._codes[key] = chr(_FIRST_CODE + len(self._codes))
            self._keys[known] = key
        return known

    def key(self, code: str) -> str:
        """The token that a code character stands for."""
        return self._keys.get(code, code)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: token `i` is `code[i]` and was printed at `starts[i]`…`ends[i]` (half-open)."""

    printed: str
    code: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: Codes

    def text(self, first: int, last: int) -> str:
        """What was printed for the tokens `first`…`last` (half-open), with the punctuation between them."""
        return self.printed[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def between(self, at: int) -> str:
        """What was printed between token `at - 1` and token `at`; the text's own start or end at either end."""
        first = self.ends[at - 1] if at else 0
        return self.printed[first : self.starts[at] if at < len(self.starts) else len(self.printed)]

    def key(self, at: int) -> str:
        """A token as it is compared."""
        return self.codes.key(self.code[at])


def tokenize(text: str, codes: Codes) -> Tokens:
    """Cut a text into tokens."""
    folded = fold(text)
    found = list(_TOKEN.finditer(folded))
    code = "".join(codes.code(one[0]) for one in found)
    starts, ends = [one.start() for one in found], [one.end() for one in found]
    if len(folded) != len(text):  # a few compatibility characters fold to several
        places = [index for index, character in enumerate(text) for _ in fold(character)]
        starts, ends = [places[at] for at in starts], [places[at - 1] + 1 for at in ends]
    return Tokens(text, code, tuple(starts), tuple(ends), codes)
