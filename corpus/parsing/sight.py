"""A page's units go in, what each line looks like by itself comes out: the clues that scoring weighs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Contributor, Page
from corpus.parsing.byline import Byline, read_byline
from corpus.parsing.credit import read_credit
from corpus.parsing.dateline import Dateline, read_dateline, reporters_at_end
from corpus.parsing.heading_words import names_column, names_item
from corpus.parsing.imprint import is_imprint
from corpus.parsing.joining import BRIEF_MARK, LISTED
from corpus.parsing.masthead import read_masthead
from corpus.parsing.names import name_likeness
from corpus.parsing.script import ends_sentence, is_latin_text, measure
from corpus.parsing.staff import read_editors
from corpus.parsing.unit import Unit
from corpus.parsing.wrapping import ONWARD, ONWARD_LATIN, RESUMED, RESUMED_LATIN

# No headline of one line is longer; a kicker may be.
SHORT = 36
# ◎管以寧 is a name behind a mark, no brief.
_SHORTEST_BRIEF = 6
_SHORTEST_DATELINE, _SHORTEST_DATED = 8, 16
# 记者蹲点, 读者来信: a column's name that begins like a byline has no more characters.
_LABEL = 5
_SPOKEN = re.compile(
    r"(?:本报|本報)?(?:记者|記者|问|問|答|主持人|主持|Q|A)\s*[：:]|(?P<name>[\u4e00-\u9fff·]{2,5}|[A-Z][\w.’'-]+)[：:]\s*(?=.{4,})"
)
# Who speaks in a joke or a conversation need not have a name.
_SPEAKERS = re.compile(
    r"(?:父亲|母亲|儿子|女儿|爸爸|妈妈|爷爷|奶奶|丈夫|妻子|老师|学生|同学|老板|顾客|店主|医生|患者|病人|专家|嘉宾|读者|观众|网友|法官|警察|司机|乘客|甲|乙|丙|丁|父親|母親|兒子|女兒|老師|學生|醫生|專家|讀者)[：:]\s*(?=.{4,})"
)
_CAPTION = re.compile(
    r"(?:[▲△▼◀►↑↓←→]\s*)?(?:图|圖)(?:[①-⑳]|\d{1,2}|[一二三四五六]|片说明)?\s*(?:为|為|：|:|，|[①-⑳])|(?:上|下|左|右|中|题|題|主|小|压题|首)(?:图|圖)|"
    r"[①-⑳]|(?:pictured|above|below|left|right|main picture|caption|photo|inset)\b\s*[:,]?|(?:图|圖)(?:[①-⑳]|\d)",
    re.IGNORECASE,
)
# A giant kite is launched at East Beach. PHOTO BY DARIUS KOH: a caption that ends with its own credit.
_CREDITED = re.compile(
    r"[.,!?\"”] (?:\w+ (?:file )?)?(?:photo(?:graph)?s?|pictures?) by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}$",
    re.IGNORECASE,
)
_CHART_NOTE = re.compile(
    r"(?:单位|單位|数据截至|注|註|备注|備註|附注|附註|说明|数据|units?|notes?|figures?|data)\s*[：:]|[（(]单位：",
    re.IGNORECASE,
)
_SOURCE_NOTE = re.compile(
    r"(?:数据来源|數據來源|资料来源|資料來源|来源|來源|数据提供|制表|製表|sources?|data source)\s*[：:]",
    re.IGNORECASE,
)
_ESSAY = re.compile(r"摄影报道|攝影報導|摄影\s*报道|文\s*[/／]\s*[图圖]")
_DATED_PICTURE = re.compile(
    r"\d{1,2}月\d{1,2}日[^，。]{0,4}，(?!.*(?:\d{4}年|获悉|獲悉|通报|宣布|召开|发布|公布|印发|出台|记者))[^。“”]{8,50}。$"
)
_DEPICTS = re.compile(
    r"(?!“)(?!.*\d{4}年)(?:\d{1,2}月\d{1,2}日，)?[^，。说]{2,18}(?:正在|在|为|向|从|将|參觀|参观|演示|展示)[^。说]{3,40}。$"
)
_AUTHOR_NOTE = re.compile(
    r"[（(](?:未完)?(?:待续|待續)[）)]$|[（(](?:完|全文完|节选|節選|本文有删节|未完|寄自.{2,8}|写于.{2,12})[）)]$|[（(【]?\s*(?:本文)?(?:作者|来信人|受访者)(?:单位)?(?:为|為|系|係|是|：|:|分别|单位)|[（(].*(?:整理|采写|编译|采访|摘编|执笔|供稿)[）)]$|"
    r"[（(](?:执笔|整理|采写|编译|摘自|据|原载).*[）)]$|(?:the (?:author|writer) is|.{3,40} is an? (?:\w+ ){0,4}(?:columnist|writer|teacher|professor|resident|"
    r"fellow|editor|author|historian|gardener|contributor)\b)",
    re.IGNORECASE,
)
_SIGNED_DATE = re.compile(
    r"(?:^|[ \u3000])\d{1,2}月\d{1,2}日$|(?:\d{4}|[〇○零一二三四五六七八九]{4})年\s*[\d一二三四五六七八九十]{1,3}月\s*(?:[\d一二三四五六七八九十]{1,3}日)?$"
)
_SIGNED_BODY = re.compile(
    r"(?!.*[在的了我你他她它不])[\u4e00-\u9fff（）()·]{3,24}(?:局|委|委员会|委員會|办公室|办事处|公司|中心|学校|小学|中学|大学|医院|政府|协会|学会|银行|集团|编辑部|法院|馆|社|厅|所|部|处|会|站|店|队|室|(?:拍卖|商|银|分|支|总)行|检察院|研究院|养老院|敬老院|福利院|剧院|农场|林场|商场|酒店|超市|合作社|市场)$|[\u4e00-\u9fff（）()·]{2,20}[ \u3000]*(?:敬|谨|謹|特)?[启啟宣示订]$"
)
# How to reach who gives notice stands at a notice's end, as a signature does.
_CONTACT = re.compile(
    r"(?:联系|聯絡|連絡|洽詢|咨询|谘詢|服务|服務|报名|報名|投诉|监督|举报|订购|预约|办公|客服)*(?:人|电话|電話|热线|熱線|專線|专线|地址|地点|方式|邮箱|电\s话|地\s址|邮编|邮政编码|传真|传\s真|网址|微信|QQ)"
    r"\s*[：:](?=.*\S)",
    re.IGNORECASE,
)
_DECK_DASH = re.compile(r"[—–-]{1,2}(?=\S)")


@dataclass(frozen=True, slots=True)
class Sight:
    """The clues of one unit."""

    text: str
    size: int
    headed: bool
    short: bool
    sentence: bool
    ended: bool
    latin: bool
    byline: Byline | None
    closes: bool
    credit: tuple[Contributor, ...] | None
    essay: bool
    dateline: Dateline | None
    masthead: Page | None
    editors: tuple[str, ...] | None
    imprint: bool
    name: float
    spoken: bool
    caption: bool
    chart_note: bool
    source_note: bool
    brief: bool
    listed: bool
    depicts: bool
    item_word: bool
    author_note: bool
    onward: str | None
    resumed: str | None
    signature: bool
    italic: bool
    trails: bool
    leads: bool


def look(unit: Unit) -> Sight:
    """Gather one unit's clues."""
    text = unit.text.strip()
    size, short = measure(text), measure(text) <= SHORT
    form = unit.form
    headed = form.level is not None or form.bold or form.hint in {"title", "kicker", "subtitle"}
    onward, resumed = _continuation(text)
    begins = read_dateline(text) if size > _SHORTEST_DATELINE else None
    dateline = begins if size > _SHORTEST_DATED else None
    byline = _byline(text, headed=headed) if size <= 70 else None
    if byline is None and begins is not None and begins.end == len(text) and size <= SHORT and not headed:
        # A dateline that print gives a line of its own signs the story.
        byline = Byline(begins.people, begins.place)
        dateline = None
    return Sight(
        text=text,
        size=size,
        headed=headed,
        short=short,
        sentence=_is_sentence(text),
        ended=ends_sentence(text),
        latin=is_latin_text(text),
        closes=size > SHORT and bool(reporters_at_end(text)),
        byline=byline,
        credit=None if size > 60 or form.level is not None or _writes_too(byline) else read_credit(text),
        essay=bool(_ESSAY.search(text)) and size < SHORT,
        dateline=dateline,
        masthead=None if form.hint == "byline" else read_masthead(text),
        editors=read_editors(text),
        imprint=is_imprint(text),
        name=name_likeness(text.strip("（）()□■●○◎◇◆▲△★▍—- \u3000")) if short else 0.0,
        spoken=_is_spoken(text),
        caption=bool(_CAPTION.match(text) or _CREDITED.search(text)) and size < 150,
        chart_note=bool(_CHART_NOTE.match(text)) and size < 60,
        source_note=bool(_SOURCE_NOTE.match(text)) and size < 60,
        brief=bool(BRIEF_MARK.match(text)) and size > _SHORTEST_BRIEF,
        listed=bool(LISTED.match(text)) and size < 60,
        item_word=names_item(text),
        depicts=size < 60 and bool(_DEPICTS.match(text) or _DATED_PICTURE.match(text)),
        author_note=bool(_AUTHOR_NOTE.match(text)) and size < 70,
        onward=onward,
        resumed=resumed,
        signature=_is_signature(text, size),
        italic=form.italic,
        trails=text.endswith(("——", "—", "--")),
        leads=bool(_DECK_DASH.match(text)),
    )


