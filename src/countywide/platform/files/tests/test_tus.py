"""The protocol, requirement by requirement."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from django.test import Client

from countywide.platform.files import actions, queries, receiving, spool
from countywide.platform.files.models import File, Upload

pytestmark = pytest.mark.django_db
PIECE = "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0"}


def said(**pairs: str) -> str:
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in pairs.items())


def begin(
    client: Client, length: Any = 10, *, keeper: str = "open", place: str = "a", body: bytes = b"", **more: str
) -> Any:
    headers = {
        **TUS,
        "Upload-Length": str(length),
        "Upload-Metadata": said(filename="otters.txt", keeper=keeper, place=place),
        **more,
    }
    return client.post("/files/", body, content_type=PIECE if body else "text/plain", headers=headers)


def piece(client: Client, where: str, body: bytes, at: int, **more: str) -> Any:
    return client.patch(where, body, content_type=PIECE, headers={**TUS, "Upload-Offset": str(at), **more})


def stands(client: Client, where: str) -> Any:
    return client.head(where, headers=TUS)


@pytest.fixture
def where(client):
    return begin(client).headers["Location"]


def test_what_the_server_can_do(client):
    answer = client.options("/files/")
    assert answer.status_code == 204
    assert {name: answer.headers[name] for name in ("Tus-Version", "Tus-Extension", "Tus-Max-Size")} == {
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,creation-with-upload,termination,checksum,expiration",
        "Tus-Max-Size": str(3 * 1024 * 1024),
    }
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256,sha512,md5"


def test_an_upload_in_two_pieces_becomes_a_file(client, where, places):
    assert stands(client, where).headers["Upload-Offset"] == "0"
    first = piece(client, where, b"Otter", 0)
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "5")
    assert (stands(client, where).headers["Upload-Offset"], stands(client, where).headers["Cache-Control"]) == (
        "5",
        "no-store",
    )
    last = piece(client, where, b"s swi", 5)
    assert (last.status_code, last.headers["Upload-Offset"], "Upload-Expires" in last.headers) == (204, "10", True)
    file = File.objects.get()
    assert (file.name, file.size, file.sha256) == ("otters.txt", 10, hashlib.sha256(b"Otters swi").hexdigest())
    assert places["arrived"] == [file]
    assert stands(client, where).headers["Upload-Offset"] == "10"
    assert piece(client, where, b"", 10).status_code == 409


def test_creation_may_bring_the_first_piece(client):
    answer = begin(client, 10, body=b"Otters")
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "6")
    whole = begin(client, 6, body=b"Otters")
    assert (whole.status_code, File.objects.count()) == (201, 1)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "ten"}, 400),
        ({"Upload-Length": "1e3"}, 400),
        ({"Upload-Length": "0"}, 400),
        ({"Upload-Length": str(3 * 1024 * 1024 + 1)}, 413),
        ({"Upload-Metadata": "keeper !!"}, 400),
        ({"Upload-Metadata": said(keeper="nobody", place="a")}, 403),
        ({"Upload-Metadata": said(keeper="open", place="shut")}, 403),
        ({"Upload-Metadata": said(keeper="closed", place="a")}, 403),
        ({"Upload-Metadata": ""}, 403),
        ({"Upload-Defer-Length": "1"}, 400),
        ({"Upload-Concat": "partial"}, 400),
        ({"Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_what_is_not_begun(client, headers, status):
    assert begin(client, **headers).status_code == status
    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "at", "kind", "more", "status"),
    [
        (b"Otter", 3, PIECE, {}, 409),
        (b"Otter", 0, "text/plain", {}, 415),
        (b"Otters swim", 0, PIECE, {}, 413),
        (b"Otter", 0, PIECE, {"Upload-Checksum": "crc32 AAAA"}, 400),
        (b"Otter", 0, PIECE, {"Upload-Checksum": "sha1 !"}, 400),
        (b"Otter", 0, PIECE, {"Upload-Checksum": "sha1 " + base64.b64encode(b"x" * 20).decode()}, 460),
        (b"Otter", 0, PIECE, {"Tus-Resumable": "2.0.0"}, 412),
        (b"Otter", "x", PIECE, {}, 400),
    ],
)
def test_a_refused_piece_writes_nothing(client, where, body, at, kind, more, status):
    answer = client.patch(where, body, content_type=kind, headers={**TUS, "Upload-Offset": str(at), **more})
    assert answer.status_code == status
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert stands(client, where).headers["Upload-Offset"] == "0"


def test_a_piece_that_proves_right_is_kept(client, where):
    proof = base64.b64encode(hashlib.sha256(b"Otter").digest()).decode()
    assert piece(client, where, b"Otter", 0, **{"Upload-Checksum": f"sha256 {proof}"}).status_code == 204
    assert Upload.objects.get().pending_from is None


def test_a_stop_in_the_middle_of_a_proved_piece_goes_back_to_where_it_began(client, where):
    upload = Upload.objects.get()
    piece(client, where, b"Ot", 0)
    with spool.path_of(upload.pk).open("ab") as half:  # what a killed server leaves behind
        half.write(b"te")
    Upload.objects.update(pending_from=2)
    assert stands(client, where).headers["Upload-Offset"] == "2"
    assert piece(client, where, b"ters swi", 2).status_code == 204
    assert File.objects.get().sha256 == hashlib.sha256(b"Otters swi").hexdigest()


def test_an_upload_can_be_ended(client, where):
    assert client.delete(where, headers=TUS).status_code == 204
    assert (stands(client, where).status_code, Upload.objects.count(), list(spool.folder().iterdir())) == (404, 0, [])


def test_an_upload_nobody_went_on_with_is_gone_after_a_week(client, where):
    upload = Upload.objects.get()
    Upload.objects.update(expires_at=upload.made_at)
    assert (stands(client, where).status_code, piece(client, where, b"Otter", 0).status_code) == (410, 410)


def test_no_room_keeps_what_arrived_and_says_when_to_try_again(client, where, monkeypatch):
    def full(file: Any, block: bytes) -> int:
        raise OSError(28, "No space left on device")

    piece(client, where, b"Ot", 0)
    monkeypatch.setattr(receiving, "put", full)
    answer = piece(client, where, b"ters", 2)
    assert (answer.status_code, answer.headers["Retry-After"]) == (507, "60")
    assert b"What arrived is kept" in answer.content
    monkeypatch.undo()
    assert stands(client, where).headers["Upload-Offset"] == "2"
    assert piece(client, where, b"ters swi", 2).status_code == 204


def test_somebody_elses_upload_looks_like_none(client_for, person):
    mine, theirs = person("senco"), person("senco")
    where = begin(client_for(mine), keeper="own", place=str(mine.pk)).headers["Location"]
    for method in ("head", "patch", "delete"):
        answer = getattr(client_for(theirs), method)(where, headers={**TUS, "Upload-Offset": "0"}, content_type=PIECE)
        assert answer.status_code == 404
    assert Client().head(where, headers=TUS).status_code == 404
    assert stands(client_for(mine), where).status_code == 200


def test_another_browser_of_the_same_person_goes_on(client_for, person):
    senco = person("senco")
    where = begin(client_for(senco), keeper="own", place=str(senco.pk)).headers["Location"]
    piece(client_for(senco), where, b"Otter", 0)
    assert stands(client_for(senco), where).headers["Upload-Offset"] == "5"


def test_a_page_of_another_site_cannot_send(person):
    strict = Client(enforce_csrf_checks=True)
    assert begin(strict).status_code == 403
    assert Upload.objects.count() == 0


def test_the_quota_of_a_case_is_shared_by_its_places(client, settings):
    settings.CASE_LIMIT_MB = 3
    body = b"x" * (2 * 1024 * 1024)
    assert begin(client, len(body), body=body, place="a").status_code == 201
    refused = begin(client, len(body), place="b")
    assert (refused.status_code, b"ask us to take it another way" in refused.content) == (413, True)


def test_a_stop_between_the_last_byte_and_the_row_is_made_good(client, where, monkeypatch):
    from countywide.platform.files import tasks

    monkeypatch.setattr(actions, "finish", lambda upload, **_: None)
    piece(client, where, b"Otters swi", 0)
    monkeypatch.undo()
    assert File.objects.count() == 0
    assert tasks.tidy() == 1
    assert (File.objects.get().size, tasks.tidy()) == (10, 0)


def test_finishing_twice_makes_one_file(client, where):
    piece(client, where, b"Otters swi", 0)
    upload = queries.upload_with(Upload.objects.get().pk)
    actions.finish(upload, by=None, now=upload.made_at)
    assert File.objects.count() == 1
