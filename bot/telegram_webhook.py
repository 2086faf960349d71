"""The webhook: Telegram's calls come in over HTTP; each is confirmed only once the receiver has stored its update."""

import hmac
import json
import logging
import secrets
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


async def open_webhook(bot: Bot, settings: Settings, receive: Receive) -> HTTPServer:
    """Listen, then tell Telegram where; the caller stops the server."""
    url = settings.telegram_webhook_url or ""
    secret = settings.telegram_webhook_secret
    word = secret.get_secret_value() if secret else secrets.token_urlsafe(32)
    path = settings.telegram_webhook_path or urlsplit(url).path or "/"
    door = Application(
        [("/" + path.strip("/") + "/?", _Door, {"receive": receive, "secret": word})],
        log_function=lambda _handler: None,
    )
    server = door.listen(
        settings.telegram_webhook_port, settings.telegram_webhook_listen, max_body_size=_LARGEST_UPDATE
    )
    await bot.set_webhook(url, secret_token=word, allowed_updates=allowed_updates(bot.bot))
    _log.info("Telegram reaches this bot at %s", url)
    return server
