"""What can go wrong in the corpus; an error's text is the one sentence that a reader gets.

CorpusError
├── UnreadableFile      a file or a folder cannot be read as what it should be
├── UnreadableRecord    one line of a JSON Lines file is no article
├── BadQuery            the query cannot be searched
│   ├── EmptyQuery      there is no word in it
│   ├── LongQuery       it is a text, not a query
│   ├── EmptyQuestion   there is no word in a question
│   ├── LongQuestion    it is a text, not a question
│   ├── ShortQuotation  there is too little in a quotation to verify it
│   └── LongQuotation   it is far more than a quotation
├── UnknownArticle      no article has this id or code
├── PassageChanged      the text behind a permalink is no longer the text it was made for
├── IndexDamaged        the search index cannot be opened
├── IndexOutdated       the search index was written by another version
└── DataDirectoryInUse  another process is writing to this data directory
"""


class CorpusError(Exception):
    """The family; str() of any member is a whole sentence."""


class UnreadableFile(CorpusError):
    """A file or a folder cannot be read as what it should be."""


class UnreadableRecord(CorpusError):
    """One line of a JSON Lines file is no article."""


class BadQuery(CorpusError):
    """The query cannot be searched."""


class EmptyQuery(BadQuery):
    """There is no word in the query."""


class LongQuery(BadQuery):
    """The query is a text, not a few words."""


class EmptyQuestion(BadQuery):
    """There is no word in the question."""


class LongQuestion(BadQuery):
    """The question is a text, not a question."""


class ShortQuotation(BadQuery):
    """There is too little in the quotation to verify it."""


class LongQuotation(BadQuery):
    """It is far more than a quotation."""


class UnknownArticle(CorpusError):
    """No article has this id or code."""


class PassageChanged(CorpusError):
    """The text behind a permalink is no longer the text it was made for."""


class IndexDamaged(CorpusError):
    """The search index cannot be opened."""


class IndexOutdated(CorpusError):
    """The search index was written by another version."""


class DataDirectoryInUse(CorpusError):
    """Another process is writing to this data directory."""
