"""What many tests need: the sample edition, a small corpus, a desk to ask at, the evaluation data."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.ingest import ingest
from corpus.library import Library
from tests.small_records import write_records


@pytest.fixture(scope="session")
def small_data(tmp_path_factory) -> Path:
    """A data directory with four articles of two papers."""
    folder = tmp_path_factory.mktemp("small")
    ingest(folder / "data", [write_records(folder / "records.jsonl")])
    return folder / "data"


@pytest.fixture(scope="session")
def small(small_data) -> Iterator[Library]:
    """The same, opened."""
    with closing(Library.open(small_data)) as library:
        yield library


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Iterator[Library]:
    """The bundled sample edition."""
    with closing(Library.open(tmp_path_factory.mktemp("empty"))) as library:
        yield library


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder with the evaluation data; without it the test is skipped."""
    named = os.environ.get("JIANBAO_EVAL")
    if not named:
        pytest.skip("JIANBAO_EVAL names no folder with evaluation data")
    return Path(named)
