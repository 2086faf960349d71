"""Ingest: whole generations, idempotent, safe to kill; readers see one of them."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpus.article import Page
from corpus.article_file import connect, store_path
from corpus.errors import DataDirectoryInUse, IndexDamaged, UnreadableFile
from corpus.ingest import ingest, write_lock
from corpus.library import Library
from corpus.maintenance import check, rebuild, remove
from corpus.record import to_record
from tests.small_records import RECORDS, write_records

PAGE = "# 渡口添了书架\n\n本报记者 丁香结\n\n渡船上添了一个书架，乘客可以随看随借。\n\n# 桥洞下的球场\n\n本报记者 骆宾\n\n桥洞里堆的杂物清走了，附近居民有了球场。\n"


def counts(report):
    return report.new, report.updated, report.unchanged, report.removed


def test_running_it_twice_changes_nothing(tmp_path):
    """The second run says so, and makes no new generation."""
    source = write_records(tmp_path / "a.jsonl")
    assert counts(ingest(tmp_path / "data", [source])) == (4, 0, 0, 0)
    assert counts(ingest(tmp_path / "data", [source])) == (0, 0, 4, 0)
    with closing(Library.open(tmp_path / "data")) as library:
        assert library.store.generation == 1


def test_a_changed_file_replaces_its_articles_in_one_step(tmp_path):
    """Changed ones are updated, vanished ones go, others stay; an open reader turns to the new generation."""
    source = write_records(tmp_path / "a.jsonl")
    ingest(tmp_path / "data", [source])
    with closing(Library.open(tmp_path / "data")) as library:
        write_records(source, ({**RECORDS[0], "title": "高山茶园丰收"}, RECORDS[1]))
        assert counts(ingest(tmp_path / "data", [source])) == (0, 1, 1, 2)
        library._looked = 0.0  # not to wait half a second for the next look
        assert library.article("tea-1").title == "高山茶园丰收"
        assert library.search("高山茶园丰收").total == 1
        assert library.find_article("bridge") is None
    assert check(tmp_path / "data").faults == ()


def test_a_page_and_its_copy_are_stored_once_with_both_sources(tmp_path):
    """Ids come from the words, never from a file's name."""
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    report = ingest(tmp_path / "data", [tmp_path / "one.md", tmp_path / "two.md"])
    assert report.new == 2
    with closing(Library.open(tmp_path / "data")) as library:
        found = library.search("渡口添了书架").hits[0].article
        assert [Path(one).name for one in found.sources] == ["one.md", "two.md"]


