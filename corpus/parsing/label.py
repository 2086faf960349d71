"""The parts a block can play on a page, in the trade's terms."""

from enum import Enum


class Label(Enum):
    """What one unit of a page is."""

    COLUMN = "栏目"
    KICKER = "引题"
    TITLE = "主题"
    SUBTITLE = "副题"
    BYLINE = "署名"
    TEXT = "正文"
    CROSSHEAD = "小标题"
    CAPTION = "图片说明"
    CREDIT = "摄影"
    TABLE = "表格"
    ONWARD = "下转"
    RESUMED = "上接"
    TAIL_TITLE = "文后标题"
    TAIL_BYLINE = "文末署名"
    FURNITURE = "版面"


HEADER = frozenset({Label.COLUMN, Label.KICKER, Label.TITLE, Label.SUBTITLE, Label.BYLINE})
OPENERS = frozenset({Label.COLUMN, Label.KICKER, Label.TITLE})
