"""The council’s facts, and a store of files of their own, for every test of working documents."""

from countywide.casework.disputes.tests.conftest import facts, places

__all__ = ["facts", "places"]
