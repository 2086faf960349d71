"""A readable Markdown form of an article: every field as printed, headings by rank."""

from collections.abc import Iterator

from corpus.article import Article, Table


def as_markdown(article: Article) -> str:
    """Write an article as Markdown; the words are the paper's, the marks around them ours."""
    return "\n\n".join(block for block in _blocks(article) if block) + "\n"


def _blocks(article: Article) -> Iterator[str]:
    page = article.page
    yield f"`{article.id}`"
    yield article.kicker or ""
    yield f"# {article.title}" if article.title else ""
    yield article.subtitle or ""
    place = f"{page.page_no}版" if page.page_no and page.page_no.isdigit() else page.page_no
    yield " · ".join(part for part in (page.publication, page.date, place, article.column) if part)
    yield " ".join(" ".join(filter(None, (one.org, one.name))) for one in article.byline)
    for section in article.sections:
        yield f"## {section.heading}" if section.heading else ""
        yield from section.paragraphs
    for table in article.tables:
        yield _table(table)
    for caption in article.captions:
        yield f"> {caption}"
    yield " ".join(article.credits)


def _table(rows: Table) -> str:
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    padded = [(*row, *[""] * (width - len(row))) for row in rows]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in padded]
    return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))
