"""One source of limits: what is enforced is what every published answer says."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.django_db
def test_the_published_answers_show_the_limits_that_are_enforced(settings):
    from countywide.garden.knowledge import units
    from countywide.platform.files.limits import limits

    settings.FILE_LIMIT_MB, settings.CASE_LIMIT_MB = 123, 456
    shown = units.values_on(date(2026, 11, 25))
    assert (shown["largest-file"], shown["case-quota"]) == ("123 MB", "456 MB")
    assert limits().file_words == "123 MB"
