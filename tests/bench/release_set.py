"""A seeded set of papers, half of them with another child planted: made the same each time, all of it invented.

Each paper reads as papers about a child do: the family, staff with titles or roles, a school named after somebody, a
clinic's address, works cited, dates of meetings. One in twelve clean papers names an adult with nothing beside the name.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from typing import Any

from countywide.casework.release.types import Paper
from countywide.law.codes import pupils

DAY = date(2026, 11, 26)
SUBJECTS = 40
PARTS = (
    "Smith-Jones",
    "O'Neill",
    "van der Berg",
    "D'Souza",
    "Müller",
    "García López",
    "Nowak-Hall",
    "Mac Gregor",
    "Ó Briain",
    "St. Clair",
)
DOUBLE = ("Mary-Jane", "Anna Maria", "Zoë", "Noël", "Jean-Luc", "D'Arcy", "Chloé")
SCHOOLS = (
    "St Martin's CE Primary School",
    "Thomas Grey Academy",
    "Mary Elliott School",
    "Grace Hall Infant School",
    "King Edward Grammar School",
)
KINDS = ("pdf", "docx", "scan", "properties", "pdf", "docx", "xlsx", "odt", "eml", "txt")
BARE = ("came to the meeting.", "rang us about transport.", "will send the notes.", "helps at lunch on Fridays.")
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True)
class Seeded:
    """One paper of the set: about whom, and who was planted in it and how, if anybody was."""

    paper: Paper
    subject: Any
    planted: int | None
    how: str
    kind: str


def nhs_number(random_: random.Random) -> str:
    while True:
        digits = str(random_.randrange(10**8, 10**9))
        for last in "0123456789":
            if pupils.is_nhs_number(digits + last):
                return digits + last


def county(children: int, seed: int = 5) -> list[Any]:
    """Children in the database, the first of them with families; brothers, sisters and twins among them."""
    from faker import Faker

    from countywide.register.people.models import Address, Child, Contact, Relationship

    fake, draw = Faker("en_GB"), random.Random(seed)
    fake.seed_instance(seed)
    made = []
    for number in range(children):
        body = f"8{draw.randrange(10**10):010d}{number % 10}"[:12]
        upn = pupils.upn_letter(body) + body
        twin = made[-1] if number < 4 * SUBJECTS and number % 4 == 1 else None
        sibling = made[-1] if number < 4 * SUBJECTS and number % 4 in (1, 2) else None
        made.append(
            Child(
                legal_forename=draw.choice(DOUBLE) if draw.random() < 0.04 else fake.first_name(),
                legal_surname=sibling.legal_surname
                if sibling
                else draw.choice(PARTS)
                if draw.random() < 0.05
                else fake.last_name(),
                known_as=fake.first_name() if draw.random() < 0.1 else "",
                born_on=twin.born_on if twin else date(2002, 9, 1) + timedelta(days=draw.randrange(8_400)),
                upn=upn,
                nhs_number=nhs_number(draw),
            )
        )
    upns: set[str] = set()
    for child in made:
        child.keep_keys()
        child.upn = "" if child.upn in upns else child.upn
        upns.add(child.upn)
    made = Child.objects.bulk_create(made, batch_size=500)
    homes = []
    for child in made:
        code = f"{draw.choice(('ME', 'TN', 'CT', 'DA'))}{draw.randrange(1, 30)} {draw.randrange(1, 10)}{draw.choice(LETTERS)}{draw.choice(LETTERS)}"
        street = (
            f"{draw.randrange(1, 120)} {fake.last_name()} {draw.choice(('Road', 'Street', 'Lane', 'Close', 'Avenue'))}"
        )
        homes.append(
            Address(
                child=child,
                lines=f"{street}\n{draw.choice(('Ashford', 'Maidstone', 'Dover', 'Swale'))}",
                postcode=code,
                from_on=date(2020, 1, 1),
            )
        )
    for number in range(0, 4 * SUBJECTS, 4):
        for other in (1, 2):
            homes[number + other].lines, homes[number + other].postcode = homes[number].lines, homes[number].postcode
        for kind in ("MOTHER", "FATHER"):
            contact = Contact.objects.create(
                name=f"{fake.first_name_female() if kind == 'MOTHER' else fake.first_name_male()} {made[number].legal_surname}"
            )
            Relationship.objects.bulk_create(
                Relationship(child=made[number + other], contact=contact, kind=kind, responsibility="YES")
                for other in range(3)
            )
    Address.objects.bulk_create(homes, batch_size=500)
    for child, home in zip(made, homes, strict=True):
        child.home = home
    return list(made)


class Writer:
    """Writes what stands in a paper about a child."""

    def __init__(self, children: list[Any], number: int, seed: int) -> None:
        from faker import Faker

        self.draw = random.Random(f"{seed}:{number}")
        self.fake = Faker("en_GB")
        self.fake.seed_instance(seed * 100_000 + number)
        self.subject = children[4 * (number % SUBJECTS)]
        self.sister, self.brother = children[4 * (number % SUBJECTS) + 1], children[4 * (number % SUBJECTS) + 2]
        self.school = self.draw.choice(SCHOOLS)

    def day(self) -> str:
        day = DAY - timedelta(days=self.draw.randrange(5, 900))
        return self.draw.choice((day.strftime("%d/%m/%Y"), f"{day.day} {day:%B %Y}", day.strftime("%d.%m.%y")))

    def adult(self) -> str:
        return f"{self.fake.first_name()} {self.fake.last_name()}"

    def lines(self, bare: bool) -> list[str]:
        """A page and a half about the subject in which nobody else's child stands."""
        child, first = self.subject, self.subject.known_as or self.subject.legal_forename
        nhs = f"{child.nhs_number[:3]} {child.nhs_number[3:6]} {child.nhs_number[6:]}"
        mother, head, teacher, doctor, therapist = (self.adult() for _ in range(5))
        said = [
            f"Report for {child.legal_forename} {child.legal_surname}",
            f"Date of birth: {child.born_on:%d/%m/%Y}   UPN: {child.upn}   NHS number: {nhs}",
            f"Address: {child.home.lines.splitlines()[0]}, {child.home.lines.splitlines()[1]}, {child.home.postcode}",
            f"School: {self.school}. Headteacher: {head}. SENCO: Mrs {self.fake.last_name()}",
            f"{first} was seen at school on {self.day()} by Dr {doctor}, and again on {self.day()}.",
            f"{first} lives at home with both parents, {self.sister.legal_forename} {child.legal_surname} and {self.brother.legal_forename}.",
            f"{self.brother.legal_forename} {child.legal_surname} attends the same school and also has needs.",
            f"{first}'s mother told us that {first} finds noise hard. Mr {self.adult()} from the outreach team agrees.",
            f"{teacher}, class teacher, uses visual timetables. Small group work is led by {self.adult()}.",
            f"In class {first} sits near the door. A peer, J, was asked to move on {self.day()}.",
            f"The Renfrew test was used (see Taylor, J. & Brown, K. (2014), and Green, A., 2019). {first} scored 84.",
            f"In the May half term and the Summer term {first} will join Green group. Hope and grace were words {first} could read.",
            "Young people in Year 6 may use the King's Hall. Mark schemes will be shared. Rose Hill is the quiet room.",
            f"Community clinic: {self.draw.randrange(1, 90)} High Street, Maidstone Health Centre, ME{self.draw.randrange(14, 18)} {self.draw.randrange(1, 9)}AB. Telephone 01622 {self.draw.randrange(100000, 999999)}.",
            f"Case reference CW-{self.draw.randrange(10**6)}. Version 3.2.14. Room 12.11. Cost £1,204.",
            f"Signed: {therapist}",
            "Specialist Speech and Language Therapist",
            f"Copy to: Ms {self.fake.first_name()[0]} {self.fake.last_name()}; {mother} (mother)",
        ]
        if bare:
            said.insert(8, f"{self.adult()} {self.draw.choice(BARE)}")
        return said


