"""Messages of the requests room. None holds a child's name: a reference or a link leads to what they are about."""

from countywide.platform.outbox.types import NoticeKind

from . import rules

COME_BACK = NoticeKind(
    "requests.come-back",
    "gives somebody the link by which they come back to what they were writing",
    "Your link to carry on: {reference}",
    "requests/notices/come_back.txt",
    secret=True,
    lasts=rules.LASTS,
)
RECEIVED = NoticeKind(
    "requests.received",
    "tells whoever asked that their request arrived, when they will be answered, and where the receipt is",
    "We have your request {reference}",
    "requests/notices/received.txt",
    secret=True,
    lasts=rules.LASTS,
)
TOLD = NoticeKind(
    "requests.told",
    "tells somebody who told us about a child that it arrived and what happens with it",
    "We have what you told us: {reference}",
    "requests/notices/told.txt",
)
CONSIDERED = NoticeKind(
    "requests.considered",
    "tells somebody who told us about a child whether the council considers an assessment",
    "What we do with what you told us: {reference}",
    "requests/notices/considered.txt",
)
ELSEWHERE = NoticeKind(
    "requests.elsewhere",
    "tells another council that a request for a child in its area reached us",
    "A request for an assessment of a child in your area: {reference}",
    "requests/notices/elsewhere.txt",
)
NEW = NoticeKind(
    "requests.new",
    "tells a team that a new request waits to be checked",
    "A new request waits to be checked: {reference}",
    "requests/notices/new.txt",
)
