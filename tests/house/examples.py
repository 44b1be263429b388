"""An example from the demo county for each part of an address that names a record.

A new room adds a line here when its addresses name a record; the walk fails, saying so, when one is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.apps import apps


def first(label: str, field: str = "pk", **where: object) -> Callable[[], str]:
    """The first record of a model that fits, by one of its fields."""

    def found() -> str:
        return str(apps.get_model(label).objects.filter(**where).order_by("pk").values_list(field, flat=True)[0])

    return found


SCHOOL, TEAM = first("schools.School", "urn"), first("contacts.Team", "key")
ENTRY, TOPIC = first("knowledge.Entry", "slug"), first("knowledge.Topic", "key")
SEARCH = first("knowledge.Search")


def nothing() -> str:
    """A key of the right shape behind which there is nothing: the page answers that it is not found."""
    return "0"


def no_key() -> str:
    """A key of the longer shape behind which there is nothing."""
    return "00000000-0000-4000-8000-000000000000"


def a_plan() -> str:
    """The first plan of the county, if it has one."""
    found = apps.get_model("plans.Plan").objects.order_by("pk").values_list("key", flat=True).first()
    return str(found or no_key())


def a_row() -> str:
    """A row of that plan."""
    found = apps.get_model("plans.Row").objects.filter(plan__key=a_plan()).order_by("pk")
    return str(found.values_list("key", flat=True).first() or no_key())


def a_review() -> str:
    """The first review of the county, if it has one."""
    found = apps.get_model("reviews.Review").objects.order_by("pk").values_list("key", flat=True).first()
    return str(found or no_key())


def a_move() -> str:
    """The first child's move in a round, if there is one."""
    return str(apps.get_model("transfers.Transfer").objects.values_list("key", flat=True).first() or no_key())


def a_search() -> str:
    """The first search for a place, if there is one."""
    return str(apps.get_model("unplaced.Search").objects.values_list("key", flat=True).first() or no_key())


def a_flag() -> str:
    """The first flag that there will be no place, if there is one."""
    return str(apps.get_model("unplaced.Flag").objects.values_list("key", flat=True).first() or no_key())


def a_round() -> str:
    """The key of a round of the county."""
    from countywide.casework.transfers.rounds import rounds

    return rounds()[0].key


def last_entry() -> str:
    """Another entry than the first."""
    return str(apps.get_model("knowledge.Entry").objects.order_by("-pk").values_list("slug", flat=True)[0])


def of_a_school() -> str:
    """A message that reached the school most personas work at."""
    return first("outbox.Delivery", organisation__key="school-900003")()


def a_case() -> str:
    """An open case of a pupil of the school most personas work at."""
    return first("cases.Case", "reference", school__key="school-900003", closed_on=None)()


def a_date() -> str:
    """A date that runs on that case."""
    return first("deadlines.Deadline", case__reference=a_case(), met_on=None, ended_on=None)()


def a_child() -> str:
    """The child of that case."""
    return first("people.Child", "key", cases__reference=a_case())()


def an_adult() -> str:
    """An adult of that child's family."""
    return first("people.Relationship", child__key=a_child())()


def an_audit() -> str:
    """An audit of the county whose findings are published, if it has one."""
    found = apps.get_model("quality.Audit").objects.filter(published_on__isnull=False).order_by("pk")
    return str(found.values_list("key", flat=True).first() or no_key())


def a_second(**where: object) -> Callable[[], str]:
    """A review of the county that is decided a second time, if there is one."""

    def found() -> str:
        held = apps.get_model("insight.BlindDecision").objects.filter(**where).order_by("pk")
        return str(held.values_list("key", flat=True).first() or no_key())

    return found


def a_stopped_paper() -> str:
    """A paper that was stopped because another child may stand in it, if there is one."""
    held = apps.get_model("release.Hold").objects.order_by("pk").values_list("key", flat=True).first()
    return str(held or no_key())


def a_preference() -> str:
    """What somebody of a family was asked, if there is one."""
    return str(apps.get_model("placements.Preference").objects.values_list("key", flat=True).first() or no_key())


