"""A plain map: where marks stand, which stand as one, and that it says nothing of its own."""

import pytest

from countywide.platform.kit import maps

MILE = maps.METRES_IN_A_MILE
CENTRE = (600_000, 150_000)


def mark(number: int, east: float = 0, north: float = 0) -> maps.Mark:
    return maps.Mark(number, round(CENTRE[0] + east * MILE), round(CENTRE[1] + north * MILE))


@pytest.mark.parametrize(
    ("east", "north", "x", "y"), [(0, 0, 50, 50), (10, 0, 94, 50), (0, 10, 50, 6), (-5, -5, 28, 72)]
)
def test_north_is_up_and_the_edge_is_as_far_as_one_looks(east, north, x, y):
    assert maps.at(CENTRE, mark(1, east, north), 10) == (pytest.approx(x, abs=0.1), pytest.approx(y, abs=0.1))


def test_marks_that_would_cover_each_other_stand_as_one_with_their_numbers():
    found = maps.around("Where", CENTRE, [mark(1, 3), mark(2, 3.1), mark(3, -8)], miles=10, says="Three.", legend=())
    assert "1+1" in found.svg and ">3<" in found.svg and ">2<" not in found.svg


@pytest.mark.parametrize(
    ("miles", "rings"), [(5, ["2 miles", "4 miles"]), (10, ["5 miles", "10 miles"]), (25, ["10 miles", "20 miles"])]
)
def test_rings_say_how_far(miles, rings):
    svg = str(maps.around("Where", CENTRE, [], miles=miles, says="None.", legend=()).svg)
    assert [each for each in ("2 miles", "4 miles", "5 miles", "10 miles", "20 miles") if f">{each}<" in svg] == rings


def test_what_it_says_is_read_aloud_and_what_is_drawn_is_not():
    svg = str(maps.around("Where", CENTRE, [mark(1, 2)], miles=10, says="One <school>.", legend=()).svg)
    assert 'aria-label="Where. One &lt;school&gt;."' in svg and '<g aria-hidden="true">' in svg
