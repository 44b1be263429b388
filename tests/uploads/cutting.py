"""A line to the server that can be cut: after so many bytes it resets the connection, as a bad line does."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress


class Line:
    """Listens on a port of its own and passes everything on, but for the cuts laid down beforehand."""

    def __init__(self, port: int, cuts: list[int]) -> None:
        self.to, self.cuts, self.passed, self.made = port, list(cuts), 0, 0
        self.guard = threading.Lock()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.to), timeout=10)
            except OSError:
                near.close()
                continue
            far.settimeout(None)
            for start, end, counts in ((near, far, True), (far, near, False)):
                threading.Thread(target=self.carry, args=(start, end, counts), daemon=True).start()

    def carry(self, start: socket.socket, end: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while block := start.recv(65536):
                end.sendall(block)
                if counts and self.must_cut(len(block)):
                    reset(start)
                    reset(end)
                    return
        for each in (start, end):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def must_cut(self, more: int) -> bool:
        """Whether the bytes that passed have reached the next cut."""
        with self.guard:
            self.passed += more
            if self.cuts and self.passed >= self.cuts[0]:
                self.cuts.pop(0)
                self.made += 1
                return True
        return False

    def close(self) -> None:
        self.listening.close()


def reset(line: socket.socket) -> None:
    """End a connection as a broken line does, without a goodbye."""
    with suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.close()