def _continuation(text: str) -> tuple[str | None, str | None]:
    """The page that a line sends the reader to, and the page that it comes from."""
    onward = ONWARD.match(text) or ONWARD_LATIN.match(text)
    told = onward.groupdict() if onward else {}
    resumed = RESUMED.match(text) or RESUMED_LATIN.match(text)
    whole = resumed is not None and resumed.end() == len(text)
    return told.get("to") or told.get("turn"), resumed.group("from") if resumed and whole else None


def _is_sentence(text: str) -> bool:
    """Whether a stop stands in a text, quotations aside; a question or an exclamation may be a headline."""
    inner = re.sub(r"[“「『\"].*?[”」』\"]", "", text)
    asks = text.rstrip("”’」』").endswith(("？", "！", "?", "!", "…"))
    return bool(re.search(r"[。；]|(?<![A-Z])\.\s", inner)) or (ends_sentence(text) and not asks)


def _is_signature(text: str, size: int) -> bool:
    signed = _SIGNED_DATE.search(text) or _SIGNED_BODY.match(text)
    if size < SHORT + _LABEL and _CONTACT.match(text):
        return True
    return bool(signed) and size < SHORT and not ends_sentence(text)


def _byline(text: str, *, headed: bool) -> Byline | None:
    """A heading such as 记者蹲点 is a byline only if it names what looks like a person; 敬告读者 names none."""
    byline = None if names_item(text) else read_byline(text)
    if byline is None or any(name_likeness(person.name) > 0.4 for person in byline.people):
        return byline
    return None if headed or _reads_as_label(text, byline) else byline


def _writes_too(byline: Byline | None) -> bool:
    """Whether a line names a writer beside a photographer: then it signs the story, not a picture."""
    roles = {person.role for person in byline.people} if byline else set()
    return "photographer" in roles and len(roles) > 1


def _reads_as_label(text: str, byline: Byline) -> bool:
    """记者调查 is a column, though 记者 stands in front of what might be a name."""
    bare = text.strip("【】〖〗■□●◆▍|｜")
    plain = bare.isalpha() and not any(person.org for person in byline.people)
    return plain and bool(byline.people) and measure(bare) <= _LABEL and names_column(bare)


def _is_spoken(text: str) -> bool:
    """记者：…, or a person's name in front of what ends as a sentence."""
    found = _SPOKEN.match(text)
    if not found or not found.group("name"):
        return found is not None
    if _SPEAKERS.match(text):
        return ends_sentence(text)
    return ends_sentence(text) and (name_likeness(found.group("name")) > 0.5 or found.group("name").isascii())


def look_at_all(units: Sequence[Unit]) -> tuple[Sight, ...]:
    """Gather every unit's clues."""
    return tuple(look(unit) for unit in units)
