"""Which language to speak: an IETF language tag goes in, that language's phrases come out."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Literal

from opencc import OpenCC

from handlers.words.chinese import CHINESE
from handlers.words.english import ENGLISH
from handlers.words.phrases import Phrases

Language = Literal["zh", "hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "hant", "en")
_TRADITIONAL = ("hant", "-tw", "-hk", "-mo")


def language_of(locale: str) -> Language:
    """The language to answer a reader with this tag in; who reads no Chinese gets English."""
    tag = locale.lower().replace("_", "-")
    if tag == "hant" or (tag.startswith("zh") and any(part in tag for part in _TRADITIONAL)):
        return "hant"
    return "zh" if tag.startswith("zh") else "en"


@cache
def phrases(language: Language) -> Phrases:
    """All that the bot says in a language."""
    if language == "hant":
        return _traditional(CHINESE)
    return CHINESE if language == "zh" else ENGLISH


def traditional(text: str) -> str:
    """Our own words in the characters and terms of Taiwan."""
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("s2twp")


def _traditional(words: Phrases) -> Phrases:
    """All phrases in traditional characters; what a paper printed is never converted."""

    def converted(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: traditional(text) for name, text in value.items()}
        return traditional(value)

    spoken = {field.name: converted(getattr(words, field.name)) for field in fields(words)}
    return Phrases(**spoken | {"language": "hant"})