def a_consultation() -> str:
    """What a school was asked, if there is one."""
    return str(apps.get_model("consultations.Consultation").objects.values_list("key", flat=True).first() or no_key())


def a_gap() -> str:
    """A gap in a service that a school logged, if there is one."""
    return str(apps.get_model("coverage.Gap").objects.values_list("key", flat=True).first() or no_key())


def a_sample() -> str:
    """A sample of decided reviews, if there is one."""
    return str(apps.get_model("insight.Sample").objects.values_list("key", flat=True).first() or no_key())


def a_profile() -> str:
    """The profile of a child who starts Reception, if there is one."""
    return str(
        apps.get_model("mapping.Profile").objects.order_by("pk").values_list("key", flat=True).first() or no_key()
    )


def a_funding_letter() -> str:
    """A letter about a child's amount, if there is one."""
    return str(
        apps.get_model("mapping.Letter").objects.order_by("pk").values_list("key", flat=True).first() or no_key()
    )


def an_evaluation() -> str:
    """The evaluation of the school most personas work at, if it has one."""
    found = apps.get_model("accreditation.Evaluation").objects.filter(organisation__key="school-900003", ended_on=None)
    return str(found.values_list("key", flat=True).first() or no_key())


def held(label: str, field: str = "key", **where: object) -> Callable[[], str]:
    """The first record of a model that fits, if the county has one."""

    def found() -> str:
        rows = apps.get_model(label).objects.filter(**where).order_by("pk")
        return str(rows.values_list(field, flat=True).first() or (no_key() if field == "key" else nothing()))

    return found


def a_pack(**where: object) -> Callable[[], str]:
    """The meeting of a pack, if the county has one."""

    def found() -> str:
        rows = apps.get_model("packs.Pack").objects.filter(**where).order_by("pk")
        return str(rows.values_list("meeting__key", flat=True).first() or "no-meeting")

    return found


def a_link_meeting(**where: object) -> Callable[[], str]:
    """A meeting of the school most personas work at and its link therapist, if there is one."""

    def found() -> str:
        held = apps.get_model("therapy.Meeting").objects.filter(link__school__key="school-900003", **where)
        return str(held.order_by("-pk").values_list("key", flat=True).first() or no_key())

    return found


def an_agreed_action() -> str:
    """An open action of that school's plan that is its SENCO's, if there is one."""
    held = apps.get_model("therapy.Agreed").objects.filter(
        link__school__key="school-900003", owner="SENCO", closed_on=None
    )
    return str(held.order_by("pk").values_list("key", flat=True).first() or no_key())


def a_feedback() -> str:
    """Feedback on the tools that waits for an answer."""
    found = apps.get_model("accreditation.Feedback").objects.filter(replied_on=None).order_by("pk")
    return str(found.values_list("reference", flat=True).first() or "FB-0000000")


