"""A team says what is so of a service in a district."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken, action
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, rules
from ..models import Reach, Saying
from ..policies import policy_on
from ..queries import recipients_of
from ..queries.gaps import waiting_at
from ..types import News, Spot


@action(permissions.KEEP)
def say(spot: Spot, *, by: Any, on: date, news: News, read: int | None = None) -> Saying:
    """What is so now, and by when there is news again. What was said before stays; whoever logged a gap is told.

    `read` is the version that the person was shown: what a colleague said meanwhile is not passed over.
    """
    if bar := rules.bar_to_saying(news, policy=policy_on(on), on=on):
        raise RuleBroken(bar)
    reach, is_first = reach_of(spot, on=on, news=news)
    if read is not None and not is_first and reach.version != read:
        raise ChangedMeanwhile(reach)
    said = Saying.objects.create(
        reach=keep(reach, news, on=on), said_on=on, by_id=by.pk, team_id=reach.organisation_id, words=news.words.strip(),
        provider=reach.provider, scope=reach.scope, starts_on=news.starts_on, interim=reach.interim, next_on=news.next_on,
    )  # fmt: skip
    audit.record(
        "coverage.said", by=by, about=reach, on=on.isoformat(), next_on=news.next_on.isoformat(),
        starts_on=news.starts_on.isoformat() if news.starts_on else "",
    )  # fmt: skip
    tell_askers(spot, said, by=by)
    return said


def reach_of(spot: Spot, *, on: date, news: News) -> tuple[Reach, bool]:
    """The row of a service in a district, locked; made when something is said of it for the first time, and whether that is now."""
    defaults: dict[str, Any] = {
        "place": spot.place, "organisation_id": spot.organisation_id, "said_on": on, "next_on": news.next_on,
    }  # fmt: skip
    return Reach.objects.select_for_update().get_or_create(
        service=spot.service.key,
        district=spot.district,
        defaults=defaults,
    )


def keep(reach: Reach, news: News, *, on: date) -> Reach:
    """What holds from now on."""
    reach.provider, reach.scope, reach.interim = news.provider.strip(), news.scope.strip(), news.interim.strip()
    reach.starts_on, reach.said_on, reach.next_on = news.starts_on, on, news.next_on
    reach.sessions, reach.staff_hundredths = news.sessions, news.staff_hundredths
    reach.save()
    return reach


def tell_askers(spot: Spot, said: Saying, *, by: Any) -> None:
    """Everybody who logged a gap in this service and district, in whatever section."""
    if to := recipients_of(waiting_at(spot.service.key, spot.place)):
        tell(
            notices.SAID, to=to, cause=f"{said}", by=by, about=said.reach, service=spot.service.name.lower(),
            district=spot.district.name, team=spot.team.name, words=said.words, starts_on=said.starts_on,
            next_on=said.next_on, key=spot.service.key, place=spot.place,
        )  # fmt: skip
