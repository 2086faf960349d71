"""Time zones as readers name them: `东京`, `new york` or `UTC+8` goes in; the zone's name in the tz database comes out."""

import re
from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import process

from corpus.folding import plain
from handlers.words.language import Language, traditional

COMMON = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "UTC",
)
"""Zones that are offered as buttons; any other can be typed."""
_CHINESE: Mapping[str, str] = {  # the first city names the zone
    "Asia/Shanghai": "北京 上海 中国 广州 深圳 重庆 成都 武汉 西安 天津 南京 杭州 哈尔滨",
    "Asia/Urumqi": "乌鲁木齐 新疆",
    "Asia/Hong_Kong": "香港",
    "Asia/Macau": "澳门",
    "Asia/Taipei": "台北 台湾 高雄 台中",
    "Asia/Tokyo": "东京 日本 大阪",
    "Asia/Seoul": "首尔 汉城 韩国",
    "Asia/Singapore": "新加坡",
    "Asia/Kuala_Lumpur": "吉隆坡 马来西亚",
    "Asia/Bangkok": "曼谷 泰国",
    "Asia/Jakarta": "雅加达",
    "Asia/Manila": "马尼拉",
    "Asia/Dubai": "迪拜",
    "Australia/Sydney": "悉尼 雪梨",
    "Australia/Melbourne": "墨尔本",
    "Pacific/Auckland": "奥克兰 新西兰",
    "Europe/Moscow": "莫斯科",
    "Europe/Berlin": "柏林 德国",
    "Europe/Paris": "巴黎 法国",
    "Europe/London": "伦敦 英国",
    "Europe/Madrid": "马德里 西班牙",
    "Europe/Rome": "罗马 意大利",
    "America/New_York": "纽约 华盛顿 波士顿",
    "America/Toronto": "多伦多",
    "America/Chicago": "芝加哥",
    "America/Vancouver": "温哥华",
    "America/Los_Angeles": "洛杉矶 旧金山 西雅图",
    "UTC": "世界时 世界时间",
}
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?00)?", re.IGNORECASE)
_ALIKE = 86.0
"""rapidfuzz's ratio from which on a mistyped city is taken for a known one."""


def zone_called(typed: str) -> str | None:
    """The zone of a city, an offset of whole hours, or a name of the tz database; None if there is none."""
    offset = _OFFSET.fullmatch(typed.strip())
    if offset:
        hours = int(offset[2])
        sign = "-" if offset[1] == "+" else "+"  # the tz database counts westward
        name = f"Etc/GMT{sign}{hours}" if hours else "UTC"
        return name if name in available_timezones() else None
    wanted = _key(typed)
    known = _known()
    if wanted in known:
        return known[wanted]
    found = process.extractOne(wanted, known.keys(), score_cutoff=_ALIKE) if len(wanted) > 3 else None
    return known[found[0]] if found else None


def zone_label(name: str, language: Language) -> str:
    """A zone's name as people write it: the city, or the offset from UTC."""
    if language != "en" and name in _CHINESE:
        city = _CHINESE[name].split()[0]
        return traditional(city) if language == "hant" else city
    if name.startswith("Etc/GMT"):
        sign = "+" if name[7] == "-" else "-"  # see above
        return f"UTC{sign}{name[8:]}"
    return name.rpartition("/")[2].replace("_", " ")


def _key(name: str) -> str:
    return plain(name.replace("_", " ").replace("/", " ")).replace(" ", "")


@cache
def _known() -> Mapping[str, str]:
    """Every way to name a zone: whole names, cities alone, and Chinese names of large ones."""
    zones = sorted(available_timezones())
    cities = {_key(zone.rpartition("/")[2]): zone for zone in zones if "/" in zone}
    whole = {_key(zone): zone for zone in zones}
    chinese = {_key(city): zone for zone, cities in _CHINESE.items() for city in cities.split()}
    return {**cities, **whole, **chinese}
