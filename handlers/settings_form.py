"""The form of the settings: `/settings [NAME [VALUE]]` comes in; an overview, one setting's values or the change made goes out."""

from dataclasses import replace

from handlers.call import Call
from handlers.chat_settings import (
    CHOICES,
    GROUPS_ONLY,
    PAPERS,
    ZONE,
    chosen,
    chosen_papers,
    now_at,
    some_of,
    zone_of,
)
from handlers.paging import split_page
from handlers.paper_choice import paper_choice
from handlers.reply import Block, Button, Heading, Reply, Text
from handlers.time_zones import COMMON, zone_called, zone_label
from handlers.words.language import language_of, phrases

_ORDER = ("language", PAPERS, "hits", "excerpts", "aid", ZONE, "lookups", "mentions")
"""What matters most to most chats first."""
_ROW = 2
"""Buttons side by side: so many labels can be read on a phone."""


async def settings(call: Call) -> Reply:
    """Answer `/settings`: all of them, `/settings NAME`: its values, `/settings NAME VALUE`: the change."""
    # what is offered is what there is, not what is searched now
    call = replace(call, desk=replace(call.desk, searched=()))
    text, page = split_page(call.text)
    typed, _, value = text.partition(" ")
    name, value = _meant(typed, call), value.strip()
    if not typed:
        return await _overview(call)
    if name is None:
        return await _overview(call, call.words.no_such_setting.format(typed=typed[:40]))
    if name == PAPERS:
        return await paper_choice(call, value, page)
    if not value:
        return await _values(call, name)
    meant = zone_called(value) if name == ZONE else _value_meant(call, name, value)
    if meant is None:
        return await _values(call, name, call.words.no_such_value.format(typed=value[:40]))
    return await _change(call, name, meant)


def _meant(typed: str, call: Call) -> str | None:
    """The setting with this name, as commands or as readers call it."""
    wanted = typed.casefold()
    return next((one for one in _ORDER if wanted in {one, call.words.setting_names[one].casefold()}), None)


def _value_meant(call: Call, name: str, typed: str) -> str | None:
    wanted = typed.casefold()
    return next(
        (one for one in CHOICES[name] if wanted in {one, _shown(call, name, one).casefold()}),
        None,
    )


async def _change(call: Call, name: str, value: str) -> Reply:
    """Keep a value and show all settings with what changed, in the language that is spoken now."""
    default = call.desk.time_zone if name == ZONE else CHOICES[name][0]
    await call.desk.memory.change_setting(call.request.home, name, None if value == default else value)
    if name == "language":
        spoken = call.request.locale if value == "auto" else value
        call = replace(call, words=phrases(language_of(spoken)))
    said = call.words.setting_changed.format(
        name=call.words.setting_names[name], value=_shown(call, name, value)
    )
    return await _overview(call, said)


async def _overview(call: Call, said: str = "") -> Reply:
    """Every setting with what is chosen now, and a button for each."""
    names = [one for one in _ORDER if not (one in GROUPS_ONLY and call.request.private)]
    lines = [
        call.words.setting_line.format(name=call.words.setting_names[one], value=await _now(call, one))
        for one in names
    ]
    blocks: list[Block] = [Text(said, ((0, len(said)),))] if said else []
    blocks += [
        Heading(call.words.settings_heading),
        Text("\n".join(lines)),
        Text(call.words.settings_how, quiet=True),
    ]
    buttons = [Button(call.words.setting_names[one], f"/settings {one}", turns=True) for one in names]
    return Reply(tuple(blocks), _rows(buttons))


async def _now(call: Call, name: str) -> str:
    """What is chosen now for a setting, as readers call it."""
    if name == ZONE:
        now = await now_at(call.request, call.desk)
        zone = _shown(call, ZONE, await zone_of(call.request, call.desk))
        return call.words.zone_now.format(zone=zone, time=f"{now:%H:%M}")
    if name == PAPERS:
        return await _papers_now(call)
    return _shown(call, name, await chosen(name, call.request, call.desk))


async def _papers_now(call: Call) -> str:
    wanted = await chosen_papers(call.request, call.desk)
    here = await call.desk.ask(lambda library: library.papers_called(wanted)) if wanted else ()
    if here:
        return some_of(here, call)
    count = len(await call.desk.ask(lambda library: library.store.publications()))
    return call.words.all_papers.format(count=count)


async def _values(call: Call, name: str, said: str = "") -> Reply:
    """One setting: what it does, and a button for each value; what is chosen now is ticked."""
    values = CHOICES.get(name, COMMON)
    now = (
        await zone_of(call.request, call.desk)
        if name == ZONE
        else await chosen(name, call.request, call.desk)
    )
    offered = values if now in values else (now, *values)
    blocks: list[Block] = [Text(said)] if said else []
    blocks += [Heading(call.words.setting_names[name]), Text(call.words.setting_notes[name])]
    buttons = [
        Button(
            f"{'✓ ' if one == now else ''}{_shown(call, name, one)}", f"/settings {name} {one}", turns=True
        )
        for one in offered
    ]
    back = Button(call.words.all_settings, "/settings", turns=True)
    return Reply(tuple(blocks), (*_rows(buttons), (back,)))


def _shown(call: Call, name: str, value: str) -> str:
    if name == ZONE:
        return zone_label(value, language_of(call.words.language))
    return call.words.setting_values.get(f"{name} {value}", value)


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))
