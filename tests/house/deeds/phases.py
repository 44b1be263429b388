"""The move to the next phase: rounds, preferences, consultations, children without a place."""

from __future__ import annotations

from tests.house.deeds.base import COORDINATOR, FAMILY, LEADS, OFFICERS, READERS, SCHOOL, deed

PHASES = (
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
)
