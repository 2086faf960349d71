"""Kinds of answers: what a question asks for decides what may answer it, and what says the opposite does not."""

import pytest

from corpus.answering.choosing import choices, fitting_sentences
from corpus.answering.contrasts import contrasts
from corpus.answering.cover import presence, silence
from corpus.answering.deciding import clauses, decided
from corpus.answering.doubts import credit
from corpus.answering.evidence import Nominee, gather
from corpus.answering.kinds import fitting
from corpus.answering.models import shipped
from corpus.answering.people import people
from corpus.answering.question import read_question
from corpus.answering.sentence import Reading
from corpus.answering.trimming import trim
from corpus.article import Article, Section


def _fits(question, sentence, answer):
    """Tell whether a stretch of a sentence is of the kind that a question asks for."""
    (fits,) = fitting(read_question(question), [Reading(sentence)])
    first = sentence.index(answer)
    return fits((first, first + len(answer)))


@pytest.mark.parametrize(
    ("question", "sentence", "right", "wrong"),
    [
        ("修桥花了多少钱？", "修桥用了三年，花费六十八万元。", "六十八万元", "三年"),
        ("报名费多少？", "名额800人，报名费一百二十元。", "一百二十元", "800人"),
        ("周水清今年多大年纪？", "周水清今年六十四岁，种茶三十年。", "六十四岁", "三十年"),
        ("一共多少张床？", "设床位620张，七百人报名。", "620张", "七百人"),
        ("几月几号开始运行？", "4月28日投入运行，共有86组。", "4月28日", "86组"),
        ("厂是什么时候建的？", "厂建于一九七一年，空了十一年。", "一九七一年", "十一年"),
        ("外援是哪国人？", "第23分钟，阿根廷外援进球。", "阿根廷", "第23分钟"),
        ("桥是哪年修的？", "桥建于1971年，二十四米长。", "1971年", "二十四米"),
        ("樊守麦得的是什么病？", "樊守麦患肝癌，因病医治无效去世。", "肝癌", "病医治无效"),
        ("光伏占了几成？", "光伏占到重箱的三成一，去年是四十箱。", "三成一", "四十箱"),
        ("公司哪天晚上出的季报？", "公司昨晚披露季报，收入21.8亿元。", "昨晚", "21.8亿元"),
        (
            "When will it open?",
            "The state pays 60 percent, and it opens in the spring of 2028.",
            "the spring of 2028",
            "60 percent",
        ),
        (
            "What did she die of?",
            "She died at home in Coldwater. It was heart failure.",
            "heart failure",
            "Coldwater",
        ),
        ("照明所的所长是谁？", "照明所所长岳大海说，城管局已派人。", "岳大海", "城管局"),
        ("村医叫什么名字？", "村医滕树良今年五十一岁。", "滕树良", "村医"),
        ("新站设在哪里？", "六点二十分，在城南安置区西门增设一站。", "城南安置区西门", "六点二十分"),
        ("程国庆是谁？", "太龙镇党委书记程国庆说，不会含糊。", "太龙镇党委书记", "不会含糊"),
        ("谁是程国庆？", "太龙镇党委书记是程国庆。", "太龙镇党委书记", "龙镇"),
        (
            "What time does the ferry leave?",
            "The ferry leaves the pier at 11:15 p.m. daily.",
            "11:15 p.m.",
            "the pier",
        ),
        ("竹简是哪一年挖出来的？", "1998年出土的3126枚竹简。", "1998年", "3126枚"),
        ("处分是哪一天作出的？", "拖了五个月，6月3日受到处分。", "6月3日", "五个月"),
        ("版画家侯一苇是哪里人？", "版画家侯一苇是云岭县人，展览叫铁皮屋顶。", "云岭县", "铁皮屋顶"),
        (
            "Who runs the mill?",
            "The mill is run by Dorothy Vane of Saltby for the town.",
            "Dorothy Vane",
            "The mill is run",
        ),
        ("What did Winifred die of?", "Winifred died of pneumonia at 93 last week.", "pneumonia", "93"),
        ("How much was the pin?", "The pin cost ninety cents after two days.", "ninety cents", "two days"),
        ("古驿道有多长？", "古驿道18日开放，现存41段，全长五百六十公里。", "五百六十公里", "41段"),
        ("油菜保护区多大？", "划定油菜保护区18.7万亩，历时17个月。", "18.7万亩", "17个月"),
        ("钱一凡修琴收了多少钱？", "钱一凡用了十一个月，收费八百元。", "八百元", "十一个月"),
        ("面馆一个月净赚多少？", "面馆雇了6人，一个月净赚两万三。", "两万三", "6人"),
        ("老师的工资发了几成？", "全校八十三名教师的工资只发百分之七十。", "百分之七十", "八十三名"),
        (
            "How much barley did the ship take?",
            "The ship took 31,000 tonnes on Thursday.",
            "31,000 tonnes",
            "Thursday",
        ),
        ("一桶水卖多少钱？", "四十户人家，如今一桶只要八先令。", "八先令", "四十户"),
        ("How much is one ticket?", "The 40 people paid 12 yuan each.", "12 yuan", "40 people"),
        ("股东会在什么地方开？", "5月3日开会，地点为公司三楼会议室。", "公司三楼会议室", "5月3日"),
        ("Who won the race?", "The race was won by Dorothy Vane on monday.", "Dorothy Vane", "race"),
    ],
)
def test_only_what_is_of_the_kind_asked_for_may_answer(question, sentence, right, wrong):
    """Money for what something costs, years for an age, a day for a day, a name for the holder of an office."""
    assert _fits(question, sentence, right)
    assert not _fits(question, sentence, wrong)


