"""What Telegram refuses: a method and its parameters go in; the description of the refusal comes out, or None."""

import json
import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "code", "pre"}
TAGS |= {"blockquote", "tg-emoji"}
_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>|(<)|(&[^;&<>\s]*;?)|([^<&]+)")
_REFERENCE = re.compile(r"&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}


class Refused(Exception):
    """Telegram's 400; str() is its description."""


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_html(html: str) -> tuple[str, list[dict[str, Any]]]:
    """Parse as Telegram does, strictly: the text and its entities, in UTF-16 units."""
    text, entities, stack = "", [], []
    for closing, tag, attributes, stray, reference, plain in _TOKEN.findall(html):
        name = tag.lower()
        if stray:
            raise Refused("Bad Request: can't parse entities: unexpected <")
        if reference:
            text += unescape(reference) if _REFERENCE.fullmatch(reference) else reference
        elif plain:
            text += plain
        elif closing:
            if not stack or stack[-1][0] != name:
                raise Refused(f"Bad Request: can't parse entities: unmatched end tag {name}")
            _, start, extra = stack.pop()
            if utf16(text) > start:
                entities.append({"type": name + extra, "offset": start, "length": utf16(text) - start})
        else:
            if name not in TAGS:
                raise Refused(f"Bad Request: can't parse entities: unsupported start tag {name}")
            if name == "blockquote" and any(open_tag == "blockquote" for open_tag, _, _ in stack):
                raise Refused("Bad Request: can't parse entities: nested blockquote")
            stack.append((name, utf16(text), attributes.rstrip()))
    if stack:
        raise Refused(f"Bad Request: can't parse entities: can't find end tag of {stack[-1][0]}")
    return text, sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def shown(params: dict[str, Any], field: str = "text") -> tuple[str, list[dict[str, Any]]]:
    """The text that a message shows, with its entities."""
    text = str(params.get(field, ""))
    return parse_html(text) if params.get("parse_mode") == "HTML" else (text, [])


def check(method: str, params: dict[str, Any]) -> None:
    """Raise Refused where Telegram would refuse."""
    for problem in _schema_problems(method, params):
        raise Refused(f"Bad Request: {problem}")
    if method in {"sendMessage", "editMessageText"}:
        _check_text(*shown(params), limit=4096)
    if "caption" in params:
        _check_text(*shown(params, "caption"), limit=1024)
    if "reply_markup" in params:
        _check_keyboard(params["reply_markup"])
    if method == "answerCallbackQuery" and utf16(params.get("text", "")) > 200:
        raise Refused("Bad Request: MESSAGE_TOO_LONG")
    if method == "setMyCommands":
        for one in params["commands"]:
            if (
                not re.fullmatch(r"[a-z0-9_]{1,32}", one["command"])
                or not 1 <= len(one["description"]) <= 256
            ):
                raise Refused("Bad Request: BOT_COMMAND_INVALID")
    if method == "answerInlineQuery":
        _check_results(params)
    if method == "answerGuestQuery":
        _check_results({"results": [params["result"]]})


def _check_text(text: str, entities: list[dict[str, Any]], limit: int) -> None:
    if not text.strip() and limit == 4096:
        raise Refused("Bad Request: message text is empty")
    if utf16(text) > limit:
        raise Refused("Bad Request: message is too long")
    if len(entities) > 100:
        raise Refused("Bad Request: too many entities (clients show 100)")


def _check_keyboard(markup: dict[str, Any]) -> None:
    rows = markup.get("inline_keyboard")
    if rows is None:
        return
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise Refused("Bad Request: reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise Refused("Bad Request: text buttons are not allowed to be empty")
        if len(ACTIONS & button.keys()) != 1:
            raise Refused("Bad Request: exactly one action a button")
        if not 1 <= len(button.get("callback_data", "-").encode()) <= 64:
            raise Refused("Bad Request: BUTTON_DATA_INVALID")
        if not 1 <= len(button.get("copy_text", {"text": "-"})["text"]) <= 256:
            raise Refused("Bad Request: BUTTON_COPY_TEXT_INVALID")


def _check_results(params: dict[str, Any]) -> None:
    results = params["results"]
    ids = [one["id"] for one in results]
    if len(results) > 50 or len(set(ids)) != len(ids) or not all(1 <= len(one.encode()) <= 64 for one in ids):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE or too many results")
    if len(params.get("next_offset", "").encode()) > 64:
        raise Refused("Bad Request: NEXT_OFFSET_INVALID")
    for one in results:
        content = one.get("input_message_content")
        if content and "message_text" in content:
            _check_text(*shown({**content, "text": content["message_text"]}), limit=4096)
        if "reply_markup" in one:
            _check_keyboard(one["reply_markup"])


def _load_schema() -> dict[str, Any]:
    folder = os.environ.get("JIANBAO_EVAL")
    path = Path(folder or "-") / "platform" / "telegram-bot-api.min.json"
    return json.loads(path.read_text("utf-8")) if folder and path.exists() else {"methods": {}, "types": {}}


SCHEMA = _load_schema()


def _schema_problems(method: str, params: dict[str, Any]) -> Iterator[str]:
    spec = SCHEMA["methods"].get(method)
    if SCHEMA["methods"] and spec is None:
        yield f"method {method} is unknown"
    if spec:
        yield from _field_problems(method, spec.get("fields", []), params)


def _field_problems(where: str, fields: list[dict[str, Any]], value: dict[str, Any]) -> Iterator[str]:
    known = {field["name"]: field for field in fields}
    for name in value.keys() - known.keys():
        yield f"{where} has no field {name}"
    for name, field in known.items():
        if name not in value:
            if field.get("required"):
                yield f"{where} needs {name}"
        elif not any(_fits(kind, value[name]) for kind in field["types"]):
            yield f"{where}.{name} is not {' or '.join(field['types'])}: {value[name]!r:.200}"


def _fits(kind: str, value: Any) -> bool:
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(_fits(kind.removeprefix("Array of "), one) for one in value)
    simple = {
        "Integer": int,
        "String": str,
        "Float": (int, float),
        "Boolean": bool,
        "True": bool,
        "Float number": float,
    }
    if kind in simple:
        return isinstance(value, simple[kind]) and (
            kind in {"Boolean", "True"} or not isinstance(value, bool)
        )
    spec = SCHEMA["types"].get(kind, {})
    if not isinstance(value, dict):
        return False
    if spec.get("subtypes"):
        return any(_fits(one, value) for one in spec["subtypes"])
    return not any(_field_problems(kind, spec.get("fields", []), value))
