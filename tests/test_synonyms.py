"""Synonyms: a newsroom's own file widens a search, and nothing else does."""

from contextlib import closing

from corpus.ingest import ingest
from corpus.library import Library
from corpus.synonyms import FILE_NAME, Synonyms, read_synonyms
from tests.small_records import write_records


def test_a_query_is_said_in_the_words_of_its_group():
    """One word at a time, never itself."""
    synonyms = Synonyms((("一把手", "主要负责人"), ("茶叶节", "茶博会")))
    assert synonyms.rephrase("区管一把手") == ("区管主要负责人",)
    assert synonyms.rephrase("考核") == ()


def test_synonyms_are_found_behind_literal_matches(tmp_path):
    """The file lies in the data directory and counts from the next search on; comments are none."""
    data = tmp_path / "data"
    ingest(data, [write_records(tmp_path / "a.jsonl")])
    with closing(Library.open(data)) as library:
        assert "tea-2" not in [hit.article.id for hit in library.search("茶博会").hits if not hit.fuzzy]
        (data / FILE_NAME).write_text("# 节庆\n茶博会 茶叶节  # 同一个\n单独\n", "utf-8")
        assert read_synonyms(data).groups == (("茶博会", "茶叶节"),)
        first = library.search("茶博会").hits[0]
        assert (first.article.id, first.by_synonym, library.search("茶博会").total) == ("tea-2", True, 0)
        marked = first.excerpts[0]
        assert [marked.text[start:end] for start, end in marked.marks] == ["茶叶节"]
