"""The HTTP side: answers of the Bot API go in; results and, as they were sent, updates come out, readable or not."""

import json
from typing import Any

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

_NOTHING = b'{"ok":true,"result":[]}'


class _Answer(dict[str, Any]):
    """An answer of the server; one without a result, whatever its status, is a trouble of the network."""

    def __missing__(self, key: str) -> Any:
        raise NetworkError(f"the server's answer has no {key}: {self.get('description', 'no reason given')}")


class Wire(HTTPXRequest):
    """The request object for everything but getUpdates; the library would stumble over `ok: false` under status 200."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer."""
        return _Answer(HTTPXRequest.parse_json_payload(payload))


class RawUpdates(Wire):
    """The request object of getUpdates, which keeps the raw updates for `take` and hands the library none.

    The library reads a whole batch or, where it cannot read one update in it, discards the batch and fetches it
    again for ever. Here every update reaches the inbox, and what cannot be read is set aside one by one.
    """

    def __init__(self) -> None:
        """Use one connection, as updates are fetched one batch at a time."""
        super().__init__(connection_pool_size=1)
        self._updates: list[Any] = []

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Do the request as the library would, and keep the result for `take`."""
        code, payload = await super().do_request(*args, **kwargs)
        if code != 200:
            return code, payload
        answer = self.parse_json_payload(payload)
        result = answer["result"]
        self._updates = result if isinstance(result, list) else []
        return code, _NOTHING

    def take(self) -> list[Any]:
        """Return the updates of the last request, once."""
        updates, self._updates = self._updates, []
        return updates


def as_body(update: Any) -> str:
    """Write an update as the inbox keeps it."""
    return json.dumps(update, ensure_ascii=True, separators=(",", ":"))
