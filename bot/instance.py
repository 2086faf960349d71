"""One bot at a time: a data directory or a token goes in, and stays locked until the process ends, however it ends."""

import getpass
import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class AlreadyRunning(Exception):
    """Another process holds the lock; str() is a whole sentence."""


class InstanceLock:
    """A held lock; the operating system releases it when the process dies."""

    def __init__(self, path: Path, what: str) -> None:
        """Lock the file at `path`, or raise AlreadyRunning with `what` is in use."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = path.open("a+", encoding="utf-8")
        try:
            _lock(self._file)
        except OSError:
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            raise AlreadyRunning(
                f"Another bot already uses {what} (process {holder}); stop that one first."
            ) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next one in."""
        self._file.close()


def _owner() -> str:
    """Name the user of this process, who may have no name in a container."""
    if sys.platform == "win32":
        return getpass.getuser()
    return str(os.getuid())


def _lock(file: IO[str]) -> None:
    """Lock a file without waiting. Raises OSError where it is locked already."""
    if sys.platform == "win32":
        file.seek(1_000)  # beyond the process number, which others may read
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_data(data: Path) -> InstanceLock:
    """Make this process the one bot of a data directory."""
    return InstanceLock(data / "bot.lock", f"the data directory {data}")


def lock_token(token: str, server: str) -> InstanceLock:
    """Make this process the one bot of a token at one Bot API server, on this machine, whatever its data directory."""
    digest = hashlib.blake2b(f"{server} {token}".encode(), digest_size=12).hexdigest()
    name = f"jianbao-{_owner()}-{digest}.lock"
    return InstanceLock(Path(tempfile.gettempdir()) / name, "this Telegram token")
