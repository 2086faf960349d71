"""Credits: a printed line that says who took a photo comes in; the name alone comes out."""

import pytest

from corpus.answering.evidence import Nominee
from corpus.answering.printed_fields import asks_for_field, printed_field
from corpus.answering.question import read_question
from corpus.article import Article, Contributor, Section


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("本报记者 李明 摄", "李明"),
        ("（記者鍾亦凡攝）", "鍾亦凡"),
        ("文/图 本报记者麻晓冬", "麻晓冬"),
        ("图/姚赫", "姚赫"),
        ("姚赫 航拍", "姚赫"),
        ("李明摄（资料照片）", "李明"),
        ("Photo by Yusuf Karim", "Yusuf Karim"),
        ("Yusuf Karim / Staff", "Yusuf Karim"),
        ("卫星图像", "卫星图像"),
        ("资料照片　申屠平 供图", "申屠平"),
    ],
)
def test_the_name_in_a_credit_answers(credit, name):
    """Whatever stands around it: office, paper, 摄, 图, by."""
    article = Article("a", title="茶园航拍", captions=("茶园",), credits=(credit,))
    (answer,) = printed_field(read_question("茶园航拍那张照片是谁拍的？"), [Nominee(article, 1.0)])
    assert answer.text == name


def test_of_several_photos_the_one_spoken_of():
    """Each credit belongs to its caption."""
    article = Article(
        "a", title="渡口一日", captions=("孩子们在码头跳水", "老人在茶馆下棋"), credits=("李明/摄", "王芳/摄")
    )
    question = read_question("老人下棋的照片是谁拍的？")
    (answer,) = printed_field(question, [Nominee(article, 1.0)])
    assert answer.text == "王芳"


def test_a_question_about_something_else_is_none():
    """谁写 of a letter in the story, without a title or an item of the page, is for the text to answer."""
    article = Article("a", title="渡口", sections=(Section("", ("牌匾是谁写的，没有人知道。",)),))
    assert printed_field(read_question("牌匾是谁写的？"), [Nominee(article, 1.0)]) is None


def test_a_photographer_of_the_byline_took_the_photo_and_the_reporter_did_not():
    """撰文 is no 摄影; where nobody is named who took it, nobody is said to have."""
    byline = (Contributor("reporter", "柯以安"), Contributor("photographer", "梁柏"))
    question = read_question("量老桥那篇报道的图是谁拍的？")
    article = Article(
        "a", title="她替三百座老桥量身高", byline=byline, sections=(Section("", ("她量老桥。",)),)
    )
    (answer,) = printed_field(question, [Nominee(article, 1.0)])
    assert answer.text == "梁柏"
    alone = Article(
        "a", title="她替三百座老桥量身高", byline=byline[:1], sections=(Section("", ("她量老桥。",)),)
    )
    assert printed_field(question, [Nominee(alone, 1.0)]) == ()


def test_a_name_at_the_end_of_a_caption_took_its_photo():
    """As captions print it that the parser did not part from their credit."""
    caption = "图为村民检修插秧机。　邬小冰/摄"
    article = Article("a", title="稻田管家", captions=(caption,), byline=(Contributor("reporter", "麻秋实"),))
    (answer,) = printed_field(read_question("检修插秧机那张图片的拍摄者是谁？"), [Nominee(article, 1.0)])
    assert answer.text == "邬小冰"


def test_a_work_that_a_headline_speaks_of_is_not_the_article():
    """奏响《大河组曲》 was written by a reporter, the suite by a composer."""
    article = Article("a", title="省交响乐团奏响《大河组曲》", byline=(Contributor("reporter", "宫羽"),))
    assert not printed_field(read_question("《大河组曲》是谁写的？"), [Nominee(article, 1.0)])


def test_a_name_at_the_end_of_an_english_caption_took_its_photo():
    """PHOTO BY is no part of the caption's sentence."""
    caption = "A giant octopus kite is launched at East Beach. PHOTO BY DARIUS KOH"
    article = Article("a", title="Kites over East Beach", captions=(caption,))
    question = read_question("Who took the octopus kite photograph?")
    (answer,) = printed_field(question, [Nominee(article, 1.0)])
    assert answer.text == "DARIUS KOH"


@pytest.mark.parametrize("asked", ["天桥电梯坏了是谁写信反映的？", "写信反映天桥电梯坏了的是谁？"])
def test_a_letter_is_its_readers(asked):
    """The reader who signed wrote it; a reporter who tells of a letter did not."""
    title, text = "天桥电梯坏了四十天", (Section("", ("天桥电梯坏了，没有人修。",)),)
    letter = Article("a", title=title, byline=(Contributor("reader", "尚桂兰"),), sections=text)
    (answer,) = printed_field(read_question(asked), [Nominee(letter, 1.0)])
    assert answer.text == "尚桂兰"
    report = Article("a", title=title, byline=(Contributor("reporter", "宫羽"),), sections=text)
    assert printed_field(read_question(asked), [Nominee(report, 1.0)]) is None


