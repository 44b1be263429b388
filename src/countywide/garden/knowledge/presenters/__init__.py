"""Records turned into what pages and commands show."""

from .answers import answer_on_page, receipt
from .desk import desk_on_page
from .desk_lists import (
    drafts_table,
    entries_table,
    holds_table,
    links_table,
    news_table,
    one_child_table,
    problems_table,
    questions_table,
    review_table,
    searches_table,
    synonyms_table,
    topics_table,
    values_table,
    wordings_table,
)
from .desk_pages import (
    entry_on_desk,
    hold_on_page,
    like_choices,
    nearest_choices,
    pair_on_page,
    pairs_on_page,
    problem_on_page,
    question_on_page,
    reference_chosen,
    search_on_page,
    slug_chosen,
    wording_on_page,
)
from .desk_writing import (
    NO_WORDS,
    answer_to_check,
    answer_to_publish,
    answer_to_send,
    as_kept,
    other_teams,
    synonyms_on_page,
    topic_as_kept,
    topic_choices,
    value_on_page,
    words_known,
)
from .documents import document_on_page, document_row, team_choices
from .replies import about_sending, in_box, organisation_id_of, reply_as_json, reply_in_words, reply_on_page
from .topic_pages import changes_table, news_title, topic_on_page

__all__ = [
    "NO_WORDS", "about_sending", "answer_on_page", "answer_to_check", "answer_to_publish", "answer_to_send", "as_kept", "changes_table",
    "desk_on_page", "document_on_page", "document_row", "drafts_table", "entries_table", "entry_on_desk", "hold_on_page", "holds_table",
    "in_box", "like_choices", "links_table", "nearest_choices", "news_table", "news_title", "one_child_table", "organisation_id_of",
    "other_teams", "pair_on_page", "pairs_on_page", "problem_on_page", "problems_table", "question_on_page", "questions_table", "receipt",
    "reference_chosen", "reply_as_json", "reply_in_words", "reply_on_page", "review_table", "search_on_page", "searches_table", "slug_chosen",
    "synonyms_on_page", "synonyms_table", "team_choices", "topic_as_kept", "topic_choices", "topic_on_page", "topics_table", "value_on_page",
    "values_table", "wording_on_page", "wordings_table", "words_known",
]
