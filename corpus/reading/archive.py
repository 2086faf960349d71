"""A compressed stream or an archive goes in, its members' bytes come out; what would fill the disk or leave it is refused."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from corpus.errors import UnreadableFile

# Text shrinks to a fifth or a tenth; what shrinks to a thousandth is made to fill memories.
_MOST_SHRUNK = 200
_HARMLESS = 4 * 1024 * 1024
_LARGEST_MEMBER = 64 * 1024 * 1024
_LARGEST_ARCHIVE = 2 * 1024 * 1024 * 1024
_MOST_MEMBERS = 50_000
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1


class _Guarded(io.RawIOBase):
    """A stream that stops when it has grown beyond all proportion to the compressed bytes read."""

    def __init__(self, inner: gzip.GzipFile, compressed: BinaryIO, source: str) -> None:
        self._inner, self._compressed, self._source, self._grown = inner, compressed, source, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed has Buffer
        try:
            data = self._inner.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnreadableFile(f"{self._source} is damaged or was cut off; compress it anew.") from error
        self._grown += len(data)
        if self._grown > _HARMLESS and self._grown > _MOST_SHRUNK * max(self._compressed.tell(), 1):
            raise UnreadableFile(f"{self._source} unpacks to far more than any text would; it is not read.")
        buffer[: len(data)] = data
        return len(data)


def unzipped(stream: BinaryIO, source: str) -> BinaryIO:
    """Open a gzip stream for reading, guarded."""
    return io.BufferedReader(_Guarded(gzip.GzipFile(fileobj=stream), stream, source), 1 << 20)


def members(stream: BinaryIO, source: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """Read a zip archive's files in order: the name inside, and its bytes or the sentence why there are none."""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _refuse_dangers(infos, source)
            for info in infos:
                name = _name(info)
                if not _hidden(name):
                    yield name, _content(archive, info, f"{source}/{name}")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UnreadableFile(
            f"{source} is no sound zip archive; it may have been cut off ({error})."
        ) from error


def _refuse_dangers(infos: list[zipfile.ZipInfo], source: str) -> None:
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _LARGEST_ARCHIVE:
        raise UnreadableFile(f"{source} unpacks to more than is read from one archive; split it.")
    for info in infos:
        name = _name(info)
        if (
            name.startswith(("/", "\\"))
            or ".." in PurePosixPath(name.replace("\\", "/")).parts
            or name[1:2] == ":"
        ):
            raise UnreadableFile(
                f"{source} holds a file that would be written outside of it ({name}); it is not read."
            )


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> bytes | UnreadableFile:
    if info.flag_bits & _ENCRYPTED:
        return UnreadableFile(f"{source} is encrypted; unpack it with its password first.")
    shrunk = info.file_size > _HARMLESS and info.file_size > _MOST_SHRUNK * max(info.compress_size, 1)
    if shrunk or info.file_size > _LARGEST_MEMBER:
        return UnreadableFile(f"{source} unpacks to far more than any text would; it is not read.")
    try:
        with archive.open(info) as member:
            # The size in the directory may lie; reading stops just behind it.
            raw = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        return UnreadableFile(f"{source} is damaged inside the archive ({error}).")
    return raw


def _name(info: zipfile.ZipInfo) -> str:
    """Older archivers write names in the system's own encoding, which zipfile takes for IBM's."""
    if info.flag_bits & _UTF8_NAMES or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
