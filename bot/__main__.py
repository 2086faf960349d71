"""The bot's command line: `python -m bot [run | chat | telegram | doctor | inbox | backup]`; exit status 0, 1 or 2 comes out.

0: done; 1: the work failed, and standard error says why in one sentence; 2: wrong usage or a setting that cannot work.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.delivery.schema import ChatsUnreadable
from bot.instance import AlreadyRunning
from bot.settings import Settings, SettingsError, read_settings
from corpus.environment import environment
from corpus.errors import CorpusError
from corpus.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    options = _parser().parse_args(arguments)
    variables = environment()
    try:
        settings = read_settings(variables)
        verb: Callable[[argparse.Namespace, Settings, Mapping[str, str]], int] = options.verb
        return verb(options, settings, variables)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except (CorpusError, ChatsUnreadable, AlreadyRunning) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="剪报: answers about newspaper articles, in chats."
    )
    parser.add_argument("--version", action="version", version=f"jianbao {VERSION}")
    parser.set_defaults(verb=_run)
    verbs = parser.add_subparsers(metavar="VERB")
    for name, verb in (("run", _run), ("chat", _chat), ("telegram", _telegram), ("doctor", _doctor)):
        verbs.add_parser(name, help=verb.__doc__, description=verb.__doc__).set_defaults(verb=verb)
    inbox = verbs.add_parser("inbox", help=_inbox.__doc__, description=_inbox.__doc__)
    which = inbox.add_mutually_exclusive_group()
    which.add_argument("--failed", action="store_true", help="list them (the default)")
    which.add_argument("--retry", action="store_true", help="try them again")
    inbox.set_defaults(verb=_inbox)
    backup = verbs.add_parser("backup", help=_backup.__doc__, description=_backup.__doc__)
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(verb=_backup)
    return parser


def _run(options: argparse.Namespace, settings: Settings, variables: Mapping[str, str]) -> int:
    """Serve every platform that has a token; none: chat in the terminal."""
    verb = _telegram if settings.telegram_token else _chat
    return verb(options, settings, variables)


# The verbs import late: a prompt that is to open at once must not wait for the libraries of the other platforms.


def _chat(_options: argparse.Namespace, settings: Settings, variables: Mapping[str, str]) -> int:
    """Chat in the terminal."""
    from bot.terminal_app import chat  # noqa: PLC0415

    chat(settings, variables)
    return 0


def _telegram(_options: argparse.Namespace, settings: Settings, _variables: Mapping[str, str]) -> int:
    """Serve Telegram (needs TELEGRAM_BOT_TOKEN)."""
    from bot.serving import serve_telegram, start_logging  # noqa: PLC0415
    from bot.telegram_app import CannotServe  # noqa: PLC0415

    start_logging(settings)
    try:
        serve_telegram(settings)
    except CannotServe as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _doctor(_options: argparse.Namespace, settings: Settings, _variables: Mapping[str, str]) -> int:
    """Check settings, data directory, index, chats and tokens."""
    from bot.upkeep import doctor  # noqa: PLC0415

    return 0 if asyncio.run(doctor(settings)) else 1


def _inbox(options: argparse.Namespace, settings: Settings, _variables: Mapping[str, str]) -> int:
    """List the messages that could not be answered, or try them again."""
    from bot.upkeep import inbox  # noqa: PLC0415

    asyncio.run(inbox(settings, retry=options.retry))
    return 0


def _backup(options: argparse.Namespace, settings: Settings, _variables: Mapping[str, str]) -> int:
    """Copy what the bot remembers to FILE, while it runs."""
    from bot.upkeep import backup  # noqa: PLC0415

    backup(settings, options.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
