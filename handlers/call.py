"""A call: everything that one handler is given, and the handler's form. A Call goes in, a Reply comes out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.desk import Desk
from handlers.reply import Reply
from handlers.request import Request
from handlers.words.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Call:
    """One command on its way to its handler; `text` is what stands behind the command's name."""

    request: Request
    text: str
    desk: Desk
    words: Phrases

    @property
    def chat(self) -> str:
        """The name under which this chat is remembered."""
        return f"{self.request.platform}:{self.request.chat}"


Handler = Callable[[Call], Awaitable[Reply]]
