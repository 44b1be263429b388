"""Every role at every object and deed of a child's case: one's own, and somebody else's. The matrix that holds is printed.

Run it with `-s` to read it. What each role may do to its own is written down in `DEEDS`, after the roles and permissions
of the field; to somebody else's, only those named in `ANYBODYS` may do anything. “Own” is a case of one's team, one's
pupil, oneself or one's child, or one on which one's service is asked for advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from countywide.platform.accounts.roles import ROLES
from tests.house.pages import answer_of
from tests.house.worlds import World, world

FAMILY = {"parent", "young-person"}
SCHOOL = {"senco", "head"}
ADVISERS = {"professional", "link-therapist", "specialist-teacher"}
LEADS = {"manager"}
OFFICERS = {"assessment-officer", "casework-officer", "phase-transfer-officer"} | LEADS
READERS = FAMILY | SCHOOL | OFFICERS
COORDINATOR = {"data-coordinator"}
COMPLAINTS = {"complaints-officer"}
READS_MONEY, KEEPS_MONEY = {"finance-officer", "manager", "auditor"}, {"finance-officer"}
AT_WORK, HOSTS = set(ROLES) - FAMILY - {"operator"}, {"forum-organiser"}
SERVICES = {"link-therapist", "specialist-teacher", "answer-owner", "programme-manager", "therapy-manager"}
LEAD_PROJECTS, FORUM = {"specialist-teacher", "answer-owner", "programme-manager"}, {"forum-organiser"}
ANSWERS_PRIVATELY = {
    "answer-owner", "assessment-officer", "casework-officer", "complaints-officer", "data-coordinator", "finance-officer",
    "forum-organiser", "inclusion-officer", "knowledge-editor", "manager", "phase-transfer-officer", "programme-manager",
    "specialist-teacher",
}  # fmt: skip
LINKED, PROGRAMME = SCHOOL | {"school-office", "link-therapist"}, {"programme-manager"}
EVERYBODY = set(ROLES)
KEEPS_CALLS = {"calls-organiser", "manager"}
"""Data coordination keeps records and contacts of every team straight, and works on nobody's case."""


@dataclass(frozen=True)
class Deed:
    """A page, what of the world it is about, who may open it for their own, and who for anybody's."""

    says: str
    door: str
    of: str
    own: set[str]
    anybodys: set[str]


def deed(says: str, door: str, of: str, own: set[str], anybodys: set[str] | None = None) -> Deed:
    return Deed(says, door, of, own, anybodys or set())