def test_without_a_name_whoever_acts_may_answer():
    """哪一位 wants a name; where no sentence has one, the one who acts is what there is."""
    assert _fits("哪一位最先到场？", "最先到场的是一个卖菜的老人。", "老人")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("医院老院区有多少张床位？", "新院区设床位620张。"),
        ("去年烘干了多少吨？", "今年烘干三十吨。"),
        ("最大的一笔是多少？", "最小的一笔是四十七元。"),
        ("哪天闭幕？", "展览25日开幕。"),
        ("左耳剩几成听力？", "右耳只剩三成听力。"),
    ],
)
def test_the_opposite_of_what_is_asked_is_told(question, sentence):
    """One side of a pair in the question and the other in the sentence is counted; the same side is not."""
    asked = read_question(question)
    words, characters, _, _ = contrasts(asked, sentence, sentence)
    assert words + characters >= 1
    assert contrasts(asked, asked.text, asked.text)[:2] == (0, 0)


def test_another_figure_than_the_one_asked_about_is_told():
    """十八个月 is not printed, and 十二个月 is its rival."""
    asked = read_question("晒满十八个月的缸能贷多少？")
    assert contrasts(asked, "晒满十二个月的缸，可以贷到三千元。", "晒满十二个月的缸，可以贷到三千元。")[
        2:
    ] == (1, 1)
    assert contrasts(asked, "晒满十八个月的缸", "晒满十八个月的缸")[2:] == (0, 0)


def test_what_a_text_nowhere_says_is_measured():
    """The longest stretch of the question that is not there, and its share; 的 and 了 count for nothing."""
    asked = read_question("石桥的设计师是谁？")
    assert silence(asked, "石桥的设计师毕业了") == (0, 0)
    longest, share = silence(asked, "石桥修好了")
    assert longest == 3
    assert 0.3 < share < 0.7


def test_english_words_are_known_by_their_stem():
    """Voted is said where the text has votes; a short word only as it is."""
    assert presence("voted", "the council votes on monday") == 0.9
    assert presence("late", "the latest ferry") == 1
    assert presence("rate", "the rating") == 0


@pytest.mark.parametrize(
    ("question", "sentence", "chosen", "answer"),
    [
        ("有多少个代表团、多少名运动员？", "21个代表团的9736名运动员参加。", "9736名", "21个代表团的9736名"),
        ("管着多少灯塔和多少灯浮标？", "管着灯塔11座、灯浮标86个。", "11座", "11座、灯浮标86个"),
        ("有多少名运动员？", "21个代表团的9736名运动员参加。", "9736名", "9736名"),
    ],
)
def test_who_asks_for_two_amounts_gets_two(question, sentence, chosen, answer):
    """The numbers stand side by side and are shown with what is printed between them."""
    first = sentence.index(chosen)
    start, end = trim(read_question(question), Reading(sentence), (first, first + len(chosen)))
    assert sentence[start:end] == answer


@pytest.mark.parametrize(
    ("sentence", "chosen", "answer"),
    [
        ("主教练米哈伊洛夫赛后说，他没有把握。", "米哈伊", "米哈伊洛夫"),
        ("镇长周水清说，路修好了。", "周水清", "周水清"),
    ],
)
def test_a_name_written_by_its_sound_is_whole(sentence, chosen, answer):
    """The cutter knows few foreign names; a Chinese one ends where it ends."""
    first = sentence.index(chosen)
    start, end = trim(read_question("那个人是谁？"), Reading(sentence), (first, first + len(chosen)))
    assert sentence[start:end] == answer


def test_who_asks_whether_gets_the_clause_that_says_what_is_asked():
    """Not the one that says of what it is asked."""
    sentence = "△游轮「海鸥号」搁浅，船上一百五十三人全部获救，无人受伤。"
    article = Article(title="世界之窗", sections=(Section("", (sentence,)),))
    question = read_question("游轮搁浅有没有人受伤？")
    found = gather(question, (), [Nominee(article, 1.0)], shipped().sentences)
    chosen = choices(question, found, shipped().reader, shipped().spans)
    assert [decided(question, one).text for one in chosen if one.evidence.place.field.paragraph == 0] == [
        "无人受伤"
    ]


