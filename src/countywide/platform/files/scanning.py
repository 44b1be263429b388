"""Asking ClamAV's daemon whether a file holds a virus. What it could not read is not clean."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

BLOCK = 1024 * 1024
TIMEOUT = 600  # seconds; a video of a gigabyte takes its time
OVER_LIMIT = ("heuristics.limits.exceeded", "size limit exceeded")


class ScannerAway(Exception):
    """The scanner is connected in the settings and did not answer: the file waits, and is tried again."""


@dataclass(frozen=True)
class Verdict:
    """CLEAN, VIRUS or UNREAD, and what the engine said of it."""

    says: str
    name: str = ""


def is_connected() -> bool:
    """Whether the settings name a scanner."""
    return bool(settings.CLAMD)


def scan(path: Path) -> Verdict:
    """What the daemon says of a file; by handing it over on the same machine, else by sending its bytes."""
    try:
        return verdict(ask_by_handing_over(path) if settings.CLAMD.startswith("/") else ask_by_sending(path))
    except OSError as away:
        raise ScannerAway(str(away)) from away


def engine() -> str:
    """What the daemon calls itself; empty when it does not answer."""
    try:
        with connected() as line:
            line.sendall(b"zVERSION\0")
            return reply(line)[:60]
    except OSError:
        return ""


def connected() -> socket.socket:
    """A line to the daemon: a path is a socket of this machine, host:port one of the network."""
    if settings.CLAMD.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(TIMEOUT)
        try:
            line.connect(settings.CLAMD)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = settings.CLAMD.rpartition(":")
    line = socket.create_connection((host, int(port)), timeout=10)
    line.settimeout(TIMEOUT)
    return line


def ask_by_handing_over(path: Path) -> str:
    with connected() as line, path.open("rb") as file:
        line.sendall(b"zFILDES\0")
        socket.send_fds(line, [b"\0"], [file.fileno()])
        return reply(line)


def ask_by_sending(path: Path) -> str:
    with connected() as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        try:
            while block := file.read(BLOCK):
                line.sendall(struct.pack("!L", len(block)) + block)
            line.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it stopped listening; its reply says why
        return reply(line)


def reply(line: socket.socket) -> str:
    heard = b""
    while not heard.endswith(b"\0"):
        part = line.recv(4096)
        if not part:
            break
        heard += part
    return heard.rstrip(b"\0").decode("utf-8", "replace").strip()


def verdict(said: str) -> Verdict:
    """The daemon's words as one of three answers."""
    if said.endswith(" OK"):
        return Verdict("CLEAN")
    if any(words in said.lower() for words in OVER_LIMIT):
        return Verdict("UNREAD", said[:200])
    if said.endswith(" FOUND"):
        return Verdict("VIRUS", said.split(": ", 1)[-1].removesuffix(" FOUND"))
    if not said:
        raise ScannerAway("The scanner closed the line and said nothing.")
    return Verdict("UNREAD", said[:200])
