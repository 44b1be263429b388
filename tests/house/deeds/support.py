"""Money, communities, arrivals, coverage, link therapy and accreditation."""

from __future__ import annotations

from tests.house.deeds.base import KEEPS_MONEY, LINKED, OFFICERS, PROGRAMME, READS_MONEY, SCHOOL, deed

OFFICE, MONEY_OF_SCHOOL = SCHOOL | {"school-office"}, SCHOOL | {"school-finance"}
FUNDS, MAPS, PAYS = {"finance-officer"}, {"inclusion-officer"}, {"finance-officer", "manager"}
CHAIR, CLERK = {"community-chair"}, {"community-clerk"}
KEEPS_SERVICES = {"specialist-teacher", "answer-owner", "finance-officer", "manager", "programme-manager"}

SUPPORT = (
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
    # children who come to Reception: the school writes, an inclusion officer maps, the funding team pays
    deed("read a profile", "mapping:profile", "profile", MONEY_OF_SCHOOL, FUNDS | MAPS),
    deed("write a profile", "mapping:write", "profile being written", SCHOOL),
    deed("send a profile in", "mapping:send", "profile being written", SCHOOL),
    deed("take a profile back", "mapping:take-back", "profile", SCHOOL),
    deed("query what moderation found", "mapping:query", "moderated profile", SCHOOL),
    deed("map a child", "mapping:map", "profile", set(), MAPS),
    *(
        deed(f"amount of a child: {page}", f"mapping:{page}", "funded profile", set(), FUNDS)
        for page in ("confirm", "change", "end")
    ),
    deed("read a letter about an amount", "mapping:letter", "funding letter", MONEY_OF_SCHOOL, FUNDS),
    deed("read that needs have grown", "mapping:grown-one", "needs that have grown", MONEY_OF_SCHOOL, FUNDS),
    deed("answer that needs have grown", "mapping:answer-grown", "needs that have grown", set(), FUNDS),
    deed("read a forecast", "mapping:forecast-kept", "forecast", MONEY_OF_SCHOOL),
    deed("remove a forecast", "mapping:forecast-drop", "forecast", MONEY_OF_SCHOOL),
    deed("see a round of moderation", "mapping:round", "moderation", {"moderator"} | MAPS, FUNDS),
    deed("map a child blind", "mapping:read", "moderation, child of it", {"moderator"} | MAPS),
    deed("settle a child of a round", "mapping:settle", "moderation, child of it", set(), FUNDS),
    deed("answer a query about a round", "mapping:answer-query", "moderation, child of it", set(), FUNDS),
    deed("publish a round", "mapping:publish", "moderation", set(), FUNDS),
    # services by district: a school logs, the team that owns the service answers
    deed("read a gap in a service", "coverage:gap", "gap", SCHOOL | KEEPS_SERVICES, {"head-of-service"}),
    deed("answer a gap", "coverage:reply", "gap", KEEPS_SERVICES),
    deed("join two gaps", "coverage:merge", "gap, another gap", KEEPS_SERVICES),
    deed("say what is so of a service", "coverage:say", "service, place", KEEPS_SERVICES),
    deed("enter what was asked elsewhere", "coverage:enter", "service, place", KEEPS_SERVICES),
    # communities: meetings, what comes after a decision, bridges, and those who point a school there
    deed("read of a meeting", "communities:meeting", "community meeting", SCHOOL | CHAIR, CLERK | {"manager"}),
    *(
        deed(f"meeting of a community: {page}", f"communities:{page}", "community meeting", CHAIR, CLERK)
        for page in ("open", "papers", "attendance", "minutes", "confirm")
    ),
    deed("read the fund of a community", "communities:fund", "community", SCHOOL | CHAIR, CLERK | PAYS),
    deed("plan a meeting of a community", "communities:plan", "community", set(), CLERK),
    deed("name the link officer of a community", "communities:link-officer", "community", set(), CLERK),
    *(
        deed(f"request to a community: {page}", f"communities:{page}", "community request", SCHOOL)
        for page in ("begun", "impact", "dispute")
    ),
    deed("print what a community decided", "communities:paper", "decided request", OFFICE | CHAIR, CLERK | {"manager"}),
    *(
        deed(f"request that came: {page}", f"communities:{page}", "community request", CHAIR, CLERK)
        for page in ("put-off", "declare", "close")
    ),
    deed("look again at what was decided", "communities:rule", "dispute in a community", CHAIR),
    deed("take a case about provision", "communities:take", "provision case", set(), PAYS),
    deed("read a bridge", "communities:bridge", "bridge", SCHOOL, PAYS),
    deed("decide on a bridge", "communities:decide-bridge", "bridge", set(), PAYS),
    deed("say why a school was pointed there", "communities:reason", "pointed to a community", set(), OFFICERS | PAYS),
    deed("say that one is interested", "communities:interest", "urn", OFFICE),
    # pupils who came: their records, the letter, and who they are
    deed("give the records of one who left", "movers:give", "records asked for", SCHOOL),
    deed("print the letter of one who came", "movers:letter", "arrival of somebody", SCHOOL, PAYS),
    deed("say which child came", "movers:recognise", "arrival of somebody", set(), PAYS),
    # evaluation and accreditation: the rest of a school’s own pages, and of the programme’s
    *(
        deed(f"our school: {page}", f"accreditation:{page}", "urn", SCHOOL)
        for page in ("start", "claim", "open-doors", "thank")
    ),
    *(deed(f"our evaluation: {page}", f"accreditation:{page}", "evaluation", SCHOOL) for page in ("again", "close")),
    deed("take a paper off", "accreditation:remove-paper", "evaluation, paper of it", SCHOOL),
    deed("print an evaluation", "accreditation:report-pdf", "evaluation", SCHOOL | {"link-therapist"}),
    deed("reply to what is thought of the tools", "accreditation:reply", "feedback on tools", set(), PROGRAMME),
    *(
        deed(f"accreditation of a school: {page}", f"accreditation:{page}", "way", set(), PROGRAMME)
        for page in ("called", "confirm", "credit")
    ),
    deed("give a check-in an owner", "accreditation:give", "check-in", set(), PROGRAMME),
    deed("see what was found", "accreditation:found", "looked", SCHOOL),
    deed("offer an hour to visit", "accreditation:offer", "host", SCHOOL),
    deed("close one’s doors", "accreditation:close-doors", "host", SCHOOL),
    deed("book an hour to visit", "accreditation:book", "hour to visit", SCHOOL, SCHOOL),
    deed("cancel a visit", "accreditation:cancel", "visit", SCHOOL),
    deed("take a specialist teacher off the list", "therapy:unlist", "urn, listed teacher", SCHOOL),
)
