"""Settings: `.env.example` and the code say the same; a bad value is one sentence."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings

EXAMPLE = (Path(__file__).parent.parent / ".env.example").read_text("utf-8")


def test_the_example_lists_exactly_the_settings():
    """Every setting stands in `.env.example`, in order, below a comment; its value there is the default."""
    listed = re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE)
    fields = list(Settings.model_fields.values())
    assert [name for name, _ in listed] == [field.alias for field in fields]
    assert read_settings(dict(listed)) == read_settings({}) == Settings()
    for name, _ in listed:
        block = EXAMPLE[: EXAMPLE.index(f"\n{name}=")].rsplit("\n\n", 1)[-1]
        assert block.lstrip().startswith("#"), name
        assert "Default" in block, name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "not a token"),
        ("TELEGRAM_API_URL", "ftp://x"),
        ("TELEGRAM_WEBHOOK_PORT", "many"),
        ("TELEGRAM_WEBHOOK_SECRET", "有空格 的"),
        ("JIANBAO_CONCURRENCY", "0"),
        ("JIANBAO_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_bad_value_is_one_sentence_without_the_secret(name, value):
    """A value that cannot work is named with the reason, in one line, and is not repeated (it may be a secret)."""
    with pytest.raises(SettingsError, match=name) as caught:
        read_settings({name: value})
    assert "\n" not in str(caught.value)
    assert "TOKEN" not in name or value not in str(caught.value)


def test_an_empty_variable_counts_as_unset():
    """A line left empty in `.env` means the default."""
    assert read_settings({"TELEGRAM_WEBHOOK_SECRET": " ", "TELEGRAM_API_URL": ""}) == Settings()


def test_tokens_do_not_show_when_printed():
    """Settings can be logged."""
    assert "ABC" not in repr(read_settings({"TELEGRAM_BOT_TOKEN": "1:ABC"}))
