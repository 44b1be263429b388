"""How the tests of the desk look at a page, post to it and read what came of it."""

from datetime import date, timedelta

from django.utils import timezone

from countywide.platform.outbox.models import Delivery

PAST, FAR = date(2020, 1, 1), date(2099, 1, 1)


def page(client, address, **query):
    response = client.get(address, query)
    return response.status_code, response.content.decode()


def post(client, to, **given):
    return client.post(to, given)


def refused(response):
    assert response.status_code == 422
    return response.content.decode()


def in_boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def words(**given):
    """What an answer's form holds when it is right."""
    return {
        "question": "May otters swim at noon?", "ready": "yes", "short_answer": "Yes.", "answer": "Yes, **always**.", "audience": "EVERYONE",
        **in_boxes("review_by", timezone.localdate() + timedelta(days=200)), **given,
    }  # fmt: skip


def told(kind):
    return sorted(Delivery.objects.filter(notice__kind=f"knowledge.{kind}").values_list("address", flat=True))
