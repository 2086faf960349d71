"""The bytes of an EPUB go in, its chapters come out in the book's order, each as the blocks of a page."""

import posixpath
from collections.abc import Iterator
from io import BytesIO

from selectolax.lexbor import LexborHTMLParser

from corpus.errors import UnreadableFile
from corpus.reading.archive import members
from corpus.reading.block import Block
from corpus.reading.encoding import decode
from corpus.reading.html_page import read_html


def read_ebook(content: bytes, source: str) -> Iterator[tuple[Block, ...]]:
    """Read a book's chapters in order."""
    files = {name: body for name, body in members(BytesIO(content), source) if isinstance(body, bytes)}
    for name in _spine(files, source):
        if files[name].strip():
            yield read_html(decode(files[name], f"{source}/{name}"))


def _spine(files: dict[str, bytes], source: str) -> list[str]:
    """The chapters in reading order, as the package file lists them."""
    container = files.get("META-INF/container.xml")
    root = LexborHTMLParser(container).css_first("rootfile") if container else None
    place = (root.attributes.get("full-path") or "") if root is not None else ""
    if place not in files:
        raise UnreadableFile(f"{source} is damaged or no EPUB.")
    package = LexborHTMLParser(files[place])
    folder = posixpath.dirname(place)
    items = {node.attributes.get("id"): node.attributes.get("href") or "" for node in package.css("item")}
    order = [items.get(node.attributes.get("idref"), "") for node in package.css("itemref")]
    names = [posixpath.normpath(posixpath.join(folder, href.split("#")[0])) for href in order if href]
    return [name for name in names if name in files]
