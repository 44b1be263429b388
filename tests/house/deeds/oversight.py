"""Audits, second decisions, and papers that were stopped."""

from __future__ import annotations

from tests.house.deeds.base import ADVISERS, LEADS, OFFICERS, SCHOOL, deed

OVERSIGHT = (
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
)
