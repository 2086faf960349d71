"""JSON forms of the answers: what search and asking found becomes the dicts that `--json` and `--batch` print (see the design)."""

from typing import Any

from corpus.answering.answered import Answer, Answered
from corpus.excerpt import Excerpt
from corpus.search import Found, Hit
from corpus.verifying.verified import SENSE, Verified


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


def answered_json(answered: Answered) -> dict[str, Any]:
    """A question: `answer` is null where the corpus does not say, and then there is no evidence either."""
    best = answered.answers[0] if answered.answers else None
    answer: dict[str, Any] = {
        "question": answered.question,
        "answer": best.text if best else None,
        "confidence": answered.confidence,
    }
    if best and best.resolved:
        answer["resolved"] = best.resolved
    return answer | {
        "took_ms": answered.took_ms,
        "evidence": [_evidence(one) for one in answered.answers],
        "nearest": [{"article_id": one.article_id, "title": one.title} for one in answered.nearest],
    }


def _evidence(one: Answer) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "article_id": one.article.id,
        "title": one.article.title,
        "paragraph": one.paragraph,
    }
    if one.paragraph is None:
        evidence["field"] = one.field
    return evidence | {"quote": one.quote, "answer": one.text, "code": one.code}


def verified_json(verified: Verified) -> dict[str, Any]:
    """A verdict; `kinds` name the changes one by one, `notes` in what a verbatim quotation differs all the same.

    `turns_sense` tells that a figure, date, name or denial was changed, or that what was left out may do so.
    """
    of = verified.article
    found = of if verified.verdict != "not_found" else None
    answer: dict[str, Any] = {
        "quote": verified.quote,
        "verdict": verified.verdict,
        "article_id": found.id if found else None,
        "title": found.title if found else None,
        "original": verified.original if found else None,
        "changes": [[one.printed, one.quoted] for one in verified.changes],
        "kinds": [one.kind for one in verified.changes],
        "turns_sense": any(one.kind in SENSE or one.hides for one in verified.changes),
        "notes": list(verified.notes),
        "code": verified.code if found else None,
    }
    if not found:
        answer["nearest"] = [{"article_id": of.id, "title": of.title}] if of else []
    return answer
