"""Pages, articles, search, answers and quotations; synchronous, and ignorant of any chat."""