A_JOURNEY, AN_ACCREDITATION = (
    held("accreditation.Journey", state="MIDPOINT"),
    held("accreditation.Journey", state="ACCREDITED"),
)
A_CALL, A_DRAFT = (
    held("champions.Call", kind="inclusion-champions", decided_at=None),
    held("champions.Application", "reference", sent_at=None),
)
CHAMPIONS: dict[tuple[str, str], Callable[[], str]] = {
    ("champions:*", "key"): A_CALL,
    ("champions:*", "reference"): A_DRAFT,
    ("champions:*", "page"): lambda: "impact",
    ("champions:for-kind", "kind"): lambda: "inclusion-champions",
    **{(f"champions:{page}", "key"): held("champions.Interest") for page in ("receipt", "stop")},
    ("champions:*", "token"): lambda: "token",
    **{
        (f"champions:{page}", "key"): held("champions.Paper", "call__key", call__decided_at=None)
        for page in (
            "panel",
            "add-reader",
            "drop-reader",
            "draw",
            "declare",
            "talk",
            "paper",
            "score",
            "shortlist",
            "plan-talk",
            "note-talk",
            "make-offer",
            "tell-result",
            "results",
            "decide",
        )
    },
    ("champions:*", "number"): lambda: "1",
    ("champions:drop-reader", "reader"): held("champions.Reader", call__decided_at=None),
    **{(f"champions:{page}", "key"): held("champions.Offer") for page in ("offer", "appoint")},
    ("champions:leave-reserve", "reference"): held("champions.Application", "reference", outcome__result="RESERVE"),
    ("champions:*", "kind"): lambda: "inclusion-champions",
    ("champions:want", "district"): held("schools.District", "gss_code", area__isnull=False),
    **{
        (f"champions:{page}", "key"): held("champions.Champion", agreed_on__isnull=False)
        for page in ("entry", "listing", "log", "step-down", "move", "agree-move")
    },
    **{
        (f"champions:{page}", "key"): held("champions.Ask", organisation__key="school-900003", planned_on=None)
        for page in ("ask", "accept", "pass-on", "held", "feed-back", "withdraw-ask", "give")
    },
}
ACCREDITATION: dict[tuple[str, str], Callable[[], str]] = {
    ("accreditation:*", "urn"): lambda: "900003",
    ("accreditation:*", "key"): an_evaluation,
    ("accreditation:*", "strand"): lambda: "families",
    ("accreditation:*", "level"): lambda: "all",
    ("accreditation:*", "to"): lambda: "portfolio",
    ("accreditation:*", "reference"): a_feedback,
    ("accreditation:*", "piece"): lambda: "website",
    ("accreditation:*", "ending"): lambda: "txt",
    **{(f"accreditation:{page}", "key"): A_JOURNEY for page in ("say-step", "step", "invoice", "credit")},
    **{(f"accreditation:{page}", "key"): AN_ACCREDITATION for page in ("journey", "called", "confirm")},
    **{(f"accreditation:{page}", "key"): held("accreditation.CheckIn", held_on=None) for page in ("held", "give")},
    **{(f"accreditation:{page}", "key"): held("accreditation.Host") for page in ("host", "offer", "close-doors")},
    ("accreditation:book", "key"): held("accreditation.Slot", visits=None),
    ("accreditation:cancel", "key"): held("accreditation.Visit", organisation__key="school-900003"),
    ("accreditation:found", "key"): held("accreditation.Looked"),
}


NEXT_FORUM = {"key": "forum-spring"}
FORUM: dict[tuple[str, str], Callable[[], str]] = {
    ("forum:*", "key"): held("forum.Meeting", **NEXT_FORUM),
    ("forum:calendar", "key"): held("forum.Sitting", meeting__key="forum-spring"),
    ("forum:*", "pk"): held("forum.AgendaItem", "pk", meeting__key="forum-spring", agreed_at__isnull=False),
    **{
        (f"forum:{page}", "pk"): held("forum.AgendaItem", "pk", meeting__key="forum-spring", agreed_at=None)
        for page in ("agree-item", "decline-item")
    },
    **{(f"forum:{page}", "key"): held("forum.Poll") for page in ("poll", "vote", "decide-poll")},
    ("forum:ask-poll", "key"): held("forum.Series"),
    ("forum:ask-to-join", "key"): lambda: "core-standards",
    **{
        (f"forum:{page}", "key"): lambda: "communication"
        for page in ("project", "invite-to-project", "note-in-project")
    },
    **{
        (f"forum:{page}", "pk"): held("forum.Membership", "pk", project__key="profile-tool")
        for page in ("join-project", "leave-project", "reply")
    },
    **{
        (f"forum:{page}", "key"): held("forum.Sitting", meeting__key="reviews-open-day")
        for page in ("desk-sitting", "sheet", "change-sitting", "cancel-sitting", "attendance", "end")
    },
    ("forum:*", "token"): held("forum.Booking", "token", meeting__key="forum-spring"),
    ("forum:*", "sitting"): held("forum.Sitting", meeting__key="forum-spring"),
}


