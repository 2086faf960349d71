"""The webhook: Telegram's calls come in over HTTP; each is confirmed only once the receiver has stored its update."""

import hmac
import json
import logging
import secrets
import socket
from urllib.parse import urlsplit

from telegram import Bot
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.settings import Settings
from bot.telegram_polling import Receive
from bot.telegram_updates import allowed_updates

_log = logging.getLogger(__name__)
_LARGEST_UPDATE = 4 * 2**20


class Overloaded(Exception):
    """Too much waits already; the platform is to send this again later."""


class _Door(RequestHandler):
    """Takes one update; nobody without the secret gets in."""

    def initialize(self, receive: Receive, secret: str) -> None:
        self._receive = receive
        self._secret = secret.encode()

    async def post(self) -> None:
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret):
            self.set_status(403)
            return
        try:
            update = json.loads(self.request.body)
        except ValueError:
            self.set_status(400)
            return
        try:
            await self._receive([update])
        except Overloaded:
            self.set_status(503)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say nothing but the status."""
        self.set_status(status_code)
        self.finish()


class Webhook:
    """A server that listens for Telegram."""

    def __init__(self, bot: Bot, settings: Settings, receive: Receive) -> None:
        """Prepare; without a secret in the settings one is drawn."""
        self._bot = bot
        self._settings = settings
        secret = settings.telegram_webhook_secret
        self._secret = secret.get_secret_value() if secret else secrets.token_urlsafe(32)
        path = settings.telegram_webhook_path or urlsplit(self._url).path
        door = Application(
            [("/" + path.strip("/") + "/?", _Door, {"receive": receive, "secret": self._secret})],
            log_function=lambda _handler: None,
        )
        self._server = HTTPServer(door, max_body_size=_LARGEST_UPDATE)

    @property
    def _url(self) -> str:
        return self._settings.telegram_webhook_url or ""

    def listen(self) -> None:
        """Open the port. Raises OSError."""
        host = self._settings.telegram_webhook_listen
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        door = socket.create_server((host, self._settings.telegram_webhook_port), family=family)
        door.settimeout(0)
        self._server.add_socket(door)

    async def announce(self) -> None:
        """Tell Telegram where this bot listens. Raises TelegramError."""
        allowed = allowed_updates(self._bot.bot)
        await self._bot.set_webhook(self._url, secret_token=self._secret, allowed_updates=allowed)
        _log.info("Telegram reaches this bot at %s", self._url)

    async def close(self) -> None:
        """Take no more updates; Telegram keeps them."""
        self._server.stop()
        await self._server.close_all_connections()
