"""The stand-in of the Bot API refuses what Telegram refuses; otherwise passing against it would mean nothing."""

import os

import pytest

from tests.telegram_checks import SCHEMA, Refused, check

MESSAGE = {"chat_id": 1, "text": "好"}


def message(**fields):
    return {**MESSAGE, **fields}


def keys(*buttons):
    return {"inline_keyboard": [list(buttons)]}


BAD = {
    "empty": message(text=" \n"),
    "too long": message(text="春" * 4097),
    "too long in UTF-16": message(text="𠮷" * 2049),
    "stray <": message(text="1 < 2", parse_mode="HTML"),
    "unknown tag": message(text="<p>x</p>", parse_mode="HTML"),
    "not closed": message(text="<b>x", parse_mode="HTML"),
    "closed across": message(text="<b><i>x</b></i>", parse_mode="HTML"),
    "nested quotation": message(
        text="<blockquote><blockquote>x</blockquote></blockquote>", parse_mode="HTML"
    ),
    "101 entities": message(text="<b>x</b> " * 101, parse_mode="HTML"),
    "two actions": message(
        reply_markup=keys({"text": "x", "url": "https://a.example", "callback_data": "x"})
    ),
    "no action": message(reply_markup=keys({"text": "x"})),
    "65 bytes": message(reply_markup=keys({"text": "x", "callback_data": "x" * 65})),
    "no label": message(reply_markup=keys({"text": "", "callback_data": "x"})),
    "nine in a row": message(reply_markup=keys(*[{"text": "x", "callback_data": "x"}] * 9)),
    "257 copied": message(reply_markup=keys({"text": "x", "copy_text": {"text": "x" * 257}})),
}


@pytest.mark.parametrize("params", BAD.values(), ids=BAD.keys())
def test_a_bad_message_is_refused(params):
    """Each of these gets Telegram's 400."""
    with pytest.raises(Refused):
        check("sendMessage", params)


def test_a_good_message_is_accepted():
    """4,096 characters after parsing, references and nested tags are fine."""
    check("sendMessage", message(text="&lt;<b>" + "春" * 4095 + "</b>", parse_mode="HTML"))
    quotation = "<blockquote expandable>a <b>b</b></blockquote>"
    check(
        "sendMessage",
        message(text=quotation, parse_mode="HTML", reply_markup=keys({"text": "x", "url": "x"})),
    )


@pytest.mark.skipif(
    "JIANBAO_EVAL" not in os.environ, reason="JIANBAO_EVAL names no folder with the Bot API's specification"
)
@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMesage", MESSAGE),
        ("sendMessage", {"text": "x"}),
        ("sendMessage", message(colour="red")),
        ("sendMessage", message(chat_id=1.5)),
        ("sendMessage", message(link_preview_options={"disabled": True})),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{"type": "article", "id": "1"}]}),
    ],
)
def test_the_specification_is_kept_to(method, params):
    """Unknown methods and fields, missing ones and wrong types are refused by the machine-readable specification."""
    assert SCHEMA["methods"]
    with pytest.raises(Refused):
        check(method, params)
