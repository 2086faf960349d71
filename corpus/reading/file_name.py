"""A file's name goes in, the date and the page number come out where the name says them beyond doubt."""

import re
from datetime import date

from corpus.article import Page

# rmrb20230615-06, 2023-06-15_06, nbs.D110000renmrb_06 has no date and says nothing.
_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?:[-_. ](?:p|P|A|版)?0*(\d{1,3}))?(?![\d])"
)


def page_of_name(name: str) -> Page:
    """Read a date, and a page number right after it, from a file's name."""
    found = _NAME.search(name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    if not found:
        return Page()
    year, _, month, day, number = found.groups()
    try:
        day_of_issue = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return Page()
    return Page(date=day_of_issue, page_no=number)
