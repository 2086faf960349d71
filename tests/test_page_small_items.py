"""Letters, notices, price tables and listings of what is inside are items of their own, each whole."""

from corpus.article import Article
from corpus.parsing.page import parse
from corpus.reading.dump import Dump
from corpus.reading.html_page import read_html
from corpus.reading.plain_text import read_text

LEAD = "## 河边添了一排灯\n\n本报记者 江 渐\n\n河边的小路上周添了一排灯，散步的人多了起来，社区说年底前还要再添二十盏。\n\n"


def articles(text: str) -> tuple[Article, ...]:
    return parse(Dump("page.md", read_text(text))).articles


def test_each_signed_letter_is_an_item():
    """Headings under one column, none deeper than the others: whoever signs below a heading wrote that part alone."""
    found = articles(
        "## 街谈巷议\n\n## 楼道里的灯\n\n编辑同志：我家楼道里的灯坏了三个月，老人上楼都要打手电，物业说没有配件。\n\n读者　马　舟\n\n"
        "**追踪**　记者6月2日到现场查看，灯已经修好。\n\n## 关于“借书亭”的两点建议\n\n街口的借书亭是件好事，但是我去了四次，两次门都锁着，还书要跑到总馆。\n\n"
        "中学生家长　凌　霄\n\n## 感谢信\n\n上周我在车上丢了药，司机按药方上的电话找到了我，给他买烟，他说不会抽。\n\n七十岁老人　关 山 月\n"
    )
    assert [one.title for one in found] == ["楼道里的灯", "关于“借书亭”的两点建议", "感谢信"]
    assert [[name.name for name in one.byline] for one in found] == [["马舟"], ["凌霄"], ["关山月"]]


def test_crossheads_of_a_signed_story_stay_inside():
    """A reporter who signs at the end signs all parts."""
    (story,) = articles(
        "## 一条河的十年\n\n河水清了，鱼回来了，两岸的人也回来了，这条河用了十年的时间。\n\n## 先治岸\n\n岸上的作坊先搬走，老人们第一次敢开窗。\n\n"
        "## 再治水\n\n水里的泥清了三年，底下翻出了二十年前的瓷砖。\n\n（本报记者 江渐 采访整理）\n"
    )
    assert [section.heading for section in story.sections] == ["", "先治岸", "再治水"]


def test_a_notice_keeps_its_last_lines():
    """How to reach who gives notice, and the office that signs, are no kickers of the next one."""
    found = articles(
        LEAD
        + "## 拍卖公告\n\n本公司定于6月20日10时公开拍卖旧货车三辆，有意者请于19日前办理手续。\n\n联系人：尚先生　电话：13900000000\n\n江川市公信拍卖行\n\n"
        "## 寻人\n\n桂某，女，81岁，走失时穿紫色棉袄，说话带豫东口音，有知情者请与家人联系。\n"
    )
    assert [(one.kicker, one.title) for one in found[1:]] == [(None, "拍卖公告"), (None, "寻人")]
    assert found[1].paragraphs[-2:] == ("联系人：尚先生　电话：13900000000", "江川市公信拍卖行")


def test_a_page_may_end_with_how_to_reach_someone():
    """A telephone number ends no sentence, and the notice is whole."""
    notice = articles(
        LEAD
        + "## 市府標售公告\n主旨：公開標售逾期停放機車。\n開標時間：七月八日上午十時。\n洽詢專線：七三二一六六六　承辦人：溫先生\n"
    )[-1]
    assert notice.complete
    assert notice.kind == "notice"


def test_a_price_table_has_its_title_and_its_supplier():
    """零售均价 is no imprint; the line below the table credits who supplied it."""
    table = articles(
        LEAD
        + "## 主要菜市场零售均价（单位：元/500克）\n\n| 品种 | 北关 | 东泉 |\n|---|---|---|\n| 白菜 | 0.9 | 1.0 |\n| 鸡蛋 | 4.2 | 4.0 |\n\n12月5日采价　　市物价局供稿\n"
    )[-1]
    assert (table.kind, table.title) == ("table", "主要菜市场零售均价（单位：元/500克）")
    assert table.credits == ("12月5日采价　　市物价局供稿",)


