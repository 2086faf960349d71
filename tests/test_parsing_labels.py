"""Labels, kickers and staff lines that nobody marked are read for what they are, whatever stands around them."""

import pytest

from corpus.parsing.byline import read_byline
from corpus.parsing.credit import read_credit
from corpus.parsing.page import ParsedPage, parse
from corpus.parsing.staff import read_editors
from corpus.reading.dump import Dump
from corpus.reading.plain_text import read_text

BODY = "\n\n".join(
    f"第{number}条巷子的路灯昨夜全部换好，居民出门散步时都说，这条路终于亮堂了，夜里回家不用再打手电。"
    for number in "一二三四五"
)


def parsed(text: str) -> ParsedPage:
    return parse(Dump("page.md", read_text(text)))


@pytest.mark.parametrize("above", ["本报记者　龙　吟摄", "数据来源：江左省统计局", "天一黑，灯就亮了。"])
@pytest.mark.parametrize("mark", ["## {}", "**{}**"])
def test_a_plain_label_and_kicker_belong_to_the_title_below(above: str, mark: str):
    """What nobody marked above a marked title is its column and its kicker, whatever the item above ends with."""
    heads = [mark.format(title) for title in ("巷口换新灯", "老桥修好了", "渡船又开了")]
    byline = "本报记者　盛　夏"
    page = parsed(
        f"{heads[0]}\n\n{byline}\n\n{BODY}\n\n图为换好的路灯。\n\n{above}\n\n城南记事\n\n"
        f"三代守桥人　一块石头也没有丢\n\n{heads[1]}\n\n{byline}\n\n{BODY}\n\n{heads[2]}\n\n{byline}\n\n{BODY}"
    )
    article = next(one for one in page.articles if one.title == "老桥修好了")
    assert article.column == "城南记事"
    assert article.kicker == "三代守桥人　一块石头也没有丢"


@pytest.mark.parametrize("mark", "●▲■◆")
def test_a_plain_label_opens_briefs(mark: str):
    """A label that nobody marked above marked briefs begins an item and is its column."""
    briefs = "\n\n".join(
        f"{mark}{place}村昨日通了公交车，每天往返六班，票价两元。" for place in ("石桥", "柳树", "杏花")
    )
    page = parsed(
        f"**巷口换新灯**\n\n本报记者　盛　夏\n\n{BODY}\n\n**老桥修好了**\n\n本报记者　盛　夏\n\n{BODY}\n\n"
        f"四乡点滴\n\n{briefs}\n\n**渡船又开了**\n\n本报记者　盛　夏\n\n{BODY}"
    )
    found = [article for article in page.articles if article.kind == "briefs"]
    assert [(article.column, article.title, len(article.paragraphs)) for article in found] == [
        ("四乡点滴", None, 3)
    ]


def test_two_marked_lines_below_a_plain_kicker_are_one_title():
    """A plain kicker is the only kicker; both lines below it are the title."""
    page = parsed(
        f"城南新报　3　地方\n\n老冷库闲置十七年　居民自己开门\n\n**江边冰库变书库**\n\n**夏天看书免开冷气**\n\n本报记者　盛　夏\n\n{BODY}"
        f"\n\n**老桥修好了**\n\n本报记者　盛　夏\n\n{BODY}"
    )
    assert page.articles[0].kicker == "老冷库闲置十七年　居民自己开门"
    assert page.articles[0].title == "江边冰库变书库 夏天看书免开冷气"


def test_staff_labels_are_no_names():
    """Of 編輯／甲　美術編輯／乙 the editor alone is named."""
    assert read_editors("編輯／鄔念祖　美術編輯／尉遲青") == ("鄔念祖",)
    assert read_editors("责编：商　陆　美编：管　弦") == ("商陆",)


def test_what_lends_a_picture_is_no_photographer():
    """An office in front of 提供 is credited, and nobody is named."""
    assert read_credit("（潮港漁會提供）") == ()
    assert [one.name for one in read_credit("盛夏供图") or ()] == ["盛夏"]


def test_a_host_who_is_a_reporter_signs():
    """主持人： in front of 本报记者 is a byline, in front of a question it is not."""
    byline = read_byline("主持人：本报记者　龙　吟")
    assert byline is not None
    assert [one.name for one in byline.people] == ["龙吟"]
    assert read_byline("主持人：剧场要不要算经济账？") is None


@pytest.mark.parametrize("label", ["【城南旧事】", "■城南旧事", "城南旧事", "记者调查", "【记者调查】"])
def test_a_label_is_read_in_any_dress(label: str):
    """Boxes, marks and words of the trade do not keep a plain line above a title from being its column."""
    story = f"本报记者　盛　夏\n\n{BODY}"
    page = parsed(
        f"## 巷口换新灯\n\n{story}\n\n{label}\n\n## 老桥修好了\n\n{story}\n\n## 渡船又开了\n\n{story}"
    )
    assert [article.column for article in page.articles] == [None, label.strip("【】■"), None]


@pytest.mark.parametrize(
    ("label", "column"),
    [("【老字号寻踪】之七", "老字号寻踪"), ("◎现场目击", "现场目击"), ("◇城事漫议", "城事漫议")],
)
def test_a_label_with_a_mark_or_a_number_is_a_column(label: str, column: str):
    """It is nobody's name at the end of the item above."""
    byline = "本报记者　盛　夏"
    page = parsed(
        f"巷口换新灯\n\n{byline}\n\n{BODY}\n\n{label}\n\n老桥修好了\n\n{byline}\n\n{BODY}\n\n渡船又开了\n\n{byline}\n\n{BODY}"
    )
    article = next(one for one in page.articles if one.title == "老桥修好了")
    assert article.column == column
    assert all(one.role == "reporter" for item in page.articles for one in item.byline)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("（作者单位：宛丘市委党校　龚自诚）", [("author", "龚自诚")]),
        ("（书评人　谷 雨生）", [("author", "谷雨生")]),
        ("本报记者 步 云 文 尧 舜 摄影", [("reporter", "步云"), ("photographer", "尧舜")]),
        ("⊙记者 詹季伦 ○编辑 黎 媛", [("reporter", "詹季伦")]),
        ("本报记者 王博文 李强 摄影", [("photographer", "王博文"), ("photographer", "李强")]),
    ],
)
def test_who_wrote_stands_behind_a_house_or_before_the_word(line: str, people: list[tuple[str, str]]):
    """文 between two names belongs to neither, at a name's end to it."""
    byline = read_byline(line)
    assert byline is not None
    assert [(one.role, one.name) for one in byline.people] == people


def test_a_line_that_ends_with_its_own_credit_is_a_caption():
    """PHOTO BY and a name, behind what the picture shows."""
    body = "\n\n".join(
        f"The ferry to the {place} island will run again from June, the harbour board said on Tuesday."
        for place in ("north", "south", "east", "west")
    )
    caption = "A giant octopus kite is launched at East Beach. PHOTO BY DARIUS KOH"
    page = parsed(f"# Ferry to run again\n\nBy Hollis Fang\n\n{body}\n\n{caption}\n")
    assert [one for article in page.articles for one in article.captions] == [caption]
