"""A line of markdown goes in, its printed text comes out: emphasis, links, tags and entities are markup, not text."""

import html
import re

_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?:https?:|mailto:|/|\.|#)[^)\s]*(?:\s+\"[^\"]*\")?\)")
_COMMENT = re.compile(r"<!--.*?-->")
_TAG = re.compile(
    r"</?(?:p|div|span|b|i|u|em|strong|font|sub|sup|center|small|big|a|h[1-6]|details|summary|section|article|figure"
    r"|figcaption|blockquote|ul|ol|li|mark|ins|del|s)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BOLD_LINE = re.compile(r"(?:\*\*|__)(?=\S)((?:(?!\*\*|__).)+)(?:\*\*|__)$")
_ITALIC_LINE = re.compile(r"(?:\*(?=[^\s*])([^*]+)(?<=[^\s*])\*|_(?=[^\s_])([^_]+)(?<=[^\s_])_)$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def images(line: str) -> tuple[list[str], str]:
    """Take the pictures out of a line: their descriptions, and the rest."""
    found = [match.group(1).strip() for match in _IMAGE.finditer(line)]
    rest = _IMAGE.sub("", line)
    if "<!--" in rest:
        found += [""] * len(re.findall(r"<!--\s*(?:image|picture|figure)\s*-->", rest))
        rest = _COMMENT.sub("", rest)
    tags = re.findall(r"<img\s[^<>]*>", rest, re.IGNORECASE)
    for tag in tags:
        alt = re.search(r"alt=[\"']([^\"']*)", tag)
        found.append(html.unescape(alt.group(1)).strip() if alt else "")
        rest = rest.replace(tag, "")
    return found, rest


def emphasis(line: str) -> tuple[str, bool, bool]:
    """Undo emphasis that spans the whole line: the line, whether bold, whether italic."""
    bold = italic = False
    found = _BOLD_LINE.match(line)
    if found:
        line, bold = found.group(1).strip(), True
    found = _ITALIC_LINE.match(line)
    if found:
        line, italic = (found.group(1) or found.group(2)).strip(), True
    return line, bold, italic


def plain(line: str) -> str:
    """Undo the markup inside a line."""
    line = _LINK.sub(r"\1", line)
    line = _BOLD.sub(r"\2", line)
    # What is left of two stars is half of a pair that a line break tore apart.
    line = line.replace("**", "")
    if "<" in line:
        line = _TAG.sub("", line)
    if "&" in line:
        line = html.unescape(line)
    return _ESCAPE.sub(r"\1", line)
