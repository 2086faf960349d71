"""Contrasts: a question and a sentence come in; how often the sentence says the opposite of what is asked comes out.

Who asks for last year's figure is not answered by this year's, nor who asks for the left ear by the right one.
"""

import re

from corpus.answering.quantity import numbers, value
from corpus.answering.question import Question

_WORDS = (
    "去年 今年|去年 本届|去年 本次|上届 本届|前年 去年|前年 今年|明年 今年|明年 去年|上月 本月|上个月 这个月|昨天 今天|昨日 今日|明天 今天|上周 本周|上午 下午|早上 晚上|"
    "最大 最小|最高 最低|最多 最少|最长 最短|最早 最晚|最好 最差|第一 最后|首次 末次|开幕 闭幕|开始 结束|周六 周日|"
    "增加 减少|增长 下降|上涨 下跌|上升 下降|涨 降|升 降|批发 零售|进口 出口|收入 支出|总共 平均|一共 平均|总 日均|"
    "this last|next last|first second|first last|largest smallest|highest lowest|most least|old new|before after|morning evening"
)
_CHARACTERS = (
    "左右老新旧新男女买卖前后东西南北大小内外远近父母夫妻正副高低深浅冷热快慢多少上下早晚首末进出好坏长短死伤"
)
_NUMERAL = re.compile(
    r"(?<![零一二三四五六七八九十百千万亿两])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九两])(?![零一二三四五六七八九十百千万亿两])"
)
WORDS = tuple(tuple(pair.split()) for pair in _WORDS.split("|"))
CHARACTERS = tuple(zip(_CHARACTERS[::2], _CHARACTERS[1::2], strict=True))


def contrasts(question: Question, sentence: str, near: str) -> tuple[float, float, float, float]:
    """Pairs of words and of characters that question and sentence have the two sides of; figures that are not near, and rival ones."""
    asked = question.text[: question.start] + "\n" + question.text[question.end :]
    said, told = in_digits(asked), in_digits(near)
    lost = [
        said[first:last] for first, last in numbers(said) if last - first > 1 and said[first:last] not in told
    ]
    here = in_digits(sentence)
    rivals = [
        one
        for one in lost
        if any(last - first > 1 and here[last - 1] == one[-1] for first, last in numbers(here))
    ]
    return (
        _opposed(WORDS, asked, sentence, near),
        _opposed(CHARACTERS, asked, sentence, near),
        float(len(lost)),
        float(len(rivals)),
    )


def in_digits(text: str) -> str:
    """Write the numerals up to ninety-nine in digits, so that 八月 is 8月; hundreds and more stay."""
    return _NUMERAL.sub(lambda found: str(value(found[0])), text)


def _opposed(pairs: tuple[tuple[str, ...], ...], asked: str, sentence: str, near: str) -> float:
    """How many pairs have one side in the question alone and the other in the sentence alone."""
    return float(
        sum(
            (one in asked and other not in asked and other in sentence and one not in near)
            or (other in asked and one not in asked and one in sentence and other not in near)
            for one, other in pairs
        )
    )
