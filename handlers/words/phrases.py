"""The phrases that every language has: names for them here, words for them in one file a language.

In braces stand the values that a handler fills in.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """All that the bot says in one language."""

    language: str  # zh, hant or en
    summaries: Mapping[str, str]  # command name → one line about it
    usages: Mapping[str, str]  # command name → what to type behind it
    errors: Mapping[str, str]  # name of a CorpusError → the sentence for a chat
    kinds: Mapping[str, str]  # kind of an item → its name

    # search
    hit_count: str
    fuzzy_count: str
    understood: str
    as_typed: str
    no_hits: str
    no_literal_hits: str
    not_understood: str
    days_meant: str
    nearest_headlines: str
    places: str
    more: str
    back: str
    narrow_column: str
    narrow_month: str
    search_instead: str

    # questions
    open_original: str
    more_evidence: str
    asked_at_hand: str
    not_said: str
    covers: str
    covers_unnamed: str
    ask_in_its_language: str

    # articles
    untitled: str
    paragraph: str
    page_number: str
    part: str
    read_on: str
    read_back: str
    no_such_article: str
    no_such_number: str
    nearest_title: str
    incomplete: str
    continued_to: str
    which_article: str
    open: str
    related: str
    no_related: str
    related_to: str
    passage_changed: str

    # browsing
    columns: str
    authors: str
    latest: str
    of_date: str
    no_date: str
    which_date: str
    nothing_that_day: str
    of_column: str
    of_author: str
    nothing_known: str
    random_again: str
    counted: str
    stats: str
    stats_dates: str
    stats_papers: str

    # help
    welcome: str
    try_these: str
    load_pages: str
    sample_answers: str
    help_heading: str
    help_filters_heading: str
    help_filters: str
    unknown_command: str
    apology: str

    # settings
    settings_heading: str
    settings_how: str
    setting_line: str
    setting_changed: str
    all_settings: str
    no_such_setting: str
    no_such_value: str
    setting_names: Mapping[str, str]  # name of a setting → its name for readers
    setting_values: Mapping[str, str]  # name and value of a setting → the value for readers
    setting_notes: Mapping[str, str]  # name of a setting → what it does
    zone_now: str
    all_papers: str
    every_paper: str
    all_papers_now: str
    papers_now: str
    papers_gone: str
    which_paper: str
    no_such_paper: str
    list_papers: str
    and_others: str
    only_searched: str
    forgotten: str
    delete_how: str

    # verdicts
    verdicts: Mapping[str, str]  # a verdict → its name
    change_kinds: Mapping[str, str]  # a kind of change → what is said of it
    verdict_notes: Mapping[str, str]  # in what a verbatim quotation differs → what is said of it
    hides: str
    printed_label: str
    quoted_label: str
    left_out: str
    added: str
    nearest_passage: str
    looked_through: str
    more_quotations: str
    open_printed: str
    send_printed: str
    what_to_verify: str

    # everywhere
    list_joiner: str
