"""A list of forenames from many countries, out of the Faker package."""

from functools import cache
from importlib import import_module

from .words import in_order, words

LOCALES = in_order(
    "en_GB en_IE en_US en_NZ en_IN en_PK en_NG yo_NG ig_NG ha_NG sw tw_GH pl_PL ro_RO tr_TR es_ES pt_PT it_IT fr_FR"
)
KINDS = ("first_names", "first_names_male", "first_names_female")
# Forenames that are more often a place or a thing in documents like these.
OTHERWISE = words(
    "kent devon chelsea lincoln preston bradford warwick chester london paris sydney florence kingston "
    "stafford carlisle essex jersey milton wells bath ashford dover deal rye brent bexley croydon "
    "merton barnet harlow nelson washington victoria georgia india china asia chad jordan israel tyne avon "
    "dale glen forest ocean river christian royal prince king queen baby major general forum server toy safari "
    "mad man mar said marine dakota carolina orlando phoenix roman comfort diamond peace jesus dame"
)
# Forenames that are words of English too: a surname must follow before they count.
WORDS_TOO = words(
    "amber angel april art august austin autumn basil bill bishop carol carter cash chance charity chase "
    "cherry cliff clay coral crystal daisy dash dawn dean drew duke earl eden eve ever faith fern flora frank "
    "gale gene ginger glory grace grant guy harmony hazel heath heather holly honey honor honour hope hunter "
    "iris ivy jade jasmine jet jewel journey joy june justice lane lark laurel legend lily love lucky marina "
    "mark mason max may melody mercy merit merry miles misty nova olive page patience pat pearl penny pierce "
    "piers poppy prudence rain raven ray reed rich river rob robin rock rod rose rowan ruby rusty sage sandy "
    "sky sol star sterling stone storm sue summer sunny tally tiger trinity true victor viola violet wade ward "
    "will woody wren"
)


@cache
def forenames() -> frozenset[str]:
    """Forenames in small letters."""
    found: set[str] = set()
    for locale in LOCALES:
        people = import_module(f"faker.providers.person.{locale}").Provider
        for kind in KINDS:
            found.update(name.lower() for name in getattr(people, kind, ()) if name.isalpha() and len(name) > 2)
    return frozenset(found - OTHERWISE)


def is_forename(word: str) -> bool:
    return word.lower().split("-")[0] in forenames()


def is_word_too(word: str) -> bool:
    """Whether a forename may just as well be a word of English."""
    return word.lower() in WORDS_TOO