def test_who_asks_whether_gets_the_deciding_clause():
    """Of a span the clause that it stands in, without its marks."""
    assert [
        "已经存了的定期，不受影响。"[first:last]
        for first, last in clauses(Reading("已经存了的定期，不受影响。"))
    ] == ["已经存了的定期", "不受影响"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("市政管理科科长余沛答复：经现场核查，已经迁改。", "余沛"),
        ("省冰雪中心公布，前奥运冠军石磊出任男队主教练。", "石磊"),
    ],
)
def test_a_name_does_not_hold_what_begins_the_next_word(sentence, name):
    """The cutter guesses names of three where a verb follows a name of two."""
    reading = Reading(sentence, people(sentence))
    first = sentence.index(name)
    assert (first, first + len(name)) in reading.atoms


def test_a_name_that_looks_like_none_may_answer_where_others_are_named():
    """Who began the match is asked for by name; 钟离月 is cut in two, and 方敬之 of another sentence must not bar it."""
    sentences = [Reading("会议由县长方敬之召集。", frozenset({"方敬之"})), Reading("副省长钟离月主持会议。")]
    tests = fitting(read_question("会议是哪位领导主持的？"), sentences)
    first = sentences[1].text.index("钟离月")
    assert tests[1]((first, first + 3))
    assert not tests[1]((0, 3))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("那几本账后来交给哪里收藏了？", "where"),
        ("背乘客出来的公交车司机叫啥？", "who"),
        ("What did chard sell for last week?", "amount"),
    ],
)
def test_what_is_asked_is_read_from_the_word_that_asks(question, asked):
    """那几本 points at books, it does not count them."""
    assert read_question(question).asked == asked


def test_a_table_says_nothing_of_a_week_that_none_of_its_columns_is_of():
    """Of last week it does; one that prints years may mean last year by one of them."""
    rows = (("品种", "本周均价", "上周均价"), ("豆粕", "3285", "3170"))
    article = Article(title="一周商品行情", tables=(rows,))
    left = {}
    for asked in ("豆粕上周均价多少？", "豆粕上上周均价多少？"):
        question = read_question(asked)
        found = gather(question, (), [Nominee(article, 1.0)], shipped().sentences)
        chosen = choices(question, found, shipped().reader, shipped().spans)
        left[asked] = max(
            credit(question, one) for one in chosen if one.evidence.place.field.field == "table"
        )
    assert left["豆粕上上周均价多少？"] < left["豆粕上周均价多少？"]


def test_sentences_without_anything_of_the_kind_are_passed_over():
    """Of five that say more of the bridge none names a sum; the sixth does, and is read."""
    idle = "".join(f"石梁桥修桥花钱的事，{who}说得最多。" for who in ("老人", "孩子", "船工", "木匠", "石匠"))
    article = Article(title="石梁桥", sections=(Section("", (f"{idle}修桥花了六十八万元。",)),))
    question = read_question("石梁桥修桥花了多少钱？")
    found = gather(question, (), [Nominee(article, 1.0)], shipped().sentences)
    read = [one.reading.printed for one, _ in fitting_sentences(question, found)]
    assert "修桥花了六十八万元。" in read
    assert not any("木匠" in one for one in read)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("大橋預計甚麼時候通車？", "when"),
        ("書市星期几开门？", "when"),
        ("Which councillor cast the deciding vote?", "who"),
        ("What share of the price will the state pay?", "amount"),
    ],
)
def test_the_same_is_asked_in_other_words(question, asked):
    """甚麼 is 什麼, and which councillor asks who."""
    assert read_question(question).asked == asked


@pytest.mark.parametrize(
    ("question", "sentence", "chosen", "answer"),
    [
        (
            "投诉有多少起，牵涉多少钱？",
            "全市受理投诉417件，涉及金额263万元，调解成功率80%。",
            "417件",
            "417件，涉及金额263万元",
        ),
        ("长卷多长，画了几年？", "长卷长十八米，画了七年，画中渔船二百零三艘。", "七年", "十八米，画了七年"),
        ("写书用了几年，走了几个县？", "他用了九年，走了六个县，写了三十七本。", "六个", "九年，走了六个"),
    ],
)
def test_two_amounts_are_given_in_the_units_they_are_asked_in(question, sentence, chosen, answer):
    """钱 is 元, and a number of years is no date."""
    first = sentence.index(chosen)
    start, end = trim(read_question(question), Reading(sentence), (first, first + len(chosen)))
    assert sentence[start:end] == answer
