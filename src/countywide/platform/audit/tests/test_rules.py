"""What breaks a chain."""

import pytest

from countywide.platform.audit import rules


def chain(length: int) -> list[dict]:
    entries, before = [], rules.FIRST
    for number in range(1, length + 1):
        entry = {
            "number": number, "at": f"2026-11-{number:02}T09:00:00.000000+00:00", "did": "room.deed", "actor": "user:1",
            "on_behalf_of": "", "about_kind": "room.thing", "about_key": str(number), "details": "{}", "before": before,
        }  # fmt: skip
        before = entry["hash"] = rules.hash_of(before, entry)
        entries.append(entry)
    return entries


def verdict(entries: list[dict], count: int = 3, head: str | None = None) -> int | None:
    whole = chain(count)
    broken = rules.first_broken(entries, count=count, head=head or (whole[-1]["hash"] if whole else rules.FIRST))
    return broken[0] if broken else None


def test_a_whole_chain_is_whole():
    assert verdict(chain(3)) is None
    assert verdict([], count=0) is None


@pytest.mark.parametrize("field", rules.CHAINED[1:])
def test_altering_any_value_is_noticed_at_that_entry(field):
    entries = chain(3)
    entries[1][field] += "x"
    assert verdict(entries) == 2


@pytest.mark.parametrize(
    ("name", "spoil", "first"),
    [
        ("an entry removed from the middle", lambda e: e.pop(1), 2),
        ("the last entry removed", lambda e: e.pop(), 3),
        ("everything removed", lambda e: e.clear(), 1),
        ("two entries exchanged", lambda e: e.insert(0, e.pop(1)), 1),
        ("an entry altered and its own hash mended", lambda e: e[0].update(did="x", hash=rules.hash_of(rules.FIRST, {**e[0], "did": "x"})), 2),
    ],
)  # fmt: skip
def test_tampering_is_named(name, spoil, first):
    entries = chain(3)
    spoil(entries)
    assert verdict(entries) == first


def test_a_chain_rewritten_to_its_end_differs_from_the_head():
    rewritten = chain(3)
    assert verdict(rewritten, head="f" * 64) == 3
