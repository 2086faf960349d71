"""The HTML of a page goes in, one block a paragraph, heading or picture comes out; tags and class names become hints."""

import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.reading.block import Block, Hint
from corpus.reading.cell_grid import grid_block, html_rows
from corpus.reading.html_hints import hint_of, is_grid, placed, with_edition_hints

_SKIPPED = frozenset(
    re.findall(
        r"\S+",
        r"script style noscript template svg iframe form button select input textarea object canvas "
        r"audio video map head ",
    )
)
_INLINE = frozenset(
    re.findall(
        r"\S+",
        r"a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q ruby rb rt rp s samp "
        r"small span strike strong sub sup time tt u var wbr -text ",
    )
)
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_ARTICLE = frozenset({"article", "text_c", "story", "news-item", "entry", "post"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_SOFT_SPACE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n]+[ \t]*(?=[{_WIDE}])")
_RUN = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 2000


@dataclass(slots=True)
class _Run:
    """Inline text gathered since the last block border."""

    text: list[str] = field(default_factory=list)
    plain: bool = False
    bold: bool = False
    italic: bool = False
    url: str | None = None


@dataclass(slots=True)
class _Context:
    """What the open elements say about the text inside."""

    hint: Hint | None = None
    level: int | None = None
    whole: bool = False


def read_html(text: str) -> tuple[Block, ...]:
    """Read a whole document, or a piece of one."""
    document = LexborHTMLParser(text)
    blocks: list[Block] = []
    title = document.css_first("head title")
    if title is not None and title.text().strip():
        blocks.append(Block(_clean(title.text()).strip(), 1, 1, hint="furniture", whole=True))
    if document.body is not None:
        blocks += _Walk().blocks(document.body)
    return tuple(placed(with_edition_hints(blocks), text))


class _Walk:
    """One pass over the elements, without recursion, so that no depth of nesting breaks it."""

    def __init__(self) -> None:
        self._made: list[Block] = []
        self._run = _Run()
        self._open: list[tuple[LexborNode, _Context]] = []
        self._blank = 0
        self._rule = False

    def blocks(self, body: LexborNode) -> list[Block]:
        """Walk the body and return what it holds."""
        self._open = [(body, _Context())]
        node = body.child
        while node is not None:
            entered = self._enter(node)
            if entered and len(self._open) > _DEEPEST:
                # Nobody nests so deep; below this only the words are kept.
                self._take(node.text())
            following = node.child if entered and len(self._open) <= _DEEPEST else None
            if following is None:
                following = self._onward(node, entered=entered)
            node = following
        self._flush()
        return self._made

    def _onward(self, node: LexborNode, *, entered: bool) -> LexborNode | None:
        """Leave what ends here and find the next element in the document's order."""
        if entered:
            self._leave(node)
        at: LexborNode = node
        while at.next is None:
            if len(self._open) == 1 or at.parent is None:
                return None
            at = at.parent
            self._leave(at)
            if len(self._open) == 0:
                return None
        return at.next

    def _context(self) -> _Context:
        return self._open[-1][1]

    def _enter(self, node: LexborNode) -> bool:
        """Take in what an element says by opening; false if its inside is not to be walked."""
        tag = node.tag or ""
        if tag == "-text":
            self._take(node.text_content or "")
            return False
        if (
            tag in _SKIPPED
            or tag.startswith("-")
            or _HIDDEN.search(node.attributes.get("style") or "")
            or "hidden" in node.attributes
        ):
            return False
        if tag == "br":
            self._flush()
            return False
        if tag == "img":
            self._flush()
            self._add(Block(_clean(node.attributes.get("alt") or "").strip(), 1, 1, hint="image"))
            return False
        if tag == "table" and is_grid(node):
            self._flush()
            for block in grid_block(html_rows(node), 1, 1):
                self._add(block)
            return False
        self._begin(node, tag)
        return True

    def _begin(self, node: LexborNode, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
            self._blank += 1
            self._rule = (
                self._rule
                or tag in {"article", "hr"}
                or bool(_ARTICLE.intersection((node.attributes.get("class") or "").split()))
            )
        context = self._context()
        hint = hint_of(node, tag) or context.hint
        if tag == "header" and not any(opened.tag == "article" for opened, _ in self._open):
            hint = "furniture"
        level = _HEADINGS.get(tag, context.level)
        self._open.append(
            (node, _Context(hint, level, context.whole or tag in {"p", "li", "figcaption", *_HEADINGS}))
        )
        if tag == "a":
            self._run.url = node.attributes.get("href") or None

    def _leave(self, node: LexborNode) -> None:
        if self._open and self._open[-1][0] == node:
            if (node.tag or "") not in _INLINE:
                self._flush()
                self._blank += 1
            self._open.pop()

    def _take(self, text: str) -> None:
        if not text.strip() and not self._run.text:
            return
        tags = {opened.tag for opened, _ in self._open}
        if text.strip():
            bold, italic = bool(tags & _BOLD), bool(tags & _ITALIC)
            self._run.plain = self._run.plain or not bold
            self._run.bold = self._run.bold or bold
            self._run.italic = italic
        self._run.text.append(text)

    def _flush(self) -> None:
        run, self._run = self._run, _Run()
        raw = _clean("".join(run.text))
        body = raw.strip().strip("\u3000").strip()
        if not body:
            return
        lead = raw[: len(raw) - len(raw.lstrip())]
        indent = lead.count("\u3000") + lead.count("\u00a0") // 2
        context = self._context()
        self._add(
            Block(
                body,
                1,
                1,
                level=context.level,
                bold=run.bold and not run.plain,
                italic=run.italic,
                indent=indent,
                hint=context.hint,
                whole=context.whole,
            )
        )

    def _add(self, block: Block) -> None:
        # Elements side by side are paragraphs of their own; only <br> leaves lines that touch.
        self._made.append(replace(block, blank_before=min(self._blank, 1), rule_before=self._rule))
        self._blank, self._rule = 0, False


def _clean(text: str) -> str:
    return _RUN.sub(" ", _SOFT_SPACE.sub("", text)).strip(" ")