def first_of(child: Any) -> str:
    return str(child.known_as or child.legal_forename)


def wide(number: str) -> str:
    return f"{number[0]} {number[1:5]} {number[5:9]} {number[9:]}"


WAYS: dict[str, Callable[[Any], str]] = {
    "forename and surname": lambda c: f"At lunch {c.legal_forename} {c.legal_surname} sat beside them and helped.",
    "surname first": lambda c: f"{c.legal_surname}, {c.legal_forename}",
    "surname in capitals first": lambda c: f"Register: {c.legal_surname.upper()} {c.legal_forename} present",
    "as known": lambda c: f"We also worked with {first_of(c)} {c.legal_surname} that day.",
    "initial and surname": lambda c: (
        f"Another pupil, {c.legal_forename[0]}. {c.legal_surname}, had the same programme."
    ),
    "possessive": lambda c: f"{c.legal_forename} {c.legal_surname}'s plan is under review.",
    "without accents and marks": lambda c: (
        f"The group with {plain(c.legal_forename)} {plain(c.legal_surname)} went well."
    ),
    "with a middle name": lambda c: f"{c.legal_forename} Alexandra {c.legal_surname} was in the group.",
    "date of birth": lambda c: f"DOB: {c.born_on.day} {c.born_on:%B %Y}",
    "date of birth in figures": lambda c: f"Date of Birth {c.born_on:%d.%m.%y}",
    "pupil number": lambda c: f"UPN {c.upn}",
    "pupil number with blanks": lambda c: f"Pupil no. {wide(c.upn)}",
    "NHS number": lambda c: f"NHS No: {c.nhs_number[:3]} {c.nhs_number[3:6]} {c.nhs_number[6:]}",
    "address": lambda c: f"Letters go to {', '.join(c.home.lines.splitlines())}, {c.home.postcode}.",
    "postcode": lambda c: f"The taxi then collects from {c.home.postcode.replace(' ', '')}.",
    "label by label": lambda c: f"Surname: {c.legal_surname}   First name: {c.legal_forename}",
}
IN_NAME = "in the name of the file"


