"""The noun that reading yields: one page of one file as blocks, or finished articles where the file holds records."""

from dataclasses import dataclass

from corpus.article import Article, Page
from corpus.reading.block import Block

_UNKNOWN = Page()


@dataclass(frozen=True, slots=True)
class Dump:
    """One page, or one batch of records, of a file.

    `source` names the file; a member of an archive is `archive.zip/member.md`. `page` holds what the file's name or
    its metadata says. `rejected` lists, in sentences, the lines that are no records.
    """

    source: str
    blocks: tuple[Block, ...] = ()
    articles: tuple[Article, ...] = ()
    rejected: tuple[str, ...] = ()
    page: Page = _UNKNOWN
