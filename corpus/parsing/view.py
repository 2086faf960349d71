"""A page's units with their clues go in; what stands before, behind and between them comes out: the page as scoring sees it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.parsing.heading_words import names_column, names_inner_part
from corpus.parsing.masthead import names_newspaper
from corpus.parsing.sight import Sight
from corpus.parsing.unit import Unit
from corpus.parsing.verse import verse_lines

_LONGEST_CAPTION = 150
_MOST_CAPTIONS = 9
_ENOUGH = 4
_NUMBERED = re.compile(r"[图圖]\s*[①-⑳\d一二三四五六]|[①-⑳]")
_NAMED = 0.7
# A shorter heading is rather a label.
_SHORTEST_TITLE = 2
# A page header takes up so many lines at most.
_TOP = 3
# So far up a conversation is still the same.
_NEARBY = 4


@dataclass(frozen=True)
class View:
    """A page's units; `marked` if its headings are marked, so that an unmarked line hardly is one."""

    units: Sequence[Unit]
    sights: Sequence[Sight]
    marked: bool

    def touches(self, at: int) -> bool | None:
        """Whether a headline's line stands right under another; None where the page's headers do not tell."""
        if not self._blocky or not self._pair(at):
            return None
        return self.units[at].form.blank_before == 0

    def _pair(self, at: int) -> bool:
        return at > 0 and all(
            sight.short
            and not sight.sentence
            and sight.byline is None
            and sight.credit is None
            and sight.masthead is None
            for sight in self.sights[at - 1 : at + 1]
        )

    @cached_property
    def _blocky(self) -> bool:
        """Whether some headers' lines touch and others do not."""
        pairs = [self.units[at].form.blank_before == 0 for at in range(1, len(self.units)) if self._pair(at)]
        return sum(pairs) >= 2 and not all(pairs)

    @cached_property
    def dense(self) -> bool:
        """Whether paragraphs touch, so that an empty line is a border between items."""
        pairs = [
            self.units[at].form.blank_before == 0
            for at in range(1, len(self.units))
            if self.sights[at].ended
            and self.sights[at - 1].ended
            and not (self.sights[at].short and self.sights[at - 1].short)
        ]
        return len(pairs) >= _ENOUGH and sum(pairs) * 4 > len(pairs) * 3

    @cached_property
    def title_level(self) -> int | None:
        """The depth of most headings that are surely titles; None on a page with one depth only."""
        levels = {unit.form.level for unit in self.units if unit.form.level}
        if len(levels) < 2 or not self._heads_text_below(min(levels)):
            return None
        sure = Counter(
            unit.form.level
            for at, unit in enumerate(self.units)
            if unit.form.level and self._surely_titles(at)
        )
        if not sure:
            return None
        level = min(sure, key=lambda one: (-sure[one], one or 0))
        # Tools that guess depths guess some wrong; then they tell nothing.
        return level if sure[level] * 10 >= sum(sure.values()) * 9 else None

    def _heads_text_below(self, highest: int) -> bool:
        """Whether a deeper heading stands right above text: only then do depths tell titles from crossheads."""
        for at, unit in enumerate(self.units):
            after = self.near(at, 1)
            if (
                unit.form.level
                and unit.form.level > highest
                and after is not None
                and not after.headed
                and after.byline is None
            ):
                return True
        return False

    def _surely_titles(self, at: int) -> bool:
        after = self.near(at, 1)
        if after is None:
            return False
        signed = (
            after.byline is not None or after.dateline is not None or (after.name > 0.5 and not after.headed)
        )
        return signed or after.leads or self.pictured(at)

    def near(self, at: int, step: int) -> Sight | None:
        """The sight of the next unit that is no picture or page furniture; None past the edge."""
        found = self.place(at, step)
        return None if found is None else self.sights[found]

    def place(self, at: int, step: int) -> int | None:
        """The place of the next unit that is no picture or page furniture."""
        at += step
        while 0 <= at < len(self.units):
            if not self._passed_over(at):
                return at
            at += step
        return None

    def _passed_over(self, at: int) -> bool:
        form, sight = self.units[at].form, self.sights[at]
        if form.hint in {"image", "furniture"} or sight.editors is not None:
            return True
        if self.names_the_paper(at):
            return True
        page = sight.masthead
        # A date by itself may sign what stands above.
        return (
            page is not None and not sight.headed and bool(page.page_no or page.publication or page.page_name)
        )

    def names_the_paper(self, at: int) -> bool:
        """Whether a line at the page's top, marked or not, is the paper's name beside the line with the date."""
        beside = self.sights[max(at - 1, 0) : at + 2]
        dated = any(one.masthead is not None and one.masthead.date is not None for one in beside)
        return at < _TOP and dated and names_newspaper(self.sights[at].text)

    def pictured(self, at: int) -> bool:
        """Whether captions, or one line that may be one, and a credit follow: then this is a picture's title."""
        plain = False
        for _ in range(_MOST_CAPTIONS):
            following = self.place(at, 1)
            if following is None:
                return False
            sight = self.sights[following]
            if sight.credit is not None:
                return True
            if (
                sight.headed
                or sight.byline
                or sight.dateline
                or sight.onward
                or sight.size > _LONGEST_CAPTION
            ):
                return False
            numbered = plain and sight.caption and sight.text[:1] in "图圖①" and self._numbered(following)
            if (plain and not numbered) or (not sight.caption and self.sights[at].caption):
                return False
            plain = not sight.caption
            at = following
        return False

    def _numbered(self, at: int) -> bool:
        """Whether captions with numbers follow one another, credits between them: pictures that make a story of their own."""
        for _ in range(2):
            following = self.place(at, 1)
            if following is None:
                return False
            sight = self.sights[following]
            if sight.credit is None:
                return sight.caption and bool(_NUMBERED.match(sight.text))
            at = following
        return False

    def over_verse(self, at: int) -> bool:
        """Whether verse, perhaps below its poet's name, stands under this line."""
        return at not in self.verse and (at + 1 in self.verse or at + 2 in self.verse)

    def shown(self, at: int) -> bool:
        """Whether one sentence that describes a picture, and no credit, stands between this heading and the next."""
        following = self.place(at, 1)
        if following is None or not self._may_head(self.sights[at]) or names_inner_part(self.sights[at].text):
            return False
        sight, behind = self.sights[following], self.near(following, 1)
        return sight.depicts and not sight.headed and (behind is None or self._may_head(behind))

    def _may_head(self, sight: Sight) -> bool:
        return sight.headed or (not self.marked and sight.short and not sight.ended and sight.byline is None)

    @cached_property
    def shouts(self) -> bool:
        """Whether most of the page's marked headings are in capitals, so that capitals say nothing."""
        headings = [sight.text for sight in self.sights if sight.headed and sight.latin]
        return sum(map(str.isupper, headings)) * 2 > len(headings)

    def credited(self, at: int) -> bool:
        """Whether a credit follows, perhaps behind another caption."""
        second = self.place(at, 1)
        if second is None or self.sights[second].credit is not None:
            return second is not None and (self.sights[at].ended or not self.sights[second].essay)
        behind = self.near(second, 1)
        both = self.sights[at].caption and self.sights[second].caption
        return both and behind is not None and behind.credit is not None

    def converses(self, at: int) -> bool:
        """Whether a conversation is going on a few paragraphs above."""
        return any(sight.spoken for sight in self.sights[max(0, at - _NEARBY) : at])

    def deeper(self, at: int) -> bool:
        """Whether a heading is deeper than the one above it: some editions set the byline so."""
        above = self.place(at, -1)
        mine, other = self.units[at].form.level, self.units[above].form.level if above is not None else None
        return bool(mine and other and mine > other)

    def stands_as_byline(self, at: int) -> bool:
        """Whether a few plain characters stand where a byline stands: between a marked headline and its text."""
        sight, before, after = self.sights[at], self.near(at, -1), self.near(at, 1)
        if (
            before is None
            or after is None
            or sight.size > 6
            or sight.ended
            or (sight.headed and not self.deeper(at) and not self._signs_a_headline(at))
        ):
            return False
        second = self.place(at, 1)
        text = (after.size > 24 and after.ended) or second in self.verse
        return before.headed and before.short and not after.headed and text

    def _signs_a_headline(self, at: int) -> bool:
        """Whether a name is marked as the headline above it is; below a column's label it would be the title."""
        above = self.place(at, -1)
        before = self.sights[above] if above is not None else None
        if above is None or before is None or not before.headed or before.name > _NAMED:
            return False
        labelled = self.near(above, -1)
        long = before.size > _SHORTEST_TITLE or (labelled is not None and labelled.headed)
        return long and self.sights[at].name > _NAMED and not names_column(before.text)

    def names_a_title(self, at: int) -> bool:
        """Whether a line that might be a name stands above another one and a text: then it is that one's title."""
        second = self.place(at, 1)
        if second is None or self.sights[second].name <= 0.25 or self.sights[second].byline is not None:
            return False
        behind = self.near(second, 1)
        return behind is not None and (behind.size > 24 or second + 1 in self.verse)

    def shoots(self, at: int) -> bool:
        """Whether the nearest byline above says that the writer took the pictures too."""
        for above in range(at - 1, -1, -1):
            byline = self.sights[above].byline
            if byline is not None:
                text = self.sights[above].text
                return (
                    any(person.role == "photographer" for person in byline.people)
                    or "图" in text
                    or "圖" in text
                    or "摄" in text
                )
        return False

    @cached_property
    def verse(self) -> frozenset[int]:
        """The lines of poems and listings."""
        return verse_lines(self.units, self.sights)


def view_of(units: Sequence[Unit], sights: Sequence[Sight]) -> View:
    """Judge how the page marks its headings."""
    marks = sum(sight.headed and sight.short for sight in sights)
    texts = sum(not sight.short for sight in sights)
    return View(units, sights, marks >= 3 or marks * 6 >= max(texts, 1) + 3)
