"""Words that are not a person's name: ordinary English, and the words of schools and councils."""

from functools import cache

from countywide.platform.kit.english import commonest

from .words import words

COMMON = 4_000  # this many of the commonest words are ordinary; beyond them forenames are mixed in
ROLE = (
    r"(?i:senco|sendco|inclusion lead|head ?teacher|executive head|deputy head|assistant head|head of school|head"
    r"|principal|class teacher|teacher|teaching assistant|ta|governor|family liaison officer|flo|school nurse"
    r"|business manager|safeguarding lead|dsl)"
)
MONTHS = "january february march april may june july august september october november december"
DAYS = "monday tuesday wednesday thursday friday saturday sunday"
GENERIC = frozenset(
    (
        f"{MONTHS} {DAYS} jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter term terms year years reception key stage early foundation class"
        " school schools academy college nursery preschool infant infants junior juniors primary secondary grammar pru"
        " special mainstream independent community communities local authority council county borough district city town"
        " house hall centre center hospital trust university federation department service services team teams panel"
        " board forum group hub partnership network programme project system scheme plan plans policy act code practice"
        " regulations tribunal court education health care social needs need support inclusion inclusive champion"
        " champions champion's assessment assessments review reviews annual phase transfer transfers admissions transport"
        " funding finance data coordination coordinator therapist therapy speech language occupational educational"
        " psychologist psychology sen send senco sencos sendco ehcp ehcps ehc ehcna form forms page pages website site"
        " link links guide guidance section appendix part chapter question questions answer answers response comment"
        " comments parent parents carer carers family families child children young person people pupil pupils student"
        " students teacher teachers head headteacher deputy assistant manager officer officers director lead leads"
        " advisor adviser advisers governor governors staff colleague colleagues all everyone everybody anybody there"
        " sir madam again both folks guys friends hello hi dear thanks thank you sorry regards kind best many please"
        " north south east west northern southern eastern western central upper lower new old great st saint road street"
        " lane avenue close drive office department england english wales scotland ireland britain british uk europe"
        " nhs la lea dfe ofsted cqc camhs salt slt ot ep eyfs ks1 ks2 ks3 ks4 yes no the and of for with to from at"
        " in on by is it this that we i he she they our my your who what when where why how can could would should will"
        " do does did has have had are was were if as but or so not any some me microsoft teams word excel google zoom"
        " windows sharepoint apple internet powerpoint adobe christmas easter diwali eid ramadan whitsun god bible"
        " graduated approach toolkit standards core offer portal bulletin newsletter conference event webinar"
        " survey feedback update updates news next steps specialist provision resource unit units base outreach"
    ).split()
)
MAILBOX = words(
    "admin administration administrator office info information enquiries enquiry contact contacts help "
    "helpdesk support mail email post postbox inbox noreply reply hello general team teams head headteacher "
    "principal reception sec secretary business finance hr jobs recruitment admissions transport data "
    "coordination sen send senco sendco sendiass inclusion ehc ehcp ehcna annual review reviews phase transfer "
    "early years key stage assessment assessments panel tribunal appeals complaints feedback communication "
    "communications language therapy therapies slcn salt slt camhs nhs school schools service services "
    "education psychology specialist teaching training events forum bookings north south east west central "
    "county council online web website governors clerk customer care services social safeguarding mash front "
    "door virtual children childrens adult adults family families hub"
)


@cache
def ordinary_words() -> frozenset[str]:
    """The commonest English words, from the spelling list that ships with symspellpy."""
    return commonest(COMMON)


@cache
def known_words() -> frozenset[str]:
    """Every word of that list: a capitalised word outside it is a name of something."""
    return commonest()


def is_ordinary(word: str) -> bool:
    """A word of every day, or one that schools and councils use every day."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    return word in GENERIC or word in ordinary_words()


def is_role_word(word: str) -> bool:
    """A part of a mailbox name that says what the mailbox is for."""
    return word in MAILBOX or word in GENERIC or any(part in MAILBOX for part in word.split("-") if len(part) > 2)
