"""Who runs the machinery."""

from countywide.platform.kit.doors import Permission

OPERATE = Permission("jobs.operate", "see the jobs, run one again that failed, and remove one with a reason")
