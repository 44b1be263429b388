"""Finds the way: where this page is, the way back, the way on, the files a page needs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..components import component

Link = Mapping[str, Any]


def breadcrumbs(links: Iterable[Link]) -> SafeString:
    """The way here from the first page: {text, href}; the last needs no href."""
    return component("breadcrumbs", items=[dict(link) for link in links], collapseOnMobile=True)


def back_link(href: str, text: str = "Back") -> SafeString:
    """The way back, in a landmark of its own, so that it is not lost between the others."""
    return format_html('<nav aria-label="Back">{}</nav>', component("back-link", href=href, text=text))


def pagination(previous: str = "", next: str = "", name: str = "Pages") -> SafeString | str:
    """The pages before and after; nothing when there is but one."""
    if not previous and not next:
        return ""
    ways = {"previous": {"href": previous} if previous else None, "next": {"href": next} if next else None}
    return component("pagination", ways, landmarkLabel=name)


def navigation_bar(links: Iterable[Link]) -> SafeString:
    """The service's own links under its header; on a small screen they fold into a menu."""
    items = [{"text": link["text"], "href": link["href"], "current": bool(link.get("current"))} for link in links]
    return component("service-navigation", navigation=items, classes="cw-navigation")


def static_file(path: str) -> str:
    """Give a file's address; an unfinished set of static files must not take an error page down too."""
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"