def plain(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def papers(children: list[Any], count: int = 200, seed: int = 11) -> list[Seeded]:
    """The set: every second paper with a child planted, in each way and in each kind of file in turn."""
    made = []
    ways = [*WAYS, IN_NAME]
    for number in range(count):
        writer = Writer(children, number, seed)
        planted = number % 2 == 0
        kind = KINDS[(number // 2) % len(KINDS)]
        other = children[writer.draw.randrange(4 * SUBJECTS, len(children))]
        while not other.upn or other.legal_surname == writer.subject.legal_surname:
            other = children[writer.draw.randrange(4 * SUBJECTS, len(children))]
        how = ways[(number // 2) % len(ways)] if planted else ""
        lines = writer.lines(bare=not planted and number % 24 == 1)
        name = f"EHC advice {number + 1}"
        words = ""
        if how == IN_NAME:
            name = f"{other.legal_forename}_{other.legal_surname}-advice{number + 1}".replace(" ", "_")
        elif planted:
            words = WAYS[how](other)
        paper = MAKERS[kind](name, lines, words, writer.draw)
        made.append(Seeded(paper, writer.subject, other.pk if planted else None, how, kind))
    return made


def placed(lines: list[str], words: str, draw: random.Random) -> list[str]:
    """The lines with the planted words among them, never in the last three."""
    at = draw.randrange(5, len(lines) - 3)
    return [*lines[:at], words, *lines[at:]] if words else lines


def as_pdf(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    return Paper(f"{name}.pdf", pdf_of(placed(lines, words, draw)))


def as_scan(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    return Paper(f"{name}.pdf", pdf_of(placed(lines, words, draw), scanned=True))


def pdf_of(lines: list[str], *, scanned: bool = False, properties: dict[str, str] | None = None) -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader, simpleSplit
    from reportlab.pdfgen import canvas

    kept = io.BytesIO()
    page = canvas.Canvas(kept, invariant=1)
    page.setTitle((properties or {}).get("title", "Advice"))
    page.setSubject((properties or {}).get("subject", ""))
    if scanned:
        page.drawImage(ImageReader(Image.new("L", (620, 877), 235)), 0, 0, 595, 842)
    text = page.beginText(50, 790)
    text.setFont("Helvetica", 10)
    if scanned:
        text.setTextRenderMode(3)
    for line in lines:
        for part in simpleSplit(line, "Helvetica", 10, 480):
            text.textLine(part)
    page.drawText(text)
    page.save()
    return kept.getvalue()


def as_properties(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    """The planted words where nobody looks: the properties of a PDF or of a Word document."""
    if draw.random() < 0.5:
        return Paper(f"{name}.pdf", pdf_of(lines, properties={"title": words or "Advice", "subject": "Draft"}))
    return Paper(f"{name}.docx", word_of(lines, lambda document: setattr(document.core_properties, "subject", words)))


def word_of(lines: list[str], more: Callable[[Any], object]) -> bytes:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    more(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def as_word(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    """In the text, in a header, in a table, in a comment, or among what was struck out."""
    place = draw.choice(("text", "header", "table", "comment", "struck out"))

    def put(document: Any) -> None:
        if not words:
            return
        if place == "header":
            document.sections[0].header.paragraphs[0].text = words
        elif place == "table":
            cells = document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = "Notes", words
        elif place == "comment":
            document.add_comment(document.paragraphs[3].runs[0], text=words, author="Officer")
        elif place == "struck out":
            strike(document.paragraphs[6], words)
        else:
            document.paragraphs[7].insert_paragraph_before(words)

    return Paper(f"{name}.docx", word_of(lines, put))


def strike(paragraph: Any, words: str) -> None:
    """Put words into a paragraph as a tracked deletion, in three runs as word processors do."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    gone = OxmlElement("w:del")
    gone.set(qn("w:author"), "Officer")
    for piece in (words[: len(words) // 3], words[len(words) // 3 : -2], words[-2:]):
        run, text = OxmlElement("w:r"), OxmlElement("w:delText")
        text.text = piece
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        gone.append(run)
    paragraph._p.append(gone)


def zipped(parts: dict[str, str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 26, 0, 0, 0)), words)
    return kept.getvalue()


def xml(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def as_sheet(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    cells = placed(lines, words, draw)
    shared = "".join(f"<si><t>{xml(line)}</t></si>" for line in cells)
    rows = "".join(f'<row r="{at + 1}"><c r="A{at + 1}" t="s"><v>{at}</v></c></row>' for at in range(len(cells)))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return Paper(
        f"{name}.xlsx",
        zipped(
            {
                "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
                "xl/workbook.xml": f'<workbook {space}><sheets><sheet name="Provision" sheetId="1"/></sheets></workbook>',
                "xl/sharedStrings.xml": f"<sst {space}>{shared}</sst>",
                "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>",
            }
        ),
    )


def as_open(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    text = "".join(f"<text:p>{xml(line)}</text:p>" for line in placed(lines, words, draw))
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    return Paper(
        f"{name}.odt",
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"<office:document-content {space}><office:body>{text}</office:body></office:document-content>",
                "meta.xml": f"<office:document-meta {space}><office:meta/></office:document-meta>",
            }
        ),
    )


def as_email(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    """An email with a PDF attached; the planted words in one or the other."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Advice", "office@school.example", "sen@council.example"
    in_letter = draw.random() < 0.5
    message.set_content("\n".join(placed(lines, words if in_letter else "", draw)))
    attached = pdf_of(placed(lines, "" if in_letter else words, draw))
    message.add_attachment(attached, maintype="application", subtype="pdf", filename="advice.pdf")
    return Paper(f"{name}.eml", message.as_bytes())


def as_text(name: str, lines: list[str], words: str, draw: random.Random) -> Paper:
    return Paper(f"{name}.txt", "\n".join(placed(lines, words, draw)).encode())


MAKERS = {
    "pdf": as_pdf,
    "docx": as_word,
    "scan": as_scan,
    "properties": as_properties,
    "xlsx": as_sheet,
    "odt": as_open,
    "eml": as_email,
    "txt": as_text,
}


@dataclass(frozen=True)
class Measured:
    """How the guard did on the set."""

    planted: int
    found: int
    clean: int
    alarms: int
    missed: tuple[tuple[int, str, str], ...]
    false: tuple[tuple[int, str, str], ...]
    unread: int

    @property
    def recall(self) -> float:
        return self.found / self.planted


def measured(made: list[Seeded]) -> Measured:
    """Look through every paper; found means that the child who was planted is named, or one who shares what was planted."""
    from countywide.casework.release import looking

    missed, false, unread = [], [], 0
    for at, each in enumerate(made):
        [looked] = looking.look([each.paper], each.subject)
        unread += bool(looked.unread)
        if each.planted is None:
            false += [(at, each.kind, hit.passage) for hit in looked.hits[:1]]
            continue
        hits = {hit.child_id for hit in looked.hits}
        if each.planted not in hits and not (hits and is_alike(each, hits)):
            missed.append((at, each.kind, each.how))
    planted = sum(each.planted is not None for each in made)
    return Measured(
        planted, planted - len(missed), len(made) - planted, len(false), tuple(missed), tuple(false), unread
    )


def is_alike(each: Seeded, hits: set[int]) -> bool:
    """Whether a child who shares what was planted was named: a name, an initial or a day alone cannot tell two apart."""
    from countywide.register.people.models import Child

    other, found = Child.objects.get(pk=each.planted), Child.objects.filter(pk__in=hits)
    if each.how.startswith("date of birth"):
        return found.filter(born_on=other.born_on).exists()
    namesakes = found.filter(surname_key=other.surname_key)
    if each.how == "initial and surname":
        return namesakes.exists()
    names = {other.legal_forename, other.known_as} - {""}
    return any({namesake.legal_forename, namesake.known_as} & names for namesake in namesakes)


def pdf_of_pages(lines: list[str], pages: int) -> bytes:
    """Full pages of lines, thirty-five on each."""
    from reportlab.pdfgen import canvas

    kept = io.BytesIO()
    page = canvas.Canvas(kept, invariant=1)
    for number in range(pages):
        text = page.beginText(30, 800)
        text.setFont("Helvetica", 7)
        for at in range(35):
            text.textLine(lines[(number * 35 + at) % len(lines)])
        page.drawText(text)
        page.showPage()
    page.save()
    return kept.getvalue()
