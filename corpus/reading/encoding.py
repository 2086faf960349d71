"""Bytes of unknown origin go in, text comes out; or the sentence that says why they are no text."""

from collections.abc import Iterator
from functools import cache

from charset_normalizer import from_bytes

from corpus.errors import UnreadableFile

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# A page in the right encoding consists of common characters almost alone; in a wrong one about half are rare.
_COMMON_ENOUGH = 0.85
_SAMPLE = 200_000


def decode(raw: bytes, name: str) -> str:
    """Turn a file's bytes into text; `name` stands in the error's sentence."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, name)
    if b"\0" in raw:
        return _wide(raw, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_mixture(raw, name)
        return _legacy(raw, name, error)


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{name} begins as {encoding.upper()} but breaks off at byte {error.start}; save it as UTF-8 again."
        ) from error


def _wide(raw: bytes, name: str) -> str:
    """Text of two bytes a character without a mark has its zero bytes all on one side; anything else is binary."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if len(raw) % 2 == 0 and min(even, odd) == 0 and max(even, odd) * 50 > len(raw):
        try:
            return raw.decode("utf-16-be" if even else "utf-16-le")
        except UnicodeDecodeError:
            pass
    raise UnreadableFile(f"{name} holds zero bytes, so it is no text; give a page dump in a text format.")


def _refuse_mixture(raw: bytes, name: str) -> None:
    """Most lines UTF-8 and some not: two files were glued together, and no one encoding reads both."""
    sound, broken, first = 0, 0, 0
    for number, line in enumerate(raw.split(b"\n"), 1):
        if line.isascii():
            continue
        try:
            # Two characters of UTF-8 by chance are common, five are not.
            sound += len(line.decode("utf-8").strip()) >= 5
        except UnicodeDecodeError:
            broken, first = broken + 1, first or number
    if sound > 1 and broken and sound * 4 >= broken:
        raise UnreadableFile(
            f"{name} mixes encodings: most of it is UTF-8, but line {first} is not; save the whole file as UTF-8."
        )


def _legacy(raw: bytes, name: str, cause: UnicodeDecodeError) -> str:
    best = max(_candidates(raw), default=(0.0, ""))
    if best[0] >= _COMMON_ENOUGH:
        return best[1]
    guess = from_bytes(raw[:_SAMPLE]).best()
    if guess is not None and guess.encoding not in {"gb18030", "gbk", "big5", "big5hkscs", "cp950"}:
        try:
            text = raw.decode(guess.encoding)
        except UnicodeDecodeError:
            text = ""
        if text and text.isprintable() | (sum(map(str.isalpha, text)) * 2 > len(text)):
            return text
    raise UnreadableFile(
        f"{name} is in no encoding known here (at byte {cause.start}); save it as UTF-8 and try again."
    ) from cause


def _candidates(raw: bytes) -> Iterator[tuple[float, str]]:
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
        if wide:
            yield sum(character in _common() for character in wide) / len(wide), text


@cache
def _common() -> frozenset[str]:
    """The characters that the first levels of GB 2312 and of Big5 hold, with their punctuation."""
    gb = (bytes((lead, trail)) for lead in (0xA1, 0xA3, *range(0xB0, 0xD8)) for trail in range(0xA1, 0xFF))
    tails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = (bytes((lead, trail)) for lead in (0xA1, *range(0xA4, 0xC7)) for trail in tails)
    text = b"".join(gb).decode("gb2312", "ignore") + b"".join(big5).decode("big5", "ignore")
    return frozenset(text) | frozenset("—…“”‘’·")