def test_prune_removes_what_came_from_files_that_are_gone(tmp_path):
    """Only with --prune, and only those."""
    source, other = (
        write_records(tmp_path / "a.jsonl", RECORDS[:2]),
        write_records(tmp_path / "b.jsonl", RECORDS[2:]),
    )
    ingest(tmp_path / "data", [source, other])
    source.unlink()
    assert ingest(tmp_path / "data", [other]).removed == 0
    assert ingest(tmp_path / "data", [other], prune=True).removed == 2
    assert check(tmp_path / "data") == check(tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        assert [one.id for one in library.store.latest(9)] == ["bridge", "undated"]


def test_a_folder_with_one_bad_file_ingests_the_rest_and_names_it(tmp_path):
    """Empty, binary and half-bad files: a sentence each, and everything else is there."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.md").write_text(PAGE, "utf-8")
    (pages / "empty.md").write_bytes(b"")
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "half.jsonl").write_text('{"title": "好的一条", "text": "正文。"}\n{"title": \n[1]\n', "utf-8")
    report = ingest(tmp_path / "data", [pages])
    assert report.new == 3
    assert report.unreadable == 2
    assert len(report.rejected) == 4
    assert all("\n" not in sentence for sentence in report.rejected)


def test_a_missing_path_stores_nothing(tmp_path):
    """It is said before anything is written."""
    with pytest.raises(UnreadableFile, match=r"nowhere\.md"):
        ingest(tmp_path / "data", [tmp_path / "nowhere.md"])
    assert not (tmp_path / "data").exists()


def test_what_the_command_line_says_of_the_page_wins(tmp_path):
    """--publication, --date and --page over the page's own words."""
    (tmp_path / "one.md").write_text(PAGE, "utf-8")
    ingest(tmp_path / "data", [tmp_path / "one.md"], Page("云岭日报", "2023-08-15", "4"))
    with closing(Library.open(tmp_path / "data")) as library:
        assert {(one.publication, one.date, one.page) for one in library.store.latest(9)} == {
            ("云岭日报", "2023-08-15", "4")
        }


def test_one_process_at_a_time_owns_the_writes(tmp_path):
    """The second one is refused with a sentence."""
    with write_lock(tmp_path), pytest.raises(DataDirectoryInUse):
        ingest(tmp_path, [write_records(tmp_path / "a.jsonl")])


def test_an_export_comes_back_unchanged(tmp_path, sample):
    """Every field of every article of the sample edition, ids included."""
    exported = [to_record(article) for _, article in sample.store.articles_one_by_one()]
    ingest(tmp_path / "data", [write_records(tmp_path / "export.jsonl", exported)])
    with closing(Library.open(tmp_path / "data")) as library:
        again = [to_record(article) for _, article in library.store.articles_one_by_one()]
    assert again == exported


def test_remove_check_and_rebuild(tmp_path):
    """What is removed is found no more; a lost index is made anew from the articles."""
    data = tmp_path / "data"
    ingest(data, [write_records(tmp_path / "a.jsonl")])
    assert remove(data, ["bridge"]) == 1
    assert check(data).articles == 3
    for file in (data / "index").glob("*.term"):
        file.write_bytes(b"damaged")
    assert [fault for fault in check(data).faults if "rebuild" in fault]
    with pytest.raises(IndexDamaged, match="rebuild"):
        Library.open(data)
    assert rebuild(data) == 3
    assert check(data).faults == ()
    with closing(Library.open(data)) as library:
        assert library.search("茶叶节").total == 1


def test_a_lost_index_is_made_anew_by_the_next_ingest(tmp_path):
    """Whoever deletes the index folder loses nothing."""
    data, source = tmp_path / "data", write_records(tmp_path / "a.jsonl")
    ingest(data, [source])
    shutil.rmtree(data / "index")
    ingest(data, [source])
    assert check(data).faults == ()


def _many(path: Path, count: int) -> Path:
    records = (
        {"id": f"r{n}", "title": f"第{n}号公告", "text": f"编号{n}的正文，提到高山茶园。" * 8}
        for n in range(count)
    )
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    return path


def _kill_once(data: Path, sources: list[Path], seconds: float) -> None:
    """Start an ingest and kill it after a while; it may have ended by then."""
    command = [sys.executable, "-m", "corpus", "ingest", "--data", str(data), *map(str, sources)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _kills(tmp_path: Path, times: int, seed: int) -> None:
    """Kill ingests at random moments: what is left always opens whole, and another run completes it."""
    chance = random.Random(seed)
    sources = [_many(tmp_path / f"{n}.jsonl", 700) for n in range(3)]
    for n, source in enumerate(sources):  # distinct ids a file
        source.write_text(source.read_text("utf-8").replace('"id": "r', f'"id": "f{n}r'), "utf-8")
    data = tmp_path / "data"
    for _ in range(times):
        _kill_once(data, sources, chance.uniform(0.3, 6.0))
        with closing(Library.open(data)) as library:
            assert library.is_sample or library.store.count() % 700 == 0
            library.search("高山茶园")
    ingest(data, sources)
    found = check(data)
    assert (found.articles, found.faults) == (2100, ())


def test_a_file_made_but_not_filled_is_nothing_ingested(tmp_path):
    """Killed between making articles.sqlite and its tables: the sample answers, and the next ingest completes it."""
    with closing(connect(store_path(tmp_path))):
        pass
    with closing(Library.open(tmp_path)) as library:
        assert library.is_sample
    ingest(tmp_path, [write_records(tmp_path / "some.jsonl")])
    with closing(Library.open(tmp_path)) as library:
        assert library.store.count() == len(RECORDS)


def test_killed_at_any_moment_it_can_be_completed(tmp_path):
    """A few kills; the campaign below does many."""
    _kills(tmp_path, 3, seed=1)


@pytest.mark.slow
def test_killed_fifty_times_and_more(tmp_path):
    """Twenty corpora, each killed three times."""
    for seed in range(20):
        folder = tmp_path / str(seed)
        folder.mkdir()
        _kills(folder, 3, seed)
