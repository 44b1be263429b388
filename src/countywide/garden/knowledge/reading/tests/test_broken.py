"""Bad files: one clear sentence each, never a traceback, nothing half read."""

import io
import os
import zipfile

import pytest

from countywide.garden.knowledge.reading import CannotRead, read

from .makers import HEAD, docx, pdf, pictures

GOOD = [HEAD, ("Is it lit?", "Yes.")]
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(90)


def bomb() -> bytes:
    held = io.BytesIO(docx(GOOD))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/picture.bin", bytes(80_000_000))
    return held.getvalue()


def zipped(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "<x/>")
    return held.getvalue()


REFUSED = {
    "scanned": (lambda: pictures(2), "a.pdf", "only pictures of pages"),
    "locked pdf": (lambda: pictures(1, True, password="lamp"), "a.pdf", "PDF is locked with a password"),
    "locked word": (lambda: LOCKED, "a.docx", "locked with a password"),
    "old word": (lambda: LOCKED[:300], "a.docx", "an older Office file"),
    "bomb": (bomb, "a.docx", "unpacks to far more"),
    "empty": (lambda: b"", "a.txt", "empty"),
    "blank": (lambda: b" \n\t ", "a.md", "empty"),
    "word called pdf": (lambda: docx(GOOD), "a.pdf", "inside it is a Word document"),
    "pdf called word": (lambda: pdf(GOOD), "a.docx", "inside it is a PDF"),
    "page called text": (lambda: b"<!doctype html><p>hi", "a.txt", "inside it is a web page"),
    "text called pdf": (lambda: b"Is it lit?", "a.pdf", "inside it is plain text"),
    "spreadsheet": (lambda: zipped("xl/workbook.xml"), "a.docx", "inside it is a spreadsheet"),
    "picture": (lambda: b"\x89PNG\r\n" + bytes(90), "a.pdf", "inside it is a picture"),
    "cut word": (lambda: docx(GOOD)[:3000], "a.docx", "damaged"),
    "hollow word": (lambda: zipped("word/document.xml"), "a.docx", "damaged"),
    "cut pdf": (lambda: pdf(GOOD)[:500], "a.pdf", "damaged"),
    "script": (lambda: b"<html><script>draw()</script><div></div></html>", "a.html", "draws its words with script"),
    "noise": (lambda: os.urandom(4000), "a.txt", "does not hold readable text"),
    "deep": (lambda: b"<div>" * 20_000, "a.html", "found no words"),
    "unknown kind": (lambda: b"x", "a.odt", "cannot read files that end in .odt"),
    "no ending": (lambda: b"x", "answers", "no ending to its name"),
}


@pytest.mark.parametrize(("make", "name", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_file_is_refused_in_one_sentence_that_says_what_to_do(make, name, says):
    with pytest.raises(CannotRead) as refused:
        read(make(), name)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.endswith(".") and sentence.count(". ") == 0 and ":" in sentence


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(CannotRead, match="This file is 200 MB and the most we can read is 100 MB"):
        read(path, "a.pdf")


def test_the_limit_is_an_argument():
    with pytest.raises(CannotRead, match="most we can read is 1 KB"):
        read(b"x" * 2000, "a.txt", limit=1000)


def test_a_page_that_is_a_picture_is_named_and_the_others_are_read():
    document = read(pictures(2, words_on_last=True), "a.pdf")
    assert document.not_read == ("Page 1 is a picture with no words in it, so it was not read.",)
    assert document.pages == 2
    assert len(document.rows) == 1


SAID = "Question\tAnswer\nIs it “lit”?\tYes – it’s £5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_read(encoding):
    (row,) = read(SAID.encode(encoding), "a.txt").rows
    assert (row.question, row.answer) == ("Is it “lit”?", "Yes – it’s £5")


def test_text_that_was_encoded_twice_is_put_right():
    twice = SAID.encode().decode("cp1252", errors="ignore").replace("\x9d", "")
    (row,) = read(twice.encode(), "a.txt").rows
    assert row.answer == "Yes – it’s £5"


def test_script_never_reaches_a_row():
    page = b"<h1>Lamps</h1><p>The lamp is lit.</p><script>alert(1)</script><p onclick='x()'>It is bright.</p>"
    (row,) = read(page, "a.html").rows
    assert row.answer == "The lamp is lit.\n\nIt is bright."


def test_progress_is_told_page_by_page():
    told: list[tuple[int, int]] = []
    read(pdf(GOOD, GOOD, GOOD), "a.pdf", on_page=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
