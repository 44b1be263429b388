"""The council’s facts, and a store of files of their own, for every test of this room."""

from countywide.casework.disputes.tests.conftest import facts, places

__all__ = ["facts", "places"]
