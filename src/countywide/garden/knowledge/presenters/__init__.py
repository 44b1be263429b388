"""Records turned into what pages and commands show."""

from .answers import answer_on_page, receipt
from .desk import desk_on_page
from .documents import document_on_page, document_row, team_choices
from .replies import about_sending, in_box, organisation_id_of, reply_as_json, reply_in_words, reply_on_page
from .topic_pages import changes_table, news_title, topic_on_page

__all__ = [
    "about_sending", "answer_on_page", "changes_table", "desk_on_page", "news_title", "topic_on_page", "document_on_page", "document_row", "in_box", "organisation_id_of", "receipt",
    "reply_as_json", "reply_in_words", "reply_on_page", "team_choices",
]
