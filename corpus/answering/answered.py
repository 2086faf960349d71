"""What asking gives, as frozen data: a question with its answers in the paper's words, or with the nearest headlines."""

from dataclasses import dataclass

from corpus.article import Article
from corpus.lines import Field


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer where it is printed: characters `start`…`end` (half-open) of `quote`, one sentence of one line.

    `resolved` is the absolute form of a relative date, if the answer is one and the article is dated. `of_page` is what the
    page itself answers (its number, day or paper); the quotation then is the article's first line, with nothing marked.
    """

    article: Article
    field: Field
    paragraph: int | None
    quote: str
    start: int
    end: int
    code: str
    resolved: str | None = None
    of_page: str | None = None

    @property
    def text(self) -> str:
        """The short answer, as printed."""
        return self.of_page or self.quote[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article that comes near a question without answering it."""

    article_id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question answered: `answers` best first, empty if the corpus does not say; then `nearest` names headlines.

    `confidence` (0…1) is how likely the first answer is right, calibrated on development questions. `at_hand` tells
    that the article last opened was asked first and answered.
    """

    question: str
    answers: tuple[Answer, ...]
    confidence: float
    nearest: tuple[Headline, ...]
    took_ms: float
    at_hand: bool = False