EXAMPLES: dict[tuple[str, str], Callable[[], str]] = {
    **ACCREDITATION,
    **CHAMPIONS,
    ("schools:*", "urn"): SCHOOL,
    ("schools:*", "pk"): first("schools.Flag"),
    ("schools:closures", "urn"): lambda: "900003",
    ("contacts:*", "urn"): SCHOOL,
    ("contacts:*", "key"): TEAM,
    ("contacts:*", "role"): lambda: "senco",
    ("contacts:mailbox", "pk"): first("contacts.Mailbox"),
    ("contacts:end-mailbox", "pk"): first("contacts.Mailbox"),
    ("contacts:end-route", "pk"): first("contacts.Route"),
    ("accounts:be-persona", "key"): first("accounts.Persona", "key"),
    ("accounts:*", "key"): lambda: "school-900003",
    ("accounts:*", "pk"): first("accounts.RoleHeld"),
    ("accounts:*", "token"): lambda: "token",
    ("outbox:*", "pk"): of_a_school,
    ("outbox:*", "file"): nothing,
    ("jobs:*", "key"): nothing,
    ("knowledge:*", "slug"): ENTRY,
    ("knowledge:*", "reference"): first("knowledge.Question", "reference"),
    ("knowledge:*", "token"): lambda: "token",
    ("knowledge:*", "key"): TOPIC,
    ("knowledge:importing", "key"): no_key,
    ("knowledge:document", "pk"): first("knowledge.Source"),
    ("knowledge:*", "other"): last_entry,
    ("knowledge:desk-search", "pk"): SEARCH,
    ("knowledge:write-for-search", "pk"): SEARCH,
    ("knowledge:give-search-to", "pk"): SEARCH,
    ("knowledge:search-dealt-with", "pk"): SEARCH,
    ("knowledge:desk-hold", "pk"): nothing,
    ("knowledge:desk-wording", "pk"): first("knowledge.Wording"),
    ("knowledge:desk-problem", "pk"): nothing,
    ("knowledge:change-value", "pk"): first("knowledge.Value"),
    ("knowledge:change-synonyms", "pk"): nothing,
    ("knowledge:remove-synonyms", "pk"): nothing,
    ("ledger:*", "year"): held("ledger.FundingYear"),
    ("ledger:*", "key"): held("ledger.Award"),
    **{(f"ledger:{page}", "key"): held("ledger.Pot") for page in ("pot", "add-to", "divide", "give")},
    **{(f"ledger:{page}", "key"): held("ledger.Statement") for page in ("statement", "own-statement")},
    **{(f"ledger:{page}", "key"): held("ledger.Scenario") for page in ("scenario", "scenario-csv")},
    ("ledger:school", "school"): lambda: "school-900003",
    ("letters:*", "token"): lambda: "token",
    ("letters:*", "place"): lambda: "0",
    ("letters:*", "key"): nothing,
    ("letters:*", "reference"): a_case,
    ("evidence:*", "token"): lambda: "token",
    ("evidence:*", "reference"): first("evidence.Item", "case__reference"),
    ("evidence:*", "pk"): first("evidence.Item", "request_id"),
    **{(f"evidence:{page}", "pk"): first("evidence.Item") for page in ("item", "change-item", "share", "supersede")},
    ("evidence:follow", "pk"): first("accounts.Organisation", key="school-900003"),
    ("evidence:*", "file"): first("evidence.Item", "file_id"),
    ("evidence:*", "key"): lambda: "progress",
    ("evidence:*", "step"): lambda: "code",
    ("front:*", "reference"): a_case,
    ("cases:*", "reference"): a_case,
    ("cases:*", "pk"): nothing,
    ("deadlines:*", "reference"): a_case,
    ("deadlines:*", "pk"): a_date,
    ("deadlines:forget-bank-holiday", "pk"): nothing,
    ("deadlines:revoke-feed", "pk"): nothing,
    ("deadlines:*", "claim"): nothing,
    ("deadlines:*", "token"): lambda: "token",
    ("disputes:*", "reference"): a_case,
    ("disputes:*", "key"): no_key,
    ("bundles:*", "key"): no_key,
    ("bundles:paper", "pk"): nothing,
    ("communities:*", "key"): held("communities.Request", state="LISTED"),
    **{
        (f"communities:{page}", "key"): lambda: "gullhaven-heights" for page in ("show", "fund", "plan", "link-officer")
    },
    **{
        (f"communities:{page}", "key"): held(
            "communities.Meeting", confirmed_on=None, community__key="gullhaven-heights"
        )
        for page in ("meeting", "open", "papers", "attendance", "minutes", "confirm")
    },
    **{(f"communities:{page}", "key"): held("communities.ProvisionCase") for page in ("case", "take", "close-case")},
    **{(f"communities:{page}", "key"): held("communities.Bridge") for page in ("bridge", "decide-bridge")},
    ("communities:reason", "key"): held("communities.Referral", reason=""),
    ("communities:interest", "urn"): lambda: "900030",
    ("communities:rule", "pk"): held("communities.Dispute", "pk"),
    ("communities:*", "pk"): held("communities.Document", "pk"),
    ("communities:*", "slug"): held("communities.Document", "slug", published_on__isnull=False),
    ("movers:*", "key"): held("movers.Arrival"),
    ("movers:letter", "key"): held("movers.Arrival", answered_on__isnull=False),
    ("movers:give", "key"): held("movers.RecordsAsked"),
    ("movers:*", "token"): lambda: "token",
    ("movers:*", "when"): lambda: "chair",
    ("complaints:*", "key"): no_key,
    ("complaints:*", "pk"): nothing,
    ("complaints:*", "token"): lambda: "token",
    ("complaints:*", "about"): lambda: "delay-decision",
    ("disclosures:*", "reference"): a_case,
    ("disclosures:*", "key"): no_key,
    ("disclosures:*", "pk"): nothing,
    ("disclosures:*", "mark"): nothing,
    ("disclosures:*", "token"): lambda: "token",
    ("wordings:*", "key"): no_key,
    ("wordings:*", "passage"): no_key,
    ("wordings:*", "change"): no_key,
    ("wordings:*", "number"): lambda: "1",
    ("requests:*", "token"): lambda: "token",
    ("requests:page", "page"): lambda: "child",
    ("assessments:*", "reference"): a_case,
    ("plans:*", "reference"): a_case,
    ("release:*", "reference"): a_case,
    ("release:*", "key"): a_stopped_paper,
    ("requests:*", "key"): nothing,
    ("panels:*", "key"): nothing,
    ("plans:*", "key"): a_plan,
    ("plans:*", "row"): a_row,
    ("plans:*", "feedback"): no_key,
    ("plans:*", "number"): lambda: "1",
    ("plans:*", "section"): lambda: "B",
    ("people:*", "key"): a_child,
    ("people:*", "pk"): an_adult,
    ("people:answer", "pk"): nothing,
    ("quality:*", "key"): no_key,
    ("quality:*", "letter"): no_key,
    **{
        (f"quality:{page}", "key"): an_audit
        for page in ("add-action", "allocate", "draw", "publish", "published", "show")
    },
    ("links:*", "token"): lambda: "token",
    ("insight:*", "key"): a_second(decided_on=None),
    ("insight:beside", "key"): a_second(decided_on__isnull=False),
    ("insight:give-out", "key"): a_sample,
    ("reviews:*", "reference"): a_case,
    ("reviews:*", "key"): a_review,
    ("reviews:*", "token"): lambda: "token",
    ("reviews:*", "page"): lambda: "needs",
    ("reviews:enter-view", "page"): lambda: "child",
    ("reviews:*", "section"): lambda: "f",
    **{("reviews:*", part): no_key for part in ("row", "view", "look")},
    ("transfers:*", "round"): a_round,
    ("transfers:*", "key"): a_move,
    ("transfers:plan-move", "reference"): a_case,
    ("unplaced:*", "reference"): a_case,
    ("unplaced:*", "key"): a_search,
    ("unplaced:answer", "key"): a_flag,
    ("placements:*", "round"): a_round,
    ("consultations:ask-all", "round"): a_round,
    ("placements:*", "token"): lambda: "token",
    ("placements:*", "key"): a_preference,
    **{(f"placements:{page}", "key"): a_move for page in ("ask", "beside", "yours")},
    ("coverage:*", "service"): lambda: "speech-and-language-therapy",
    ("coverage:*", "place"): lambda: "reedfen",
    ("coverage:*", "key"): a_gap,
    ("coverage:*", "into"): no_key,
    ("consultations:*", "reference"): a_case,
    ("consultations:*", "key"): a_consultation,
    ("consultations:*", "token"): lambda: "token",
    ("consultations:*", "number"): lambda: "1",
    ("consultations:*", "place"): lambda: "1",
    ("placements:results-report", "key"): no_key,
    ("floor:*", "meeting"): lambda: "reviews-webinar",
    ("floor:*", "number"): nothing,
    ("floor:*", "slug"): lambda: "did-not-get-the-webinar-documents",
    **{
        (f"floor:{page}", "reference"): first(
            "floor.Question", "reference", floor__sitting__meeting__key="reviews-webinar", **where
        )
        for page, where in {
            "mine-one": {"asker__email__startswith": "merryn", "kind": "QUESTION"},
            "reopen": {"handling__entry__isnull": False},
            "apart": {"merged_into__isnull": False, "kind": "QUESTION"},
            "offer": {"kind": "OFFER"},
            **{f"private{deed}": {"private__isnull": False} for deed in ("-one", "-take", "-reply", "-pass")},
            **{
                f"desk-{deed}": {"kind": "QUESTION", "sent_on": None, "merged_into": None, "handling__entry": None}
                for deed in ("one", "send", "answer", "join", "kind", "divert")
            },
        }.items()
    },
    ("floor:*", "key"): first("floor.Floor", "sitting__key", opened_at__isnull=False, sitting__cancelled_at=None),
    ("floor:*", "reference"): first("floor.Question", "reference", kind="QUESTION", hidden_at=None, merged_into=None),
    ("floor:guest", "token"): first("forum.Booking", "token", meeting__key="forum-spring", cancelled_at=None),
    ("floor:reply-by-link", "token"): lambda: "token",
    ("floor:hide-line", "pk"): first("floor.Said"),
    **{(f"floor:{page}", "pk"): first("floor.Link") for page in ("approve-link", "refuse-link")},
    ("therapy:*", "urn"): lambda: "900003",
    ("therapy:*", "key"): a_link_meeting(step="HELD"),
    **{(f"therapy:{page}", "key"): a_link_meeting(step="BOOKED") for page in ("confirm", "held", "cancel")},
    ("therapy:action", "key"): an_agreed_action,
    ("therapy:*", "number"): lambda: "1",
    ("therapy:unlist", "pk"): first("therapy.Listed", link__school__key="school-900003"),
    ("packs:*", "meeting"): a_pack(sent_at__isnull=False),
    **{(f"packs:{page}", "meeting"): a_pack(sent_at=None) for page in ("send", "no-slides")},
    ("packs:*", "number"): lambda: "1",
    ("packs:*", "delivery"): nothing,
    ("packs:*", "reference"): lambda: "FP-0000000",
    ("files:*", "pk"): no_key,
    ("mapping:*", "version"): lambda: "2026",
    ("mapping:*", "exemplar"): lambda: "a-boy-who-runs",
    ("mapping:*", "key"): a_profile,
    ("mapping:letter", "key"): a_funding_letter,
    ("mapping:tab", "key"): a_child,
    ("mapping:case-tab", "reference"): a_case,
    ("mapping:issue", "year"): lambda: "2027",
    **{
        (f"mapping:{page}", "key"): no_key
        for page in (
            "grown-one",
            "answer-grown",
            "forecast-kept",
            "forecast-drop",
            "round",
            "publish",
            "read",
            "settle",
            "answer-query",
        )
    },
    ("mapping:*", "number"): lambda: "1",
    **FORUM,
    ("*", "pk"): nothing,
}
"""(name of the address, its room and "*", or "*"; the part) → an example. The nearest fit wins."""


@cache
def example(name: str, part: str) -> str:
    """An example for one part of one address."""
    for key in ((name, part), (f"{name.split(':')[0]}:*", part), ("*", part)):
        if key in EXAMPLES:
            return EXAMPLES[key]()
    raise AssertionError(f"tests/house/examples.py has no example for <{part}> of the address {name}.")
