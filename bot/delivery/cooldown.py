"""When somebody asks too much: who wrote where and when goes in; go on, ask for a pause once, or stay silent comes out."""

from collections import OrderedDict
from typing import Literal

from bot.delivery.pacing import Rate, Window

Verdict = Literal["go", "notice", "silent"]
_WATCHED = 4_000
"""So many people and chats are watched; the one heard least recently is dropped."""


class Cooldown:
    """Budgets of what people and chats may ask, measured on the times at which they wrote, not at which we read it."""

    def __init__(self, user: Rate, chat: Rate) -> None:
        """Allow each user and each chat so many messages."""
        self._user = user
        self._chat = chat
        self._windows: OrderedDict[str, Window] = OrderedDict()
        self._noticed: dict[str, float] = {}

    def verdict(self, user: str, chat: str, when: float) -> Verdict:
        """Judge a message and count it if it goes through."""
        windows = (self._window(f"user {user}", self._user), self._window(f"chat {chat}", self._chat))
        if all(window.free_at() <= when for window in windows):
            for window in windows:
                window.spend(when)
            return "go"
        if when - self._noticed.get(chat, float("-inf")) < self._user.seconds:
            return "silent"
        self._noticed[chat] = when
        return "notice"

    def _window(self, key: str, rate: Rate) -> Window:
        window = self._windows.pop(key, None) or Window(rate)
        self._windows[key] = window
        if len(self._windows) > _WATCHED:
            gone, _ = self._windows.popitem(last=False)
            self._noticed.pop(gone.removeprefix("chat "), None)
        return window
