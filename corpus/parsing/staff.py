"""An editor line goes in; the editors that it names come out, the rest of the staff aside: 责编, 主编, Editor."""

import re

from corpus.parsing.names import split_names
from corpus.parsing.script import measure

_LONGEST = 60
_EDITOR = (
    r"(?:本版|本期|版面|责任|責任|执行|执班|值班|助理|见习|首席|文字|实习)*(?:编辑|編輯|主编|主編|责编|責編)|值班主任|审读|"
    r"(?:page |section |managing )?editors?|edited by"
)
# Those who lay a page out, read proofs or draw do not answer for its words.
_OTHER = (
    r"(?:本版|责任|責任|版面|首席)?(?:(?:美术|美術|图片|圖片|视觉|視覺|图文|圖文)(?:编辑|編輯|设计|設計|总监|總監)|美术|美術|视觉|視覺|版面(?:设计|設計)?|版式(?:设计|設計)?|"
    r"本版(?:插图|插圖|题图|題圖|漫画|图片|摄影)|美编|美編|图编|圖編|组版|組版|照排|制版|排版|校对|校對|检校|统筹|統籌|编审|编务|值班总编|总编室|签发|电脑制作)|"
    r"(?:投稿|新闻|读者|联系|本版|电子)*(?:电话|電話|邮箱|信箱|电邮|热线|熱線|传真|投稿)|layout|design(?:er)?|copy desk|tel|e-?mail"
)
# Alone on a line these credit a picture; behind an editor's name they only end it.
_DRAWN = r"graphics|制图|製圖|题图|題圖|插图|插圖|题字|设计|設計"
_GAP = r"[\s\u3000■□●◆|｜/／;；,，、()（）]"
_LABEL = re.compile(
    rf"(?:^|(?<={_GAP}))(?:(?P<drawn>{_DRAWN})|(?P<other>{_OTHER})|(?P<editor>{_EDITOR}))(?:\s*[：:/／]\s*|[ \u3000]+|(?=$))",
    re.IGNORECASE,
)
_PAPER_BEHIND = re.compile(r"(?<=\S)[ \u3000](?=\S{2,10}[报報]$)")
_WIDE_GAP = re.compile(r"[ \u3000]{2,}|\t")
# 编辑 alone in front of a name may be anybody's trade; these say whose page it is.
_PLAIN_IN_A_HEADER = re.compile(r"责任编辑|責任編輯|责编|責編|主编|主編|值班主任")
_ADDRESSED = frozenset({"编辑", "編輯", "主编", "主編"})
_WRAPS = "■□●◆◇|｜ \u3000（）()[]【】"


def read_editors(line: str) -> tuple[str, ...] | None:
    """Read 本版责编：甲 乙　版式：丙: the names of editors alone; None for a line that does not begin so."""
    text = line.strip(_WRAPS)
    if measure(text) > _LONGEST or re.search("[。！？]", text):
        return None
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start() or labels[0].group("drawn"):
        return None
    if labels[0].end() == len(text) or (not labels[0].group("editor") and measure(text) >= 40):
        return None
    named = editors_of(text)
    # 编辑：请转告… begins a letter.
    return None if labels[0].group("editor") in _ADDRESSED and not named else named


def editors_of(text: str) -> tuple[str, ...]:
    """The editors named anywhere in a line, each label speaking for the names up to the next one."""
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    found: list[str] = []
    for label, end in zip(labels, ends, strict=False):
        if label.group("editor"):
            found += _names(text[label.end() : end])
    return tuple(found)


def _names(text: str) -> tuple[str, ...]:
    """The names behind a label; where something unknown follows them, those in front of the wide gap."""
    bare = text.strip(_WRAPS + "，,；;、/／")
    return split_names(bare) or split_names(_WIDE_GAP.split(bare)[0]) or ()


def cut_staff(text: str) -> tuple[tuple[str, ...], str]:
    """Take the editors out of a page header that names them among its date, its number and its name."""
    labels = list(_LABEL.finditer(text))
    sure = [
        one
        for one in labels
        if one.group().rstrip()[-1:] in "：:/／" or _PLAIN_IN_A_HEADER.search(one.group())
    ]
    # 编辑 李 沐 版式 陶 然: two trades in a row are a staff's.
    first = next((one for one in (labels if len(labels) > 1 else sure) if one.start()), None)
    if first is None:
        return (), text
    gap = _WIDE_GAP.search(text, labels[-1].end()) or _PAPER_BEHIND.search(text, labels[-1].end())
    end = gap.start() if gap else len(text)
    return editors_of(text[first.start() : end]), text[: first.start()] + "  " + text[end:]
