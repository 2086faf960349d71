"""The embedded engine: tantivy in a folder (or in memory), behind the protocol of `corpus/index/engine.py`."""

import json
import shutil
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from corpus.errors import IndexDamaged, IndexOutdated
from corpus.folding import FOLDING_VERSION
from corpus.index.engine import Condition, Probe, TermField
from corpus.index.terms import Terms
from corpus.sound import SOUND_VERSION
from corpus.words import WORDS_VERSION

_FORMAT = 1
_TERM_FIELDS: tuple[TermField, ...] = (
    "words",
    "grams",
    "characters",
    "sounds",
    "head_grams",
    "head_sounds",
    "initials",
)
_FILTER_FIELDS = ("columns", "publications", "authors", "places", "kinds", "pages", "months")
_PANIC = "PanicException"
"""What a damaged file makes of tantivy: a BaseException of a module that cannot be imported."""
_REBUILD = "Run `python -m corpus rebuild` to make it anew from the stored articles."


def versions() -> dict[str, str]:
    """Everything that must be the same when an index is read as when it was written."""
    return {
        "format": str(_FORMAT),
        "engine": f"tantivy {version('tantivy')}",
        "folding": str(FOLDING_VERSION),
        "sound": str(SOUND_VERSION),
        "words": WORDS_VERSION,
    }


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=False, indexed=True, fast=True)
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_integer_field("generation", stored=True, indexed=True)
    for name in _TERM_FIELDS:
        # only whole phrases are asked for by position, and they are asked of the grams alone
        option = "position" if name == "grams" else "freq"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for filtered in _FILTER_FIELDS:
        builder.add_text_field(filtered, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


def create_index(folder: Path) -> tantivy.Index:
    """Make an empty index with its versions; it stands in its place whole or, if this is killed, not at all."""
    making = folder.with_name(f"{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    tantivy.Index(_schema(), path=str(making))
    (making / "versions.json").write_text(json.dumps(versions(), indent=1), "utf-8")
    making.rename(folder)
    return open_index(folder)


def memory_index() -> tantivy.Index:
    """Make an empty index in memory, for the sample edition."""
    return _with_tokenizer(tantivy.Index(_schema()))


def open_index(folder: Path) -> tantivy.Index:
    """Open an index. Raises IndexDamaged, or IndexOutdated if other versions of anything wrote it."""
    try:
        written = json.loads((folder / "versions.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"The search index in {folder} is damaged. {_REBUILD}") from error
    if written != versions():
        raise IndexOutdated(f"The search index in {folder} was written by another version. {_REBUILD}")
    try:
        index = _with_tokenizer(tantivy.Index.open(str(folder)))
        _try_out(index)
    except BaseException as error:
        if isinstance(error, ValueError) or type(error).__name__ == _PANIC:
            raise IndexDamaged(f"The search index in {folder} is damaged. {_REBUILD}") from error
        raise
    return index


def _try_out(index: tantivy.Index) -> None:
    """Touch every field's terms, so that a damaged file shows now and not under a reader's question."""
    index.reload()
    searcher = index.searcher()
    for name in (*_TERM_FIELDS, *_FILTER_FIELDS):
        searcher.doc_freq(name, "的")


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(
        "whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    )
    return index


class EmbeddedEngine:
    """A reader of one generation; open another for the next."""

    def __init__(self, index: tantivy.Index) -> None:
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()
        self._generation = self._read_generation()

    def _read_generation(self) -> int:
        query = Query.range_query(self._schema, "generation", tantivy.FieldType.Integer, 0, 2**62)
        found = self._searcher.search(query, limit=1).hits
        return int(self._searcher.doc(found[0][1])["generation"][0]) if found else 0

    @property
    def generation(self) -> int:
        """Which generation of the articles this index holds; 0 for an empty one."""
        return self._generation

    @property
    def size(self) -> int:
        """How many articles are indexed."""
        return max(0, self._searcher.num_docs - 1)  # the generation is a document too

    def nominate(self, probe: Probe, condition: Condition, limit: int) -> list[int]:
        """Keys of the articles with the most of the probe's terms, best first, among those that fulfil the condition."""
        parts = [
            (Occur.Should, self._weighed(field, term, weight))
            for field, terms, weight in probe.terms
            for term in dict.fromkeys(terms)
        ]
        if not parts:
            return []
        query = Query.boolean_query(parts)
        if condition.phrases or condition.limits:
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, self._condition(condition))])
        return self._keys(self._searcher.search(query, limit=limit, count=False).hits)

    def _weighed(self, field: str, term: str, weight: float) -> Query:
        query = Query.term_query(self._schema, field, term, "freq")
        return query if weight == 1 else Query.boost_query(query, weight)

    def _keys(self, hits: list[tuple[object, tantivy.DocAddress]]) -> list[int]:
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        return [int(key) for key in keys if key is not None]

    def count(self, condition: Condition) -> int:
        """How many articles fulfil the condition."""
        found = self._searcher.search(self._condition(condition), limit=1)
        return int(found.count)  # type: ignore[attr-defined] # missing from the stubs of tantivy 0.27

    def matching(self, condition: Condition, limit: int, *, newest_first: bool = False) -> list[int]:
        """Keys of articles that fulfil the condition."""
        query = self._condition(condition)
        if newest_first:
            found = self._searcher.search(query, limit=limit, count=False, order_by_field="date")
        else:
            found = self._searcher.search(query, limit=limit, count=False)
        return self._keys(found.hits)

    def facet(self, condition: Condition, field: str, limit: int) -> list[tuple[str, int]]:
        """The commonest folded values of a filter field among the articles that fulfil the condition, with counts."""
        asked = {"values": {"terms": {"field": field, "size": limit}}}
        found = self._searcher.aggregate(self._condition(condition), asked)
        return [(str(one["key"]), int(one["doc_count"])) for one in found["values"]["buckets"]]

    def frequencies(self, field: TermField, terms: Sequence[str]) -> list[int]:
        """In how many articles each term occurs."""
        return [self._searcher.doc_freq(field, term) for term in terms]

    def _condition(self, condition: Condition) -> Query:
        parts = [(Occur.Must, self._phrase(phrase)) for phrase in condition.phrases]
        parts += [(Occur.Must, self._any_value(name, values)) for name, values in condition.fields]
        if condition.date_from or condition.date_to:
            first, last = max(condition.date_from, 1), condition.date_to or 99991231
            parts.append(
                (Occur.Must, Query.range_query(self._schema, "date", tantivy.FieldType.Integer, first, last))
            )
        if not parts:
            parts.append((Occur.Must, self._any_article()))
        parts += [(Occur.MustNot, self._phrase(phrase)) for phrase in condition.without]
        return Query.boolean_query(parts)

    def _any_article(self) -> Query:
        return Query.range_query(self._schema, "key", tantivy.FieldType.Integer, 1, 2**62)

    def _any_value(self, name: str, values: tuple[str, ...]) -> Query:
        return Query.term_set_query(self._schema, name, list(values))

    def _phrase(self, units: tuple[str, ...]) -> Query:
        if len(units) == 1:
            return Query.term_query(self._schema, "characters", units[0])
        pairs = [first + second for first, second in pairwise(units)]
        if len(pairs) == 1:
            return Query.term_query(self._schema, "grams", pairs[0])
        return Query.phrase_query(self._schema, "grams", list(pairs))


class EmbeddedWriter:
    """The one writer of a tantivy index; tantivy itself refuses a second one."""

    def __init__(self, index: tantivy.Index, memory: int = 128_000_000) -> None:
        self._schema = index.schema
        self._writer = index.writer(heap_size=memory, num_threads=1)

    def put(self, key: int, terms: Terms) -> None:
        """Add an article or replace it."""
        self.remove([key])
        document = tantivy.Document()
        document.add_integer("key", key)
        document.add_integer("date", terms.date)
        for name in _TERM_FIELDS:
            document.add_text(name, getattr(terms, name))
        for filtered in _FILTER_FIELDS:
            for value in getattr(terms, filtered):
                document.add_text(filtered, value)
        self._writer.add_document(document)

    def remove(self, keys: Iterable[int]) -> None:
        """Take articles out."""
        for key in keys:
            # deleting by a term on an integer field is what tantivy does silently wrong for unsigned ones
            self._writer.delete_documents_by_query(Query.term_query(self._schema, "key", key))

    def commit(self, generation: int) -> None:
        """Make everything since the last commit visible at once; the generation travels as a document of its own."""
        every = Query.range_query(self._schema, "generation", tantivy.FieldType.Integer, 0, 2**62)
        self._writer.delete_documents_by_query(every)
        document = tantivy.Document()
        document.add_integer("generation", generation)
        self._writer.add_document(document)
        self._writer.commit()

    def close(self) -> None:
        """Give the index free; what was not committed is gone."""
        self._writer.rollback()
        self._writer.wait_merging_threads()
