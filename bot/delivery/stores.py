"""What one platform keeps in the chats' file: an open database goes in, its inbox, outbox, memory and buttons come out."""

from dataclasses import dataclass

from bot.delivery.buttons import ButtonCommands
from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import Database
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of one platform."""

    inbox: Inbox
    outbox: Outbox
    memory: SqliteChatMemory
    buttons: ButtonCommands


def stores(database: Database, platform: str, keep_texts: float = 0.0) -> Stores:
    """Open the stores of a platform; texts of answered messages are kept for `keep_texts` seconds."""
    return Stores(
        Inbox(database, platform, keep_texts),
        Outbox(database, platform),
        SqliteChatMemory(database),
        ButtonCommands(database),
    )
