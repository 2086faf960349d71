"""The command line of the corpus: `python -m corpus VERB …`; words or files go in, text or JSON comes out.

Exit status: 0 done, 1 the work failed (one sentence on standard error says why), 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus import question_verbs, verbs
from corpus.environment import data_directory, environment
from corpus.errors import CorpusError
from corpus.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    options = _parser().parse_args(arguments)
    if options.data is None:
        options.data = data_directory(environment())
    try:
        return int(options.run(options))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody left to tell
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus", description="剪报: newspaper pages in, answers out."
    )
    parser.add_argument("--version", action="version", version=f"jianbao {VERSION}")
    choices = parser.add_subparsers(metavar="VERB", required=True)
    for name, add, run in _VERBS:
        verb = choices.add_parser(name, help=run.__doc__, description=run.__doc__)
        verb.add_argument(
            "--data", type=Path, metavar="DIR", help="the data directory (default: JIANBAO_DATA, else data/)"
        )
        add(verb)
        verb.set_defaults(run=run)
    return parser


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="answer in JSON")


def _ingest(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="page dumps, JSON Lines, or folders of them"
    )
    verb.add_argument("--publication", help="the paper's name, for all of these")
    verb.add_argument("--date", type=verbs.iso_date, metavar="YYYY-MM-DD", help="the date, for all of these")
    verb.add_argument("--page", metavar="N", help="the page number (版次), for all of these")
    verb.add_argument("--prune", action="store_true", help="also remove what came from files that are gone")
    _json(verb)


def _file(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path, metavar="FILE")
    _json(verb)


def _search(verb: argparse.ArgumentParser) -> None:
    _question("query", "QUERY")(verb)
    verb.add_argument("--limit", type=int, default=10, metavar="N", help="hits at most (default: 10)")


def _question(name: str, metavar: str) -> Callable[[argparse.ArgumentParser], None]:
    def add(verb: argparse.ArgumentParser) -> None:
        verb.add_argument(name, nargs="*", metavar=metavar)
        verb.add_argument(
            "--batch",
            type=Path,
            metavar="FILE",
            help="JSON Lines in, one JSON line out for each; - reads standard input",
        )
        _json(verb)

    return add


def _show(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help="an article's id, or the code of a passage")
    _json(verb)


def _nothing_more(_: argparse.ArgumentParser) -> None:
    """A verb that needs the data directory only."""


def _list(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--limit", type=int, metavar="N", help="articles at most (default: all)")
    _json(verb)


def _export(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--format", choices=("jsonl", "markdown"), default="jsonl")
    verb.add_argument("--output", type=Path, metavar="FILE", help="where to (default: standard output)")


def _remove(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "names",
        nargs="+",
        metavar="ID_or_PATH",
        help="articles by id, or ingested files with all that they hold",
    )


_VERBS: tuple[tuple[str, Callable[[argparse.ArgumentParser], None], verbs.Verb], ...] = (
    ("ingest", _ingest, verbs.ingest_paths),
    ("parse", _file, verbs.parse_file),
    ("search", _search, question_verbs.search_corpus),
    ("ask", _question("question", "QUESTION"), question_verbs.ask_corpus),
    ("verify", _question("quote", "QUOTATION"), question_verbs.verify_corpus),
    ("show", _show, verbs.show_article),
    ("list", _list, verbs.list_articles),
    ("stats", _json, verbs.print_stats),
    ("export", _export, verbs.export_articles),
    ("remove", _remove, verbs.remove_articles),
    ("check", _json, verbs.check_data),
    ("rebuild", _nothing_more, verbs.rebuild_index),
)

if __name__ == "__main__":
    sys.exit(main())
