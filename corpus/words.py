"""Words: a text becomes the words that jieba cuts it into; the one place that touches jieba."""

import logging
import math
import sys
import tempfile
from functools import cache, lru_cache
from pathlib import Path

import jieba

WORDS_VERSION = f"jieba {jieba.__version__}"


@cache
def _tokenizer() -> jieba.Tokenizer:
    """Load the dictionary once, about a second; its cache file stays out of the shared temporary folder.

    jieba unmarshals that file unchecked, so it must not lie where others can write.
    """
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    tokenizer.initialize()
    return tokenizer


def _cache_folder() -> Path:
    """A folder of this user's own; where there is none to be had, a new one that is gone with the process's host."""
    folder = Path.home() / ".cache" / "jianbao"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="jianbao-"))
    return folder


def cut(text: str) -> list[str]:
    """Cut a text into words that add up to it."""
    words: list[str] = _tokenizer().lcut(text)
    return words


def cut_for_search(text: str) -> list[str]:
    """Cut a text into words, and long words also into the shorter ones inside them; overlapping."""
    words: list[str] = _tokenizer().lcut_for_search(text)
    return words


def is_word(text: str) -> bool:
    """Tell whether the dictionary holds this very word."""
    return bool(_tokenizer().FREQ.get(text))


def warm() -> None:
    """Load the dictionary now, so that the first reader does not wait for it."""
    _tokenizer()
    _classes()


@lru_cache(maxsize=50_000)
def rarity(text: str) -> float:
    """How much a word tells, from 1 (it stands in every text) to about 10 (the dictionary does not hold it)."""
    known = _tokenizer()
    count = known.FREQ.get(text, 0)
    return min(10.0, max(1.0, math.log(known.total / count) - 5.0)) if count else 10.0


@cache
def _classes() -> dict[str, str]:
    """Every word of the dictionary with its class, such as `nr` for a person's name; a third of a second, once."""
    with _tokenizer().get_dict_file() as lines:
        rows = (line.decode("utf-8").split() for line in lines)
        return {row[0]: sys.intern(row[2]) for row in rows if len(row) == 3}


def word_class(text: str) -> str:
    """The dictionary's class of a word; empty for a word that it does not hold."""
    return _classes().get(text, "")
