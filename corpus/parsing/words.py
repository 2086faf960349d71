"""Two halves of a line go in; whether a word of the dictionary spans the cut comes out."""

from functools import lru_cache
from typing import Any

import jieba

from corpus.parsing.script import is_cjk

_REACH = 6


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


@lru_cache(maxsize=4096)
def _spans(left: str, right: str) -> bool:
    at = 0
    for word in _dictionary().cut(left + right, HMM=False):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False


def spans_cut(left: str, right: str) -> bool:
    """Whether segmenting both together puts one word over the cut."""
    if not left or not right or not is_cjk(left[-1]) or not is_cjk(right[0]):
        return False
    return _spans(left[-_REACH:], right[:_REACH])
