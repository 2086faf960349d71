"""A line goes in; whether its words are those of a column, of a small item, of a part inside an item or of a letter comes out."""

import re

from corpus.folding import fold
from corpus.parsing.script import measure

_LONGEST = 16
_ORNAMENTS = "【】〖〗［］[]■□●○◎⊙◆◇▍▎|｜ \u3000"
_MARKS = "■□●◆◇▍▎▓★☆▲△"
_COLUMN_WORD = re.compile(
    r"(?:论坛|时评|观察|视点|聚焦|关注|走笔|絮语|课堂|潮声|手记|专栏|之窗|现场|连线|调查|追踪|看台|广角|街巷|评论|快评|短评|社论|来信|信箱|投书|谈|说法|记事|印象|"
    r"风采|人物|速递|速览|快讯|博览|纵横|前沿|一线|故事|讲述|副刊|随笔|杂谈|漫谈|漫笔|札记|小札|书评|新语|看数据|数说|数字|图说|影像|镜头|热点|民生|身边事|新闻眼|特稿|"
    r"专访|对话|访谈|问答|天地|园地|茶座|客厅|夜话|之声|回响|来函|照相馆|档案|日历|语丝|速写|素描|特写|传真|笔记|诗页|诗笺|诗苑|诗会|文苑|书架|闲话|百味|百态|方塘|回音|扫描|行情|茶余|数读|茶坊|茶话|视线|实录|笔谈|热线|城事|乡音|见闻|圆桌|快语|面对面|一角|拾零|拾遗|点击|播报|聚光|风向|服务台|告示栏|留言板|短波|花絮|集锦|小识|撷英|快递|坐堂|寻踪|目击|漫议|书屋|掌故|旧闻|风物)$"
    r"|^(?:每周一|每日一|本报|今日|新闻|读者|记者|金台|新华|人民|图片|文化|经济|社会|民生|国际|科技|教育|体育|健康|视界|评论员|三言两语|关注|要闻|走进|探访|寻访|综合新闻|副刊|头版|专题|特刊)"
)
_BRIEFS_COLUMN = re.compile(r"速递$|一句话新闻$|三言两语")
_PICTURE_COLUMN = re.compile(
    r"^(?:图片(?:新闻|报道|故事|集萃)|图说.*|光影.*|摄影.*|镜头.*|一瞥|in pictures|picture of the .*)$",
    re.IGNORECASE,
)
_LATIN_COLUMN = re.compile(
    r"(?:letters?(?: to the editor)?|opinion|comment|editorial|the big read|in brief|briefs?|news in brief|sports?|obituary|obituaries|reviews?|profile|interview|"
    r"feature|analysis|local|community|arts|books|business|travel|notebook|diary|dispatch|column|viewpoint|from the \w+|around (?:the )?\w+|"
    r"(?:in|by) (?:the )?(?:numbers|figures|pictures)|people|nature notes|what'?s on|ask (?:the )?\w+|poetry|verse|the \w+ (?:page|column|notebook|diary))$",
    re.IGNORECASE,
)
# Small items whose title says what they are, and headings that never begin an item.
_ITEM_WORD = re.compile(
    r"^(?:更正|勘误|致歉)|(?:启事|公告|通知|通告|声明|讣告|公示|布告|更正|勘误|致歉|简讯|快讯|短讯|预告|节目表|一览|天气预报|天气|小启|敬启|致读者|告读者|敬告|时刻表?|影讯|节目|剧目|寻物|寻人|遗失|发车时间|招聘|征文|招领|(?:今日|本期|要闻|版面|新闻|精彩|周末)(?:导读|看点)|(?:表扬|感谢|道歉|慰问|公开|求助)信|倡议书|corrections?|clarifications?|"
    r"notices?|inside(?: today)?|in this issue|index|for the record|errata|setting it straight|in brief|(?:\w+ )?briefs|how to reach us|contact us|coming up.*|calendar|events|diary dates|police (?:blotter|log)|court (?:report|notes)|births|deaths|lottery|weather|ask (?:the )?\w+|(?:ferry |bus |train )?timetable.*|what'?s on.*)$",
    re.IGNORECASE,
)
_INNER_WORD = re.compile(
    r"(?:核心阅读|阅读提示|内容提要|提要|(?<![日期闻面彩末])导读|编者按|编按|编者的话|编后|编辑点评|点评|链接|相关链接|延伸阅读|背景|背景资料|名词解释|知识链接|记者手记|采访手记|回音|回复|答复|回覆|答覆|部门答覆|"
    r"编辑回复|部门回应|记者追踪|反馈|结语|后记|尾声|.{1,6}回应|reply|the reply|.* replies|editor'?s note|at a glance|background)$",
    re.IGNORECASE,
)

_SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?(?:编辑|編輯|记者)(?:部|同志|先生|老师|您|你)?[^。]{0,6}[：:]|[\u4e00-\u9fff]{1,6}(?:您好|你好)[：:，！]|(?:sir|madam|to the editor|dear (?:sir|editor|\w+ editor))\b",
    re.IGNORECASE,
)


def _bare(text: str) -> str:
    """One script and no padding: 更　正 and 啟事 are found by the same words."""
    bare = text.strip(_ORNAMENTS)
    return fold(bare if text.isascii() else "".join(bare.split()))


def unmarked(title: str) -> str:
    """Take the mark off that print sets in front of a title: ●文化短波."""
    bare = title.lstrip(_MARKS)
    return bare.lstrip() if bare and len(title) - len(bare) == 1 else title


def names_column(text: str) -> bool:
    """Whether a heading reads like a column's name: 读者来信, Opinion."""
    if measure(text) > _LONGEST:
        return False
    return bool(_COLUMN_WORD.search(_bare(text)) or _LATIN_COLUMN.match(text))


def names_briefs_column(text: str) -> bool:
    """Whether a heading over briefs is a column's name rather than the row's title: 民生速递."""
    return measure(text) <= _LONGEST and bool(_BRIEFS_COLUMN.search(_bare(text)))


def names_picture_column(text: str) -> bool:
    """Whether a heading is the column that pictures stand under: 图片新闻."""
    return measure(text) <= _LONGEST and bool(_PICTURE_COLUMN.match(_bare(text)))


def names_item(text: str) -> bool:
    """Whether a heading names a small item of its own: 更正, 简讯, Notice."""
    return measure(text) <= _LONGEST and bool(_ITEM_WORD.search(_bare(text)))


def names_inner_part(text: str) -> bool:
    """Whether a heading names a part that never begins an item: 核心阅读, Background."""
    return measure(text) <= _LONGEST and bool(_INNER_WORD.search(_bare(text)))


def salutes(text: str) -> bool:
    """Whether a text begins as a letter to the paper does: 编辑同志：, Sir."""
    return bool(_SALUTATION.match(text))
