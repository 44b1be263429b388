"""What this room hands over to whoever asks for what the record holds: a child's profiles, with every mapping and letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.kit.paper.blocks import Block, as_written, facts, heading, para

from . import policies
from .enums import MappedBy, State
from .models import Profile


def listed(cases: Sequence[Any]) -> Iterable[OnFile]:
    """Each profile that was sent in; a draft is its school's alone."""
    children = {case.child_id: case.pk for case in cases}
    for profile in Profile.objects.filter(child_id__in=children).exclude(submitted_on=None).order_by("pk"):
        mark = f"profile:{profile.pk}"
        yield OnFile(
            f"{mark}:{profile.version}", "Profile for the funding of a child’s help at school", profile.submitted_on,
            case_id=children[profile.child_id], series=f"{mark}:",
        )  # fmt: skip


def content(key: str) -> Content:
    """The profile as it stands: what the school wrote, everybody's levels with their reasons, the letters to the school."""
    profile = Profile.objects.select_related("school").filter(pk=key.partition(":")[0]).first()
    if profile is None:
        return Content()
    blocks: list[Block] = [
        heading("Profile for the funding of a child’s help at school", 1),
        facts(
            [
                ("School", profile.school.name),
                ("Sent in", str(profile.submitted_on)),
                ("State", State(profile.state).label),
            ]
        ),
        *as_written(profile.provision),
        *as_written(profile.early_years),
    ]
    for each in profile.evidence.order_by("id"):
        blocks += as_written(each.words)
    for mapping in profile.mappings.order_by("id"):
        found = policies.set_with(mapping.version)
        names = {area.key: area.name for area in found.areas} if found else {}
        blocks += [
            heading(f"{MappedBy(mapping.mapped_by).label}, {mapping.on}"),
            facts([(names.get(area, area), f"Level {level}") for area, level in mapping.levels.items()]),
            para(f"{mapping.points} points, step {mapping.level}."),
            *as_written(mapping.reason),
        ]
    for letter in profile.letters.order_by("id"):
        blocks += [
            heading(f"Letter to the school, {letter.on}"),
            facts([(str(key), str(value)) for key, value in letter.facts]),
        ]
        blocks += [para(words) for words in letter.said]
    return Content(blocks=tuple(blocks))


PAPERS = Papers("profile", "Profiles for the funding of help at school", listed, content, place=58)
