"""A stand-in of Telegram's Bot API over HTTP, with the people who write to the bot: what they do goes in, what they see comes out.

It keeps chats, messages and updates with offsets, long polling and webhooks, and refuses what Telegram refuses.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.telegram_checks import Refused, check, shown

TOKEN = "1234:stand-in"
BOT = {
    "id": 1234,
    "is_bot": True,
    "first_name": "剪报",
    "username": "jianbao_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
}


@dataclass
class Call:
    """A request of the bot that was accepted."""

    method: str
    params: dict[str, Any]
    at: float


@dataclass
class Fault:
    """An answer to give instead of doing what the bot asks."""

    method: str
    status: int
    description: str
    parameters: dict[str, Any] | None = None
    times: int = 1
    chat: int | None = None


@dataclass
class Seen:
    """A message of the bot as people see it now."""

    chat_id: int
    message_id: int
    text: str
    entities: list[dict[str, Any]]
    markup: dict[str, Any] | None
    params: dict[str, Any]
    edits: int = 0

    @property
    def bold(self) -> list[str]:
        """The parts set in bold."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
            for one in self.entities
            if one["type"] == "b"
        ]

    def button(self, label: str) -> dict[str, Any]:
        """The button whose label begins so."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return next(one for row in rows for one in row if one["text"].startswith(label))


@dataclass
class TelegramServer:
    """One Bot API server with one bot; `limited` makes it enforce the sending limits."""

    limited: bool = False
    token: str = TOKEN
    calls: list[Call] = field(default_factory=list)
    refused: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    messages: dict[tuple[int, int], Seen] = field(default_factory=dict)
    sent: list[Seen] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    members: dict[tuple[int, int], str] = field(default_factory=dict)
    webhook: dict[str, Any] = field(default_factory=dict)
    on_call: Callable[[Call], None] = lambda _call: None

    def __post_init__(self) -> None:
        self._pending: deque[dict[str, Any]] = deque()
        self._update_id = 700_000
        self._message_id = 100
        self._changed = asyncio.Condition()
        self._polls = 0
        self._runner: web.AppRunner | None = None
        self._pushing: asyncio.Task[None] | None = None
        self._times: dict[int, deque[float]] = {}
        self._all_times: deque[float] = deque(maxlen=30)
        self.root = ""
        self.confirmed = 0
        self.too_many = 0

    async def __aenter__(self):
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.root = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._pushing:
            self._pushing.cancel()
            with suppress(asyncio.CancelledError):
                await self._pushing
        if self._runner:
            await self._runner.cleanup()

    # What people do

    async def say(self, text: str, user: int = 7, chat: int | None = None, **more: Any) -> dict[str, Any]:
        """Somebody writes; `chat` defaults to the private chat with them. Returns the message."""
        self._message_id += 1
        language = more.pop("language", "zh-hans")
        message = {
            "message_id": self._message_id,
            "date": more.pop("date", int(time.time())),
            "chat": chat_of(user if chat is None else chat),
            "from": person(user, language),
            "text": text,
            **more,
        }
        if text.startswith("/"):
            word = text.split(maxsplit=1)[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(word)}]
        await self.update({"message": message})
        return message

    async def press(self, seen: Seen, label: str, user: int = 7) -> None:
        """Somebody presses a button of a message."""
        await self.update(
            {
                "callback_query": {
                    "id": str(self._update_id + 1),
                    "from": person(user),
                    "chat_instance": "1",
                    "data": seen.button(label)["callback_data"],
                    "message": self.as_message(seen),
                }
            }
        )

    async def type(self, query: str, user: int = 7, offset: str = "") -> str:
        """Somebody types `@bot query` in some chat. Returns the query's id."""
        number = str(self._update_id + 1)
        asked = {
            "id": number,
            "from": person(user),
            "query": query,
            "offset": offset,
            "chat_type": "supergroup",
        }
        await self.update({"inline_query": asked})
        return number

    async def results(self, query: str) -> dict[str, Any]:
        """Wait for the answer to an inline query, and return its parameters."""

        def found() -> list[dict[str, Any]]:
            return [one for one in self.called("answerInlineQuery") if str(one["inline_query_id"]) == query]

        await self.until(lambda: bool(found()))
        return found()[0]

    def as_message(self, seen: Seen) -> dict[str, Any]:
        """A message of the bot as updates carry it."""
        thread = seen.params.get("message_thread_id")
        topic = {"message_thread_id": thread, "is_topic_message": True} if thread else {}
        return {
            "message_id": seen.message_id,
            "date": int(time.time()),
            "chat": chat_of(seen.chat_id),
            "from": BOT,
            "text": seen.text,
            **topic,
        }

    async def update(self, update: dict[str, Any]) -> int:
        """Any update at all reaches the bot."""
        self._update_id += 1
        self._pending.append({"update_id": self._update_id, **update})
        await self._notify()
        return self._update_id

    # What people see

    async def replies(self, count: int, chat: int | None = None, within: float = 10.0) -> list[Seen]:
        """Wait until so many messages were sent (to a chat), and return them."""

        def found() -> list[Seen]:
            return [one for one in self.sent if chat is None or one.chat_id == chat]

        await self.until(lambda: len(found()) >= count, within)
        return found()

    async def until(self, condition: Callable[[], bool], within: float = 10.0) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(within), self._changed:
            await self._changed.wait_for(condition)

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every accepted call of a method."""
        return [call.params for call in self.calls if call.method == method]

    @property
    def waiting(self) -> int:
        """How many updates are not confirmed yet."""
        return len(self._pending)

    # The server

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _error(401, "Unauthorized")
        try:
            params = await _params(request)
        except ConnectionResetError:  # the bot was killed while it spoke
            return _error(400, "Bad Request")
        fault = self._fault(method, params)
        if fault:
            return _error(fault.status, fault.description, fault.parameters)
        try:
            check(method, params)
            result = await self._do(method, params)
        except Refused as refusal:
            self.refused.append((method, params, str(refusal)))
            return _error(400, str(refusal))
        except web.HTTPException as error:
            return _error(
                error.status, error.reason, json.loads(error.text) if error.text[0] == "{" else None
            )
        call = Call(method, params, time.monotonic())
        self.calls.append(call)
        self.on_call(call)
        await self._notify()
        return web.json_response({"ok": True, "result": result})

    def _fault(self, method: str, params: dict[str, Any]) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and fault.chat in {None, params.get("chat_id")}:
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    async def _do(self, method: str, params: dict[str, Any]) -> Any:
        action = getattr(self, f"_on_{method}", None)
        return await action(params) if action else True

    async def _on_getMe(self, _params: dict[str, Any]) -> Any:  # noqa: N802 — Telegram's own names
        return BOT

    async def _on_getChatMember(self, params: dict[str, Any]) -> Any:  # noqa: N802
        status = self.members.get((params["chat_id"], params["user_id"]), "member")
        extra = {"is_anonymous": False} if status == "creator" else {}
        if status == "administrator":
            rights = (
                "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
                "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
                "can_edit_stories can_delete_stories"
            )
            extra = dict.fromkeys(rights.split(), False)
        return {"status": status, "user": person(params["user_id"]), **extra}

    async def _on_answerGuestQuery(self, _params: dict[str, Any]) -> Any:  # noqa: N802
        return {"inline_message_id": "guest"}

    async def _on_setWebhook(self, params: dict[str, Any]) -> Any:  # noqa: N802
        self.webhook = params
        if self._pushing:
            self._pushing.cancel()
        self._pushing = asyncio.create_task(self._push()) if params.get("url") else None
        return True

    async def _on_deleteWebhook(self, _params: dict[str, Any]) -> Any:  # noqa: N802
        self.webhook = {}
        return True

    async def _on_getUpdates(self, params: dict[str, Any]) -> Any:  # noqa: N802
        if self.webhook.get("url"):
            raise web.HTTPConflict(
                reason="Conflict: can't use getUpdates method while webhook is active", text="-"
            )
        self._polls += 1
        mine = self._polls
        offset = params.get("offset", 0)
        while self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()
            self.confirmed += 1
        await self._notify()
        if not self._pending and params.get("timeout"):
            with suppress(TimeoutError):
                await self.until(lambda: bool(self._pending) or self._polls != mine, params["timeout"])
        if self._polls != mine:
            raise web.HTTPConflict(reason="Conflict: terminated by other getUpdates request", text="-")
        return list(self._pending)[: params.get("limit", 100)]

    async def _push(self) -> None:
        """Send updates to the webhook, one connection, again after a failure, as Telegram does."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        async with aiohttp.ClientSession() as session:
            while True:
                await self.until(lambda: bool(self._pending), 3600)
                try:
                    async with session.post(
                        self.webhook["url"], json=self._pending[0], headers=headers
                    ) as got:
                        taken = got.status == 200
                except aiohttp.ClientError:
                    taken = False
                if taken:
                    self._pending.popleft()
                    self.confirmed += 1
                else:
                    await asyncio.sleep(0.05)

    async def _on_sendMessage(self, params: dict[str, Any]) -> Any:  # noqa: N802
        self._limit(params["chat_id"])
        self._message_id += 1
        text, entities = shown(params)
        seen = Seen(
            params["chat_id"], self._message_id, text.strip(), entities, params.get("reply_markup"), params
        )
        self.messages[seen.chat_id, seen.message_id] = seen
        self.sent.append(seen)
        return self.as_message(seen)

    async def _on_editMessageText(self, params: dict[str, Any]) -> Any:  # noqa: N802
        self._limit(params["chat_id"])
        seen = self.messages.get((params["chat_id"], params["message_id"]))
        if seen is None:
            raise Refused("Bad Request: message to edit not found")
        text, entities = shown(params)
        if (text.strip(), entities, params.get("reply_markup")) == (seen.text, seen.entities, seen.markup):
            raise Refused("Bad Request: message is not modified")
        seen.text, seen.entities, seen.markup = text.strip(), entities, params.get("reply_markup")
        seen.edits += 1
        return self.as_message(seen)

    async def _on_deleteMessage(self, params: dict[str, Any]) -> Any:  # noqa: N802
        if self.messages.pop((params["chat_id"], params["message_id"]), None) is None:
            raise Refused("Bad Request: message to delete not found")
        return True

    def _limit(self, chat: int) -> None:
        """Answer 429 where a bot is faster than one a second in a chat, 20 a minute in a group, 30 a second overall."""
        if not self.limited:
            return
        now = time.monotonic()
        times = self._times.setdefault(chat, deque(maxlen=20))
        too_fast = (times and now - times[-1] < 0.95) or (
            chat < 0 and len(times) == 20 and now - times[0] < 60
        )
        if too_fast or (len(self._all_times) == 30 and now - self._all_times[0] < 1.0):
            self.too_many += 1
            raise web.HTTPTooManyRequests(
                reason="Too Many Requests: retry after 1", text=json.dumps({"retry_after": 1})
            )
        times.append(now)
        self._all_times.append(now)


def person(user: int, language: str = "zh-hans") -> dict[str, Any]:
    """A user as updates carry them."""
    return {"id": user, "is_bot": False, "first_name": f"读者{user}", "language_code": language}


def chat_of(chat: int) -> dict[str, Any]:
    """A chat as updates carry it; Telegram gives groups negative ids."""
    if chat < 0:
        return {"id": chat, "type": "supergroup", "title": f"群{-chat}"}
    return {"id": chat, "type": "private", "first_name": f"读者{chat}"}


async def _params(request: web.Request) -> dict[str, Any]:
    """Read parameters as Telegram does: JSON, or a form whose fields that are no plain text hold JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    values = {**request.query, **{name: str(value) for name, value in (await request.post()).items()}}
    return {name: _value(name, value) for name, value in values.items()}


_TEXTS = {
    "text",
    "caption",
    "parse_mode",
    "url",
    "secret_token",
    "callback_query_id",
    "inline_query_id",
    "description",
}
_TEXTS |= {"next_offset", "guest_query_id", "language_code", "action", "short_description"}


def _value(name: str, value: str) -> Any:
    if name in _TEXTS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _error(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)
