"""Pieces of words: the file of the pretrained network comes in; `pieces.npz`, with those that newspapers need, comes out.

    python tests/training/make_pieces.py E5-SMALL-Q4.BIN

Kept are Chinese pieces of up to four characters that matching form leaves as they are (it leaves no traditional ones), the
likeliest small Latin words, beginnings and endings, figures, and signs; with the rows they begin as, in the steps they come in.
"""

import re
import sys
import unicodedata
from pathlib import Path

import numpy as np
from fitting import ANSWERING
from pretrained import Pretrained, load_pretrained

from corpus.folding import fold

_SPECIAL = (0, 2, 3)
"""Begin, close and unknown."""
_SIZE = 384
_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,4}")
_LIMITED = (
    (re.compile(r"▁[a-z]{1,12}"), 2500),
    (re.compile(r"[a-z]{2,5}"), 700),
    (re.compile(r"[0-9.,%]{2,4}"), 400),
)
"""Kinds of pieces of which only the likeliest are kept; in the file the likeliest come first."""


def kept(pretrained: Pretrained) -> list[int]:
    """The places of the pieces that are kept."""
    taken, counts = list(_SPECIAL), [0] * len(_LIMITED)
    for at, text in enumerate(pretrained.texts):
        if at <= max(_SPECIAL):
            continue
        for number, (form, most) in enumerate(_LIMITED):
            if form.fullmatch(text) and counts[number] < most:
                counts[number] += 1
                taken.append(at)
        if _is_sign(text) or (_CHINESE.fullmatch(text) and fold(text) == text):
            taken.append(at)
    return taken


def _is_sign(text: str) -> bool:
    """A single letter, figure or mark."""
    if len(text) != 1 or text.isupper():
        return False
    return ord(text) < 0x250 or text == "▁" or (unicodedata.category(text)[0] in "PS" and ord(text) < 0x3100)


def main(arguments: list[str]) -> None:
    """Choose, store."""
    pretrained = load_pretrained(Path(arguments[1]))
    taken = kept(pretrained)
    steps, scales = pretrained.steps("emb.word", _SIZE)
    texts = "\n".join(pretrained.texts[at] for at in taken).encode()
    np.savez_compressed(
        ANSWERING / "pieces.npz",
        pieces=np.frombuffer(texts, np.uint8),
        odds=pretrained.odds[taken].astype(np.float16),
        steps=steps[taken],
        scales=scales[taken],
    )


if __name__ == "__main__":
    main(sys.argv)
