"""What rooms above announce of a dispute about a decision, so that the room that made the decision hears of it.

A room that decides cannot know the room that keeps disputes; both know the case. `decision` is the kind of the letter that
brought the decision, such as "plans.plan-ends": each room answers for its own and passes over the rest.
"""

from django.dispatch import Signal

dispute_begun = Signal()
"""The family wants mediation, or appealed: `case`, `decision`, `how` (MEDIATION or APPEAL), `told_on`, `told_by`, `by`, `on`."""

certificate_issued = Signal()
"""The mediation adviser issued a certificate, which may move the time to appeal: `case`, `decision`, `certificate_on`, `by`, `on`."""

dispute_over = Signal()
"""It has ended: `case`, `decision`, `how` (MEDIATION or APPEAL), `outcome`, `duties` (what the council must now do, such as
("ASSESS",), empty where the decision stands), `from_on` (the day of the order, the concession or the agreement), `why`, `by`,
`on`. A concession has the outcome CONCEDED, an order ORDERED or CONSENT, an agreement AGREED; else STANDS or WITHDRAWN."""
