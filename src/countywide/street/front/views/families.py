"""A family's own page."""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import permissions
from countywide.platform.kit.pages import Page
from countywide.street.front.presenters import families


class MyFamily(Page):
    """Each child and each case, in plain words."""

    permission = permissions.READ_OWN_CHILD
    template = "front/families.html"

    def context(self) -> dict[str, Any]:
        return families.page(self.request.user)
