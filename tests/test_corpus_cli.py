"""`python -m corpus`: the JSON forms, and one clear sentence with a non-zero status for bad input."""

import io
import json

import pytest

from corpus.__main__ import main
from tests.small_records import write_records


@pytest.fixture
def corpus(small_data, capsys, monkeypatch):
    """Run a verb over the small corpus; returns its status, output and errors."""

    def run(*arguments, stdin=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        verb, *rest = arguments
        status = main([verb, "--data", str(small_data), *rest])
        return status, *capsys.readouterr()

    return run


def test_search_prints_the_form_of_the_design(corpus):
    """Offsets are half-open code points of the text beside them; a field that is no paragraph is named."""
    status, out, _ = corpus("search", "--json", "茶农周水清")
    found = json.loads(out)
    assert status == 0
    assert set(found) == {"query", "total", "took_ms", "hits"}
    hit = found["hits"][0]
    assert (hit["article_id"], hit["title"]) == ("tea-1", "高山茶园试种成功")
    excerpt = hit["excerpts"][0]
    assert excerpt["paragraph"] == 1
    assert "".join(excerpt["text"][first:last] for first, last in excerpt["marks"]) == "茶农周水清"
    field = json.loads(corpus("search", "--json", "何望舒")[1])["hits"][0]["excerpts"][0]
    assert (field["paragraph"], field["field"], field["text"]) == (None, "byline", "何望舒")


def test_a_batch_answers_line_by_line_in_order(corpus, tmp_path):
    """Each line keeps its id; a line that cannot be answered says why and the rest goes on."""
    lines = [{"id": 1, "query": "茶叶节", "limit": 1}, {"id": 2, "query": ""}, {"query": "老石桥"}]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(json.dumps(one) for one in lines), "utf-8")
    status, out, _ = corpus("search", "--batch", str(batch))
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [one.get("id") for one in answers] == [1, 2, None]
    assert len(answers[0]["hits"]) == 1
    assert answers[1]["error"].startswith("There is nothing to look for")
    assert answers[2]["hits"][0]["article_id"] == "bridge"
    again = corpus("search", "--batch", "-", stdin=batch.read_text("utf-8"))[1]
    assert [json.loads(line).get("id") for line in again.splitlines()] == [1, 2, None]


def test_parse_prints_page_articles_and_furniture(corpus, tmp_path):
    """Nothing is stored by it."""
    page = tmp_path / "page.md"
    page.write_text("# 渡口添了书架\n\n本报记者 丁香结\n\n渡船上添了一个书架。\n", "utf-8")
    parsed = json.loads(corpus("parse", str(page), "--json")[1])
    assert set(parsed) == {"page", "articles", "furniture"}
    assert parsed["articles"][0]["title"] == "渡口添了书架"
    assert parsed["articles"][0]["sections"] == [{"heading": "", "paragraphs": ["渡船上添了一个书架。"]}]


def test_show_list_stats_and_export_speak_json(corpus):
    """Every verb that answers does."""
    assert json.loads(corpus("show", "tea-1", "--json")[1])["column"] == "乡村观察"
    assert [one["id"] for one in json.loads(corpus("list", "--json")[1])] == [
        "tea-1",
        "tea-2",
        "bridge",
        "undated",
    ]
    stats = json.loads(corpus("stats", "--json")[1])
    assert (stats["articles"], stats["first_date"], stats["last_date"]) == (4, "2022-11-30", "2023-04-02")
    assert len(corpus("export")[1].splitlines()) == 4
    assert "# 老石橋修舊如舊" in corpus("export", "--format", "markdown")[1]
    code = json.loads(corpus("search", "--json", "春茶")[1])["hits"][0]["excerpts"][0]["code"]
    assert json.loads(corpus("show", code, "--json")[1])["texts"] == [
        "茶农周水清说，第一批春茶卖了三十六万元。"
    ]


def test_the_sample_edition_answers_while_nothing_has_been_ingested(tmp_path, capsys):
    """And the output says so."""
    assert main(["search", "--data", str(tmp_path / "none"), "容错纠错", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["hits"][0]["title"] == "为担当作为干部撑腰鼓劲"
    assert "sample edition" in err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", "！？"),
        ("search", "长" * 10_000),
        ("search", "--batch", "nowhere.jsonl"),
        ("show", "nothing-like-this"),
        ("parse", "nowhere.md"),
        ("ingest", "nowhere.md"),
        ("remove", "nothing-like-this"),
    ],
)
def test_bad_input_is_one_sentence_and_status_one(corpus, arguments):
    """On standard error, with no traceback."""
    status, _, err = corpus(*arguments)
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("bad", [b"", b"\x00\x01\x02" * 500, b"%PDF-1.4 broken"])
def test_a_file_that_is_no_page_is_named(tmp_path, capsys, bad):
    """Empty, binary, broken: status 1, the file's name, nothing stored."""
    path = tmp_path / "page.md"
    path.write_bytes(bad)
    if bad.startswith(b"%PDF"):
        path = path.rename(tmp_path / "page.pdf")
    assert main(["ingest", "--data", str(tmp_path / "data"), str(path)]) == 1
    err = capsys.readouterr().err
    assert path.name in err
    assert len(err.strip().splitlines()) == 1


def test_wrong_usage_is_status_two(capsys):
    """Argparse says what is wrong."""
    for arguments in (["search", "--limit", "many", "x"], ["ingest", "--date", "gestern", "x"], ["fly"]):
        with pytest.raises(SystemExit) as raised:
            main(arguments)
        assert raised.value.code == 2


def test_a_damaged_store_and_an_index_of_another_version_are_sentences(tmp_path, capsys):
    """Each names what mends it."""
    data = tmp_path / "data"
    main(["ingest", "--data", str(data), str(write_records(tmp_path / "a.jsonl"))])
    versions = data / "index" / "versions.json"
    versions.write_text(versions.read_text("utf-8").replace("jieba", "ajieb"), "utf-8")
    capsys.readouterr()
    assert main(["search", "--data", str(data), "茶"]) == 1
    assert "rebuild" in capsys.readouterr().err
    assert main(["rebuild", "--data", str(data)]) == 0
    assert main(["search", "--data", str(data), "茶叶节"]) == 0
    capsys.readouterr()
    (data / "articles.sqlite").write_bytes(b"not a database at all, but long enough to be one" * 40)
    assert main(["stats", "--data", str(data)]) == 1
    assert "damaged" in capsys.readouterr().err
