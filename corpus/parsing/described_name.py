"""A line goes in; if it is one name beside what its bearer is or where he lives, who that is comes out."""

import re

from corpus.article import Contributor, Role
from corpus.parsing.names import name_likeness
from corpus.parsing.script import CJK

_ONE_NAME = rf"[{CJK}]{{2,3}}|[{CJK}]{{1,2}}(?:[ \u3000]+[{CJK}]{{1,2}}){{1,2}}"
_EXPERT = re.compile(
    rf"(?P<org>[{CJK}·]{{2,20}}(?:医院|醫院|学院|學院|研究院|科|研究所|大学|大學|中心|局|研究室|系|医师|醫師|医生|醫生|教授|研究员|研究員|律师|律師|院士|博士|作家|诗人|学者|"
    rf"工程师|农艺师|技师|讲师|教师|教師|评论家|画家|书法家|导演|编剧|主任|院长|院長|[厂廠]|公司|学校|學校|中学|中學|小学|小學|部队|商店|商场|法院|检察院|银行|所长|所長|馆长|館長|校长|校長|会长|會長|秘书长|秘書長|创始人|創辦人|创办人|董事长|董事長|经理|經理|书记|書記|支书|村主任|部长|部長|局长|局長|县长|縣長|市长|市長|镇长|鎮長|乡长|鄉長|站长|站長|团长|團長|队长|隊長|总监|總監|教练|教練|馆员))[ \u3000]+(?P<name>{_ONE_NAME})$"
)
# （江　流辑）: the padding inside the name tells it from the word behind.
_GLUED_TRADE = re.compile(rf"(?P<name>[{CJK}][ \u3000]+[{CJK}])(?P<trade>[辑輯译譯编編摘])$")
_PLACE_AND_TRADE = rf"[{CJK}]{{2,8}}(?:[／/，,、][{CJK}]{{1,8}})?"
_AUTHOR_OF_A_LETTER = re.compile(rf"[{CJK}]{{2,8}}[／/，,、][{CJK}]{{1,8}}[ \u3000]+(?P<name>{_ONE_NAME})$")
_NAME_FIRST = re.compile(rf"(?P<name>{_ONE_NAME})[ \u3000]*[（(]{_PLACE_AND_TRADE}[）)]$")
# Who signs a letter says what he is before he says his name; the gap between tells 居民 王兰 from 居民楼.
_SIGNER = re.compile(
    rf"[{CJK}\d０-９（）()·“”]{{0,20}}(?:读者|讀者|居民|市民|村民|业主|業主|家长|家長|家属|家屬|乘客|住户|住戶|租户|旅客|顾客|游客|职工|工人|农民|老人|老汉|学生|學生|志愿者|店主|"
    rf"司机|网友|網友|球迷|战士|退休教师|退休干部|母亲|父亲|妈妈|爸爸|女儿|儿子)[ \u3000]+(?P<name>{_ONE_NAME})$"
)
# （江川）杜若: readers' papers say where their authors live.
_FROM = re.compile(rf"[（(](?P<org>[{CJK}]{{2,6}})[）)]\s*(?P<name>{_ONE_NAME})$")
_FORMS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (_SIGNER, "reader"),
    (_AUTHOR_OF_A_LETTER, "reader"),
    (_NAME_FIRST, "reader"),
    (_EXPERT, "author"),
    (_GLUED_TRADE, "compiler"),
    (_FROM, "author"),
)


def read_described_name(line: str) -> Contributor | None:
    """桐花巷居民　甲, （江川）乙, 某医院主任医师　丙, 丁（江川，教师）, 戊　己辑; None for any other line."""
    for form, role in _FORMS:
        found = form.match(line)
        if found and name_likeness(found.group("name")) > 0.5:
            return Contributor(role, "".join(found.group("name").split()), found.groupdict().get("org"))
    return None
