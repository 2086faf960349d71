"""The sample edition: the bundled page dumps are read, parsed and indexed in memory; an edition comes out."""

import sqlite3
from importlib import resources
from pathlib import Path

from corpus.edition import Edition
from corpus.index.embedded import EmbeddedEngine, EmbeddedWriter, memory_index
from corpus.index.terms import forms, terms
from corpus.parsing.page import parse
from corpus.reading.reader import read
from corpus.store import Store
from corpus.store_writer import StoreWriter


def sample_edition() -> Edition:
    """Make the sample edition; a fraction of a second, once the dictionaries are loaded."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    index = memory_index()
    writer, engine_writer = StoreWriter(connection), EmbeddedWriter(index, memory=15_000_000)
    for path in sample_pages():
        for dump in read(path):
            for article in parse(dump).articles:
                made = forms(article)
                key, _ = writer.put(article, made)
                engine_writer.put(key, terms(article, made))
    engine_writer.commit(writer.commit())
    connection.execute("COMMIT")
    return Edition(Store(connection), EmbeddedEngine(index), sample=True)


def sample_pages() -> list[Path]:
    """The bundled page dumps, in the order in which they are read."""
    folder = Path(str(resources.files("corpus.sample")))
    return sorted(folder.glob("*.md"))
