"""Every place of a paper in which words stand is read, and what cannot be read is said."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.bench import release_set as make

from countywide.casework.release import reading
from countywide.casework.release.types import Paper

WORDS = "James Taylor was here"


def read(name: str, data: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in reading.read(Paper(name, data)).pages:
        found[page.place] = f"{found[page.place]}\n{page.text}" if page.place in found else page.text
    return found


def unread(name: str, data: bytes) -> list[str]:
    return [f"{part.place}: {part.why}" for part in reading.read(Paper(name, data)).unread]


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        kept = io.BytesIO()
        document.save(kept)
    return kept.getvalue()


def test_a_pdf_is_read_page_by_page():
    found = read("a.pdf", make.pdf_of_pages([f"line {number}" for number in range(70)], 2))
    assert "line 34" in found["page 1"] and "line 35" in found["page 2"]
    assert found["the name of the file"] == "a.pdf"


def test_words_behind_a_scanned_page_are_read():
    data = make.pdf_of([WORDS] * 4, scanned=True)
    assert WORDS in read("a.pdf", data)["page 1"] and unread("a.pdf", data) == []


def test_a_page_that_is_a_picture_alone_is_never_clean():
    assert unread("a.pdf", make.pdf_of([], scanned=True))[0].startswith("page 1: It is a picture without words")
    assert unread("a.pdf", make.pdf_of(["Page 1"], scanned=True))


def test_properties_notes_bookmarks_and_inner_files_of_a_pdf_are_read():
    def put(document):
        document.pages[0].obj.Annots = document.make_indirect(
            [{"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Contents": pikepdf.String("a note")}]
        )
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("a bookmark", 0))
        document.attachments["in.txt"] = b"an inner file"

    found = read("a.pdf", changed(make.pdf_of(["x"], properties={"title": WORDS}), put))
    assert "a note" in found["page 1, in a note or a field"]
    assert WORDS in found["the properties of the file"] and "a bookmark" in found["the properties of the file"]
    assert found["in a file inside it, lines 1 to 1"] == "an inner file"


@pytest.mark.parametrize("place", ["header", "footer", "comment", "struck out", "property", "table", "author"])
def test_every_part_of_a_word_document_is_read(place):
    def put(document):
        if place == "header":
            document.sections[0].header.paragraphs[0].text = WORDS
        elif place == "footer":
            document.sections[0].footer.paragraphs[0].text = WORDS
        elif place == "comment":
            document.add_comment(document.paragraphs[0].runs[0], text=WORDS, author="Officer")
        elif place == "struck out":
            make.strike(document.paragraphs[0], WORDS)
        elif place == "property":
            document.core_properties.keywords = WORDS
        elif place == "table":
            cells = document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = "James", "Taylor"
        else:
            document.add_comment(document.paragraphs[0].runs[0], text="x", author=WORDS)

    found = read("a.docx", make.word_of(["One line", "Another"], put))
    where = [at for at, text in found.items() if WORDS in text or "James\tTaylor" in text]
    assert where, found
    assert {"comment": "a comment", "header": "a header", "struck out": "page 1, in what was struck out"}.get(
        place, where[0]
    ) == where[0]


def test_what_was_struck_out_is_read_with_what_stood_beside_it():
    def put(document):
        document.paragraphs[0].runs[0].text = "Oliver "
        make.strike(document.paragraphs[0], "and Ada Byrne")

    found = read("a.docx", make.word_of(["x"], put))
    assert found["page 1"].splitlines()[0] == "Oliver "
    assert found["page 1, in what was struck out"] == "Oliver and Ada Byrne"


def test_cells_of_a_sheet_stand_side_by_side_and_dates_are_dates():
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    data = make.zipped(
        {
            "xl/workbook.xml": f'<workbook {space}><sheets><sheet name="Register of Ada" sheetId="1" state="hidden"/></sheets></workbook>',
            "xl/styles.xml": f'<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f"<sst {space}><si><t>Taylor</t></si><si><r><t>Ja</t></r><r><t>mes</t></r></si></sst>",
            "xl/worksheets/sheet1.xml": f'<worksheet {space}><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
            '<c s="1"><v>42077</v></c></row></sheetData></worksheet>',
        }
    )
    found = read("a.xlsx", data)
    assert found["sheet 1"] == "Taylor\tJames\t2015-03-14"
    assert any("Register of Ada" in text for text in found.values())


def test_open_documents_rich_text_and_plain_text_are_read():
    odt = make.as_open("a", [f"{number}" for number in range(12)], WORDS, make.random.Random(1))
    assert WORDS in read("a.odt", odt.data)["the text"]
    assert (
        WORDS
        in read(
            "a.rtf", rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\b James\b0  Taylor was\par here}".replace(rb"\par ", b" ")
        )["lines 1 to 1"]
    )
    assert "Zoë" in read("a.txt", "Zoë".encode("cp1252") + b" and more words of hers")["lines 1 to 1"]


def test_an_email_is_read_with_what_is_attached():
    message = EmailMessage()
    message["Subject"], message["From"] = WORDS, "a@school.example"
    message.set_content("plain words")
    message.add_attachment(make.pdf_of(["attached words"]), maintype="application", subtype="pdf", filename="x.pdf")
    found = read("a.eml", message.as_bytes())
    assert WORDS in found["the heading of the email"] and "plain words" in found["the words of the email"]
    assert "attached words" in found["in a file inside it, page 1"]


def test_a_picture_is_never_clean_and_its_properties_are_read():
    kept, info = io.BytesIO(), PngInfo()
    info.add_text("Description", WORDS)
    Image.new("L", (40, 40)).save(kept, "PNG", pnginfo=info)
    assert WORDS in read("a.png", kept.getvalue())["the properties of the picture"]
    assert "Look at it yourself" in unread("a.png", kept.getvalue())[0]
    kept, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = WORDS
    Image.new("L", (40, 40)).save(kept, "JPEG", exif=exif)
    assert WORDS in read("a.jpg", kept.getvalue())["the properties of the picture"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", b"%PDF-1.7 torn", "damaged or cut short"),
        ("a.docx", b"PK\x03\x04 torn", "damaged or cut short"),
        ("a.png", b"\x89PNG\r\n\x1a\n torn", "damaged or cut short"),
        ("a.pdf", b"", "is empty"),
        ("a.bin", bytes(range(64)), "cannot be searched"),
        ("a.mp3", b"ID3" + b"\0" * 64, "listen to it yourself"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(name, data, says):
    assert says in unread(name, data)[0]


def test_a_locked_pdf_is_said_to_be_locked():
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(make.pdf_of([WORDS]))) as document:
        document.save(kept, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "locked with a password" in unread("a.pdf", kept.getvalue())[0]
