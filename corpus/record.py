"""JSON forms of an article: a dict from a JSON Lines file becomes an Article, an Article becomes a dict, unchanged both ways."""

import hashlib
import json
import re
from dataclasses import asdict, replace
from typing import Any, get_args

from corpus.article import KINDS, Article, Contributor, Page, Role, Section, with_id
from corpus.errors import UnreadableRecord
from corpus.lines import lines

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})$")


def to_record(article: Article) -> dict[str, Any]:
    """Write the whole article as `export` and `--json` print it: the page's fields stand beside the article's own."""
    record: dict[str, Any] = asdict(article)
    page = record.pop("page")
    record.update(page)
    return record


def from_record(record: Any, source: str = "") -> Article:
    """Read either kind of record: one with `sections` is a whole article, any other is the flat form.

    Raises UnreadableRecord with the reason.
    """
    if not isinstance(record, dict):
        raise UnreadableRecord("the line is not a JSON object")
    try:
        article = _whole(record) if "sections" in record else _flat(record, source)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise UnreadableRecord(f"a field is not of the expected form ({error})") from error
    if not lines(article):
        raise UnreadableRecord("neither a title nor any text is printed in it")
    return article


def _text(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(f"{name} must be text")
    return str(value)


def _texts(record: dict[str, Any], name: str) -> tuple[str, ...]:
    values = record.get(name) or ()
    if isinstance(values, str) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} must be a list of texts")
    return tuple(values)


def _date(record: dict[str, Any]) -> str | None:
    text = _text(record, "date")
    if text is None:
        return None
    found = _DATE.match(text.strip()[:10])
    if not found:
        raise ValueError(f"date {text!r} is not YYYY-MM-DD")
    return "-".join(found.groups())


def _flat(record: dict[str, Any], source: str) -> Article:
    title, body = _text(record, "title"), record.get("text") or ""
    if not isinstance(body, str):
        raise TypeError("text must be text")
    paragraphs = tuple(line.strip() for line in body.split("\n") if line.strip())
    if title is None and not paragraphs:
        raise ValueError("neither title nor text")
    author = _text(record, "author")
    article = Article(
        title=title,
        column=_text(record, "column"),
        byline=(Contributor("author", author),) if author else (),
        sections=(Section("", paragraphs),) if paragraphs else (),
        url=_text(record, "url"),
        page=Page(
            publication=_text(record, "publication") or _text(record, "source"),
            date=_date(record),
            page_no=_text(record, "page"),
        ),
        sources=(source,) if source else (),
    )
    own = _text(record, "id")
    return replace(article, id=own) if own else with_id(article)


def _whole(record: dict[str, Any]) -> Article:
    kind = record.get("kind", "article")
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is unknown")
    article = Article(
        id=_text(record, "id") or "",
        kind=kind,
        column=_text(record, "column"),
        kicker=_text(record, "kicker"),
        title=_text(record, "title"),
        subtitle=_text(record, "subtitle"),
        byline=tuple(_contributor(one) for one in record.get("byline") or ()),
        place=_text(record, "place"),
        sections=tuple(
            Section(str(one.get("heading") or ""), _texts(one, "paragraphs")) for one in record["sections"]
        ),
        captions=_texts(record, "captions"),
        credits=_texts(record, "credits"),
        tables=tuple(tuple(tuple(map(str, row)) for row in table) for table in record.get("tables") or ()),
        complete=bool(record.get("complete", True)),
        continued_to=_text(record, "continued_to"),
        continued_from=_text(record, "continued_from"),
        url=_text(record, "url"),
        page=Page(
            publication=_text(record, "publication"),
            date=_date(record),
            page_no=_text(record, "page_no"),
            page_name=_text(record, "page_name"),
            editors=_texts(record, "editors"),
        ),
        sources=_texts(record, "sources"),
        lines=tuple((int(first), int(last)) for first, last in record.get("lines") or ()),
        warnings=_texts(record, "warnings"),
        confidence=float(record.get("confidence", 1.0)),
    )
    return article if article.id else with_id(article)


def _contributor(one: dict[str, Any]) -> Contributor:
    if one["role"] not in get_args(Role):
        raise ValueError(f"role {one['role']!r} is unknown")
    return Contributor(one["role"], str(one["name"]), _text(one, "org"))


def record_hash(article: Article) -> str:
    """Hash an article's whole record (16 hex digits): equal hashes mean nothing changed."""
    text = json.dumps(to_record(article), ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
