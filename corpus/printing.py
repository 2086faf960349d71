"""What every verb of `python -m corpus` shares: a value goes in and stands on standard output; options lead to a library."""

import argparse
import json
import sys
from typing import Any

from corpus.library import Library


def print_json(value: Any) -> None:
    """Print one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))


def open_library(options: argparse.Namespace) -> Library:
    """Open what `--data` names, and say so if the sample edition answers."""
    library = Library.open(options.data)
    if library.is_sample:
        print(
            f"Nothing has been ingested into {options.data} yet: the bundled sample edition answers.",
            file=sys.stderr,
        )
    return library