DEEDS = (
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
    # the plan in rows
    deed("begin the plan", "plans:begin", "planned", OFFICERS),
    deed("write the plan", "plans:write", "plan", OFFICERS),
    deed("write a section", "plans:section", "plan, section", OFFICERS),
    deed("add a row", "plans:add-row", "plan, section", OFFICERS),
    deed("change a row", "plans:row", "plan, row", OFFICERS),
    deed("move a row", "plans:shift", "plan, row", OFFICERS),
    deed("take a row out", "plans:remove", "plan, row", OFFICERS),
    deed("take back what is cited", "plans:uncite", "plan, row, citation", OFFICERS),
    deed("read the history of a section", "plans:history", "plan, section", OFFICERS),
    deed("remark on a section", "plans:remark", "plan, section", OFFICERS),
    deed("remark on a row", "plans:remark-row", "plan, row", OFFICERS),
    deed("put a remark away", "plans:settle", "plan, remark", OFFICERS),
    deed("read what was issued", "plans:show", "plan", READERS | ADVISERS, COORDINATOR),
    deed("read a version", "plans:version", "plan, version", READERS | ADVISERS, COORDINATOR),
    deed("read a version in plain words", "plans:plain", "plan, version", READERS | ADVISERS, COORDINATOR),
    deed("take a version on paper", "plans:pdf", "plan, version", READERS | ADVISERS, COORDINATOR),
    deed("take plain words on paper", "plans:plain-pdf", "plan, version", READERS | ADVISERS, COORDINATOR),
    deed("take a version to edit", "plans:word", "plan, version", READERS | ADVISERS, COORDINATOR),
    deed("see what changed", "plans:compare", "plan", READERS | ADVISERS, COORDINATOR),
    deed("say what is wrong with a plan", "plans:feed-back", "plan", SCHOOL | ADVISERS),
    deed("read feedback on a plan", "plans:feedback", "plan, feedback", SCHOOL | OFFICERS, COORDINATOR),
    deed("reply to feedback", "plans:reply", "plan, feedback", OFFICERS),
    # the plan in rows: issued, amended, ended
    deed("send a draft from here", "plans:send-draft", "amending", OFFICERS),
    deed("make it final from here", "plans:make-final", "amending", LEADS),
    deed("confirm what was copied", "plans:confirm-rows", "amending", OFFICERS),
    deed("propose changes", "plans:propose", "amending", LEADS),
    deed("read the changes", "plans:changes", "amending", FAMILY | OFFICERS, COORDINATOR),
    deed("say what I think of changes", "plans:your-say", "amending", FAMILY),
    deed("enter what was said of them", "plans:enter-said", "amending", OFFICERS),
    deed("make the amendment final", "plans:make-amended", "amending", LEADS),
    deed("weigh a place that a family asks for", "plans:weigh", "amending", OFFICERS),
    deed("decide not to amend", "plans:do-not-amend", "amending", LEADS),
    deed("read about ending the plan", "plans:ending", "amending", OFFICERS),
    deed("consider to end the plan", "plans:consider-ending", "amending", LEADS),
    # the plan that moves, and that is assessed again
    deed("read about a move", "plans:move", "amending", OFFICERS),
    deed("note a move", "plans:note-move", "amending", OFFICERS),
    deed("hand a plan over", "plans:hand-over", "amending", OFFICERS),
    deed("say that a plan stays", "plans:stays-here", "amending", OFFICERS),
    deed("read how a plan came", "plans:moved-in", "amending", OFFICERS),
    deed("add a plan that came", "plans:moved-in-paper", "amending", OFFICERS),
    deed("tell of a plan that came", "plans:tell-moved-in", "amending", LEADS),
    deed("read about the health board", "plans:health", "amending", OFFICERS),
    deed("note another health board", "plans:note-health", "amending", OFFICERS),
    deed("note that a health board told the next", "plans:health-told", "amending", OFFICERS),
    deed("note that a health board arranges it", "plans:health-arranges", "amending", OFFICERS),
    deed("read about a personal budget", "plans:budget", "amending", OFFICERS),
    deed("enter who asks for a budget", "plans:enter-budget", "amending", OFFICERS),
    deed("decide on a budget", "plans:decide-budget", "amending", LEADS),
    deed("write a budget into the plan", "plans:write-budget", "amending", OFFICERS),
    deed("note a look at payments", "plans:look-at-payments", "amending", OFFICERS),
    deed("enter who asks to look again", "plans:enter-look", "amending", OFFICERS),
    deed("read about my budget", "plans:your-budget", "amending", FAMILY),
    deed("ask for a budget", "plans:please-budget", "amending", FAMILY),
    deed("ask to look at payments again", "plans:please-look-again", "amending", FAMILY),
    deed("read about assessing again", "plans:again", "amending", OFFICERS),
    deed("enter who asks to assess again", "plans:ask-again", "amending", OFFICERS),
    deed("ask to assess again", "plans:please-assess-again", "amending", FAMILY),
    deed("decide to assess again ourselves", "plans:assess-again", "amending", LEADS),
    deed("decide whether to assess again", "plans:decide-again", "amending", LEADS),
    # after a refusal, and the end
    deed("enter a withdrawal", "assessments:withdraw", "checked", OFFICERS),
    deed("move away", "assessments:moved-away", "checked", OFFICERS),
    # the form of a review
    deed("fill in a review form", "reviews:form", "review", SCHOOL),
    deed("write a page of it", "reviews:page", "review, page of it", SCHOOL),
    deed("write on an outcome", "reviews:outcome", "review, outcome", SCHOOL),
    deed("ask for a change to a row", "reviews:change-row", "review, line", SCHOOL),
    deed("ask for outcomes to be joined", "reviews:join", "review, need", SCHOOL),
    deed("put a change in other words", "reviews:change", "review, change", SCHOOL),
    deed("withdraw a change", "reviews:withdraw-change", "review, change", SCHOOL),
    deed("take a difference out", "reviews:remove-difference", "review, difference", SCHOOL),
    deed("write down what a child said", "reviews:enter-view", "review, child page", SCHOOL),
    deed("put right what was written down", "reviews:entered-view", "review, view", SCHOOL),
    deed("take out what was written down", "reviews:remove-view", "review, view", SCHOOL),
    deed("say what a file is", "reviews:paper", "review, paper", SCHOOL),
    deed("take a file out", "reviews:remove-paper", "review, paper", SCHOOL),
    deed("sign a report", "reviews:sign", "review", {"head"}),
    deed("read a form that is not finished", "reviews:check", "review", SCHOOL | OFFICERS, COORDINATOR),
    deed("read the report of a review", "reviews:check", "reported review", READERS, COORDINATOR),
    deed("say something for a review", "reviews:your-views", "review", FAMILY),
    # holding, following and deciding a review
    deed("read where a review stands", "reviews:show", "review", READERS, COORDINATOR),
    deed("set the day of a review", "reviews:plan", "review", SCHOOL),
    deed("invite to a review", "reviews:invite", "review", SCHOOL),
    deed("enter advice for a review", "reviews:advice", "review, invited", SCHOOL),
    deed("remind of advice for a review", "reviews:chase", "review, invited", SCHOOL),
    deed("send a personal link for a review", "reviews:send-link", "review, parent invited", SCHOOL),
    deed("send the papers of a review round", "reviews:papers-round", "review", SCHOOL),
    deed("enter that a review was held", "reviews:held", "review", SCHOOL),
    deed("take a review over", "reviews:take-over", "review", OFFICERS),
    deed("send a report back", "reviews:send-back", "reported review", OFFICERS),
    deed("propose after a review", "reviews:propose", "reported review", OFFICERS),
    deed("decide after a review", "reviews:decide", "proposed review", LEADS),
    deed("send a proposal after a review back", "reviews:proposal-back", "proposed review", LEADS),
    deed("ask to look again", "reviews:ask-again", "told review", SCHOOL),
    deed("reply to a second look", "reviews:reply", "told review, look", LEADS),
    deed("ask for an early review", "reviews:ask-early", "plan case", FAMILY | SCHOOL),
    deed("read what was asked early", "reviews:early", "early", READERS, COORDINATOR),
    deed("answer what was asked early", "reviews:answer-early", "early", OFFICERS),
    deed("hold a review early", "reviews:call-early", "plan case", OFFICERS),
    # in-year review forms
    deed("begin an in-year form", "reviews:begin-update", "plan case", SCHOOL),
    deed("fill in an in-year form", "reviews:form", "in-year form", SCHOOL),
    deed("send an in-year form", "reviews:send-update", "in-year form", SCHOOL),
    deed("put an in-year form aside", "reviews:drop-update", "in-year form", SCHOOL),
    deed("read where an in-year form stands", "reviews:update", "sent in-year form", READERS, COORDINATOR),
    deed("read an in-year form", "reviews:check", "sent in-year form", READERS, COORDINATOR),
    deed("answer an in-year form", "reviews:answer-update", "sent in-year form", OFFICERS),
    # moves between phases
    deed("read a child's move", "transfers:show", "move", READERS, COORDINATOR),
    deed("say whether a child moves", "transfers:say", "move", SCHOOL),
    deed("answer what a school said of a move", "transfers:settle", "move", OFFICERS),
    deed("decide instead of a review before a move", "transfers:decide-instead", "move", OFFICERS),
    deed("take such a decision back", "transfers:take-back", "move", OFFICERS),
    deed("close a move", "transfers:close", "move", OFFICERS),
    deed("ask for another year group", "transfers:ask-year", "move", FAMILY | SCHOOL | OFFICERS),
    # a whole round: its numbers and lists hold what each may see; see test_round.py for the names on them
    deed("read how a round stands", "transfers:round", "round", set(), OFFICERS | COORDINATOR),
    deed("read what families of a round would like", "placements:round", "round", set(), OFFICERS | COORDINATOR),
    deed("read the results of tests", "placements:results", "round", set(), {"phase-transfer-officer"} | COORDINATOR),
    deed(
        "take in results of tests", "placements:take-results", "round", set(), {"phase-transfer-officer"} | COORDINATOR
    ),
    deed("list one’s own pupils who move", "transfers:own", "round", set(), SCHOOL),
    deed("confirm one’s own pupils who move", "transfers:confirm-all", "round", set(), SCHOOL),
    deed("see where the links of one’s own pupils are", "placements:links", "round", set(), SCHOOL),
    # disputes
    deed("read what can be appealed against", "disputes:rights", "refused", FAMILY | OFFICERS, COORDINATOR),
    deed("tell of mediation or an appeal", "disputes:tell-us", "right", FAMILY),
    deed("enter a contact with the adviser", "disputes:contact", "right", OFFICERS),
    deed("enter a request for mediation", "disputes:mediation", "right", OFFICERS),
    deed("enter an appeal", "disputes:register", "right", OFFICERS),
    deed("read a dispute", "disputes:show", "dispute", FAMILY | OFFICERS, COORDINATOR),
    deed("enter a certificate", "disputes:certificate", "dispute", OFFICERS),
    deed("enter that health was told", "disputes:health-told", "dispute", OFFICERS),
    deed("enter the day of a mediation", "disputes:meeting", "dispute", OFFICERS),
    deed("close a dispute", "disputes:close", "dispute", OFFICERS),
    deed("agree in mediation", "disputes:agree", "dispute", LEADS),
    deed("add a point of an agreement", "disputes:point", "dispute", LEADS),
    deed("end a mediation", "disputes:mediation-over", "dispute", OFFICERS),
    deed("enter our response", "disputes:response", "dispute", OFFICERS),
    deed("enter a direction", "disputes:direction", "dispute", OFFICERS),
    deed("enter a hearing", "disputes:hearing", "dispute", OFFICERS),
    deed("not oppose an appeal", "disputes:concede", "dispute", LEADS),
    deed("enter an order", "disputes:order", "dispute", OFFICERS),
    deed("enter the end of an appeal", "disputes:over", "dispute", OFFICERS),
    deed("enter a recommendation", "disputes:recommendation", "dispute", OFFICERS),
    deed("enter that a step is done", "disputes:done", "dispute step", OFFICERS),
    deed("give a step to somebody", "disputes:give", "dispute step", OFFICERS),
    # the bundle of an appeal; the family reads it once it was sent
    deed("put a bundle together", "bundles:show", "dispute", OFFICERS),
    deed("begin a bundle", "bundles:begin", "dispute", OFFICERS),
    deed("list a paper of a bundle", "bundles:paper", "dispute, paper of bundle", OFFICERS),
    deed("enter that a bundle was sent", "bundles:sent", "dispute", OFFICERS),
    # the working document of an appeal about what a plan says: both sides write in it
    deed("read a working document", "wordings:show", "dispute", FAMILY | OFFICERS, COORDINATOR),
    deed("read a version of it", "wordings:word", "dispute, version of it", FAMILY | OFFICERS, COORDINATOR),
    deed("begin a working document", "wordings:begin", "dispute", OFFICERS),
    deed("say what a passage should say", "wordings:write", "dispute, passage", FAMILY | OFFICERS),
    deed("enter what the family sent", "wordings:write-for-family", "dispute, passage", OFFICERS),
    deed("enter ordered words", "wordings:ordered", "dispute, passage", OFFICERS),
    deed("ask for a new passage", "wordings:add", "dispute", FAMILY | OFFICERS),
    deed("enter a new passage of the family", "wordings:add-for-family", "dispute", OFFICERS),
    deed("answer the family’s wording", "wordings:answer", "dispute, wording", LEADS),
    deed("enter the family’s answer", "wordings:answer-for-family", "dispute, wording", OFFICERS),
    deed("enter that a wording was ordered", "wordings:as-it-stands", "dispute, wording", OFFICERS),
    deed("make a version of it", "wordings:keep", "dispute", OFFICERS),
    deed("enter that a version was sent", "wordings:sent", "dispute, version of it", OFFICERS),
    deed("put settled words into the plan", "wordings:into-plan", "dispute", OFFICERS),
    # requests for the information that the record holds: neither the family nor the school reads that one was made
    # complaints: apart from every case, for whoever made one and for the complaints team; nobody who decides reads one
    deed("read one’s own complaint", "complaints:own", "complaint", FAMILY),
    deed("read a letter about one’s complaint", "complaints:own-letter", "letter of it", FAMILY),
    *(
        deed(f"complaints: {page}", f"complaints:{page}", "complaint", set(), COMPLAINTS)
        for page in (
            "show",
            "acknowledge",
            "in-order",
            "look",
            "extend",
            "close",
            "again",
            "refer",
            "point",
            "remedy",
            "answer",
        )
    ),
    deed("read a letter about a complaint", "complaints:letter", "letter of it", set(), COMPLAINTS),
    deed("print a letter about a complaint", "complaints:pdf", "letter of it", set(), COMPLAINTS),
    deed("note that it was posted", "complaints:posted", "letter of it", set(), COMPLAINTS),
    deed("take a point out", "complaints:drop-point", "complaint, point", set(), COMPLAINTS),
    deed("take a promise out", "complaints:drop-remedy", "complaint, remedy", set(), COMPLAINTS),
    deed("read the Ombudsman’s part", "complaints:ombudsman", "referral", set(), COMPLAINTS),
    deed("enter what the Ombudsman sent", "complaints:sent", "referral", set(), COMPLAINTS),
    deed("enter our answer to the Ombudsman", "complaints:we-answered", "referral, step", set(), COMPLAINTS),
    deed("enter what the Ombudsman decided", "complaints:decided", "referral", set(), COMPLAINTS),
    deed("enter what the Ombudsman recommends", "complaints:recommended", "referral", set(), COMPLAINTS),
    deed("read who asked for information", "disclosures:case", "checked", OFFICERS),
    deed("record a request for information", "disclosures:record", "checked", OFFICERS),
    deed("read a request for information", "disclosures:show", "information request", OFFICERS),
    deed("ask for proof", "disclosures:wait", "information request", OFFICERS),
    deed("enter that it came", "disclosures:goes-on", "information request, wait of it", OFFICERS),
    deed("enter who asks", "disclosures:identity", "information request", OFFICERS),
    deed("enter whether the child decides", "disclosures:competence", "information request", OFFICERS),
    deed("extend a request for information", "disclosures:extend", "information request", LEADS),
    deed("withhold a paper", "disclosures:withhold", "information request", LEADS),
    deed("answer a request for information", "disclosures:answer", "information request", LEADS),
    deed("read the gathered papers", "disclosures:papers", "information request", OFFICERS),
    deed("gather the papers", "disclosures:gather", "information request", OFFICERS),
    deed("read what is left out", "disclosures:log", "information request", OFFICERS),
    deed("read of one gathered paper", "disclosures:paper", "information request, gathered paper", OFFICERS),
    deed("read a gathered paper", "disclosures:pages", "information request, gathered paper", OFFICERS),
    deed("read it without what is taken out", "disclosures:without", "information request, gathered paper", OFFICERS),
    deed("take words out of it", "disclosures:take-out", "information request, gathered paper", OFFICERS),
    deed("put words back", "disclosures:put-back", "information request, gathered paper, words taken out", OFFICERS),
    deed("give it as it is", "disclosures:whole", "information request, gathered paper", OFFICERS),
    deed("keep it back whole", "disclosures:keep-back", "information request, gathered paper", LEADS),
    deed("bind the copy", "disclosures:copy", "information request", OFFICERS),
    deed("give the copy", "disclosures:give", "information request", LEADS),
    deed("enter that it was posted", "disclosures:posted", "information request", OFFICERS),
    deed("take it back from the post", "disclosures:take-back", "information request", LEADS),
    deed("send its link again", "disclosures:send-again", "information request", LEADS),
    # children without a named place
    deed("read the search for a place", "unplaced:show", "search", READERS, COORDINATOR),
    deed("flag that there will be no place", "unplaced:flag", "plan case", SCHOOL | FAMILY),
    deed("begin the search for a place", "unplaced:begin", "plan case", OFFICERS),
    deed("enter whom one asked", "unplaced:try", "search", OFFICERS),
    deed("enter what came of asking", "unplaced:settle", "search, tried", OFFICERS),
    deed("enter what the family was told", "unplaced:told", "search", OFFICERS),
    deed("arrange what happens meanwhile", "unplaced:meanwhile", "search", OFFICERS),
    deed("end the search for a place", "unplaced:end", "search", OFFICERS),
    deed("answer that there will be no place", "unplaced:answer", "flag", LEADS | {"phase-transfer-officer"}),
    # preferences
    deed("say which schools one would like", "placements:yours", "move", FAMILY),
    deed("read what a family would like", "placements:beside", "move", OFFICERS, COORDINATOR),
    deed("ask a family which schools it would like", "placements:ask", "move", OFFICERS),
    deed("ask one of a family again", "placements:send-again", "preference", OFFICERS),
    deed("enter what one of a family said", "placements:enter", "preference", OFFICERS),
    deed("put an address for a link right", "placements:put-right", "preference", OFFICERS, COORDINATOR),
    deed("look at a new address for a link", "placements:settle", "preference", OFFICERS, COORDINATOR),
    deed("send a preference link again", "placements:send", "preference", SCHOOL),
    deed("propose an address for a link", "placements:new-address", "preference", SCHOOL),
    # consultations: of a school that is asked, and of the family and the school of today
    deed("prepare to consult a school", "consultations:new", "plan case", OFFICERS),
    deed("read whom the council consulted", "consultations:of-case", "plan case", OFFICERS, COORDINATOR),
    deed("read a consultation", "consultations:officer", "consultation", OFFICERS, COORDINATOR),
    deed("read what a school would be sent", "consultations:letter", "consultation", OFFICERS, COORDINATOR),
    deed("send a consultation", "consultations:send", "consultation", OFFICERS),
    deed("send a consultation again", "consultations:send-again", "consultation", OFFICERS),
    deed("send what came since", "consultations:renew", "consultation", OFFICERS),
    deed("say why old papers go", "consultations:old-papers", "consultation", OFFICERS),
    deed("give a school more days", "consultations:more-days", "consultation", OFFICERS),
    deed("withdraw a consultation", "consultations:withdraw", "consultation", OFFICERS),
    deed("answer a question of a school", "consultations:reply", "consultation, school question", OFFICERS),
    deed("check what a school answered", "consultations:check", "consultation", OFFICERS),
    deed("take words out of a reply", "consultations:take-out", "consultation", OFFICERS),
    deed("note that the full reply is asked for", "consultations:note-full-asked", "consultation", OFFICERS),
    deed("release a full reply", "consultations:release", "consultation", OFFICERS),
    deed("read which schools were asked", "consultations:family", "plan case", FAMILY | SCHOOL),
    deed("ask for a full reply", "consultations:ask-full", "consultation", FAMILY),
    deed("read what one’s school is consulted about", "consultations:show", "consultation", SCHOOL),
    deed("ask before answering", "consultations:ask", "consultation", SCHOOL),
    deed("say that one’s school was not meant", "consultations:not-ours", "consultation", SCHOOL),
    deed("answer a consultation", "consultations:answer", "consultation", SCHOOL),
    deed("sign an answer", "consultations:sign", "consultation", SCHOOL),
    # money: a school reads its own, the finance team keeps all of it; leaders and auditors look
    deed("read the statement of one’s school", "ledger:own-statement", "statement", SCHOOL | {"school-finance"}),
    deed("read a school’s statement", "ledger:statement", "statement", set(), READS_MONEY),
    deed("read an award", "ledger:award", "award", set(), READS_MONEY),
    *(
        deed(f"award: {page}", f"ledger:{page}", "award", set(), KEEPS_MONEY)
        for page in ("confirm", "change", "move", "end")
    ),
    deed("read a pot", "ledger:pot", "pot", set(), READS_MONEY),
    *(deed(f"pot: {page}", f"ledger:{page}", "pot", set(), KEEPS_MONEY) for page in ("add-to", "divide", "give")),
    *(
        deed(f"funding year: {page}", f"ledger:{page}", "funding year", set(), READS_MONEY)
        for page in ("year", "proof", "csv", "xlsx", "statements", "scenarios")
    ),
    *(
        deed(f"funding year: {page}", f"ledger:{page}", "funding year", set(), KEEPS_MONEY)
        for page in ("open-pot", "pay", "close", "issue-statements", "new-scenario")
    ),
    deed("read a school’s money", "ledger:school", "funding year, school that has money", set(), READS_MONEY),
    deed("read a comparison", "ledger:scenario", "comparison", set(), READS_MONEY),
    deed("take a comparison along", "ledger:scenario-csv", "comparison", set(), READS_MONEY),
    # audits
    deed("read what an audit found", "quality:feedback", "audited", SCHOOL | OFFICERS | ADVISERS),
    deed("read the record of an audit", "quality:record", "audited", set(), {"auditor"}),
    deed("moderate the record of an audit", "quality:moderate", "audited", set(), {"auditor"}),
    deed("send what an audit found", "quality:send-feedback", "audited", set(), {"auditor"}),
    # second decisions: made by another team, compared by the case's own managers
    deed("decide a second time", "insight:decide-second", "second", set()),
    deed("read the plan to decide it a second time", "insight:plan-read", "second", set()),
    deed("read two decisions beside each other", "insight:beside", "decided twice", LEADS),
    # papers that were stopped
    deed("see which papers were stopped", "release:case", "drafted", OFFICERS),
    deed("read why a paper was stopped", "release:paper", "stopped paper", OFFICERS),
    deed("decide about a stopped paper", "release:decide", "stopped paper", LEADS),
    # communities: a code for the schools of the community, the child's name for the school and for the council's own case
    deed(
        "read a request to a community",
        "communities:request",
        "community request",
        SCHOOL | {"school-office", "community-chair"},
        {"community-clerk", "manager"},
    ),
    deed("write a request to a community", "communities:write", "community request", SCHOOL | {"school-office"}),
    deed("send a request to a community", "communities:send", "community request", SCHOOL),
    deed("withdraw a request to a community", "communities:withdraw", "community request", SCHOOL),
    deed(
        "say what happens with a request",
        "communities:triage",
        "community request",
        {"community-chair"},
        {"community-clerk"},
    ),
    deed("decide on a request", "communities:decide", "community request", {"community-chair"}, {"community-clerk"}),
    deed("ask for a bridge", "communities:ask-bridge", "community request", SCHOOL),
    deed("read a case about provision", "communities:case", "provision case", set(), {"finance-officer", "manager"}),
    deed(
        "answer a case about provision",
        "communities:close-case",
        "provision case",
        set(),
        {"finance-officer", "manager"},
    ),
    # pupils who came during the year
    deed("read about a pupil who came", "movers:show", "arrival", SCHOOL, {"finance-officer", "manager"}),
    deed("ask the community for one who came", "movers:ask-community", "arrival, lane", SCHOOL),
    deed("answer about money of one who came", "movers:answer", "arrival", set(), {"finance-officer", "manager"}),
    # how a school sees its own work, shared with its link therapist; its way to accreditation, which the programme follows
    deed("read a school’s evaluation", "accreditation:evaluation", "evaluation", SCHOOL | {"link-therapist"}),
    deed("read the report of an evaluation", "accreditation:report", "evaluation", SCHOOL | {"link-therapist"}),
    deed("say when it was looked at together", "accreditation:reviewed", "evaluation", SCHOOL | {"link-therapist"}),
    deed("rate a card", "accreditation:rate", "evaluation, strand, level", SCHOOL),
    deed("share an evaluation", "accreditation:share", "evaluation", SCHOOL),
    deed("stop sharing an evaluation", "accreditation:stop-sharing", "evaluation", SCHOOL),
    deed("lock a baseline", "accreditation:lock", "evaluation", SCHOOL),
    deed("add a paper to an evaluation", "accreditation:add-paper", "evaluation", SCHOOL),
    deed("say what one thinks of the tools", "accreditation:say", "urn", SCHOOL),
    deed("take part in accreditation", "accreditation:take-part", "urn", SCHOOL),
    deed("ask the community to share the price", "accreditation:contribution", "urn", SCHOOL),
    deed("end one’s own way to accreditation", "accreditation:say-step", "way, ended", SCHOOL),
    deed("follow a school to accreditation", "accreditation:journey", "way", set(), PROGRAMME),
    deed("take a school a step further", "accreditation:step", "way", set(), PROGRAMME),
    deed("ask for the invoice of accreditation", "accreditation:invoice", "way", set(), PROGRAMME),
    deed("hold a check-in", "accreditation:held", "check-in", set(), PROGRAMME),
    # link therapy: nothing about a child; whoever is linked to the school, its own people, and the programme team
    deed("read about a school’s link therapy", "therapy:show", "urn", LINKED | {"therapy-manager"}, PROGRAMME),
    deed(
        "read a school’s action plan",
        "therapy:plan",
        "urn",
        LINKED | {"therapy-manager", "specialist-teacher"},
        PROGRAMME,
    ),
    deed("agree an action", "therapy:add-action", "urn", SCHOOL | {"link-therapist", "specialist-teacher"}),
    deed("say how far an action is", "therapy:action", "link action", SCHOOL | {"link-therapist"}),
    deed("ask for a day to meet", "therapy:ask", "urn", SCHOOL),
    deed("propose a day to meet", "therapy:propose", "urn", SCHOOL | {"link-therapist"}),
    deed("note a contact", "therapy:contact", "urn", {"link-therapist"}),
    deed("keep the list of specialist teachers", "therapy:teachers", "urn", SCHOOL),
    deed("read a link meeting", "therapy:meeting", "held link meeting", LINKED | {"therapy-manager"}, PROGRAMME),
    deed(
        "read a shared record",
        "therapy:issue",
        "held link meeting, link record",
        LINKED | {"therapy-manager"},
        PROGRAMME,
    ),
    deed(
        "print a shared record",
        "therapy:pdf",
        "held link meeting, link record",
        LINKED | {"therapy-manager"},
        PROGRAMME,
    ),
    deed("write a record", "therapy:write", "held link meeting", {"link-therapist"}),
    deed("share a record", "therapy:share", "held link meeting", {"link-therapist"}),
    deed("add an action to a record", "therapy:add-agreed", "held link meeting", {"link-therapist"}),
    deed("agree a record", "therapy:agree", "held link meeting", SCHOOL),
    deed("ask for a change in a record", "therapy:change", "held link meeting", SCHOOL),
    deed("ask for a record", "therapy:ask-record", "held link meeting", SCHOOL),
    deed("confirm a day to meet", "therapy:confirm", "link meeting", SCHOOL | {"link-therapist"}),
    deed("say that a meeting took place", "therapy:held", "link meeting", SCHOOL | {"link-therapist"}),
    deed("cancel a link meeting", "therapy:cancel", "link meeting", SCHOOL | {"link-therapist"}),
    *(
        deed(f"therapists of a school: {page}", f"therapy:{page}", "urn", {"therapy-manager"}, PROGRAMME)
        for page in ("assign", "cover", "assistant", "leave", "pause", "resume")
    ),
    deed("give a school to a provider", "therapy:provider", "urn", set(), PROGRAMME),
    deed("set the contacts of a school", "therapy:expected", "urn", set(), PROGRAMME),
    # packs of sessions: everybody reads one that was sent; organisers alone put one together, and print nobody's certificate
    *(
        deed(f"a pack: {page}", f"packs:{page}", of, set(), EVERYBODY)
        for page, of in (
            ("show", "past session"),
            ("send-me", "past session"),
            ("say", "past session"),
            ("miss", "past session"),
            ("broken", "past session, one"),
        )
    ),
    deed("a pack: certificate", "packs:certificate", "past session", set()),
    *(
        deed(f"a pack: {page}", f"packs:{page}", of, set(), HOSTS)
        for page, of in (
            *(
                (page, "past session")
                for page in (
                    "keep",
                    "add-slides",
                    "no-slides",
                    "recording",
                    "confirm-recording",
                    "take-recording-away",
                    "summary",
                    "take-links",
                    "add-link",
                    "send",
                    "tell-changes",
                    "did",
                )
            ),
            *(
                (page, "past session, one")
                for page in ("remove-slides", "mend-link", "vouch-for-link", "leave-link-out")
            ),
            ("put-right", "past session, sent pack"),
            ("forget-did", "past session, did"),
            ("reply", "past session, missed"),
        )
    ),
    # a session of the forum: nothing about a child; all who work with schools, and its hosts
    *(
        deed(f"a session: {says}", f"floor:{page}", of, set(), AT_WORK)
        for says, page, of in (
            ("be in it", "room", "session"),
            ("talk in it", "say", "session"),
            ("note that one came", "enter", "session"),
            ("hide the chat for oneself", "choose", "session"),
            ("find what is answered already", "answered", "session"),
            ("hear its news", "events", "session"),
            ("vote", "vote", "asked in it"),
            ("take a vote back", "take-back", "asked in it"),
        )
    ),
    *(
        deed(f"host a session: {page}", f"floor:{page}", of, set(), HOSTS)
        for of, pages in (
            ("session", ("host", "open", "end", "mode", "item", "link", "screen")),
            ("asked in it", ("hide", "show-again", "merge")),
            ("line in it", ("hide-line",)),
            ("link in it", ("approve-link", "refuse-link")),
        )
        for page in pages
    ),
    # what became of what was said: one's own for whoever asked; what is private for its team alone; sorting for organisers
    *(
        deed(f"what became of a session: {page}", f"floor:{page}", "asked meeting", set(), set(ROLES))
        for page in ("asked", "thank")
    ),
    deed("read what became of one’s own question", "floor:mine-one", "own question", set(ROLES)),
    *(
        deed(f"a private question: {page}", f"floor:{page}", "private question", ANSWERS_PRIVATELY)
        for page in ("private-one", "private-take", "private-reply", "private-pass")
    ),
    *(
        deed(f"sort what was said: {page}", f"floor:{page}", "asked meeting", set(), HOSTS)
        for page in ("desk-meeting", "import", "send-all", "pass-on")
    ),
    *(
        deed(f"sort a question: {page}", f"floor:{page}", "asked meeting, sorted question", set(), HOSTS)
        for page in ("desk-one", "desk-send", "desk-join", "desk-kind", "desk-divert")
    ),
    # the forum: its organisers, and services for the items and projects they were asked to
    *(
        deed(f"organise a meeting: {page}", f"forum:{page}", "forum meeting", set(), FORUM)
        for page in ("desk-meeting", "change-meeting", "announce", "add-sitting", "invite", "add-item")
    ),
    *(
        deed(f"organise a sitting: {page}", f"forum:{page}", "forum sitting", set(), FORUM)
        for page in ("desk-sitting", "change-sitting", "cancel-sitting", "attendance", "end", "sheet")
    ),
    *(
        deed(f"arrange the agenda: {page}", f"forum:{page}", "forum meeting, forum item", set(), FORUM)
        for page in ("change-item", "earlier", "remove-item")
    ),
    *(
        deed(f"decide on an item: {page}", f"forum:{page}", "forum meeting, offered item", set(), FORUM)
        for page in ("agree-item", "decline-item")
    ),
    deed("ask which times suit", "forum:ask-poll", "forum series", set(), FORUM),
    deed("say which times were chosen", "forum:decide-poll", "forum poll", set(), FORUM),
    *(
        deed(f"contribute to a meeting: {page}", f"forum:{page}", "forum meeting", SERVICES)
        for page in ("contribution", "answer-invitation", "offer")
    ),
    deed("ask to take part in a project", "forum:ask-to-join", "forum project", SERVICES, SERVICES),
    deed("take up an invitation to a project", "forum:join-project", "forum member", SERVICES),
    deed("leave a project", "forum:leave-project", "forum member", SERVICES),
    deed("invite to a project", "forum:invite-to-project", "forum project", LEAD_PROJECTS, FORUM),
    deed("note a date of a project", "forum:note-in-project", "forum project", LEAD_PROJECTS, FORUM),
    deed("reply to a service", "forum:reply", "asking member", LEAD_PROJECTS, FORUM),
    # calls: an application is its writer's alone; the head of the school approves; the team keeps calls
    deed("read an application", "champions:mine", "application", set()),
    deed("write an application", "champions:write", "application, form page", set()),
    deed("send an application", "champions:send", "application", set()),
    deed("ask for approval", "champions:ask-approval", "application", set()),
    deed("answer about equality", "champions:equality", "application", set()),
    deed("withdraw an application", "champions:withdraw", "application", set()),
    deed("approve that somebody is released", "champions:approve", "application", {"head"}),
    deed("follow a call", "champions:work-on", "call", set(), KEEPS_CALLS),
    deed("change a call", "champions:change", "call", set(), KEEPS_CALLS),
    deed("read how equality counts", "champions:counted", "call", set(), KEEPS_CALLS),
    deed("announce a call", "champions:announce", "call planned", set(), KEEPS_CALLS),
    deed("read a planned call", "champions:call", "call planned", set(), KEEPS_CALLS),
    deed("allow a late approval", "champions:allow-late", "call over, application too late", set(), KEEPS_CALLS),
    # how a call is decided: those who keep calls; a member of the panel sees papers by number; an offer is the applicant’s alone
    *(
        deed(f"a call before its panel: {page}", f"champions:{page}", "call before its panel", set(), KEEPS_CALLS)
        for page in ("panel", "add-reader", "draw", "results", "decide", "talk")
    ),
    deed(
        "take somebody off a panel", "champions:drop-reader", "call before its panel, panel reader", set(), KEEPS_CALLS
    ),
    *(
        deed(
            f"an application by number: {page}",
            f"champions:{page}",
            "call before its panel, panel paper",
            set(),
            KEEPS_CALLS,
        )
        for page in ("paper", "shortlist", "plan-talk", "note-talk", "make-offer", "tell-result")
    ),
    deed("say which interests one has", "champions:declare", "call before its panel", set()),
    deed("give points", "champions:score", "call before its panel, panel paper", set()),
    deed("answer an offer", "champions:offer", "offered place", set()),
    deed("appoint", "champions:appoint", "offered place", set(), KEEPS_CALLS),
    # those who serve, and visits: the person, the team, and the school that asks
    deed("keep one’s entry in the directory", "champions:listing", "champion", set()),
    *(
        deed(f"somebody who serves: {page}", f"champions:{page}", "champion", set(), KEEPS_CALLS)
        for page in ("log", "step-down", "move", "agree-move")
    ),
    deed("read about a visit", "champions:ask", "champion’s visit", SCHOOL, KEEPS_CALLS),
    *(
        deed(f"a visit that is asked for: {page}", f"champions:{page}", "champion’s visit", SCHOOL)
        for page in ("feed-back", "withdraw-ask")
    ),
    *(
        deed(f"a visit that one is asked for: {page}", f"champions:{page}", "champion’s visit", set())
        for page in ("accept", "pass-on", "held")
    ),
    deed("find somebody for a visit", "champions:give", "champion’s visit", set(), KEEPS_CALLS),
    # letters
    deed("list the letters", "letters:of-case", "refused", OFFICERS, COORDINATOR),
    deed("read the family's letter", "letters:show", "family letter", FAMILY | OFFICERS, COORDINATOR),
    deed("read the school's letter", "letters:show", "school letter", SCHOOL | OFFICERS, COORDINATOR),
)


