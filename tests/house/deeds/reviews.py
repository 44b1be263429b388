"""Reviews, and in-year review forms."""

from __future__ import annotations

from tests.house.deeds.base import COORDINATOR, FAMILY, LEADS, OFFICERS, READERS, SCHOOL, deed

REVIEWS = (
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
)
