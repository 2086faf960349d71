"""The one way settings come in: the process environment over the `.env` file of the working folder, as a plain mapping."""

import os
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

DATA_VARIABLE = "JIANBAO_DATA"
DEFAULT_DATA = "data"


def environment(folder: Path | None = None) -> Mapping[str, str]:
    """Read `.env` in `folder` (default: the working folder), if there is one; what the process environment says wins."""
    file = dotenv_values((folder or Path.cwd()) / ".env", encoding="utf-8-sig")
    return {name: value for name, value in file.items() if value is not None} | dict(os.environ)


def data_directory(variables: Mapping[str, str]) -> Path:
    """Where the corpus and the chats' memory live, unless a command names another folder."""
    return Path(variables.get(DATA_VARIABLE) or DEFAULT_DATA)
