"""Code lists of GIAS, setting groups, and the ways of writing "not known"."""

import pytest

from countywide.law.codes import gias, setting_groups, unknown


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("SpLD - Specific Learning Difficulty", "SPLD"),
        ("ASD - Autistic Spectrum Disorder", "ASD"),
        ("SEMH - Social, Emotional and Mental Health", "SEMH"),
        ("OTH - Other Difficulty/Disability", "OTH"),
        ("PMLD", "PMLD"),
        ("Not Applicable", None),
        ("", None),
        ("Kent", None),
    ],
)
def test_a_need_is_read_from_the_letters_it_starts_with(text, need):
    assert gias.sen_need(text) == need


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Resourced provision", "RP"),
        ("SEN unit", "UNIT"),
        ("SEN Unit", "UNIT"),
        ("Resourced provision and SEN unit", "BOTH"),
        ("Not applicable", None),
        ("", None),
    ],
)
def test_resourced_provision_is_read_without_regard_to_case(text, kind):
    assert gias.provision(text) == kind


@pytest.mark.parametrize(
    ("link_type", "forward", "back"),
    [
        ("Successor", True, False),
        ("Successor - amalgamated", True, False),
        ("Result of Amalgamation", True, False),
        ("Predecessor", False, True),
        ("Predecessor - Split School", False, True),
        ("Sixth Form Centre Link", False, False),
        ("Closure", False, False),
    ],
)
def test_a_link_leads_forward_back_or_aside(link_type, forward, back):
    assert (gias.leads_forward(link_type), gias.leads_back(link_type)) == (forward, back)


def test_every_grouped_type_has_a_name_and_every_group_is_named():
    assert set(gias.GROUP_OF_TYPE) == set(gias.TYPES) - {"47", "48"}
    assert set(gias.GROUP_OF_TYPE.values()) == set(gias.TYPE_GROUPS)


@pytest.mark.parametrize(
    ("type_code", "group"),
    [
        ("1", "mainstream LA maintained"),
        ("34", "mainstream academy"),
        ("44", "special academy or free"),
        ("10", "independent special"),
        ("8", "non-maintained special"),
        ("14", "pupil referral unit"),
        ("18", "FE and sixth form"),
        ("32", "specialist post-16"),
        ("29", None),  # universities are in no published group
        ("77", None),
    ],
)
def test_a_type_falls_in_one_published_group(type_code, group):
    assert setting_groups.group_of(type_code) == group


def test_mainstream_and_special_never_overlap():
    both = [code for code in gias.TYPES if setting_groups.is_mainstream(code) and setting_groups.is_special(code)]
    assert both == []


def test_every_type_in_a_published_group_is_a_type():
    assert set(setting_groups.GROUP_OF_TYPE) <= set(gias.TYPES)


@pytest.mark.parametrize(
    ("text", "code"),
    [("01", "1"), ("34", "34"), ("9", None), ("99", None), ("999999999", None), ("", None), (" 4 ", "4")],
)
def test_a_code_loses_its_padding_and_not_known_becomes_none(text, code):
    assert unknown.code(text) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [("Mixed", "Mixed"), ("Not Applicable", None), ("Does not apply", None), ("Not recorded", None), ("  ", None)],
)
def test_a_name_that_says_there_is_none_becomes_none(text, name):
    assert unknown.name(text) == name


@pytest.mark.parametrize(("text", "missing"), [("x", True), ("z", True), ("LOW", True), ("..", True), ("0", False)])
def test_a_withheld_figure_is_missing_and_not_nought(text, missing):
    assert unknown.is_missing_figure(text) is missing
