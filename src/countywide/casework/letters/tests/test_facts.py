"""What the council's file must give, how a letter speaks of a child, and the list made of the kinds."""

from datetime import date

import pytest

from countywide.casework.letters import facts, made
from countywide.casework.letters.packing import packed, unpacked
from countywide.casework.letters.reader import About, pronouns_of, words_about
from countywide.casework.letters.types import RIGHTS

JUNO = About("Juno", "Juniper Marrowby", date(2019, 3, 8), "she/her")


def test_the_made_up_council_gives_every_fact():
    assert facts.missing_facts() == []


def test_each_missing_fact_is_named(settings, tmp_path):
    file = tmp_path / "council.toml"
    file.write_text('[council]\nname = "Made Up Council"\nphone = "  "\n', "utf-8")
    settings.COUNCIL_FILE = str(file)
    missing = facts.missing_facts()
    assert len(missing) == len(facts.NEEDED) - 1
    assert "phone (its telephone number)" in missing
    assert "mediation_contact (whom at the council a family tells that it wants mediation (reg 32))" in missing


@pytest.mark.parametrize(("on", "days"), [(date(2025, 8, 31), 5), (date(2025, 9, 1), 7), (date(2026, 9, 1), 3)])
def test_the_days_before_post_are_those_in_force(settings, tmp_path, on, days):
    file = tmp_path / "council.toml"
    value = '[[value]]\nkey = "post-fallback"\nvalue = {}\nfrom = {}\n'
    file.write_text(value.format(3, "2026-01-01") + value.format(7, "2025-09-01"), "utf-8")
    settings.COUNCIL_FILE = str(file)
    assert facts.days_before_post(on) == days


@pytest.mark.parametrize(
    ("given", "forms"),
    [
        ("", ("they", "them", "their")),
        ("she/her", ("she", "her", "her")),
        ("He / Him / His", ("he", "him", "his")),
        ("they", ("they", "them", "their")),
        ("fae/faer", ("fae", "faer", "faer")),
        ("ask me", ("they", "them", "their")),
    ],
)
def test_pronouns_are_those_that_were_given(given, forms):
    assert pronouns_of(given) == forms


def test_a_letter_speaks_of_the_child_or_to_the_young_person():
    about, to = words_about(JUNO, is_reader=False), words_about(JUNO, is_reader=True)
    keys = ("child", "Childs", "they", "child_needs", "Does_child_have")
    assert [about[key] for key in keys] == ["Juno", "Juno’s", "she", "Juno needs", "Does Juno have"]
    assert [to[key] for key in keys] == ["you", "Your", "you", "you need", "Do you have"]


def test_words_come_back_as_they_were_given():
    words = {"on": date(2026, 9, 1), "rows": [("a", date(2026, 9, 2))], "yes": True, "none": None, "number": 3}
    assert unpacked(packed(words)) == {**words, "rows": [["a", date(2026, 9, 2)]]}


def test_the_list_in_the_documents_names_clauses_and_the_words_an_action_gives():
    from countywide.casework.letters.tests.factories import DECISION

    section = made.section(DECISION, lambda heads, rows: "\n".join(str(row) for row in rows))
    assert all(clause.key in section for clause in RIGHTS)
    assert section.endswith("Given by the action: `decided_on`, `reasons`.")
