"""What a chat can set: `/settings` comes in; the choices go out as buttons, and a choice made is kept from then on."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.call import Call
from handlers.desk import Desk
from handlers.reply import Button, Reply, Text
from handlers.request import Request
from handlers.words.language import language_of, phrases

CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("auto", "zh", "hant", "en"),
    "hits": ("3", "5", "8"),
    "aid": ("off", "hans", "hant"),
    "lookups": ("on", "off"),
}
"""Every setting with its values; the first is the default: three hits fit one phone screen with their excerpts."""


async def chosen(name: str, request: Request, desk: Desk) -> str:
    """Return what the chat of a request has chosen for one setting, or its default."""
    kept = await desk.memory.setting(f"{request.platform}:{request.chat}", name)
    return kept if kept in CHOICES[name] else CHOICES[name][0]


async def settings(call: Call) -> Reply:
    """Answer `/settings [NAME VALUE]`."""
    name, _, value = call.text.strip().casefold().partition(" ")
    if name in CHOICES and value.strip() in CHOICES[name]:
        await _keep(call, name, value.strip())
    language = await chosen("language", call.request, call.desk)
    spoken = call.request.locale if language == "auto" else language
    return await _form(replace(call, words=phrases(language_of(spoken))))


async def _keep(call: Call, name: str, value: str) -> None:
    default = value == CHOICES[name][0]
    await call.desk.memory.change_setting(call.chat, name, None if default else value)


async def _form(call: Call) -> Reply:
    """Every setting with what is chosen now, and a button for each other value."""
    lines, rows = [], []
    for name, values in CHOICES.items():
        now = await chosen(name, call.request, call.desk)
        lines.append(f"{call.words.setting_names[name]}：{_shown(call, name, now)}")
        others = (value for value in values if value != now)
        rows.append(
            tuple(
                Button(_shown(call, name, value), f"/settings {name} {value}", turns=True) for value in others
            )
        )
    return Reply((Text(call.words.settings_heading), Text("\n".join(lines))), tuple(rows))


def _shown(call: Call, name: str, value: str) -> str:
    return call.words.setting_values.get(f"{name} {value}", value)


async def forget(call: Call) -> Reply:
    """Answer `/forget`: wipe what is kept about this chat."""
    await call.desk.memory.forget(call.chat)
    return Reply((Text(call.words.forgotten),))


async def delete(call: Call) -> Reply:
    """Answer `/delete` where there is nothing to delete: the platforms do it themselves, in reply to a message."""
    return Reply((Text(call.words.delete_how),))