def somebody(role: str, django_user_model: Any) -> Any:
    """Somebody of the county who holds a role today; a manager of the assessment team before another."""
    from countywide.platform.accounts.models import RoleHeld

    held = RoleHeld.objects.held_on(timezone.localdate()).filter(role=role, user__is_active=True)
    own = held.filter(organisation__key__in=("team-assessment", "school-900003")) | held
    key = own.order_by("organisation__key", "user_id").values_list("user_id", flat=True)
    user = django_user_model.objects.get(pk=next(iter(key)))
    return user if len({each.role for each in user.roles_today}) == 1 else with_that_role_alone(user, role)


def with_that_role_alone(user: Any, role: str) -> Any:
    """Somebody beside a person who holds another role too, so that each role is proved by itself."""
    from countywide.platform.accounts.models import RoleHeld

    held = next(each for each in user.roles_today if each.role == role)
    made = type(user).objects.create_user(email=f"{role}@alone.example", name="Somebody Alone")
    RoleHeld.objects.create(user=made, role=role, organisation=held.organisation, starts_on=held.starts_on)
    return made


def opened(client: Client, made: World) -> set[str]:
    """The deeds whose page opens."""
    return {
        each.says for each in DEEDS if answer_of(client, made.address(each.door, each.of)).status_code in (200, 302)
    }


