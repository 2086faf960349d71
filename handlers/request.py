"""What a reader said, whatever the platform: an adapter fills it in, the command table reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """One message or pressed button.

    `chat` and `user` are the platform's ids as text; `thread` is a forum topic or a Slack thread; `locale` is the
    reader's IETF language tag (`zh-hans`, `en`); `private` is false in groups; `replied_to` is the text of the
    message (or the quoted part of it) that this one replies to. `own_chat` is the user's private chat where `chat` is
    none that could have settings: what is typed inline, or a chat of which the bot is no member.
    """

    text: str
    platform: str = "terminal"
    chat: str = "terminal"
    user: str = ""
    user_name: str = ""
    thread: str | None = None
    locale: str = "zh"
    private: bool = True
    replied_to: str | None = None
    own_chat: str = ""

    @property
    def home(self) -> str:
        """The name under which the settings are kept that this request goes by."""
        return f"{self.platform}:{self.own_chat or self.chat}"
