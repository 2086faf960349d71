"""Forgetting and deleting: what is kept about a chat is wiped; how to have a message removed is said."""

from handlers.call import Call
from handlers.reply import Reply, Text


async def forget(call: Call) -> Reply:
    """Answer `/forget`: wipe what is kept about this chat."""
    await call.desk.memory.forget(call.chat)
    return Reply((Text(call.words.forgotten),))


async def delete(call: Call) -> Reply:
    """Answer `/delete` where there is nothing to delete: the platforms do it themselves, in reply to a message."""
    return Reply((Text(call.words.delete_how),))
