"""A child's record, its case, what is decided on it, and its letters."""

from __future__ import annotations

from tests.house.deeds.base import ADVISERS, COORDINATOR, FAMILY, LEADS, OFFICERS, READERS, SCHOOL, deed

CHILDREN = (
    # the child's core record
    deed("read the child's record", "people:child", "child", READERS, COORDINATOR),
    deed("change the child's record", "people:names", "child", SCHOOL | OFFICERS, COORDINATOR),
    deed("keep the family", "people:add-adult", "child", OFFICERS, COORDINATOR),
    deed("ask to put right", "people:propose", "child", FAMILY),
    deed("read which money pays", "mapping:tab", "child", READERS),
    # the case, its dates and who holds it
    deed("read the case", "front:case", "checked", READERS, COORDINATOR),
    deed("read which money pays, from the case", "mapping:case-tab", "checked", READERS),
    deed("read who was told", "front:told", "checked", READERS, COORDINATOR),
    deed("read who opened it", "front:opened", "checked", FAMILY | SCHOOL | LEADS),
    deed("read why a date", "deadlines:why", "checked, date", READERS, COORDINATOR),
    deed("record an exception", "deadlines:exception", "checked, date", OFFICERS),
    deed("take the case", "cases:take", "checked", OFFICERS),
    deed("give the case", "cases:assign", "checked", LEADS),
    deed("hand the case over", "cases:hand-over", "checked", LEADS),
    # the request
    deed("read a request", "requests:show", "request", OFFICERS, COORDINATOR),
    deed("settle a request", "requests:settle", "request", OFFICERS),
    # evidence
    deed("read the evidence", "evidence:case", "checked", READERS, COORDINATOR),
    deed("ask for evidence", "evidence:ask", "checked", OFFICERS),
    deed("add evidence", "evidence:add", "checked", OFFICERS | FAMILY),
    deed("read what was asked", "evidence:asked", "checked, asked", OFFICERS, COORDINATOR),
    deed("stop what was asked", "evidence:withdraw", "checked, asked", OFFICERS, COORDINATOR),
    deed("answer what was asked", "evidence:own-child", "asked", SCHOOL),
    deed("keep a piece of evidence", "evidence:change-item", "advised, item", OFFICERS),
    # preparing and deciding
    deed("check the request", "assessments:check", "new", OFFICERS),
    deed("fill the worksheet", "assessments:worksheet", "checked", OFFICERS),
    deed("propose a decision", "assessments:propose-assess", "checked", OFFICERS),
    deed("decide to assess", "assessments:decide-assess", "proposed", LEADS),
    deed("decide on a plan", "assessments:decide-plan", "advised", LEADS),
    deed("change a decision", "assessments:change-mind", "refused", LEADS),
    deed("read the decisions", "assessments:decisions", "refused", READERS, COORDINATOR),
    # panels
    deed("read a panel", "panels:show", "panel", OFFICERS),
    deed("take a case off", "panels:take-off", "panel, panel item", OFFICERS),
    deed("keep the minutes", "panels:minutes", "panel", LEADS),
    # advice
    deed("see who advises", "assessments:advice", "agreed", READERS, COORDINATOR),
    deed("ask for advice", "assessments:add-advice", "agreed", OFFICERS),
    deed("enter advice", "assessments:take-in", "agreed, advice", OFFICERS),
    deed("read what I am asked", "assessments:advice-own", "advice", ADVISERS | SCHOOL),
    deed("give advice", "assessments:give", "advice", ADVISERS | SCHOOL),
    # the plan
    deed("read the plan", "assessments:plan", "drafted", READERS, COORDINATOR),
    deed("send a draft", "assessments:new-draft", "drafted", OFFICERS),
    deed("say what I think of it", "assessments:your-say", "drafted", FAMILY),
    deed("enter what was said", "assessments:enter-said", "drafted", OFFICERS),
    deed("consult a school", "assessments:consult", "drafted", OFFICERS),
    deed("make it final", "assessments:final", "drafted", LEADS),
    # after a refusal, and the end
    deed("enter a withdrawal", "assessments:withdraw", "checked", OFFICERS),
    deed("move away", "assessments:moved-away", "checked", OFFICERS),
    # letters
    deed("list the letters", "letters:of-case", "refused", OFFICERS, COORDINATOR),
    deed("read the family's letter", "letters:show", "family letter", FAMILY | OFFICERS, COORDINATOR),
    deed("read the school's letter", "letters:show", "school letter", SCHOOL | OFFICERS, COORDINATOR),
)
