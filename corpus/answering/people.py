"""People: folded text of an article comes in; the persons' names in it come out, found by the offices and verbs beside them."""

import re
from collections.abc import Iterable

from corpus.surnames import DOUBLE_SURNAMES
from corpus.words import is_word, word_class

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹"
    "薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤晏费居尤卜尉傅葛章苗凤花俞柳鲍滕殷毕安常乐时卞齐康伍元穆萧湛祁狄米贝臧计伏成谈茅庞纪舒屈项祝阮蓝"
    "闵席季麻强路娄危童颜梅盛刁骆樊凌霍虞支柯管卓蔺蒙池乔阴郁胥能苍双闻翟巩聂晁冷辛阚简饶沙鞠丰关蒯相查荆红游竺权盖益桓公牛宁甘单洪包诸左吉宗厉"
    "岳郗郎储柏窦云奚昌廉岑邬皮屠於宣贲杭钮嵇邢滑裴荣翁荀羊惠甄曲封芮羿靳汲邴糜松井巫乌焦巴弓牧隗山谷宓蓬班仰仲伊宫仇栾暴钭戎祖符景詹束幸司韶郜蓟薄印宿怀蒲邰鄂索咸籍赖莘党贡劳逄姬申扶堵冉宰郦雍璩桑桂濮寿边扈燕冀郏浦尚农温庄柴瞿阎充慕连茹习宦艾鱼容易慎戈庾暨衡耿弘匡寇褚施戚喻鲁倪禹昝裘缪闻鄢冼仝楼栗隋谌涂亓禄阙东欧殳沃蔚越夔隆师厍勾敖融訾毋乜巢逯佘邝苟帅缑亢况琴商牟佴伯赏墨哈谯笪阳佟盘占禤麦揭练卿粟邸尧"
)
_OFFICE = (
    "书记|主任|主席|校长|院长|局长|处长|科长|厅长|部长|县长|市长|省长|镇长|乡长|区长|州长|会长|所长|站长|馆长|社长|团长|队长|组长|班长|行长|司长|署长|议长|"
    "首相|总理|总统|总裁|经理|董事长|理事长|秘书长|负责人|负责同志|代表|委员|教授|研究员|工程师|院士|博士|医生|医师|护士|教师|老师|导师|讲师|学者|专家|记者|作家|诗人|画家|"
    "演员|导演|歌手|球员|教练|队员|选手|冠军|居民|村民|市民|农民|工人|员工|职工|店主|老板|业主|司机|骑手|船长|师傅|学生|同学|志愿者|会计|门将|前锋|后卫|小将|老将|名将|新秀|掌门人|传承人|摊主|船工|船员|木匠|石匠|铁匠|养殖户|种植户|种粮大户|护林员|放映师|鼓师|调音师|造船师|设计师|摄影师|厨师|法官|律师|检察长|大夫|技师|乐手|战士|邮递员|羊倌|支书|兽医|个体户|雕刻师|建筑师|策展人|接应|主攻|副攻|二传|中锋|边锋|机长|会计师|班主任|舅舅|外公|爷爷|奶奶|母亲|父亲|妻子|丈夫|儿子|女儿|长子|次子|侄子|老伴|弟弟|哥哥|姐姐|妹妹|警长|民警|警察|"
    "党员|干部|群众|户主|渔民|牧民|商户|乘客|患者|读者|作者|顾问|馆员|引航员|管理员|技术员|社工|发言人|创始人|将军|司令|女士|先生|匠人"
)
_SPEAKS = "说|介绍|表示|告诉|坦言|回忆|感慨|指出|认为|透露|解释|强调"
_NEVER_LAST = (
    "说是在的把向对却也便就还已为将被介表告坦回感指认透解强找带立率深参想看问又则从给让用站坐走来去到了着"
)
"""Characters that a name of three does not end with: behind a name of two they begin a verb."""
_HAN = "\u4e00-\u9fff"
_FIRST = "".join(sorted(SURNAMES))
_DOUBLE = DOUBLE_SURNAMES - {"东方", "百里"}
"""Those that are hardly anything else."""
_OF_DOUBLE = rf"(?:{'|'.join(sorted(_DOUBLE))})[{_HAN}](?:(?![{_NEVER_LAST}])[{_HAN}](?=[^{_HAN}]|$|[{_NEVER_LAST}]|{_SPEAKS}))?"
_BY_OFFICE = re.compile(
    rf"(?:{_OFFICE})(?:是|为|叫|名叫|由|[ \u3000])?({_OF_DOUBLE}|[{_FIRST}][{_HAN}](?![{_NEVER_LAST}和与等])[{_HAN}]|[{_FIRST}][{_HAN}]和(?=[把将说在向对])|[{_FIRST}][{_HAN}])"
)
_BY_VERB = re.compile(
    rf"(?:^|[^{_HAN}]|[长师员手工匠主人家头者任记生])({_OF_DOUBLE}|[{_FIRST}][{_HAN}]{{1,2}}?)(?=(?:{_SPEAKS})|[(]\d)"
)

_AN_OFFICE = re.compile(rf"(?:{_OFFICE})$")
_OFFICE_ASKED = re.compile(
    r"[^的是谁哪]{0,6}?((?:副|总|代理|名誉|原|前任?|首任)?(?:[^的是谁哪\s]{1,2})?(?:书记|主任|经理|主席|总统|总理|首相|会计|董事|教练|司令|所长|[^成部增擅见特伸队家船]长))"
)


def people(text: str, printed: Iterable[str] = ()) -> frozenset[str]:
    """The names in a text, and those of a byline; a common word is no name, nor what begins with one."""
    found = {_unglued(one, text) for pattern in (_BY_OFFICE, _BY_VERB) for one in pattern.finditer(text)}
    named = (one for one in found if one[:2] in _DOUBLE or not (_common(one) or _common(one[:2])))
    return frozenset(one for one in (*named, *printed) if 2 <= len(one) <= 12)


def _unglued(found: re.Match[str], text: str) -> str:
    """A name of three without the character that begins the next word: 余沛 of 余沛答复."""
    name, end = found[1], found.end(1)
    given = name[2:] if name[:2] in _DOUBLE else name[1:]
    return name[:-1] if len(given) > 1 and holds_a_verb(text, end) else name


def holds_a_verb(text: str, end: int) -> bool:
    """Tell whether the last character before a place and the first behind it are a verb."""
    following = text[end - 1 : end + 1]
    return len(following) > 1 and is_word(following) and word_class(following)[:1] == "v"


def _common(text: str) -> bool:
    return is_word(text) and not word_class(text).startswith("nr")


def ends_with_office(text: str) -> bool:
    """Tell whether a stretch names an office or a trade: 太龙镇党委书记, 老船工."""
    return bool(_AN_OFFICE.search(text))


def office(asked: str) -> str:
    """The office whose holder a question asks for, if what stands before its question word ends with one."""
    found = _OFFICE_ASKED.search(asked[-8:])
    return found[1] if found and asked.endswith(found[1]) else ""
