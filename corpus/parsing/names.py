"""A short text goes in; whether it is a person's name, and which names a list holds, comes out."""

import re
from collections.abc import Iterator

from corpus.parsing.script import CJK
from corpus.surnames import DOUBLE_SURNAMES

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁"
    "葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘"
    "景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾"
    "郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云"
    "陳張劉楊趙黃吳孫馬羅鄭謝韓馮蕭許傅蔣賈葉閻鍾譚鄒陸龍萬錢湯賀賴龔龐蘭莊塗關紀項歐衛單寧閔華車邊饒廬盧鄧呂蘇魯韋畢聶叢焦齊費覃"
    "阚宓仝佘亓厉嵇恽扈暨粟綦缑缪肖茅茹荀莘菅蒯訾谯贲逄邝邰郇郏隗雍晁闫付尚诸"
    "骆駱苗瞿阙闕庖雒郗鹿步幸池麦麥勾敬逯沐鱼魚凤鳳丰豐容竹风月星秋"
)
# What foreign names are written with; 南浦十景·渡口晚钟 has a dot as well, and is none.
_SOUNDS = frozenset(
    "阿艾安奥巴贝比彼别宾博布查达丹德迪蒂多杜恩尔法凡菲费弗夫福盖哥格戈古哈海汉赫亨胡霍基吉加贾杰金卡坎柯科克肯库拉莱兰劳勒雷里理莉丽利"
    "列林卢鲁伦罗洛吕马玛麦曼梅门米莫姆木穆纳娜南内尼涅努诺欧帕潘佩彭皮珀普奇齐契恰乔切琼热日瑞若萨塞赛森桑沙莎山舍什施史斯司思苏索塔"
    "泰坦汤唐特提铁廷图托瓦万旺威韦维魏温文沃乌武西希夏谢辛欣雪雅亚扬叶耶伊依因英尤于约云扎泽增詹珍朱祖热提买吾古丽尼雅其格桑措卓"
)
_GIVEN = f"[{CJK}]"
_FOREIGN = re.compile(f"{_GIVEN}{{1,8}}(?:[·•‧]{_GIVEN}{{1,8}})+$")
_CHINESE = re.compile(f"{_GIVEN}{{2,4}}$")
_PADDED = re.compile(rf"({_GIVEN})[ \u3000]+({_GIVEN}{{1,2}})$")
# 冯　晚　成: print fills a short line, a name's as well as a title's.
_SPACED = re.compile(rf"{_GIVEN}(?:[ \u3000]+{_GIVEN}){{2,3}}$|{_GIVEN}{{2}}[ \u3000]+{_GIVEN}{{1,2}}$")
_LATIN = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Rev|Sir)\.? )?[A-Z][\w'’.-]*(?: (?:de|van|von|der|da|del|la|bin|al|du|[A-Z][\w'’.-]*)){1,4}$"
)
_CAPITALS = re.compile(r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){1,3}$")
_BETWEEN = re.compile(r"\s*[、，,；;／/&]\s*|\s+(?:and|和|与)\s+|(?<=\w)和(?=\w{2,3}$)")
# Words that begin like a name and are none: what a short title or a page's name is made of.
_NO_NAME = re.compile(
    r"(?:新闻|社会|生活|文化|经济|体育|国际|要闻|评论|视点|专题|健康|教育|科技|综合|广告|副刊|读者|记者|来信|简讯|启事|公告|回音|回复|致歉|道歉|寻物|尋物|尋人|遺失|寻人|遗失|啟事|啓事|天气|關注|关注|摘编|预告|通告|通知|更正|"
    r"时评|观点|关注|手记|论坛|理论|党建|政治|地方|人物|周刊|专刊|天气|预报|图片|来源|资料|單位|单位|声明|目录|导读|提要|阅读|"
    r"核心|数据|链接|背景|编后|编者|新語|詩歌|诗歌|小说|散文|随笔|短波|讣告|訃告|特写|特寫|快递|快遞|花絮|集锦|小识|小識|街巷|村口|路上|印象|春天|秋天|夏日|冬日|冬捕|之[歌光路]|纪事)"
)


_NO_LATIN_NAME = re.compile(
    r"^(?:A|An|The|In|On|At|For|To|From|By|How|Why|What|When|Who|Where|No|My|Our|Your|It|Is|Of|With|And|Two|Three|First|Last|Next|New)\b"
    r"|\b(?:Correction|Letter|Letters|Note|Notes|News|Brief|Briefs|Street|Avenue|Road|School|Town|City|County|Council|Week|Day|Night|Year|"
    r"Report|Review|Notice|Town|Market|Window|Page|Story|Stories|Daily|Gazette|Times|Photo|Sports|Opinion)\b"
)


