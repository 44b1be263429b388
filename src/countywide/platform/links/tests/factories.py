"""What a mailbox got, for tests: the token and the code are in the messages and nowhere else."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from countywide.platform.outbox.models import Delivery


def words_to(link: Any, kind: str) -> str:
    told = Delivery.objects.filter(notice__kind=kind, notice__about_kind="links.link", notice__about_key=str(link.pk))
    return str(told.latest("pk").notice.body)


def token_of(link: Any, kind: str = "links.link") -> str:
    found = re.search(r"/personal-link/(\S+)", words_to(link, kind))
    assert found
    return found[1]


def code_of(link: Any) -> str:
    found = re.search(r"Your code is (\d{4} \d{4})", words_to(link, "links.code"))
    assert found
    return found[1]


def let_in(link: Any, client: Client | None = None, kind: str = "links.link") -> tuple[Client, str]:
    """Have a code sent and enter it: the browser, and the page the link leads to."""
    client, token = client or Client(), token_of(link, kind)
    client.post(f"/personal-link/{token}/send-code")
    answer = client.post(f"/personal-link/{token}/code", {"code": code_of(link)})
    assert answer.headers["Location"].endswith(f"/{token}")
    return client, answer.headers["Location"]
