"""Uploads against a real server: the official clients, lines that are cut, a server that is killed, a scanner, a bucket."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from tusclient.client import TusClient

from tests.kills.processes import kill_family, wait_until
from tests.uploads.conftest import ROOT, TOKEN, free_port
from tests.uploads.cutting import Line

pytestmark = pytest.mark.kills
MB = 1024 * 1024
HEADERS = {"Cookie": f"csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
PIECE = "application/offset+octet-stream"


def drawn(folder: Path, size: int) -> tuple[Path, str]:
    """A file of random bytes, and its hash."""
    content = random.Random(size).randbytes(size)
    path = folder / "otters.bin"
    path.write_bytes(content)
    return path, hashlib.sha256(content).hexdigest()


def arrived(served: Any, place: str) -> list[tuple[Any, ...]]:
    return served.house.rows(f"select sha256, size from files_file where place = '{place}' order by uploaded_at")


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_official_client_for_python_sends_through_cuts_and_a_kill(serve, tmp_path):
    served = serve()
    path, sha256 = drawn(tmp_path, 40 * MB)
    line = Line(served.port, [9 * MB, 17 * MB, 26 * MB])
    client = TusClient(f"http://127.0.0.1:{line.port}/files/", headers=HEADERS)
    said = {"filename": "otters.bin", "keeper": "test", "place": "py"}
    stream = path.open("rb")
    uploader = client.uploader(file_stream=stream, chunk_size=5 * MB, metadata=said, retries=0)
    acknowledged, killed = 0, False
    until = time.monotonic() + 90
    while uploader.offset < uploader.get_file_size() and time.monotonic() < until:
        try:
            uploader.upload_chunk()
        except Exception:  # the client says little of what a cut line was
            stands = wait_until(lambda: offset_of(uploader), seconds=30)
            assert stands >= acknowledged, "Something acknowledged was sent again."
            uploader.offset = stands
        acknowledged = uploader.offset
        if not killed and uploader.offset >= 30 * MB:
            killed = True
            served.kill()
            served.start()
    assert (killed, line.made, uploader.offset) == (True, 3, 40 * MB)
    assert arrived(served, "py") == [(sha256, 40 * MB)]
    assert line.passed < 40 * MB + 4 * 5 * MB  # each break costs at most the piece on its way
    line.close()
    stream.close()


def offset_of(uploader: Any) -> int | None:
    try:
        return int(uploader.get_offset()) + 0
    except Exception:
        return None


def test_the_official_client_for_browsers_sends_through_cuts(served, tmp_path):
    node = shutil.which("node")
    assert node, "Install Node.js: the client for browsers is run in it."
    path, sha256 = drawn(tmp_path, 24 * MB)
    line = Line(served.port, [7 * MB, 15 * MB])
    command = [
        node, str(Path(__file__).parent / "client.mjs"), f"http://127.0.0.1:{line.port}/files/", str(path),
        str(ROOT / "node_modules"), TOKEN,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert line.made == 2
    assert arrived(served, "js") == [(sha256, 24 * MB)]
    line.close()


# --- raw lines -------------------------------------------------------------------------------


def ask(
    port: int, method: str, path: str, body: bytes = b"", *, cut_at: int | None = None, **headers: str
) -> tuple[int, dict[str, str]]:
    """One request on a line of its own; `cut_at` sends so much of the body and hangs up."""
    named = {
        "Host": f"127.0.0.1:{port}",
        "Tus-Resumable": "1.0.0",
        "Content-Length": str(len(body)),
        **HEADERS,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in named.items()) + "\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(head.encode() + (body if cut_at is None else body[:cut_at]))
        if cut_at is not None:
            time.sleep(0.3)
            return 0, {}
        heard = b""
        while b"\r\n\r\n" not in heard:
            part = line.recv(65536)
            if not part:
                break
            heard += part
    lines = heard.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return int(lines[0].split()[1]), dict(each.split(": ", 1) for each in lines[1:])


def begin(port: int, length: int, place: str = "raw") -> str:
    from base64 import b64encode

    said = ",".join(
        f"{name} {b64encode(value.encode()).decode()}"
        for name, value in (("filename", "a.bin"), ("keeper", "test"), ("place", place))
    )
    status, headers = ask(port, "POST", "/files/", Upload_Length=str(length), Upload_Metadata=said)
    assert status == 201
    return re.sub(r"^https?://[^/]+", "", headers["Location"])


def stands(port: int, where: str) -> int:
    return int(ask(port, "HEAD", where)[1]["Upload-Offset"])


def test_what_arrived_before_a_cut_is_kept_even_when_the_server_is_killed(serve):
    served = serve()
    body = random.Random(1).randbytes(6 * MB)
    where = begin(served.port, len(body))
    ask(served.port, "PATCH", where, body, cut_at=4 * MB, Content_Type=PIECE, Upload_Offset="0")
    kept = wait_until(lambda: stands(served.port, where) or None, seconds=10)
    assert 3 * MB <= kept <= 4 * MB
    served.kill()
    served.start()
    again = stands(served.port, where)
    assert again == kept
    status, _ = ask(served.port, "PATCH", where, body[again:], Content_Type=PIECE, Upload_Offset=str(again))
    assert (status, arrived(served, "raw")[0][0]) == (204, hashlib.sha256(body).hexdigest())


def test_a_stalled_line_gives_way_to_a_newer_one_at_once(served):
    body = random.Random(2).randbytes(2 * MB)
    where = begin(served.port, len(body), "stalled")
    head = (
        f"PATCH {where} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nContent-Type: {PIECE}\r\nUpload-Offset: 0\r\n"
        f"Content-Length: {len(body)}\r\nCookie: csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port)) as stalled:
        stalled.sendall(head.replace("Host: x", f"Host: 127.0.0.1:{served.port}").encode() + body[:MB])
        time.sleep(0.5)  # and no more comes: a telephone that lost its signal
        began = time.monotonic()
        at = stands(served.port, where)
        status, headers = ask(served.port, "PATCH", where, body[at:], Content_Type=PIECE, Upload_Offset=str(at))
        if status == 409:  # a little more of the old line had been on its way
            at = int(headers["Upload-Offset"])
            status, _ = ask(served.port, "PATCH", where, body[at:], Content_Type=PIECE, Upload_Offset=str(at))
        assert (status, time.monotonic() - began < 10) == (204, True)
    assert arrived(served, "stalled")[0][0] == hashlib.sha256(body).hexdigest()


def test_two_windows_sending_one_file_make_one_file(served):
    body = random.Random(3).randbytes(5 * MB)
    where = begin(served.port, len(body), "two")
    ends: list[int] = []

    def send() -> None:
        for _ in range(50):
            at = stands(served.port, where)
            if at == len(body):
                return
            piece = body[at : at + MB]
            status, _ = ask(served.port, "PATCH", where, piece, Content_Type=PIECE, Upload_Offset=str(at))
            ends.append(status)

    windows = [threading.Thread(target=send) for _ in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join(60)
    assert set(ends) <= {204, 400, 409, 423}
    assert [row[0] for row in arrived(served, "two")] == [hashlib.sha256(body).hexdigest()]


# --- a bucket --------------------------------------------------------------------------------


def test_files_go_to_a_bucket_and_come_back_whole_and_in_part(serve, tmp_path):
    from moto.server import ThreadedMotoServer

    store = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    store.start()
    keys = {"AWS_ACCESS_KEY_ID": "otter", "AWS_SECRET_ACCESS_KEY": "holt", "AWS_DEFAULT_REGION": "eu-west-2"}
    address = f"http://127.0.0.1:{store._port}"
    try:
        import boto3

        boto3.client(
            "s3", endpoint_url=address, region_name="eu-west-2", aws_access_key_id="otter", aws_secret_access_key="holt"
        ).create_bucket(Bucket="otters", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        served = serve(COUNTYWIDE_FILES_URL=f"s3://otters/kept?endpoint={address}&region=eu-west-2", **keys)
        body = b"Otters swim.\n" * (MB // 13)
        where = begin(served.port, len(body))
        assert ask(served.port, "PATCH", where, body, Content_Type=PIECE, Upload_Offset="0")[0] == 204
        key = str(served.house.rows("select id from files_file")[0][0])
        served.house.python(
            "from countywide.platform.files import tasks\nfrom countywide.platform.files.models import File\n"
            "print(tasks.look_at(str(File.objects.get().pk)))"
        )
        whole = served.house.python(
            "import hashlib\nfrom countywide.platform.files.models import File\nfrom countywide.platform.files.store import store\n"
            "f = File.objects.get()\nprint(f.state, hashlib.sha256(b''.join(store().read(f.stored_as))).hexdigest(), "
            "b''.join(store().read(f.stored_as, 0, 6)).decode())"
        ).split()
        assert whole == ["CLEAN", hashlib.sha256(body).hexdigest(), "Otters"]
        assert key
    finally:
        store.stop()


# --- the scanner -----------------------------------------------------------------------------


@pytest.fixture
def clamd(tmp_path: Path) -> Any:
    """ClamAV's daemon on a few signatures of our own: a body, a hash and a marker."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    assert program, "Install ClamAV's daemon (the package `clamav-daemon`): `make test` tries to."
    from countywide.platform.files.tests import samples

    signatures = tmp_path / "signatures"
    signatures.mkdir()
    (signatures / "own.ndb").write_text(f"OwnTest:0:*:{samples.virus().hex()}\n")
    marker = b"SEND-" + b"OTTER-" + b"MARKER"
    (signatures / "own.ldb").write_text(f"OwnTest.Marker;Engine:81-255,Target:0;0;{marker.hex()}\n")
    line, settings = tmp_path / "clamd.ctl", tmp_path / "clamd.conf"
    settings.write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {line}\nForeground yes\nAlertExceedsMax yes\n"
        f"MaxFileSize 2M\nMaxScanSize 4M\nStreamMaxLength 4M\nTemporaryDirectory {tmp_path}\n"
        + ("User root\n" if os.geteuid() == 0 else "")
    )
    process = subprocess.Popen([program, "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(line.exists, seconds=60)
    yield str(line)
    kill_family(process)


def test_the_daemon_finds_what_it_knows_and_says_what_it_could_not_read(clamd, settings, tmp_path):
    from countywide.platform.files import scanning
    from countywide.platform.files.tests import samples

    settings.CLAMD = clamd
    assert scanning.engine().startswith("ClamAV")
    cases = {
        "clean": (b"Otters swim.", "CLEAN"),
        "virus": (samples.virus(), "VIRUS"),
        "virus in a document": (samples.docx(word__media__one=samples.virus()), "VIRUS"),
        "marker": (b"x SEND-" + b"OTTER-" + b"MARKER x", "VIRUS"),
        "too big": (os.urandom(3 * MB), "UNREAD"),
    }
    said = {}
    for name, (content, _) in cases.items():
        path = tmp_path / "asked"
        path.write_bytes(content)
        said[name] = scanning.scan(path).says
        assert scanning.verdict(scanning.ask_by_sending(path)).says == said[name]
    assert said == {name: expected for name, (_, expected) in cases.items()}
