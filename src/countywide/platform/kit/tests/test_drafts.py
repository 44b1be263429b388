"""What is kept of a form that was not sent, and what never is."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from countywide.platform.kit.drafts import keep, kept_fields, seen_in


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("reason", True),
        ("postcode", True),
        ("home-Postcode", True),
        ("one_page_profile", True),
        ("code", False),
        ("sign_in_code", False),
        ("code_for_postcode", False),
        ("new_password", False),
        ("file", False),
        ("csrfmiddlewaretoken", False),
        ("seen", False),
    ],
)
def test_what_is_typed_is_kept_but_no_secret(name, kept):
    assert (name in kept_fields(QueryDict(f"{name}=x"))) is kept


@pytest.mark.django_db
def test_a_draft_knows_on_which_version_it_was_begun(person):
    me = person()
    posted = QueryDict("text=Mine&seen=3")
    assert seen_in(keep(me.pk, "/rows/1", posted)) == 3
    assert seen_in(keep(me.pk, "/rows/1", QueryDict("text=Mine"))) is None
    assert keep(me.pk, "/rows/1", QueryDict("text=&seen=3")) is None  # nothing was typed
