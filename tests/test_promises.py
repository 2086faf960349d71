"""Promises: words and code say the same."""

import re
import subprocess
import sys
from pathlib import Path

from corpus.version import VERSION
from handlers.commands import COMMANDS
from handlers.words.language import LANGUAGES, phrases

ROOT = Path(__file__).parent.parent


def test_readme_lists_every_command():
    """The table in README is the command table."""
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in COMMANDS:
        usage = phrases("en").usages[command.name]
        row = f"| `/{command.name}{' ' + usage if usage else ''}` | {command.chinese} | {phrases('en').summaries[command.name]} |"
        assert row in readme, row


def test_readme_stays_short():
    """Two screens."""
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 110


def test_every_language_says_the_same_things():
    """The same commands, errors and kinds; the same values to fill in."""
    first = phrases("zh")
    for language in LANGUAGES:
        words = phrases(language)
        for group in ("summaries", "usages", "errors", "kinds"):
            assert set(getattr(words, group)) == set(getattr(first, group)), (language, group)
        for name in first.__dataclass_fields__:
            value = getattr(words, name)
            if isinstance(value, str):
                assert set(re.findall(r"{\w+}", value)) == set(re.findall(r"{\w+}", getattr(first, name))), (
                    name
                )
    assert {command.name for command in COMMANDS} == set(first.summaries)


def test_the_version_has_one_source():
    """`--version` of both programs."""
    for program in ("corpus", "bot"):
        said = subprocess.run(
            [sys.executable, "-m", program, "--version"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert said.stdout.strip() == f"jianbao {VERSION}"


def test_the_lock_file_is_hashed_and_names_no_index():
    """Installable with --require-hashes, from wherever packages come from."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==", lock, re.MULTILINE)
    assert len(pins) == len(set(pins)) > 30
    for entry in re.split(r"\n(?=[a-z0-9])", lock):
        assert "--hash=sha256:" in entry or entry.startswith("#")


def test_importing_the_corpus_and_the_handlers_loads_no_chat_library():
    """They are usable without any bot, and load nothing heavy at import."""
    code = "import sys, handlers.commands, corpus.verbs; print([m for m in ('telegram', 'slack_bolt', 'slack_sdk', 'bot') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "[]"
