"""Classes: a word comes in; a number for its class, its ending or its kind as a link comes out."""

from functools import lru_cache

from corpus.words import word_class

_CLASS_NAMES = "nr ns nt nz n v vn a d p c u m q r t f i j l s b"
_CLASSES = ("", *_CLASS_NAMES.split())
_CLASS = {name: float(index) for index, name in enumerate(_CLASSES)}
_LINK_WORDS = (
    "是 为 在 于 由 叫 称为 名为 称 的 和 与 及 从 到 至 以 因 因为 由于 有 被 向 对 即 担任 任 包括 位于 成为 等 说 了 之 后 时 中 上 人 年 "
    "月 日 个"
)
_LINKS = {text: float(index) for index, text in enumerate(_LINK_WORDS.split(), 1)}
_ORGANS = frozenset("司院校会局部所社团队厂店馆行党军署厅委组处站台系府坛库网集盟")
_PLACES = frozenset("国省市县区镇乡村州洲岛港山河江湖海路街城府道里湾寺庙站郡郊原谷地宫园院堂")
_PEOPLE = frozenset("人员家师生手长王帝者兵士官民客工族民后妃氏公爵子女父母夫妻")


@lru_cache(maxsize=50_000)
def class_number(text: str) -> float:
    """A number for the class of an atom."""
    if text[0].isdigit():
        return 30.0
    if text.isascii() and text[0].isalpha():
        return 31.0
    kind = word_class(text)
    return _CLASS.get(kind, _CLASS.get(kind[:2], _CLASS.get(kind[:1], 23.0)))


def ending(text: str) -> float:
    """What kind of thing a word names, by its last character."""
    if not text:
        return 0.0
    last = text[-1]
    return 1.0 * (last in _ORGANS) + 2.0 * (last in _PLACES) + 4.0 * (last in _PEOPLE)


def link(text: str) -> float:
    """A number for a word that links an answer to what is said of it; 0 for every other word."""
    return _LINKS.get(text, 0.0)
