"""The messages this room sends. None names an applicant in its subject."""

from datetime import timedelta

from countywide.platform.outbox.types import NoticeKind, kinds_of

notice = kinds_of("champions")

REGISTERED = notice(
    "registered",
    "gives somebody a receipt of their interest and the day on which a call opens",
    "You are on our list: {title}",
)
FUTURE = notice(
    "future", "tells somebody who cannot take part now that they hear when that changes", "You are on our list: {title}"
)
ANNOUNCED = notice(
    "announced", "tells those who want to help that a call is announced, and when it opens", "Announced: {title}"
)
OPENED = notice("opened", "tells those who asked, the minute a call opens", "Open now: {title}")
SOON = notice("soon", "reminds those who asked that a call closes soon", "Closes soon: {title}")
APPROVAL_ASKED = NoticeKind(
    "champions.approval-asked",
    "asks a head or a chair of governors, by a personal link, to release an applicant",
    "Your approval is asked: {reference}",
    "champions/notices/approval_asked.txt",
    secret=True,
    lasts=timedelta(hours=23),
)
APPROVAL_ANSWERED = notice(
    "approval-answered",
    "tells an applicant what their head or chair of governors answered",
    "Your application {reference}: an answer about your release",
)
RECEIVED = notice(
    "received",
    "gives an applicant the receipt of their application and what happens next",
    "We have your application {reference}",
)
ARRIVED = notice("arrived", "tells those who keep calls that an application came", "An application came: {reference}")
KEPT = notice(
    "kept",
    "tells an applicant that their application was kept and not sent, because nobody approved in time",
    "Your application {reference} was not sent",
)
UNSENT = notice(
    "unsent",
    "tells an applicant that a call closed and their application was not sent",
    "Your application {reference} was not sent",
)
LATE_ALLOWED = notice(
    "late-allowed",
    "tells an applicant until when the council still takes their application",
    "Your application {reference}: more time",
)
WITHDRAWN = notice(
    "withdrawn",
    "tells an applicant and the team that an application is withdrawn",
    "Application {reference} is withdrawn",
)
