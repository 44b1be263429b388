"""The attendees of a session as one program: each holds a line open, some ask, vote and type. Started by `forum.py`."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

TOKEN = "bench" * 6 + "ab"  # the same in the cookie and the header: what a browser does for a form


class Attendee:
    """One attendee: what their line said, and when."""

    def __init__(self, crowd: Crowd, cookie: str) -> None:
        self.crowd, self.cookie = crowd, cookie
        self.last = "0"
        self.counts: dict[str, list[tuple[int, float]]] = defaultdict(list)  # votes of a question, as they grew
        self.first: dict[str, float] = {}
        self.is_up = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.crowd.port)
        try:
            asked = f"GET /forum/{self.crowd.key}/floor/events HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookie}\r\n"
            writer.write(f"{asked}Last-Event-ID: {self.last}\r\n\r\n".encode())
            status = await reader.readline()
            assert b" 200 " in status, status
            self.is_up.set()
            number = ""
            while line := await reader.readline():
                if line.startswith(b"id: "):
                    number = line[4:].decode().strip()
                elif line.startswith(b"data: "):
                    self.told(number, line[6:])
                    self.last = number
        finally:
            writer.close()

    def told(self, number: str, data: bytes) -> None:
        now = time.perf_counter()
        for ref, votes in self.crowd.read(number, data):
            self.first.setdefault(ref, now)
            grown = self.counts[ref]
            if not grown or grown[-1][0] < votes:
                grown.append((votes, now))

    def seen(self, ref: str, votes: int) -> float | None:
        """When so many votes of a question, or more, stood on this screen."""
        grown = self.counts[ref]
        at = bisect_left(grown, (votes, 0.0))
        return grown[at][1] if at < len(grown) else None


class Crowd:
    """All of them, and what they do."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan, self.port, self.key = plan, plan["port"], plan["key"]
        self.chance = Random(5)
        self.events: dict[bytes, list[tuple[str, int]]] = {}
        self.attendees = [Attendee(self, cookie) for cookie in plan["cookies"]]
        self.asked: list[tuple[str, float, int]] = []
        self.voted: list[tuple[str, float, int]] = []
        self.pairs: set[tuple[str, int]] = set()
        self.took: dict[str, list[float]] = defaultdict(list)

    def read(self, number: str, data: bytes) -> list[tuple[str, int]]:
        """The questions an event tells of: parsed once, since everybody gets the same."""
        if data not in self.events:
            told = json.loads(data)["questions"]
            self.events[data] = [(one["ref"], one["votes"]) for one in told if not one.get("gone")]
        return self.events[data]

    async def run(self) -> dict[str, Any]:
        for attendee in self.attendees:
            attendee.task = asyncio.create_task(attendee.listen())
            await asyncio.sleep(0.02)
        await asyncio.gather(*(each.is_up.wait() for each in self.attendees))
        await asyncio.sleep(2)
        seconds = self.plan["seconds"]
        doing = [
            self.each(60 / self.plan["questions"], seconds, self.ask),
            self.each(60 / self.plan["votes"], seconds, self.vote),
            self.each(0.5, seconds, self.type),
            self.cut(seconds / 2),
        ]
        cut = (await asyncio.gather(*doing))[-1]
        await asyncio.sleep(3)
        return self.told(cut)

    async def each(self, every: float, seconds: float, deed: Any) -> None:
        """Do something so often, whether or not the one before is done."""
        began, under_way = time.perf_counter(), set()
        for turn in range(int(seconds / every)):
            await asyncio.sleep(max(0.0, began + turn * every - time.perf_counter()))
            task = asyncio.create_task(deed(turn))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        await asyncio.gather(*under_way)

    async def ask(self, turn: int) -> None:
        who = self.chance.randrange(len(self.attendees))
        began = time.perf_counter()
        told = await self.post(who, f"/forum/{self.key}/floor", {"text": self.plan["texts"][turn], "key": f"k{turn}"})
        if not told["question"].get("gone"):
            self.asked.append((told["mine"], began, who))
        else:
            self.took["kept apart"].append(0.0)

    async def vote(self, turn: int) -> None:
        for _ in range(100):
            if not self.asked:
                await asyncio.sleep(0.2)
                continue
            ref, _, asker = self.chance.choice(self.asked)
            who = self.chance.randrange(len(self.attendees))
            if who != asker and (ref, who) not in self.pairs:
                break
        else:
            return
        self.pairs.add((ref, who))
        began = time.perf_counter()
        told = await self.post(who, f"/floor/questions/{ref}/vote", {})
        self.took["vote"].append((time.perf_counter() - began) * 1000)
        self.voted.append((ref, began, told["votes"]))

    async def type(self, turn: int) -> None:
        words = self.plan["typed"][turn % len(self.plan["typed"])]
        began = time.perf_counter()
        took = await self.post(
            turn % len(self.attendees), f"/forum/{self.key}/floor/answered", {"text": words}, timed=True
        )
        self.took["typed"].append((time.perf_counter() - began) * 1000)
        if took:
            self.took["at_server"].append(float(took))

    async def cut(self, after: float) -> int:
        """A tenth of them lose their line, and come back five seconds later from where they were."""
        await asyncio.sleep(after)
        gone = self.attendees[::10]
        for attendee in gone:
            if attendee.task:
                attendee.task.cancel()
        await asyncio.sleep(5)
        for attendee in gone:
            attendee.task = asyncio.create_task(attendee.listen())
        self.back_at = time.perf_counter() + 1
        return len(gone)

    async def post(self, who: int, address: str, fields: dict[str, str], *, timed: bool = False) -> Any:
        body = urlencode(fields).encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = [
            f"POST {address} HTTP/1.1", "Host: localhost", "Connection: close", "Accept: application/json",
            f"Cookie: {self.attendees[who].cookie}; csrftoken={TOKEN}", f"X-CSRFToken: {TOKEN}",
            "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}", "", "",
        ]  # fmt: skip
        writer.write("\r\n".join(head).encode() + body)
        answer = await reader.read()
        writer.close()
        headers, _, content = answer.partition(b"\r\n\r\n")
        assert b" 200 " in headers.splitlines()[0], answer[:400]
        if timed:
            lines = [line for line in headers.splitlines() if line.lower().startswith(b"server-timing:")]
            return lines[0].rsplit(b"=", 1)[-1].decode() if lines else ""
        return json.loads(content)

    def told(self, cut: int) -> dict[str, Any]:
        """From each vote to each screen that had its line, in milliseconds; and what somebody never saw."""
        cut_off = set(self.attendees[::10])
        taken, unseen = [], 0
        for ref, began, votes in self.voted:
            for attendee in self.attendees:
                at = attendee.seen(ref, votes)
                unseen += at is None
                if at is not None and attendee not in cut_off:
                    taken.append((at - began) * 1000)
        steady = [each for each in self.attendees if each not in cut_off]
        first = [
            (each.first[ref] - began) * 1000 for ref, began, _ in self.asked for each in steady if ref in each.first
        ]
        unseen += sum(ref not in each.first for ref, _, _ in self.asked for each in self.attendees)
        return {
            "votes": taken, "questions": first, "answers": self.took["vote"], "typed": self.took["typed"],
            "at_server": self.took["at_server"], "unseen": unseen, "cut": cut, "voted": len(self.voted),
            "asked": len(self.asked) + len(self.took["kept apart"]),
        }  # fmt: skip


def main() -> None:
    plan = json.loads(Path(sys.argv[1]).read_text())

    async def whole() -> dict[str, Any]:
        return await Crowd(plan).run()

    Path(plan["told"]).write_text(json.dumps(asyncio.run(whole())))


if __name__ == "__main__":
    main()