_NEVER_FIRST = frozenset("之的了在是有来來们們")
_TRADES = ("记者", "記者", "通讯员", "通訊員", "评论员", "評論員", "编辑", "編輯")
# 方外婆, 柳老师: how people are called, not how they sign.
_CALLED = (
    "外婆",
    "奶奶",
    "爷爷",
    "大爷",
    "大妈",
    "大娘",
    "大叔",
    "阿姨",
    "叔叔",
    "婆婆",
    "妈妈",
    "老师",
    "先生",
    "女士",
    "小姐",
    "师傅",
    "老板",
    "医生",
    "老汉",
)
# 洪涛摄 is a credit.
_NEVER_LAST = frozenset("摄攝")
# No one is called so; what signs with such an ending is an office.
_OFFICES = tuple("部社局厅廳处處院组組团團报報刊")


def name_likeness(text: str) -> float:
    """How much a whole line looks like one person's bare name, 0…1."""
    text = text.strip()
    if _NO_NAME.search("".join(text.split())) or text[-1:] in _NEVER_LAST:
        return 0.05
    if _PADDED.match(text) or _SPACED.match(text):
        return _spaced_likeness(text.split())
    if _FOREIGN.match(text):
        sounds = sum(character in _SOUNDS for character in text)
        return 0.9 if sounds * 2 >= len(text) - text.count("·") else 0.2
    if _CHINESE.match(text):
        return _chinese_likeness(text)
    if _LATIN.match(text) and not _NO_LATIN_NAME.search(text):
        return 0.6
    return 0.0


def _spaced_likeness(words: list[str]) -> float:
    """洪 涛, 欧阳 修 and 冯 晚 成 are names; 渡 口 的 秤 and 春雨 来 are not."""
    if len(words) == 2 and len(words[0]) == 1:
        return 1.0 if words[0] in _SURNAMES else 0.72
    if len(words) == 2 and words[0] not in DOUBLE_SURNAMES:
        return 0.0
    return _chinese_likeness("".join(words))


def _chinese_likeness(text: str) -> float:
    surname = text[0] in _SURNAMES or text[:2] in DOUBLE_SURNAMES
    if any(mark in "与與和的了在" for mark in text[1:]):
        return 0.05
    if text.endswith(_CALLED):
        return 0.3
    if len(text) == 4:
        return 0.8 if text[:2] in DOUBLE_SURNAMES else 0.15
    return 0.75 if surname else 0.3


def split_names(text: str) -> tuple[str, ...] | None:
    """Read a list of names, padding undone; None if anything in it is no name."""
    names: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        if not part:
            continue
        found = tuple(_row(part.strip()))
        if not found or not all(map(_is_name, found)):
            return None
        names += found
    return tuple(names) or None


def _row(part: str) -> Iterator[str]:
    """Names in a row with spaces between; 洪 涛 is one name, 程门雪 杜 若 are two, 冯 晚 成 is one."""
    if _LATIN.match(part) or _CAPITALS.match(part):
        yield part
        return
    words, at = part.split(), 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end]) == 1:
            end += 1
        if end - at > 2 and (end == len(words) or len(words[end]) != 2):
            yield from _parted("".join(words[at:end]))
            at = end
            continue
        word = words[at]
        if (at + 1 < len(words) and len(word) == 1 and len(words[at + 1]) <= 2) or (
            word in DOUBLE_SURNAMES and at + 1 < len(words)
        ):
            word, at = word + words[at + 1], at + 1
        yield word
        at += 1


def _parted(characters: str) -> list[str]:
    """Part characters that stand alone into names of two, three or four: as many as can be begin with a surname."""
    best: dict[int, tuple[int, list[str]]] = {0: (0, [])}
    for end in range(2, len(characters) + 1):
        ways = [
            (
                best[end - size][0] + _begins_name(characters[end - size : end]),
                [*best[end - size][1], characters[end - size : end]],
            )
            for size in (2, 3, 4)
            if end - size in best
        ]
        if ways:
            best[end] = max(ways, key=lambda way: way[0])
    return best[len(characters)][1]


def _begins_name(name: str) -> int:
    """How well a name begins: a surname gains, a name of four without a double surname is hardly one."""
    if name in DOUBLE_SURNAMES:
        return -2
    double = name[:2] in DOUBLE_SURNAMES
    return (2 if double else 1 if name[0] in _SURNAMES else -1) - (3 if len(name) == 4 and not double else 0)


def _is_name(word: str) -> bool:
    if word[:1] in _NEVER_FIRST or word[-1:] in _NEVER_LAST:
        return False
    if word.isascii() and _NO_LATIN_NAME.search(word.title()):
        return False
    if word.endswith(_TRADES) or (len(word) > 2 and word.endswith(_OFFICES)) or _NO_NAME.fullmatch(word):
        return False
    return bool(_CHINESE.match(word) or _FOREIGN.match(word) or _LATIN.match(word) or _CAPITALS.match(word))