def test_what_is_inside_is_a_listing():
    """今日导读 and its page numbers, also behind a story that goes on elsewhere."""
    story, inside = articles(
        LEAD.rstrip()
        + "\n\n（下转第4版）\n\n今日导读\n\n3版　开餐馆由跑六个窗口到跑一个\n\n7版　鱼苗首次在江段监测到\n\n11版　少年棋手连胜三位九段\n"
    )
    assert (story.complete, story.continued_to) == (False, "第4版")
    assert (inside.kind, inside.title, len(inside.paragraphs)) == ("listing", "今日导读", 3)


def test_enumerated_lines_stay_apart():
    """Lines that end in ； are items of an enumeration, not halves of one another."""
    (one,) = articles(
        LEAD.rstrip()
        + "\n\n社区看到来信后告诉本报：\n\n灶台本月内增加到十四个，关门时间推迟到晚上九点半；\n\n调料改为一人一份的小包装，由企业免费提供。\n"
    )
    assert len(one.paragraphs) == 4


def test_a_paragraph_torn_by_its_byline_is_whole():
    """A byline in the middle of a column parts no sentence, and still signs the story."""
    (one,) = articles(
        "## 老车间里办起夜校\n\n第二棉纺厂的厂房空了整整十一年，\n\n本报记者　江　渐\n\n从今年3月开始，每周二晚上灯又亮了起来。\n\n首期报名的有七百多人。\n"
    )
    assert one.paragraphs[0] == "第二棉纺厂的厂房空了整整十一年，从今年3月开始，每周二晚上灯又亮了起来。"
    assert [name.name for name in one.byline] == ["江渐"]


TABLE = "金牌榜（前三名）\n名次　代表团　金　银　铜　总数\n１　　松阳市　112　87　79　278\n２　　岭东市　 96　101　88　285\n３　　云山市　 90　64　71　225\n"


def test_a_table_set_with_spaces_is_a_table():
    """As many cells in each row and figures in most of them; the correction below is no part of it."""
    table, correction = articles(
        TABLE + "\n更正：本报8月22日二版金牌榜中云山市的铜牌数应为68枚，误作86枚。\n"
    )
    assert (table.kind, table.title, table.paragraphs) == ("table", "金牌榜（前三名）", ())
    assert table.tables[0][2] == ("２", "岭东市", "96", "101", "88", "285")
    assert (correction.kind, correction.title) == ("notice", None)


def test_a_print_is_an_item_with_its_title():
    """A picture's title and art, a gap, its artist."""
    brief, picture = articles(
        "　　　　●文化短波\n　　▲市梆子剧团的新戏将于5月3日晚首演。\n　　▲散文奖揭晓，一等奖奖金一万元。\n\n　　　　　春耕（木刻）　　　　　荆　楚 作\n"
    )
    assert (brief.kind, brief.title, len(brief.paragraphs)) == ("briefs", "文化短波", 2)
    assert (picture.kind, picture.title, picture.credits) == ("photo", "春耕（木刻）", ("荆　楚 作",))


def test_the_second_of_two_poems_has_its_title():
    """（外一首）: the lone line between stanzas heads the other poem."""
    (poems,) = articles(
        "　　　　晒　谷　（外一首）\n　　　　　程　晚　舟\n\n　　　　奶奶在院子里画圆\n　　　　木锨扬起来的\n　　　　有一半是谷子\n\n　　　　麻雀数过了\n　　　　一共三千粒\n\n"
        "　　　　　井\n\n　　　　村里最后一口井\n　　　　盖上了石板\n　　　　从此月亮来的时候\n"
    )
    assert poems.kind == "poem"
    assert [(one.heading, len(one.paragraphs)) for one in poems.sections] == [("", 5), ("井", 3)]


def test_days_of_weather_are_a_listing():
    """A space fills the date where the day has one figure."""
    weather = articles(
        LEAD
        + "## 三日天气\n\n11月 8日　　多云转小雨　　　９—１６℃\n\n11月 9日　　阴　　　８—１４℃\n\n11月10日　　晴　　　５—１７℃\n"
    )[-1]
    assert weather.kind == "listing"


