"""The adapters' own few sentences: a notice's name and a language tag go in, the sentence comes out."""

from typing import Literal

from handlers.words.language import language_of

Notice = Literal[
    "too_fast",
    "old_button",
    "not_yours",
    "admins_only",
    "delete_how",
    "delete_not_yours",
    "delete_too_late",
    "try_again",
    "group_privacy",
    "group_reads_all",
    "inline_heading",
    "inline_how",
    "group_heading",
    "no_clippings",
    "open_passage",
    "send_on",
    "copy_citation",
    "add_to_group",
    "on_the_web",
]

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
    "admins_only": {
        "zh": "这关系到整个群，只有管理员可以。",
        "hant": "這關係到整個群組，只有管理員可以。",
        "en": "This concerns the whole group; only its admins can do it.",
    },
    "delete_how": {
        "zh": "请回复我的一条消息，并写上 /delete，我就把它删去。",
        "hant": "請回覆我的一則訊息，並寫上 /delete，我就把它刪去。",
        "en": "Reply to a message of mine with /delete, and I will remove it.",
    },
    "delete_not_yours": {
        "zh": "只有提问的人或管理员可以删去这条消息。",
        "hant": "只有提問的人或管理員可以刪去這則訊息。",
        "en": "Only the person who asked, or an admin, can have this message removed.",
    },
    "delete_too_late": {
        "zh": "这条消息删不掉了：Telegram 只允许删去 48 小时以内的消息。",
        "hant": "這則訊息刪不掉了：Telegram 只允許刪去 48 小時以內的訊息。",
        "en": "This message cannot be removed any more: Telegram allows that for 48 hours.",
    },
    "try_again": {
        "zh": "Telegram 没有回应，请过一会儿再试。",
        "hant": "Telegram 沒有回應，請過一會兒再試。",
        "en": "Telegram did not respond; please try again in a moment.",
    },
    "group_privacy": {
        "zh": "我只看得到命令、对我的回复和内联查询；要在句子里用 [[词语]] 查找，请把我设为管理员。",
        "hant": "我只看得到命令、對我的回覆和內嵌查詢；要在句子裡用 [[詞語]] 查找，請把我設為管理員。",
        "en": "I see only commands, replies to me and inline queries; make me an admin to look up [[words]] in a sentence.",
    },
    "group_reads_all": {
        "zh": "在句子里写 [[词语]]，我就替大家查找，一条消息至多五处；也可以点名 @ 我。",
        "hant": "在句子裡寫 [[詞語]]，我就替大家查找，一則訊息至多五處；也可以點名 @ 我。",
        "en": "Write [[words]] in a sentence and I look them up, five a message at most; or mention me.",
    },
    "inline_heading": {"zh": "在别的聊天里", "hant": "在別的聊天裡", "en": "In other chats"},
    "group_heading": {"zh": "在这个群里", "hant": "在這個群組裡", "en": "In this group"},
    "inline_how": {
        "zh": "写 @{name} 词语，就能选一段原文发过去；写 @{name} ? 问题 或 @{name} “引文”也行。",
        "hant": "寫 @{name} 詞語，就能選一段原文發過去；寫 @{name} ? 問題 或 @{name} 「引文」也行。",
        "en": 'Type @{name} WORDS to pick a passage and post it; @{name} ? QUESTION and @{name} "QUOTATION" work too.',
    },
    "no_clippings": {
        "zh": "没有找到，到私聊里再查查",
        "hant": "沒有找到，到私聊裡再查查",
        "en": "Nothing found; try in private",
    },
    "send_on": {"zh": "发到别处", "hant": "傳到別處", "en": "send on"},
    "copy_citation": {"zh": "复制出处", "hant": "複製出處", "en": "copy citation"},
    "on_the_web": {"zh": "网页 ↗", "hant": "網頁 ↗", "en": "web page ↗"},
    "add_to_group": {"zh": "加到群里", "hant": "加到群組裡", "en": "add to a group"},
    "open_passage": {"zh": "看上下文", "hant": "看上下文", "en": "see in context"},
}


def notice(name: Notice, locale: str) -> str:
    """Say a notice in the language nearest to an IETF language tag."""
    return _WORDS[name][language_of(locale)]
