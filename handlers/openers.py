"""The buttons that open the articles of a list: ids go in; numbered buttons that mean these articles for ever come out."""

from collections.abc import Sequence

from corpus.passage import article_key
from handlers.reply import Button

_ROW = 4
"""Buttons side by side."""


def openers(article_ids: Sequence[str], first: int = 1) -> tuple[tuple[Button, ...], ...]:
    """Rows of numbers; each names its article, as the number alone would mean another one after the next list."""
    buttons = tuple(
        Button(str(number), f"/article {article_key(one)}") for number, one in enumerate(article_ids, first)
    )
    return tuple(buttons[at : at + _ROW] for at in range(0, len(buttons), _ROW))
