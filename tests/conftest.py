"""What many tests need: the sample edition, a small corpus, a desk to ask at, the evaluation data."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.ingest import ingest
from corpus.library import Library

RECORDS = (
    {
        "id": "tea-1",
        "title": "高山茶园试种成功",
        "text": "云岭县的高山茶园今年试种成功。\n茶农周水清说，第一批春茶卖了三十六万元。",
        "date": "2023-04-02",
        "page": "3",
        "column": "乡村观察",
        "author": "林之遥",
        "publication": "云岭日报",
    },
    {
        "id": "tea-2",
        "title": "茶叶节下月开幕",
        "text": "第十二届茶叶节将于下月在云岭县开幕，预计接待游客两万人。",
        "date": "2023-03-11",
        "column": "简讯",
        "author": "何望舒",
        "publication": "云岭日报",
    },
    {
        "id": "bridge",
        "title": "老石橋修舊如舊",
        "text": "始建於清代的老石橋完成修繕，橋面石板全部編號後原位鋪回。",
        "date": "2022-11-30",
        "column": "文保手記",
        "author": "沈一舟",
        "publication": "江畔晚報",
    },
    {
        "id": "undated",
        "title": "图书漂流到渡口",
        "text": "渡船上添了书架，乘客可以随看随借。",
        "column": "乡村观察",
    },
)


def write_records(path: Path, records: object = RECORDS) -> Path:
    """Write records as JSON Lines."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf-8")
    return path


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
