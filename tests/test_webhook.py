"""The webhook: the same behaviour as long polling, and a door that opens only to Telegram."""

import socket

import aiohttp
import pytest

from bot.telegram_app import CannotServe
from tests.killing import free_port
from tests.telegram_server import Fault, TelegramServer
from tests.test_telegram import serving


@pytest.fixture
async def server():
    async with TelegramServer() as one:
        yield one
        assert one.refused == []


def hook(port: int) -> dict[str, str]:
    """Settings for a webhook on this machine."""
    return {"TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "TELEGRAM_WEBHOOK_PORT": str(port)}


async def test_a_journey_by_webhook(server, tmp_path):
    """Over the webhook a reader searches and turns the page just as by polling."""
    async with serving(server, tmp_path, **hook(free_port())):
        await server.say("/search 春")
        (listed,) = await server.replies(1)
        await server.press(listed, "更多")
        await server.until(lambda: listed.edits == 1)
    assert server.webhook["allowed_updates"]
    assert len(server.webhook["secret_token"]) >= 32  # drawn, as none was set


async def test_nobody_without_the_secret_gets_in(server, tmp_path):
    """Calls without the secret, with a wrong one, or that are no JSON change nothing; a malformed update is taken and set aside."""
    port = free_port()
    variables = {**hook(port), "TELEGRAM_WEBHOOK_SECRET": "s3cret", "TELEGRAM_WEBHOOK_PATH": "/other/path"}
    variables["TELEGRAM_WEBHOOK_URL"] = f"http://127.0.0.1:{port}/other/path"
    forged = {"update_id": 1, "message": {"text": "forged"}}
    name = "X-Telegram-Bot-Api-Secret-Token"
    async with serving(server, tmp_path, **variables) as app, aiohttp.ClientSession() as web:
        await server.until(lambda: bool(server.webhook))
        root = f"http://127.0.0.1:{port}"
        for path, headers, body, status in (
            ("/other/path", {}, b"{}", 403),
            ("/other/path", {name: "wrong"}, b"{}", 403),
            ("/other/path", {name: "错".encode().decode("latin-1")}, b"{}", 403),
            ("/hook", {name: "s3cret"}, b"{}", 404),
            ("/other/path", {name: "s3cret"}, b"no json", 400),
        ):
            async with web.post(root + path, data=body, headers=headers) as got:
                assert got.status == status, (path, headers)
        assert await app.kept.inbox.waiting() == []
        async with web.get(f"{root}/other/path") as got:
            assert got.status == 405
        async with web.post(f"{root}/other/path", json=forged, headers={name: "s3cret"}) as got:
            assert got.status == 200
        await server.say("好")
        await server.replies(1)


async def test_polling_takes_over_from_a_webhook(server, tmp_path):
    """A bot that was served by webhook is served by polling after its address was taken out of the settings."""
    server.webhook = {"url": "http://127.0.0.1:9/gone"}
    async with serving(server, tmp_path):
        await server.say("好")
        await server.replies(1)
    assert server.webhook == {}


async def test_a_webhook_that_cannot_be_is_one_sentence(server, tmp_path):
    """A port in use and an address that Telegram refuses stop the bot with the reason."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        async with serving(server, tmp_path, **hook(taken.getsockname()[1])) as app:
            with pytest.raises(CannotServe, match="port"):
                await app.task
    server.faults.append(Fault("setWebhook", 400, "Bad Request: bad webhook: HTTPS url must be provided"))
    async with serving(server, tmp_path, **hook(free_port())) as app:
        with pytest.raises(CannotServe, match="https url"):
            await app.task


async def test_a_webhook_is_announced_again_after_a_failure(server, tmp_path):
    """Where Telegram cannot be reached at the start, the webhook is set as soon as it can."""
    server.faults.append(Fault("setWebhook", 502, "Bad Gateway"))
    async with serving(server, tmp_path, **hook(free_port())):
        await server.say("好")
        await server.replies(1)
