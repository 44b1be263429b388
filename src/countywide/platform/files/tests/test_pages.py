"""Files sent without script, opened, taken out; and doors that stay shut."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from countywide.platform.audit.models import Opening
from countywide.platform.files import actions, tasks, types
from countywide.platform.files.models import File
from countywide.platform.files.tests import samples
from countywide.platform.kit.doors import Machine

pytestmark = pytest.mark.django_db
BY = Machine("test")


def clean(content: bytes = b"Otters swim in rivers.", name: str = "otters.txt") -> File:
    file = actions.receive(SimpleUploadedFile(name, content), keeper="open", place="a", by=BY)
    tasks.look_at(str(file.pk))
    file.refresh_from_db()
    return file


def send(client: Client, *contents: bytes, place: str = "a") -> object:
    files = [SimpleUploadedFile(f"otters{number}.txt", content) for number, content in enumerate(contents)]
    return client.post("/files/plain", {"keeper": "open", "place": place, "next": "/files/help", "file": files})


def test_files_go_without_script_and_each_bad_one_says_why(client, settings):
    settings.FILE_LIMIT_MB = 1
    answer = send(client, b"Otters swim.", b"", b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/files/help")
    page = client.get("/files/help").content.decode()
    assert "A file arrived." in page and "The file is empty" in page and "bigger than 1 MB" in page
    assert File.objects.count() == 1


def test_nobody_sends_where_the_keeper_does_not_let_them(client):
    assert send(client, b"Otters swim.", place="shut").status_code == 403
    assert File.objects.count() == 0


def test_the_limits_on_the_page_are_the_limits_in_force(client, settings):
    settings.FILE_LIMIT_MB, settings.CASE_LIMIT_MB = 7, 9
    page = client.get("/files/help").content.decode()
    assert "may hold up to 7 MB" in page and "up to 9 MB" in page


def test_a_file_is_opened_with_headers_that_lock_it_in_and_the_opening_is_logged(client):
    file = clean()
    answer = client.get(f"/files/{file.pk}/open")
    assert b"".join(answer.streaming_content) == b"Otters swim in rivers."
    assert {
        name: answer.headers[name] for name in ("X-Content-Type-Options", "Cache-Control", "Content-Disposition")
    } == {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Content-Disposition": 'inline; filename="otters.txt"',
    }
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert [(each.about_kind, each.about_key) for each in Opening.objects.all()] == [("files.file", str(file.pk))]
    copy = client.get(f"/files/{file.pk}/open?copy=1")
    assert copy.headers["Content-Disposition"].startswith("attachment")
    for each in (answer, copy):
        each.close()


@pytest.mark.parametrize(
    ("asked", "status", "given", "says"),
    [
        ("bytes=0-5", 206, b"Otters", "bytes 0-5/22"),
        ("bytes=7-", 206, b"swim in rivers.", "bytes 7-21/22"),
        ("bytes=-7", 206, b"rivers.", "bytes 15-21/22"),
        ("bytes=0-99", 200, b"Otters swim in rivers.", None),
        ("bytes=22-", 416, b"", "bytes */22"),
        ("bytes=9-3", 416, b"", "bytes */22"),
        ("pages=1-2", 200, b"Otters swim in rivers.", None),
    ],
)
def test_the_part_asked_for(client, asked, status, given, says):
    answer = client.get(f"/files/{clean().pk}/open", headers={"Range": asked})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    assert (answer.status_code, body, answer.headers.get("Content-Range")) == (status, given, says)


@pytest.mark.parametrize("content", [samples.zipped, lambda: samples.pdf("otter")])
def test_a_file_that_is_not_clean_is_opened_to_nobody(client, content):
    file = clean(content(), "otters.pdf")
    answer = client.get(f"/files/{file.pk}/open")
    assert answer.status_code == 403 and file.help.encode() in answer.content


def test_a_file_waits_unseen_until_it_is_checked(client):
    file = actions.receive(SimpleUploadedFile("a.txt", b"Otters"), keeper="open", place="a", by=BY)
    assert client.get(f"/files/{file.pk}/open").status_code == 403


def test_a_file_the_keeper_does_not_open_looks_like_none(client):
    file = clean()
    types.register(types.Keeper("open", may_add=lambda request, place: True))
    assert client.get(f"/files/{file.pk}/open").status_code == 404
    assert client.get("/files/00000000-0000-4000-8000-000000000000/open").status_code == 404


def test_somebody_takes_out_their_own_file_and_nobody_elses(client_for, person):
    mine, other = person("senco"), person("senco")
    client_for(mine).post(
        "/files/plain", {"keeper": "open", "place": "a", "file": [SimpleUploadedFile("a.txt", b"Otters")]}
    )
    file = File.objects.get()
    assert client_for(other).post(f"/files/{file.pk}/remove").status_code == 403
    assert client_for(mine).post(f"/files/{file.pk}/remove").status_code == 302
    file.refresh_from_db()
    assert file.removed_at is not None


def test_a_keeper_may_keep_taking_out_to_itself(client):
    file = clean()
    types.register(types.Keeper("open", may_add=lambda request, place: True, may_remove=lambda request, file: False))
    assert client.post(f"/files/{file.pk}/remove").status_code == 404
    file.refresh_from_db()
    assert file.removed_at is None


def test_a_page_elsewhere_is_never_gone_back_to(client):
    answer = client.post("/files/plain", {"keeper": "open", "place": "a", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/files/help"


def test_what_was_not_let_through_is_seen_by_those_who_may_and_names_nobody(client_for, person):
    clean(samples.zipped(), "Otterby family.zip")
    page = client_for(person("data-coordinator")).get("/files/not-let-through").content.decode()
    assert "Of a kind that is not taken" in page and "Otterby" not in page
    assert client_for(person("senco")).get("/files/not-let-through").status_code == 403
    assert Client().get("/files/not-let-through").status_code == 302


def test_what_is_handed_on_stays_as_it_was_handed_on_whatever_becomes_of_the_original():
    from countywide.platform.files import queries

    original = clean()
    copy = actions.keep_copy(original, keeper="own", place="1", by=BY)
    assert (copy.keeper, copy.place, copy.sha256, copy.state) == ("own", "1", original.sha256, "CLEAN")
    actions.remove(original, by=BY)
    assert queries.is_still_used(copy.sha256)
    assert queries.whole(copy) == b"Otters swim in rivers."


def test_a_file_that_nobody_may_open_yet_is_not_handed_on():
    from countywide.platform.kit.conduct import RuleBroken

    unread = actions.receive(SimpleUploadedFile("otters.txt", b"Otters"), keeper="open", place="a", by=BY)
    with pytest.raises(RuleBroken, match="cannot be handed on yet"):
        actions.keep_copy(unread, keeper="own", place="1", by=BY)
    assert File.objects.count() == 1
