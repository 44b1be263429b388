"""A reply in which another child may stand does not reach a family before somebody decided about it."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.consultations import actions, tasks
from countywide.casework.consultations.models import Release
from countywide.casework.release import actions as guard
from countywide.casework.release.models import Hold
from countywide.platform.accounts.models import User
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.people.tests import factories as people

from . import factories as make
from .factories import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
WHY = "The school means a book, not the child of this name; I asked it."


@pytest.fixture
def made():
    """A school wrote about another child who is on the register, and marked nothing."""
    people.child(legal_forename="Lev", legal_surname="Wrenfield", born_on=date(2016, 1, 2))
    view = f"{make.EXPLAINED} Lev Wrenfield, born on 2 January 2016, needs the only quiet room."
    return make.answered(sign=make.signed(family_view=view, passages=()))


def let_go(hold: Hold) -> None:
    manager = make.somebody_at(hold.case.team, "manager")
    guard.decide(hold, by=User.objects.get(pk=manager.pk), on=DAY, decided="LET_GO", reason=WHY)


def test_an_officer_who_finds_it_complete_is_stopped_and_led_to_what_was_found(made):
    with pytest.raises(RuleBroken, match="Nothing was sent") as broken:
        make.checked(made)
    assert broken.value.leads_to == f"/cases/{made.case.reference}/stopped-papers"
    assert (make.fresh(made).standing, Release.objects.count(), make.messages("for-family")) == ("ANSWERED", 0, [])
    let_go(Hold.objects.get())
    make.checked(make.fresh(made))
    assert Release.objects.count() == 1


def test_words_that_an_officer_takes_out_stop_nothing(made):
    words = "Lev Wrenfield, born on 2 January 2016, needs the only quiet room."
    actions.take_out(made, by=make.officer(), on=DAY, words=words, why="It is about another child")
    make.checked(make.fresh(made))
    assert "Lev" not in Release.objects.get().text
    assert not Hold.objects.exists()


def test_with_the_decision_it_is_held_back_and_goes_the_night_after_it_was_let_go(made):
    assert actions.release_with_decision(made.plan, by=make.BY, on=DAY, is_final=True) == 0
    assert (make.fresh(made).view_held_on, Release.objects.count(), Hold.objects.count()) == (DAY, 0, 1)
    assert tasks.keep_up(make.later(1))["released"] == 0
    let_go(Hold.objects.get())
    assert tasks.keep_up(make.later(2))["released"] == 1
    release = Release.objects.get()
    assert (release.because, release.on, make.fresh(made).view_held_on) == ("DECISION", make.later(2), None)
    assert tasks.keep_up(make.later(2))["released"] == 0
