"""What dates mean, what stands in the way, and how words are cut and filled: tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from countywide.garden.knowledge import rules

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "published, withdrawn, review_by, status",
    [
        (None, None, None, "DRAFT"),
        (NOON + DAY, None, None, "DRAFT"),  # under embargo
        (NOON, None, None, "PUBLISHED"),
        (NOON - DAY, None, date(2026, 6, 1), "PUBLISHED"),  # the review day itself
        (NOON - DAY, None, date(2026, 5, 31), "EXPIRED"),
        (NOON - DAY, NOON, date(2026, 5, 31), "WITHDRAWN"),
        (None, NOON, None, "WITHDRAWN"),
    ],
)
def test_a_status_is_worked_out_from_dates(published, withdrawn, review_by, status):
    assert rules.status_of(published_at=published, withdrawn_at=withdrawn, review_by=review_by, at=NOON) == status


@pytest.mark.parametrize(
    "answered, closed, joined, reply_by, state",
    [
        (None, None, False, date(2026, 6, 1), "WAITING"),  # the day itself is in time
        (None, None, False, date(2026, 5, 31), "LATE"),
        (NOON, None, False, date(2026, 5, 31), "ANSWERED"),
        (None, NOON, False, date(2026, 5, 31), "CLOSED"),
        (None, None, True, date(2026, 5, 31), "JOINED"),
    ],
)
def test_a_question_waits_until_something_befalls_it(answered, closed, joined, reply_by, state):
    assert (
        rules.question_state(
            answered_at=answered, closed_at=closed, is_joined=joined, reply_by=reply_by, on=date(2026, 6, 1)
        )
        == state
    )


@pytest.mark.parametrize(
    "asked_on, days, due",
    [
        (date(2026, 6, 1), 5, date(2026, 6, 8)),  # Monday to Monday
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # over a weekend
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # asked on a Saturday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Good Friday and Easter Monday
        (date(2026, 12, 24), 2, date(2026, 12, 30)),  # Boxing Day falls on Saturday and is kept on Monday
        (date(2026, 6, 1), 0, date(2026, 6, 1)),
    ],
)
def test_a_reply_is_due_after_so_many_working_days(asked_on, days, due):
    assert rules.reply_by(asked_on, days) == due


@pytest.mark.parametrize(
    "earlier, later, days",
    [
        (date(2026, 6, 1), date(2026, 6, 1), 0),
        (date(2026, 6, 1), date(2026, 6, 2), 1),
        (date(2026, 5, 29), date(2026, 6, 1), 1),  # over a weekend
        (date(2026, 5, 22), date(2026, 5, 26), 1),  # over a bank holiday
        (date(2026, 6, 2), date(2026, 6, 1), 0),
    ],
)
def test_lateness_is_counted_in_working_days(earlier, later, days):
    assert rules.working_days_between(earlier, later) == days


def test_families_pages_are_open_to_all_and_schools_pages_are_not():
    assert rules.audiences_open(for_schools=False) == ["EVERYONE", "FAMILIES"]
    assert rules.audiences_open(for_schools=True) == ["EVERYONE", "FAMILIES", "SCHOOLS"]


@pytest.mark.parametrize(
    "short, answer, said",
    [
        ("Written.", "Long.", "Written."),
        ("", "One. Two.", "One. Two."),
        ("", "**Bold** and [a link](/x).\n\n- item", "Bold and a link. item"),
        ("", "", ""),
        (
            "",
            "First sentence. Then " + "word " * 79 + "end.",
            "First sentence.",
        ),  # a sentence is never cut to fit another
        ("", "word " * 100, " ".join(["word"] * 80) + " …"),
    ],
)
def test_a_short_answer_is_cut_never_composed(short, answer, said):
    assert rules.short_of(short, answer) == said


@pytest.mark.parametrize(
    "text, said",
    [
        ("At most {{value:limit}}.", "At most 25 MB."),
        ("At most {{ value:limit }}.", "At most 25 MB."),
        ("{{value:unknown}}", "(not set at present)"),
        ("{{limit}} stays", "{{limit}} stays"),
        ("nothing", "nothing"),
    ],
)
def test_figures_are_filled_in(text, said):
    assert rules.filled(text, {"limit": "25 MB"}) == said


def test_figures_mentioned_are_found():
    assert rules.values_in("{{value:a}} and {{value:b-2}}", "{{value:a}}") == {"a", "b-2"}


@pytest.mark.parametrize(
    "one, other", [("Can’t we?", "cant we"), ("  What IS  it ", "what is it?"), ("Year 5/6", "year 5 6")]
)
def test_two_questions_are_the_same_when_their_words_are(one, other):
    assert rules.normalised(one) == rules.normalised(other)


@pytest.mark.parametrize(
    "text, taken, slug",
    [
        ("What is the limit?", [], "what-is-the-limit"),
        ("What is the limit?", ["what-is-the-limit"], "what-is-the-limit-2"),
        ("What is the limit?", ["what-is-the-limit", "what-is-the-limit-2"], "what-is-the-limit-3"),
        ("Où est l’étang?", [], "ou-est-letang"),
        ("???", [], "answer"),
        ("word " * 50, [], "-".join(["word"] * 14)),
    ],
)
def test_a_public_name_comes_from_the_words(text, taken, slug):
    assert rules.slug_of(text, taken) == slug


def test_a_reference_can_be_read_out():
    last = len(rules.ALPHABET) ** 5 - 1
    assert [rules.reference_of(number) for number in (0, 1, last)] == ["CW-22222", "CW-32222", "CW-ZZZZZ"]


@pytest.mark.parametrize(
    "text, holds, whole",
    [
        (
            "Dear [name held back], ask [name held back].",
            [("[name held back]", "A", False), ("[name held back]", "B", False)],
            "Dear A, ask B.",
        ),
        (
            "Dear A, ask [name held back].",
            [("[name held back]", "A", True), ("[name held back]", "B", False)],
            "Dear A, ask B.",
        ),
        ("Edited since.", [("[name held back]", "A", False)], "Edited since."),
    ],
)
def test_held_words_go_back_in_their_order(text, holds, whole):
    assert rules.uncovered(text, holds) == whole


@pytest.mark.parametrize(
    "given, bar",
    [
        ({}, None),
        ({"question": " "}, "Write the question first."),
        ({"answer": ""}, "Write an answer, or say what it is waiting for and when there will be news."),
        ({"answer": "", "awaiting": "a decision"}, None),
        ({"answer": "", "is_answered": False}, None),
        ({"is_merged": True}, "This question was merged into another. Publish that one."),
    ],
)
def test_what_stands_in_the_way_of_publishing(given, bar):
    usual = {"question": "Why?", "answer": "So.", "is_answered": True, "awaiting": "", "is_merged": False}
    assert rules.bar_to_publishing(**{**usual, **given}) == bar


@pytest.mark.parametrize("words, bar", [(80, None), (81, "The short answer has 81 words. Use 80 or fewer.")])
def test_a_short_answer_has_at_most_eighty_words(words, bar):
    assert rules.bar_to_short_answer("word " * words) == bar


@pytest.mark.parametrize(
    "text, bar",
    [
        ("Why?", None),
        ("🦦🦦", "Write your question in words."),
        (" ?! ", "Write your question in words."),
        ("a" * 4001, "Your question must be 4,000 characters or fewer."),
    ],
)
def test_what_stands_in_the_way_of_asking(text, bar):
    assert rules.bar_to_asking(text) == bar


@pytest.mark.parametrize(
    "review_by, bar",
    [
        (date(2026, 6, 1), "The next check must be after today."),
        (date(2026, 6, 2), None),
        (date(2028, 6, 1), None),
        (date(2028, 6, 2), "The next check must be within two years."),
    ],
)
def test_an_answer_is_checked_within_two_years(review_by, bar):
    assert rules.bar_to_review_date(review_by=review_by, on=date(2026, 6, 1)) == bar


@pytest.mark.parametrize(
    "given, bar",
    [
        ((True, False, False), "An entry cannot be merged into itself."),
        ((False, True, False), "This entry was merged already."),
        ((False, False, True), "The entry you chose was itself merged into another. Choose that one."),
        ((False, False, False), None),
    ],
)
def test_repeats_point_straight_at_what_is_kept(given, bar):
    assert rules.bar_to_merging(is_same=given[0], is_merged=given[1], into_merged=given[2]) == bar


@pytest.mark.parametrize(
    "kinds, bar",
    [
        ([], None),
        (["name", "name"], "This looks like personal data: name. Take it out, or tick that it may be published."),
        (
            ["name", "email"],
            "This looks like personal data: name, email. Take it out, or tick that it may be published.",
        ),
    ],
)
def test_personal_data_is_not_published_unsaid(kinds, bar):
    assert rules.bar_to_personal_data(kinds) == bar
