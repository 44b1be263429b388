"""How an assessment goes on after a refusal was overturned (regs 42 to 45)."""

from __future__ import annotations

from ..enums import ChallengeOutcome, Route

ROUTES = {
    ChallengeOutcome.OVERTURNED: Route.ORDER,
    ChallengeOutcome.CONCEDED: Route.CONCESSION,
    ChallengeOutcome.AGREED: Route.MEDIATION,
}
