"""Every page about somebody's own matter: who may open it for their own, and who for anybody's."""

from __future__ import annotations

from tests.house.deeds.children import CHILDREN
from tests.house.deeds.disputes import DISPUTES
from tests.house.deeds.garden import GARDEN
from tests.house.deeds.oversight import OVERSIGHT
from tests.house.deeds.phases import PHASES
from tests.house.deeds.plans import PLANS
from tests.house.deeds.reviews import REVIEWS
from tests.house.deeds.support import SUPPORT

DEEDS = (*CHILDREN, *PLANS, *REVIEWS, *PHASES, *DISPUTES, *OVERSIGHT, *SUPPORT, *GARDEN)
