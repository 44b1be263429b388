"""The design system's components, each compiled once and called by its own name."""

from functools import cache
from typing import Any

import jinja2
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

Params = dict[str, Any]

_PACKAGE = "govuk_frontend_jinja"
_pages = jinja2.Environment(
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    loader=jinja2.PrefixLoader({_PACKAGE: jinja2.PackageLoader(_PACKAGE)}),
)


@cache
def _macro(name: str) -> Any:
    page = _pages.get_template(f"{_PACKAGE}/components/{name}/macro.html")
    return getattr(page.module, "govuk" + "".join(part.capitalize() for part in name.split("-")))


def component(name: str, params: Params | None = None, /, **more: Any) -> SafeString:
    """Draw one component from its own options; those given by name may be None, which leaves them out.

    Anything passed as html that nobody marked safe is shown as text.
    """
    given = {key: value for key, value in more.items() if value is not None}
    return format_html("{}", _macro(name)(_guarded({**(params or {}), **given})))


def _guarded(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _guarded(inner, str(name)) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_guarded(inner) for inner in value]
    if isinstance(value, str) and (key == "html" or key.endswith("Html")):
        return conditional_escape(value)
    return value
