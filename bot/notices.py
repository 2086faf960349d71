"""The adapters' own few sentences: a notice's name and a language tag go in, the sentence comes out."""

from typing import Literal

Notice = Literal["too_fast", "old_button", "not_yours"]

_WORDS: dict[Notice, dict[str, str]] = {
    "too_fast": {
        "zh": "您发得太快了，请一分钟后再试；这期间的消息不会得到回答。",
        "hant": "您發得太快了，請一分鐘後再試；這期間的訊息不會得到回答。",
        "en": "That was a lot at once. Please try again in a minute; until then messages are not answered.",
    },
    "old_button": {
        "zh": "这个按钮太旧了，请重新输入，例如：/search 加上要找的词，或 /help。",
        "hant": "這個按鈕太舊了，請重新輸入，例如：/search 加上要找的詞，或 /help。",
        "en": "This button is too old. Please type it again, such as /search and the words to find, or /help.",
    },
    "not_yours": {
        "zh": "只有提问的人或管理员可以翻这一页；您可以自己用 /search 再查一次。",
        "hant": "只有提問的人或管理員可以翻這一頁；您可以自己用 /search 再查一次。",
        "en": "Only the person who asked, or an admin, can turn this page; use /search to look for yourself.",
    },
}


def notice(name: Notice, locale: str) -> str:
    """Say a notice in the language nearest to an IETF language tag."""
    tag = locale.lower()
    if not tag.startswith("zh"):
        language = "en"
    elif "hant" in tag or tag.endswith(("-tw", "-hk", "-mo")):
        language = "hant"
    else:
        language = "zh"
    return _WORDS[name][language]
