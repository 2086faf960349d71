"""One page dump goes in, its articles and its furniture come out: the order in which everything else here is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article, Page, with_id
from corpus.lines import lines
from corpus.parsing.assembling import assemble
from corpus.parsing.conservation import assert_conserved, assert_told
from corpus.parsing.corrections import set_corrections_apart
from corpus.parsing.decoding import Clue, decode
from corpus.parsing.interleaving import disentangle
from corpus.parsing.item import Item, Part, group, head_poems, keep_abstracts, keep_signatures, title_briefs
from corpus.parsing.label import Label
from corpus.parsing.masthead import LONGEST_PAGE_NAME
from corpus.parsing.pictures import set_pictures_apart
from corpus.parsing.plain_labels import labels_headline_above
from corpus.parsing.rejoining import is_verse, rejoin
from corpus.parsing.scoring import score
from corpus.parsing.script import ends_sentence
from corpus.parsing.sight import look_at_all
from corpus.parsing.staff import editors_of
from corpus.parsing.view import View, view_of
from corpus.parsing.wrapping import units_of
from corpus.reading.dump import Dump


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What a page says about itself, its articles in order, and the lines that belong to no article."""

    page: Page
    articles: tuple[Article, ...]
    furniture: tuple[str, ...]


def parse(dump: Dump) -> ParsedPage:
    """Parse one page; records that are articles already pass through."""
    if dump.articles or not dump.blocks:
        return ParsedPage(dump.page, dump.articles, ())
    items, furniture = _items(dump)
    page = _page(dump.page, furniture)
    assert_conserved(dump.blocks, items, furniture)
    articles = []
    for item in items:
        article = assemble(item, page, dump.source, dump.blocks)
        assert_told(item, article)
        if lines(article):
            articles.append(with_id(article))
        else:  # 【本报驻外记者专电】 with nothing of its own below: a line of the page, no article
            furniture += item.parts
    return ParsedPage(page, tuple(articles), tuple(part.text for part in furniture if part.text.strip()))


def _items(dump: Dump) -> tuple[list[Item], list[Part]]:
    units = units_of(dump.blocks)
    sights = look_at_all(units)
    view = view_of(units, sights)
    scores = [score(view, at) for at in range(len(units))]
    steps, margins = decode(scores, [_clue(view, at) for at in range(len(units))])
    items, furniture = group(units, sights, steps, margins)
    items = list(set_corrections_apart(set_pictures_apart(disentangle(items))))
    for item in items:
        title_briefs(item, marked=view.marked)
        keep_abstracts(item)
        keep_signatures(item)
        head_poems(item)
        rejoin(item)
        _note(item)
    _doubt_the_end(items)
    return items, furniture


def _clue(view: View, at: int) -> Clue:
    sight = view.sights[at]
    return Clue(
        sight.dateline is not None,
        sight.brief,
        sight.closes,
        _runs_in(view, at),
        view.touches(at),
        labels_headline_above(view, at),
    )


def _runs_in(view: View, at: int) -> bool:
    """Whether 上接 stands in front of text rather than of a headline, no further down than below its item's first paragraph."""
    above, after = view.place(at, -1), view.near(at, 1)
    if view.sights[at].resumed is None or after is None or after.headed or not after.ended:
        return False
    top = view.near(above, -1) if above is not None else None
    return top is None or top.headed or top.byline is not None or (top.short and not top.ended)


def _note(item: Item) -> None:
    if item.has(Label.TAIL_TITLE):
        item.warn("title-after-body")
    if item.has(Label.ONWARD, Label.RESUMED):
        item.warn("continued")
    if item.has(Label.TEXT) and not item.has(Label.TITLE, Label.TAIL_TITLE):
        item.warn("untitled")


def _doubt_the_end(items: Sequence[Item]) -> None:
    """Only at the page's end can a text that breaks off be told from one that a column break tore."""
    if not items:
        return
    paragraphs = items[-1].of(Label.TEXT)
    last = items[-1].parts[-1]
    if last.label is Label.TEXT and not (
        last.sight.signature
        or last.sight.listed
        or last.sight.author_note
        or last.signs
        or is_verse(paragraphs)
        or ends_sentence(last.text)
    ):
        items[-1].warn("truncated")


def _page(known: Page, furniture: Sequence[Part]) -> Page:
    """Gather what the header and editor lines say; the file's name fills what they leave open."""
    page, editors = Page(), list[str]()
    for part in furniture:
        told = part.sight.masthead
        if told:
            page = Page(
                page.publication or told.publication,
                page.date or told.date,
                page.page_no or told.page_no,
                page.page_name or told.page_name,
            )
        # A copyright line may end with the editor's name.
        editors += told.editors if told and told.editors else editors_of(part.text)
    return Page(
        page.publication or known.publication,
        page.date or known.date,
        page.page_no or known.page_no,
        page.page_name or (_name_above(furniture) if page.publication else None) or known.page_name,
        tuple(dict.fromkeys(editors)) or known.editors,
    )


def _name_above(furniture: Sequence[Part]) -> str | None:
    """The page's name, where it stands alone above the line with the paper's name and the date."""
    if not furniture or furniture[0].unit.pieces[0].block or furniture[0].unit.form.hint:
        return None
    sight = furniture[0].sight
    alone = sight.masthead is None and sight.editors is None and not sight.imprint
    return sight.text if alone and sight.size <= LONGEST_PAGE_NAME else None
