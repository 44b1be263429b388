"""What is found in a file, and what becomes of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from countywide.platform.files import actions, queries, scanning, spool, tasks
from countywide.platform.files.models import File
from countywide.platform.files.store import StoreAway, store
from countywide.platform.files.tests import samples
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine

pytestmark = pytest.mark.django_db
BY = Machine("test")


def sent(content: bytes, name: str = "otters.pdf", place: str = "a") -> File:
    return actions.receive(SimpleUploadedFile(name, content), keeper="open", place=place, by=BY)


def looked_at(content: bytes, name: str = "otters.pdf") -> File:
    file = sent(content, name)
    tasks.look_at(str(file.pk))
    file.refresh_from_db()
    return file


GOOD = [
    ("otters.pdf", samples.pdf, "pdf"),
    ("otters.docx", samples.docx, "docx"),
    ("otters.jpg", samples.picture, "jpg"),
    ("otters.jpeg", samples.picture, "jpg"),
    ("otters.png", lambda: samples.picture("PNG"), "png"),
    ("otters.mp4", samples.film, "mp4"),
    ("otters.eml", samples.email, "eml"),
    ("otters.csv", lambda: b"name,count\notter,3\n", "csv"),
    ("otters.txt", lambda: "Otters’ holt".encode(), "txt"),
    ("otters.rtf", lambda: b"{\\rtf1 Otters swim.}", "rtf"),
    ("otters.mp3", lambda: b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" + b"\0" * 100, "mp3"),
]


@pytest.mark.parametrize(("name", "content", "kind"), GOOD, ids=[f"{row[0]}" for row in GOOD])
def test_good_files_are_let_through(name, content, kind):
    file = looked_at(content(), name)
    assert (file.state, file.trouble, file.extension, file.detail) == ("CLEAN", "", kind, "")
    assert store().has(file.sha256)
    assert not spool.path_of(file.upload.pk).exists()


BAD = [
    ("cut.pdf", lambda: samples.pdf()[:-60], "DAMAGED"),
    ("cut.docx", lambda: samples.docx()[:-400], "DAMAGED"),
    ("cut.jpg", lambda: samples.picture()[:-2000], "DAMAGED"),
    ("cut.mp4", lambda: samples.film(whole=False), "DAMAGED"),
    ("locked.pdf", lambda: samples.pdf("otter"), "LOCKED"),
    ("macros.docm", lambda: samples.docx(word__vbaProject_bin=b"Sub Otter()"), "MACROS"),
    ("renamed.docx", lambda: samples.docx(word__vbaProject_bin=b"Sub Otter()"), "MACROS"),
    ("bomb.docx", samples.bomb, "BOMB"),
    ("archive.zip", samples.zipped, "KIND"),
    ("program.pdf", lambda: b"MZ\x90\0\3\0\0\0" + b"\0" * 100, "KIND"),
    ("page.html.pdf", lambda: b"\x7fELF" + b"\1" * 100, "KIND"),
]


@pytest.mark.parametrize(("name", "content", "trouble"), BAD, ids=[row[0] for row in BAD])
def test_bad_files_are_refused_with_a_sentence_and_a_way_on(name, content, trouble, places):
    file = looked_at(content(), name)
    assert (file.state, file.trouble) == ("REFUSED", trouble)
    assert len(file.help.split()) > 8
    assert places["ruled"] == [file]
    assert not store().has(file.sha256)
    assert not spool.path_of(file.upload.pk).exists()


def test_a_file_named_otherwise_than_it_is_keeps_its_name_and_gains_its_ending():
    file = looked_at(samples.docx(), "otters.pdf")
    assert (file.state, file.detail, file.name_served) == (
        "CLEAN",
        "Named .pdf, but it is a .docx",
        "otters.pdf.docx",
    )


def test_an_empty_file_is_not_taken():
    with pytest.raises(RuleBroken, match="The file is empty"):
        sent(b"")
    assert File.objects.count() == 0


def test_what_a_camera_adds_is_not_in_the_copy_that_is_served_and_the_original_is_kept():
    content = samples.picture()
    file = looked_at(content, "page.jpg")
    with Image.open(io.BytesIO(b"".join(store().read(file.stored_as)))) as served:
        assert (dict(served.getexif()), served.size) == ({}, (240, 320))  # turned the right way up
    assert b"".join(store().read(file.sha256)) == content
    assert b"Camera of somebody" in content


def test_a_telephones_own_picture_becomes_one_that_opens_anywhere():
    file = looked_at(samples.heic(), "page.heic")
    assert (file.state, file.content_type, file.name_served) == ("CLEAN", "image/jpeg", "page.heic.jpg")


def test_equal_files_are_stored_once_and_known_as_twins():
    first, second = looked_at(samples.email(), "a.eml"), looked_at(samples.email(), "b.eml")
    assert first.sha256 == second.sha256
    assert list(queries.twins_of(second)) == [first]
    actions.remove(first, by=BY)
    assert store().has(second.sha256)
    assert list(queries.files_of("open", "a")) == [second]


def test_looking_twice_changes_nothing(places):
    file = looked_at(samples.email(), "a.eml")
    assert tasks.look_at(str(file.pk)) == "nothing to do"
    assert len(places["ruled"]) == 1


class Quicker:
    """A scanner during whose work another worker moves the file to where it is kept, and perhaps rules on it."""

    def __init__(self, file: File, *, rules: bool) -> None:
        self.file, self.rules, self.asked = file, rules, 0

    def __call__(self, path: Any) -> scanning.Verdict:
        self.asked += 1
        if self.asked > 1:
            return scanning.Verdict("CLEAN")
        if self.rules:
            assert tasks.look_at(str(self.file.pk)) == "CLEAN"
        else:
            store().take(self.file.sha256, path)
        raise FileNotFoundError(path)


@pytest.mark.parametrize(("rules", "says"), [(True, "nothing to do"), (False, "CLEAN")])
def test_two_who_look_at_a_file_at_the_same_time_rule_on_it_once(settings, monkeypatch, places, rules, says):
    settings.CLAMD = "/nowhere/clamd"
    file = sent(samples.email(), "a.eml")
    monkeypatch.setattr(scanning, "scan", Quicker(file, rules=rules))
    assert tasks.look_at(str(file.pk)) == says
    file.refresh_from_db()
    assert (file.state, len(places["ruled"])) == ("CLEAN", 1)
    assert b"".join(store().read(file.sha256)) == samples.email()


def test_bytes_that_are_nowhere_are_looked_for_again():
    file = sent(samples.email(), "a.eml")
    spool.remove(file.upload.pk)
    with pytest.raises((FileNotFoundError, StoreAway)):
        tasks.look_at(str(file.pk))


class Said:
    """A scanner that says one thing."""

    def __init__(self, says: str, name: str = "") -> None:
        self.verdict = scanning.Verdict(says, name)

    def __call__(self, path: Any) -> scanning.Verdict:
        return self.verdict


@pytest.mark.parametrize(
    ("says", "state", "trouble", "is_kept"),
    [
        ("CLEAN", "CLEAN", "", True),
        ("VIRUS", "QUARANTINED", "VIRUS", True),
        ("UNREAD", "UNSCANNED", "TOO_BIG_TO_SCAN", True),
    ],
)
def test_what_the_scanner_says_decides(monkeypatch, settings, says, state, trouble, is_kept):
    settings.CLAMD = "/nowhere/clamd"
    monkeypatch.setattr(scanning, "scan", Said(says, "Otter.Worm"))
    file = looked_at(samples.email(), "a.eml")
    assert (file.state, file.trouble, store().has(file.sha256)) == (state, trouble, is_kept)
    assert file.is_open_to_others == (state == "CLEAN")


def test_a_scanner_that_is_away_leaves_the_file_waiting_unseen(settings):
    settings.CLAMD = "/nowhere/clamd"
    file = sent(samples.email(), "a.eml")
    with pytest.raises(scanning.ScannerAway):
        tasks.look_at(str(file.pk))
    file.refresh_from_db()
    assert (file.state, file.is_open_to_others) == ("RECEIVED", False)
    settings.CLAMD = ""
    assert tasks.look_at(str(file.pk)) == "CLEAN"


def test_a_store_that_is_away_loses_nothing(monkeypatch):
    from countywide.platform.files.store import Folder

    def away(self: Any, sha256: str, source: Any) -> None:
        raise StoreAway("gone")

    file = sent(samples.email(), "a.eml")
    monkeypatch.setattr(Folder, "take", away)
    with pytest.raises(StoreAway):
        tasks.look_at(str(file.pk))
    monkeypatch.undo()
    assert tasks.look_at(str(file.pk)) == "CLEAN"
    assert b"".join(store().read(file.sha256)) == samples.email()


def test_only_a_file_the_scanner_could_not_read_is_released_and_by_whom(person, settings, monkeypatch):
    from django.utils import timezone

    settings.CLAMD = "/nowhere/clamd"
    monkeypatch.setattr(scanning, "scan", Said("UNREAD"))
    file = looked_at(samples.film(), "a.mp4")
    keeper = person("data-coordinator")
    with pytest.raises(RuleBroken, match="few words"):
        actions.release(file, by=keeper, now=timezone.now(), because="Fine")
    actions.release(file, by=keeper, now=timezone.now(), because="Watched all of it")
    assert file.state == "CLEAN"
    with pytest.raises(RuleBroken, match="by hand"):
        actions.release(file, by=keeper, now=timezone.now(), because="Watched all of it")