def test_of_two_things_asked_the_printed_one_answers():
    """Who wrote it is said, who took the photo is not."""
    article = Article("a", title="渔村等来了淡化厂", byline=(Contributor("reporter", "闻人靖"),))
    question = read_question("渔村那篇通讯是谁写的、照片又是谁拍的？")
    (answer,) = printed_field(question, [Nominee(article, 1.0)])
    assert answer.text == "闻人靖"


def test_who_wrote_that_piece_may_be_asked_backwards():
    """写…那篇的是谁."""
    article = Article("a", title="独臂邮递员", byline=(Contributor("correspondent", "乐天成"),))
    (answer,) = printed_field(read_question("写独臂邮递员那篇的是谁？"), [Nominee(article, 1.0)])
    assert answer.text == "乐天成"


@pytest.mark.parametrize(
    "asked", ["写“量老桥的人”的是谁？", "量老桥的那张照片是谁提供的？", "《量老桥的人》转到第几版？"]
)
def test_a_quoted_title_who_lent_a_photo_and_where_a_story_goes_on(asked):
    """Byline, credit and the line that says where it is continued."""
    article = Article(
        "a",
        title="量老桥的人",
        byline=(Contributor("reporter", "柯以安"),),
        captions=("她量老桥",),
        credits=("申屠平供图",),
        continued_to="第5版",
    )
    (answer,) = printed_field(read_question(asked), [Nominee(article, 1.0)])
    assert answer.text in {"写": "柯以安", "量": "申屠平", "《": "第5版"}[asked[0]]


def test_a_photo_of_its_own_is_looked_for_among_more_articles():
    """Only where a printed line is asked for."""
    assert asks_for_field(read_question("大桥通车那张照片谁拍的？"))
    assert not asks_for_field(read_question("大桥有多长？"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谈请示的那篇小文出自谁的笔下？", "龚自诚"),
        ("谈请示的那篇小文是谁写的？", "龚自诚"),
        ("谈请示的那篇短文登在哪个系列专栏？", "我说两句"),
        ("谈请示的那一篇署什么名？", "龚自诚"),
    ],
)
def test_an_item_of_a_page_is_asked_for_in_many_ways(question, answer):
    """Whatever it is called, and whosever hand it is from."""
    article = Article(
        "a",
        title="少一点“请示一下”",
        column="我说两句",
        byline=(Contributor("author", "龚自诚"),),
        sections=(Section("", ("办事群众最怕听到四个字：请示一下。",)),),
    )
    (found,) = printed_field(read_question(question), [Nominee(article, 1.0)])
    assert found.text == answer


def test_who_lent_a_table_took_no_photo():
    """Its figures are from the bureau of statistics."""
    table = Article("a", kind="table", title="县防治指标", credits=("（县统计局提供）",))
    photo = Article("b", kind="photo", captions=("讲解防治知识",), credits=("祁连山 摄",))
    question = read_question("讲解防治的照片是谁拍的？")
    (answer,) = printed_field(question, [Nominee(table, 1.0), Nominee(photo, 0.9)])
    assert answer.text == "祁连山"


def test_a_correspondent_is_asked_for_among_several():
    """通讯员 is one of a byline, who wrote it is all of it."""
    byline = (Contributor("reporter", "程秋实"), Contributor("correspondent", "贺兰英"))
    article = Article("a", title="河湾灌区按方收费", byline=byline)
    for asked, name in (("通讯员是谁", "贺兰英"), ("是谁写的", "程秋实")):
        question = read_question(f"河湾灌区按方收费那篇报道的{asked}？")
        found = printed_field(question, [Nominee(article, 1.0)])
        assert found[0].text == name


@pytest.mark.parametrize(
    ("caption", "question", "name"),
    [
        ("▲罷工礦工在礦區大門外煮大鍋湯分食。（美聯社）", "礦工煮湯的照片是哪家通訊社的？", "美聯社"),
        ("红嘴鸥停在栈桥的栏杆上。 顾湘 摄", "停在栈桥栏杆上的红嘴鸥是谁拍的？", "顾湘"),
    ],
)
def test_what_a_caption_shows_was_shot_by_whom_its_end_names(caption, question, name):
    """An agency in brackets as well as a name; 谁拍的 alone asks of a photo."""
    article = Article("a", kind="photo", captions=(caption,))
    (answer,) = printed_field(read_question(question), [Nominee(article, 1.0)])
    assert answer.text == name


def test_who_shot_a_film_is_in_no_caption():
    """这部片子是谁拍的 asks for its director."""
    article = Article("a", kind="photo", captions=("《船头人家》剧照。 顾湘 摄",))
    assert printed_field(read_question("船头人家那部片子是谁拍的？"), [Nominee(article, 1.0)]) is None
