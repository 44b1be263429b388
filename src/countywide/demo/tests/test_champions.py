"""The calls of the made-up county say what the council's own figures and published answers say."""

from datetime import date

from countywide.demo import champions, data
from countywide.garden.champions import policies

TODAY = date(2026, 11, 27)
FILE = data.read(data.COUNTY / "champions.toml")


def figure(key):
    return next(each["value"] for each in data.read(data.COUNCIL)["value"] if each["key"] == key)


def test_a_champion_gives_as_many_days_as_the_council_says():
    kind = policies.kind_on("inclusion-champions", TODAY)
    assert kind.days == figure("champion-days")
    assert kind.commitment.startswith(f"{kind.days} days")


def test_the_champions_call_opens_and_closes_when_the_published_answer_says():
    (call,) = [each for each in FILE["call"] if each["kind"] == "inclusion-champions"]
    assert champions.day_of(call["opens"], TODAY) == figure("champions-open")
    assert champions.day_of(call["closes"], TODAY) == figure("champions-close")


def test_every_call_is_of_a_kind_that_there_is_and_nobody_answers_what_is_not_asked():
    kinds = {each["key"]: policies.kind_on(each["kind"], TODAY) for each in FILE["call"]}
    for each in FILE["application"]:
        asked = {question.key for question in kinds[each["call"]].questions}
        assert set(each["answers"]) <= asked
