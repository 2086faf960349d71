"""Words: a text becomes the words that jieba cuts it into; the one place that touches jieba."""

import logging
import tempfile
from functools import cache
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
