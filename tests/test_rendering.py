"""Rendering: whatever the text, no limit is exceeded, no markup broken, no character lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.cutting import cut, split, utf16_length
from bot.rendering.pieces import Piece
from bot.rendering.plain import COLOUR, plain
from bot.rendering.telegram_html import telegram_html
from handlers.reply import Button, Heading, Hit, HitList, Quotation, Reply, Text
from tests.telegram_checks import check, parse_html, utf16

ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"'&lt;</b>\n 。！？”，\u200d\u0301\ufe0f𠮷👨👩\u202eא\ud800\udc00"),
    ),
    max_size=300,
)


@st.composite
def marked(draw, texts=ODD):
    text = draw(texts) * draw(st.integers(1, 40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=300, unique=True)))
    return text, tuple(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def replies(draw):
    blocks = []
    for kind in draw(st.lists(st.sampled_from("hqtl"), max_size=6)):
        text, marks = draw(marked())
        if kind == "h":
            blocks.append(Heading(text))
        elif kind == "t":
            blocks.append(Text(text, marks, draw(st.booleans())))
        elif kind == "q":
            blocks.append(Quotation(text, "a", marks, folded=draw(st.booleans()), label=draw(ODD)))
        else:
            quotation = Quotation(text, "a", marks)
            blocks.append(HitList((Hit(1, draw(ODD), draw(ODD)), Hit(2, text, "", marks, (quotation,)))))
    rows = draw(
        st.lists(st.lists(st.builds(Button, ODD, st.text("ab", min_size=1)), max_size=12), max_size=12)
    )
    return Reply(tuple(blocks), tuple(tuple(row) for row in rows))


@settings(deadline=None, max_examples=150)
@given(replies())
def test_telegram_accepts_every_message(reply):
    """Every message stays within Telegram's limits and has well-formed HTML, whatever is in the text."""
    messages = telegram_html(reply)
    for message in messages:
        message.html.encode("utf-8")
        keyboard = [
            [{"text": button.label, "callback_data": "x"} for button in row] for row in message.rows if row
        ]
        check(
            "sendMessage",
            {
                "chat_id": 1,
                "text": message.html,
                "parse_mode": "HTML",
                "reply_markup": {"inline_keyboard": keyboard},
            },
        )
    assert all(not message.rows for message in messages[:-1])


@settings(deadline=None, max_examples=150)
@given(replies())
def test_nothing_visible_is_lost_or_added(reply):
    """All characters of all blocks arrive in order; only white space may differ where messages are cut."""
    shown = "".join(parse_html(message.html)[0] for message in telegram_html(reply))
    expected = []
    for block in reply.blocks:
        if isinstance(block, HitList):
            for hit in block.hits:
                expected += [f"{hit.number}  {hit.title}", hit.note, *(one.text for one in hit.excerpts)]
        elif isinstance(block, Quotation):
            expected += [block.label, block.text]
        else:
            expected.append(block.text)
    assert "".join(shown.split()) == "".join("".join(expected).encode("utf-8", "replace").decode().split())


@settings(deadline=None, max_examples=200)
@given(marked(), st.integers(1, 80), st.integers(1, 12))
def test_a_cut_spares_marks_and_joined_characters(text_and_marks, units, entities):
    """A cut falls inside a mark only if the mark alone is longer than the limit."""
    piece = Piece(*text_and_marks)
    halves = split(piece, units, entities)
    if halves is None:
        return
    head, tail = halves
    assert utf16_length(head.text) <= units
    assert len(head.marks) <= entities
    assert "".join((head.text + tail.text).split()) == "".join(piece.text.split())
    cut_marks = len(head.marks) + len(tail.marks) - len([one for one in piece.marks if one[0] < one[1]])
    assert cut_marks <= 0 or any(utf16_length(piece.text[a:b]) > units for a, b in piece.marks) or units < 3


def test_long_text_is_cut_between_sentences():
    """Where a text is too long for one message, the next one begins with a sentence."""
    sentence = "一个不短不长的句子在这里说完了。"
    messages = cut([Piece(sentence * 600, frame="quotation")], 4096, 100)
    assert len(messages) > 2
    for (piece,) in messages:
        assert piece.text.startswith("一个")
        assert piece.text.endswith("。")


def test_astral_characters_count_twice():
    """A message of characters beyond the basic plane holds half as many."""
    messages = telegram_html(Reply((Text("𠮷" * 4096),)))
    assert [utf16(parse_html(message.html)[0]) for message in messages] == [4096, 4096]


def test_an_empty_reply_is_no_message():
    """A reply without anything visible is not sent at all."""
    assert telegram_html(Reply((Text(" \n"), Heading("")))) == ()


def test_plain_marks_and_frames():
    """Without colour marks stand in 【】, quotations behind a bar; with colour marks are in reverse video."""
    hit = Hit(1, "春", "副刊", ((0, 1),), (Quotation("盼望着春天。", "a", ((3, 5),)),))
    reply = Reply((Text("1 篇", quiet=True), HitList((hit,))))
    assert plain(reply) == "1 篇\n1  【春】\n副刊\n   ┃ 盼望着【春天】。"
    assert "\x1b[7m春天\x1b[27m" in plain(reply, COLOUR)


def test_plain_wraps_between_characters_but_not_before_a_full_stop():
    """A line of Chinese breaks anywhere except before punctuation; a Latin word is not broken."""
    lines = plain(Reply((Text("一二三四五六七八。Newspaper clippings"),)), width=16).split("\n")
    assert lines == ["一二三四五六七", "八。Newspaper ", "clippings"]


def test_plain_lets_no_control_character_through():
    """A page's escape sequences cannot drive the reader's terminal."""
    assert "\x1b" not in plain(Reply((Text("\x1b[2J危险\x9b"),)))
