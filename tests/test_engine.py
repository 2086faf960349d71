"""The engine's contract: membership, conditions, counts and freshness; any engine behind the seam must pass it."""

import pytest

from corpus.errors import IndexDamaged, IndexOutdated
from corpus.index.embedded import EmbeddedEngine, EmbeddedWriter, create_index, memory_index, open_index
from corpus.index.engine import Condition, Probe
from corpus.index.terms import forms, terms
from corpus.record import from_record

TEXTS = {1: "容错纠错实施办法出台", 2: "粮食收割晾晒", 3: "干部容错，不是纠错"}


def article(key, **more):
    return from_record({"id": str(key), "title": TEXTS[key], "text": f"{TEXTS[key]}。正文。", **more})


def fill(index, keys, generation=1):
    writer = EmbeddedWriter(index, memory=15_000_000)
    for key in keys:
        one = article(key, date=f"2023-0{key}-01", column=f"栏目{key}")
        writer.put(key, terms(one, forms(one)))
    writer.commit(generation)
    writer.close()
    return EmbeddedEngine(index)


def test_articles_with_the_terms_are_nominated_and_others_are_not():
    """More of the terms, earlier in the list."""
    engine = fill(memory_index(), (1, 2, 3))
    found = engine.nominate(Probe((("grams", ("容错", "错纠", "纠错"), 1.0),)), Condition(), 10)
    assert found[0] == 1
    assert set(found) == {1, 3}
    assert engine.nominate(Probe(()), Condition(), 10) == []


def test_phrases_filters_dates_and_exclusions_hold_together():
    """A condition keeps exactly what fulfils all of it."""
    engine = fill(memory_index(), (1, 2, 3))
    phrase = (tuple("容错纠错"),)
    assert engine.matching(Condition(phrase), 10) == [1]
    assert engine.count(Condition((("容", "错"),))) == 2
    assert engine.matching(Condition((("容", "错"),), without=(("不", "是"),)), 10) == [1]
    assert engine.matching(Condition(fields=(("columns", ("栏目2", "栏目9")),)), 10) == [2]
    assert engine.matching(Condition(date_from=20230201), 10, newest_first=True) == [3, 2]
    assert engine.count(Condition((("晒",),))) == 1


def test_a_phrase_does_not_run_from_one_line_into_the_next():
    """Title and text are two lines."""
    engine = fill(memory_index(), (2,))
    assert engine.count(Condition((tuple("晾晒粮食"),))) == 0


def test_counts_are_of_articles():
    """The generation's own document is nobody's article."""
    engine = fill(memory_index(), (1, 2, 3), generation=7)
    assert (engine.size, engine.generation, engine.count(Condition())) == (3, 7, 3)
    assert engine.frequencies("grams", ("容错", "粮食", "火星")) == [2, 1, 0]
    assert dict(engine.facet(Condition(), "columns", 5)) == {"栏目1": 1, "栏目2": 1, "栏目3": 1}


def test_a_writer_s_changes_are_seen_by_the_next_reader_only(tmp_path):
    """A reader keeps its generation; another one sees replaced and removed articles."""
    index = create_index(tmp_path / "index")
    before = fill(index, (1, 2))
    writer = EmbeddedWriter(index, memory=15_000_000)
    writer.remove([2])
    changed = article(3)
    writer.put(1, terms(changed, forms(changed)))
    writer.commit(2)
    writer.close()
    assert before.size == 2
    after = EmbeddedEngine(open_index(tmp_path / "index"))
    assert (after.size, after.generation) == (1, 2)
    assert after.matching(Condition((tuple("不是纠错"),)), 5) == [1]


def test_another_version_and_a_damaged_index_say_which_command_helps(tmp_path):
    """Both sentences name `rebuild`."""
    fill(create_index(tmp_path / "index"), (1,))
    versions = tmp_path / "index" / "versions.json"
    versions.write_text(versions.read_text("utf-8").replace('"format": "1"', '"format": "0"'), "utf-8")
    with pytest.raises(IndexOutdated, match="rebuild"):
        open_index(tmp_path / "index")
    versions.write_text("{", "utf-8")
    with pytest.raises(IndexDamaged, match="rebuild"):
        open_index(tmp_path / "index")
