"""What a chat remembers between two messages: a protocol; `bot/` keeps it, handlers ask for it."""

from typing import Protocol


class ChatMemory(Protocol):
    """The small things kept per chat. `chat` is the platform and its id, such as `telegram:42`."""

    async def last_list(self, chat: str) -> tuple[str, ...]:
        """Article ids of the last list shown in this chat, first hit first; empty if none was."""
        ...

    async def remember_list(self, chat: str, article_ids: tuple[str, ...]) -> None:
        """Keep the list that `article N` counts in."""
        ...

    async def setting(self, chat: str, name: str) -> str | None:
        """One setting of this chat; None where it was never set."""
        ...

    async def change_setting(self, chat: str, name: str, value: str | None) -> None:
        """Set or (None) clear one setting of this chat."""
        ...

    async def forget(self, chat: str) -> None:
        """Wipe everything that is kept about this chat."""
        ...
