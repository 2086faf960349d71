"""A line goes in; whether it is the paper's small print, and a header without what only leads elsewhere, comes out."""

import re

from corpus.parsing.script import measure

_IMPRINT = re.compile(
    r"国内统一|统一刊号|邮发代号|零售(?:每份|价?[：:\d])|定价|社址|广告(?:部|许可|经营)|印刷[：:厂]|邮政编码|订阅热线|欢迎(?:来稿|投稿|赐稿)|值班(?:编辑|主任|总编)|电子信箱|本版(?:邮箱|电话|信箱|投稿)|投稿邮箱"
    r"|E-?mail[：:]|新闻热线|服务热线|http|www\.|版权所有|官方微[信博]|扫一扫|二维码|all rights reserved|copyright|©|subscriptions?:|ISSN|CN\d"
    r"|国际标准|传真[：:]|發行人|発行|社長|發行所|地址[：:]|印張|印刷所|准印|发行[：:]|客户端|总编辑[：:]",
    re.IGNORECASE,
)
_SECTION = re.compile(r"section\s+[A-Z0-9]{1,2}$", re.IGNORECASE)
_LINKS = (
    r"上一?[版页篇期]|下一?[版页篇期]|返回(?:目录|首页)?|放大|缩小|默认|目录|首页|打印|收藏|分享|关闭|PDF(?:下载|版)?|版面导航|标题导航|"
    r"往期回顾|prev(?:ious)?|next|home"
)
_LEAFING = re.compile(rf"(?:(?:{_LINKS})[\s|｜·+-]*)+$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[-—–·•\s]*[A-Z]?\d{1,3}[-—–·•\s]*$")
_LINK = re.compile(rf"(?<![^\s|｜·/<>《》\[\]])(?:{_LINKS})(?![^\s|｜·/<>《》\[\]])", re.IGNORECASE)
_EDITION = re.compile(r"(?:多媒体)?(?:电子|數位|数字|网络|網路|手机)(?:版|报|報)(?=$|[\s|｜·:：-])")
_CONTACT = re.compile(
    r"(?:投稿|本版|电子|電子|新闻|新聞|编辑部|联系)*(?:信箱|邮箱|郵箱|邮件|电邮|电话|電話|热线|熱線|传真|QQ群?|微信号?|E-?mail|Tel)\s*[：:]\s*\S+"
    r"|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"(?:零售价?[：:]?(?=[\d一二三四五六七八九每])|每份|定价|售价)\S*|[$￥¥£]\s*\d+(?:\.\d+)?|\d+ cents?\b",
    re.IGNORECASE,
)


def is_imprint(line: str) -> bool:
    """Whether a line is the paper's own small print: price, address, e-mail, copyright; or a bare page number."""
    text = line.strip()
    if _BARE_NUMBER.match(text) or _LEAFING.match(text) or _SECTION.match(text) or _is_toolbar(text):
        return True
    return bool(_IMPRINT.search(text)) and (measure(text) < 50 or len(_IMPRINT.findall(text)) > 1)


def without_small_print(header: str) -> str:
    """Blank out of a page header how to reach the paper, what it costs and where its links lead: 投稿信箱：…, 下一版."""
    for pattern in (_CONTACT, _PRICE, _LINK, _EDITION):
        header = pattern.sub("  ", header)
    return header


def _is_toolbar(text: str) -> bool:
    """北疆日报 | 往期回顾 | PDF下载: most of its parts lead elsewhere."""
    parts = [part.strip() for part in re.split(r"[|｜]", text) if part.strip()]
    leafing = sum(bool(_LEAFING.match(part)) for part in parts)
    return len(parts) > 2 and leafing * 2 > len(parts)
