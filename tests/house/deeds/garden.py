"""The forum, what is said in it, its packs, and calls for people who want to help."""

from __future__ import annotations

from countywide.platform.accounts.roles import ROLES
from tests.house.deeds.base import FAMILY, SCHOOL, deed

AT_WORK, HOSTS = set(ROLES) - FAMILY - {"operator"}, {"forum-organiser"}
SERVICES = {"link-therapist", "specialist-teacher", "answer-owner", "programme-manager", "therapy-manager"}
LEAD_PROJECTS, FORUM = {"specialist-teacher", "answer-owner", "programme-manager"}, {"forum-organiser"}
ANSWERS_PRIVATELY = {
    "answer-owner", "assessment-officer", "calls-organiser", "casework-officer", "complaints-officer", "data-coordinator", "finance-officer",
    "forum-organiser", "inclusion-officer", "knowledge-editor", "manager", "phase-transfer-officer", "programme-manager",
    "specialist-teacher",
}  # fmt: skip
EVERYBODY = set(ROLES)
KEEPS_CALLS = {"calls-organiser", "manager"}

GARDEN = (
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
    deed("add a curriculum vitae", "champions:cv", "application", set()),
    deed("take a curriculum vitae out", "champions:remove-cv", "application", set()),
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
    # one's own question: what its asker may still do; what a presenter marks
    deed("say that one’s question is not answered", "floor:reopen", "own question", EVERYBODY),
    deed("say that one asked something else", "floor:apart", "own joined question", EVERYBODY),
    deed("agree that one’s name is passed on", "floor:offer", "own offer", EVERYBODY),
    *(
        deed(f"mark a question: {page}", f"floor:{page}", "asked in it", set(), HOSTS | SERVICES)
        for page in ("answered-now", "not-answered")
    ),
    deed("answer by a published answer", "floor:desk-answer", "asked meeting, sorted question, answer", set(), HOSTS),
    # calls and those who serve: by kind
    deed("begin an application", "champions:begin", "call", set(), EVERYBODY),
    deed("leave the reserve list", "champions:leave-reserve", "application", set()),
    deed("say how many are wanted", "champions:want", "kind, district", set(), KEEPS_CALLS),
    deed("ask for a visit", "champions:ask-for", "kind", SCHOOL, SCHOOL),
    deed("read what came of it", "champions:impact", "kind", set(), KEEPS_CALLS),
)
