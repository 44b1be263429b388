"""Values the champions room shares: what a kind of role is, as its dated file says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .enums import Approver, Asks


@dataclass(frozen=True)
class Question:
    """One question of the application form."""

    key: str
    asks: str
    kind: Asks
    hint: str = ""
    limit: int = 0  # letters of a text, or the highest number
    options: tuple[str, ...] = ()
    is_required: bool = True
    is_blind: bool = True  # those who score read it; False: it would say who the applicant is


@dataclass(frozen=True)
class FormPage:
    """One page of the application form."""

    key: str
    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Role:
    """What an applicant does at their school, and who approves."""

    key: str
    name: str
    approver: Approver


@dataclass(frozen=True)
class Check:
    """One question asked before any form, the answer that lets somebody go on, and what is said to the others."""

    key: str
    asks: str
    right: str  # "yes" or "no"
    because: str
    instead: str


@dataclass(frozen=True)
class Criterion:
    """One thing that is scored."""

    key: str
    title: str
    says: str
    weight: int
    questions: tuple[str, ...]  # keys of the questions in which it is looked for


@dataclass(frozen=True)
class Kind:
    """A kind of role that people put themselves forward for."""

    key: str
    begins: date
    title: str
    plural: str
    team: str
    topic: str
    purpose: str
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    days: int  # a year
    commitment: str
    release: tuple[str, ...]  # what whoever approves agrees to
    steps: tuple[str, ...]
    next_steps: tuple[str, ...]  # after the application is sent
    # who may take part
    needs_school: bool
    groups: tuple[str, ...]  # of the national register of schools
    not_types: dict[str, str]  # type code: why not, although its group is listed
    in_county_only: bool
    not_group: str  # said to a school of another group
    not_county: str  # said to a school of another council
    open_to_all: tuple[tuple[str, str], ...]  # resources anybody may use: words, address
    roles: tuple[Role, ...]
    other_role: str  # said to somebody with none of the roles
    checks: tuple[Check, ...]
    keeps_informed: bool  # whoever cannot take part now may be told when that changes
    takes_offers: bool  # somebody who offers help at the forum is on the list of this kind
    # the form
    pages: tuple[FormPage, ...]
    takes_cv: bool  # a curriculum vitae may be added; it is read once its writer is on the shortlist
    monitoring: tuple[Question, ...]
    declaration: str
    # approving
    late_days: int  # days after the deadline until which the council may allow a late approval
    remind_days: int  # before the deadline
    # choosing
    criteria: tuple[Criterion, ...]
    scale: tuple[str, ...]  # what 0, 1, 2 … mean
    panel: int  # people who score each
    feedback_days: int
    reserve_months: int
    term_months: int
    lists_in_directory: bool

    def role(self, key: str) -> Role | None:
        return next((each for each in self.roles if each.key == key), None)

    def page(self, key: str) -> FormPage | None:
        return next((each for each in self.pages if each.key == key), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    @property
    def needs_approval(self) -> bool:
        return any(each.approver for each in self.roles)


@dataclass(frozen=True)
class Answer:
    """Whether somebody may take part: the reason, and what there is instead, where not."""

    may: bool
    because: str = ""
    instead: str = ""
    links: tuple[tuple[str, str], ...] = ()
    keeps_informed: bool = False
