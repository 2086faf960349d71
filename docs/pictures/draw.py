"""Draw what readers see in Telegram: said lines go in, pictures of the bot's real answers come out.

Run in an environment that also has `typst` and a Chinese font: `python docs/pictures/draw.py FONT_FOLDER`.
"""

import asyncio
import itertools
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))


from corpus.library import Library  # noqa: E402 — the path comes first
from tests.telegram_server import Seen, TelegramServer  # noqa: E402
from tests.test_journey import reading  # noqa: E402

PICTURES = {
    "search": "荣错纠错",
    "ask": "太龙镇党委书记是谁？",
    "verify": "/verify 自2021年起，先后为53名遭诬告的干部澄清正名",
}
PAGE = Path(__file__).with_name("chat.typ")


async def main(fonts: Path) -> None:
    """Say each line to the bot over the sample edition, and draw question and answer."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "none")
        async with reading(library, Path(folder)) as server:
            for number, (name, said) in enumerate(PICTURES.items(), 1):
                draw(name, said, await _answer(server, said, number), fonts)
        library.close()


async def _answer(server: TelegramServer, said: str, user: int) -> Seen:
    await server.say(said, user=user)
    return (await server.replies(1, chat=user, within=30))[0]


def draw(name: str, said: str, seen: Seen, fonts: Path) -> None:
    """Write `name.png` beside this file."""
    rows = (seen.markup or {}).get("inline_keyboard", [])
    chat = {
        "said": said,
        "lines": _lines(seen),
        "rows": [[button["text"] for button in row] for row in rows],
    }
    typst.compile(
        str(PAGE),
        output=str(PAGE.with_name(f"{name}.png")),
        font_paths=[str(fonts)],
        ppi=144,
        sys_inputs={"chat": json.dumps(chat, ensure_ascii=False)},
    )


def _lines(seen: Seen) -> list[dict[str, Any]]:
    """Cut a message into lines, each with its runs (bold or not) and whether it stands in a quotation."""
    units = seen.text.encode("utf-16-le")
    marks = [(one["type"].split()[0], one["offset"], one["offset"] + one["length"]) for one in seen.entities]
    lines, start = [], 0
    for line in seen.text.split("\n"):
        end = start + len(line.encode("utf-16-le")) // 2
        edges = sorted({start, end, *(place for _, a, b in marks for place in (a, b) if start < place < end)})
        runs = [
            {
                "text": units[2 * a : 2 * b].decode("utf-16-le"),
                "bold": any(kind == "b" and first <= a < last for kind, first, last in marks),
            }
            for a, b in itertools.pairwise(edges)
        ]
        quoted = any(kind == "blockquote" and first <= start < last for kind, first, last in marks)
        lines.append({"runs": runs, "quoted": quoted})
        start = end + 1
    return lines


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
