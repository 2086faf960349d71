"""Characters go in, what script or punctuation they are comes out; the small words every part of parsing needs."""

import re
from unicodedata import east_asian_width

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_CJK = re.compile(f"[{CJK}]")
_WIDE_MARK = re.compile(
    "[\u3001-\u3003\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—·]"
)
_SPACE = re.compile(r"\s+")
_LATIN_WORD = re.compile(r"[A-Za-z0-9][\w'’.,%-]*")
CLOSERS = "”’」』）)】〕》〉]\"'"
OPENERS = "“‘「『（(【〔《〈["
FINAL = "。！？!?…"
_LAST_DASH = re.compile(r"(?<=[.!?。！？”\"])\s*[—–]{1,2}\s*[^.!?。！？]{2,40}$")
_LAST_BRACKET = re.compile(r"(?<=\S)\s*[（(【〔][^（）()【】〔〕]{1,40}[）)】〕]$")
_PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("（", "）"),
    ("(", ")"),
    ("《", "》"),
    ("【", "】"),
    ("〈", "〉"),
)


def is_cjk(character: str) -> bool:
    """Whether a character is an ideograph or kana."""
    return bool(_CJK.match(character))


def is_wide(character: str) -> bool:
    """Whether a character is set without spaces around it: ideographs and their punctuation."""
    return bool(_CJK.match(character) or _WIDE_MARK.match(character))


def is_latin_text(text: str) -> bool:
    """Whether a text is mainly in a script with spaces between words."""
    ideographs = len(_CJK.findall(text))
    return ideographs * 4 < sum(character.isalpha() for character in text) and ideographs < 10


def solid(text: str) -> str:
    """Leave out every space."""
    return _SPACE.sub("", text)


def measure(text: str) -> int:
    """Length in ideographs; a Latin word counts as two."""
    words = len(_LATIN_WORD.findall(text))
    return len(_CJK.findall(text)) + len(_WIDE_MARK.findall(text)) + 2 * words


def width(text: str) -> int:
    """Printed width in half-width cells."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing marks and a last （记者…） aside."""
    bare = _LAST_BRACKET.sub("", text.rstrip()) or text
    bare = _LAST_DASH.sub("", bare)
    bare = bare.rstrip().rstrip(CLOSERS).rstrip()
    return bare.endswith(tuple(FINAL)) or (bare.endswith(".") and is_latin_text(text))


def open_pairs(text: str) -> list[str]:
    """The closing marks that a text still owes."""
    return [close for start, close in _PAIRS if text.count(start) > text.count(close)]