def test_a_notice_keeps_its_date_at_the_foot_of_the_page():
    """A date below the office that gives notice is the notice's, also as the page's last line."""
    notice = articles(
        LEAD
        + "## 遗失启事\n\n江川县供销社遗失执照副本一份，声明作废。\n\n江川县供销社\n\n一九九七年十一月五日\n\n本版编辑　石　青\n"
    )[-1]
    assert notice.paragraphs[-2:] == ("江川县供销社", "一九九七年十一月五日")


def test_showtimes_are_a_listing():
    """Dates and hours in ideographs list as figures do."""
    shows = articles(
        LEAD
        + "## 影讯\n\n工人文化宫：十一月六日、七日　《渡口》　十四时、十九时\n\n红星影院：　十一月六日至八日　《转折》　十三时半、十九时半\n"
    )[-1]
    assert (shows.kind, len(shows.paragraphs)) == ("listing", 2)


def test_a_joke_is_spoken():
    """Father and son speak as reporters do; what they say heads nothing."""
    joke = articles(
        LEAD
        + "## 父子\n\n儿子：爸爸，什么叫“下海”？\n\n父亲：就是把铁饭碗换成泥饭碗，还得自己和泥。\n\n（江　流辑）\n"
    )[-1]
    assert [len(section.paragraphs) for section in joke.sections if not section.heading] == [
        len(joke.paragraphs)
    ]


def test_a_class_named_title_heads_an_item():
    """Sites of their own making write class=title; the heading below a story is the next story's."""
    story = "<div class='art'><h2 class='title'>{}</h2><div class='content'><p>　　上周六，两位老人说完了最后一回书，台下有人哭出了声，掌声很久没有停。</p></div></div>"
    page = (
        "<html><body>"
        + "".join(story.format(title) for title in ("最后一场书", "新书架", "桥"))
        + "</body></html>"
    )
    assert [one.title for one in parse(Dump("page.html", read_html(page))).articles] == [
        "最后一场书",
        "新书架",
        "桥",
    ]


def test_a_resumed_story_is_not_the_briefs_last_paragraph():
    """上接 below a finished row begins what came from another page."""
    briefs, resumed = articles(
        "## 简明新闻\n\n● 潞江至省城动车12日试运行，全程48分钟。\n\n● 菱文化节28日开幕，会期三天。\n\n（上接第一版）据了解，这次整治共检查企业412家，立案37起。\n\n局长表示，整治行动将持续到年底。\n"
    )
    assert (len(briefs.paragraphs), briefs.complete) == (2, True)
    assert (resumed.complete, resumed.continued_from) == (False, "第一版")


def test_reports_that_close_with_their_writer_stay_apart():
    """A dateline names the first report's writers, brackets below the second its own."""
    first, second = articles(
        "## 秋粮收购今日启动\n\n本报潞江9月13日讯（记者 游 鲲）13日上午8时，潞江粮库的磅秤前排起了一公里长的队，最早的凌晨三点就到了。\n\n"
        "## 老窖原址复产\n\n停产十一年的酒厂12日在原址复产，首批投料22吨，预计年底出酒。\n（本报记者 黎 昕）\n"
    )
    assert [one.byline[0].name for one in (first, second)] == ["游鲲", "黎昕"]


def test_a_credit_between_two_halves_tears_nothing():
    """What ends in a comma is no caption, though a credit stands below it."""
    story = articles(
        LEAD
        + "## 停了三年的电梯动了\n\n晚报记者 晏 殊\n\n志愿者用了五十六天，打了三百多通电话，\n\n**图/晚报记者 晏 殊**\n\n收齐了七十九个签名，最远的一份是寄回来的。\n"
    )[-1]
    assert story.paragraphs == (
        "志愿者用了五十六天，打了三百多通电话，收齐了七十九个签名，最远的一份是寄回来的。",
    )


def test_short_stanzas_are_verse_where_the_title_says_so():
    """（外二首）: stanzas of three lines, each poem's title alone between empty lines."""
    poems = articles(
        "春夜（外二首）\n叶 舟\n\n风从河面上来\n推了推门\n没有人应\n\n灯\n\n母亲把灯芯剪短\n光就退回到屋里\n\n渡\n\n船在等一个人\n人在等一阵风\n"
    )[-1]
    assert poems.kind == "poem"
    assert [one.heading for one in poems.sections] == ["", "灯", "渡"]