def make_ones_own(made: World, user: Any) -> None:
    """What a role reaches, it reaches through its own team or service: give both to this person's."""
    here = user.roles_today[0].organisation
    if here.kind == "TEAM":
        made.belongs_to(here)
    made.advised_by(here)
    made.linked_with(user)
    made.said_by(user)
    made.shared_with(here)


@pytest.mark.django_db
def test_every_role_opens_what_is_its_own_and_nothing_of_anybody_elses(county, client_for, django_user_model, capsys):
    from countywide.casework.assessments.tests import factories as make
    from countywide.platform.accounts.models import Organisation

    parent, young = (somebody(role, django_user_model) for role in ("parent", "young-person"))
    school, psychology = (Organisation.objects.get(key=key) for key in ("school-900003", "team-specialist-teaching"))
    own = world(school=school, parent=parent, young=None, adviser=psychology)
    youngs = world(school=school, parent=None, young=young, adviser=psychology)
    other = world(
        school=make.school(), parent=make.family(make.people.child()), young=None, adviser=make.organisation("HEALTH")
    )
    other.belongs_to(make.organisation("TEAM"))
    lines, wrong = [], []
    for role in ROLES:
        user = somebody(role, django_user_model)
        client = client_for(user)
        for whose, made in (("own", youngs if role == "young-person" else own), ("other", other)):
            if whose == "own":
                make_ones_own(made, user)
            found = opened(client, made)
            expected = {each.says for each in DEEDS if role in each.anybodys or (whose == "own" and role in each.own)}
            lines.append(f"{role:32} {whose:6} {', '.join(sorted(found)) or 'nothing'}")
            if found != expected:
                wrong.append((role, whose, sorted(found - expected), sorted(expected - found)))
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert wrong == [], "\n".join(map(str, wrong))
