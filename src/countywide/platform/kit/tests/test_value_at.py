"""Reading a value along a path: a relation that is empty gives nothing, a name that is nobody's is a mistake of ours."""

from types import SimpleNamespace

import pytest

from countywide.platform.kit.keyset import value_at

ROW = SimpleNamespace(name="a", school=None, case=SimpleNamespace(act_by=3))


@pytest.mark.parametrize(("path", "found"), [("name", "a"), ("case__act_by", 3), ("school__name", None)])
def test_a_path_leads_to_its_value(path, found):
    assert value_at(ROW, path) == found


@pytest.mark.parametrize("path", ["case.act_by", "case__due"])
def test_a_name_that_the_record_has_not_is_refused(path):
    with pytest.raises(AttributeError):
        value_at(ROW, path)