def test_speech_heads_nothing():
    """A plain line in quotation marks that ends as a sentence is said by someone."""
    (story,) = articles(
        "唱山歌的人\n本报记者 苏 州\n\n外婆九十岁，会唱两百多首山歌，录音的人来了四天，她唱了一百六十七首。\n“剩下的呢？”\n“剩下的是唱给他一个人的，不录。”\n"
    )
    assert len(story.paragraphs) == 3


def test_days_without_dates_are_listed_too():
    """今天 and 明天 before a gap are a forecast, which a page may end with."""
    weather = articles(LEAD + "## 今明天气\n\n今天　晴间多云　7～19℃\n\n明天　多云转阴　9～17℃\n")[-1]
    assert (weather.kind, weather.complete) == ("listing", True)


def test_a_row_of_briefs_has_no_parts():
    """A heading below a row of briefs begins the next item; a serial's （未完待续） is nobody's column."""
    found = articles(
        LEAD
        + "## 健康提醒\n\n★今明两天气温降至3℃，注意保暖。\n\n★市血站A型血告急，呼吁市民献血。\n\n## 求医问药\n\n问：孩子咳嗽两周了，要不要拍片？\n\n答：先看有没有发热、气促。\n\n"
        "## 大河人家\n\n方 圆 著\n\n腊月二十三，河封了，老船工把最后一条船拖上岸，往船底下垫了四块青砖。\n\n（未完待续）\n\n## 天气预报\n\n今天白天：晴，南风三到四级。\n"
    )
    assert [(one.column, one.title) for one in found[1:]] == [
        (None, title) for title in ("健康提醒", "求医问药", "大河人家", "天气预报")
    ]


def test_the_gap_behind_a_dateline_is_meant():
    """Stray spaces go; 本报讯 keeps what sets it off."""
    (report,) = articles(
        "## 接种点增至86个\n\n本报讯 昨日，记者从市疾控中心获悉，接种点增至86个， 六月龄以上人群均可预约。\n"
    )
    assert report.paragraphs == (
        "本报讯 昨日，记者从市疾控中心获悉，接种点增至86个，六月龄以上人群均可预约。",
    )


def test_deeper_headings_in_a_row_are_parts():
    """One deeper heading below a title may be its subtitle; of two, neither is."""
    voices = articles(
        LEAD
        + "## 代表通道\n\n### “把公交站挪近80米”\n\n我们小区有1900多位老人，最近的公交站在960米外，建议把站点挪近80米。\n\n"
        "### “给外卖小哥留个门”\n\n我一天送五十多单，最怕的不是路远，是小区不让进，建议统一设置登记口。\n"
    )[-1]
    assert voices.subtitle is None
    assert [section.heading for section in voices.sections] == ["“把公交站挪近80米”", "“给外卖小哥留个门”"]


def test_bold_briefs_below_a_story_are_a_row_of_their_own():
    """No heading parts them from it; their marks and their weight do. A bold sentence above a credit is a caption."""
    story, briefs, picture = articles(
        "**滩涂飞出致富鸟**\n\n　　本报北海7月17日电　记者钟灵报道：盛夏的滩涂，成群的麻鸭像一片移动的云，三万农户靠养鸭增收。\n　　“鸭子会算潮水，人反倒要学。”他说。\n\n"
        "**△ 滨海港五月吞吐量首次突破百万吨。（江平）**\n**△ 盲人象棋赛在滨海落幕，卫星辰获冠军。（黎明）**\n\n"
        "**七月十七日上午，滨海新港二号泊位竣工，图为首艘万吨轮靠泊。**\n**本报记者　石　磊摄**\n"
    )
    assert [one.name for one in story.byline] == ["钟灵"]
    assert (briefs.kind, [one.name for one in briefs.byline]) == ("briefs", ["江平", "黎明"])
    assert (picture.kind, picture.title, len(picture.captions)) == ("photo", None, 1)


def test_dotted_leaders_list_what_is_inside():
    """Births ............. 4."""
    inside = articles("INSIDE\n\nBirths ............. 4\nClassified ......... 10\nSports ............. 8\n")[
        -1
    ]
    assert (inside.kind, inside.title) == ("listing", "INSIDE")
