"""JSON forms of the answers: what search found becomes the dicts that `--json` and `--batch` print (see the design)."""

from typing import Any

from corpus.excerpt import Excerpt
from corpus.search import Found, Hit


def found_json(found: Found) -> dict[str, Any]:
    """A search: offsets are half-open, in code points of the `text` beside them."""
    answer: dict[str, Any] = {"query": found.query.typed, "total": found.total, "took_ms": found.took_ms}
    if found.suggestion:
        answer["suggestion"] = found.suggestion
    if found.notes:
        answer["not_understood"] = list(found.notes)
    if found.facets:
        answer["facets"] = {name: [list(pair) for pair in values] for name, values in found.facets}
    answer["hits"] = [_hit(hit) for hit in found.hits]
    return answer


def _hit(hit: Hit) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "article_id": hit.article.id,
        "title": hit.article.title,
        "score": hit.score,
        "excerpts": [excerpt_json(excerpt) for excerpt in hit.excerpts],
    }
    if hit.fuzzy:
        answer["fuzzy"] = True
    return answer


def excerpt_json(excerpt: Excerpt) -> dict[str, Any]:
    """An excerpt; `field` names where it stands if that is no paragraph."""
    answer: dict[str, Any] = {"paragraph": excerpt.paragraph}
    if excerpt.paragraph is None:
        answer["field"] = excerpt.field
    return answer | {
        "text": excerpt.text,
        "marks": [list(one) for one in excerpt.marks],
        "code": excerpt.code,
    }
