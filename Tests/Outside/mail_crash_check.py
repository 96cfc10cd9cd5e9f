"""Kills the program (kill -9) while it empties its outbox into a mail server, again and again: each letter arrives once. The one
in hand may come twice, since nobody can know whether the server took it, and then with the same Message-ID.

    SAMFRID_MAIL_CRASH_ROUNDS=20 .venv/bin/python Tests/Outside/mail_crash_check.py
"""
import collections
import email
import os
import random
import threading
import time

from aiosmtpd.controller import Controller

import installation
import outbox
import program

ROUNDS = int(os.environ.get("SAMFRID_MAIL_CRASH_ROUNDS", "20"))
# What the program sends of one database before it looks again.
BATCH = 50


class Sink:
    """Takes all, and tells when so many have come."""

    def __init__(self):
        self.letters, self.wanted, self.reached = [], 0, threading.Event()

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content)
        self.letters.append((envelope.rcpt_tos[0], message["Message-ID"], message["Date"]))
        if len(self.letters) >= self.wanted:
            self.reached.set()
        return "250 OK"

    def expect(self, count: int):
        self.reached.clear()
        self.wanted = len(self.letters) + count


def main():
    sink, chance, began = Sink(), random.Random(20261127), time.monotonic()
    controller = Controller(sink, hostname="127.0.0.1", port=program.free_port())
    controller.start()
    place = installation.Installation("--mail-server", f"smtp://127.0.0.1:{controller.port}")
    place.add_administrator()
    box, laid = outbox.Outbox(place), 0
    try:
        for _ in range(ROUNDS):
            new = [(f"0prov{number:06}", f"nr{number}@exempel.se") for number in range(laid, laid + BATCH // 2)]
            box.lay(new)
            laid += len(new)
            kill_among_letters(place, sink, chance)
        place.start()
        box.wait("the outbox empty", lambda rows: all(row["sent_at"] for row in rows.values()), 60)
    finally:
        place.stop()
        controller.stop()
    check(sink, laid, time.monotonic() - began)


def kill_among_letters(place, sink: Sink, chance: random.Random):
    """After a number of letters, and somewhere between two."""
    sink.expect(chance.randint(1, BATCH // 2 - 2))
    place.start()
    assert sink.reached.wait(20), place.server.output()
    time.sleep(chance.uniform(0, 0.01))
    place.server.kill()


def check(sink: Sink, laid: int, seconds: float):
    arrived = collections.Counter(address for address, _, _ in sink.letters)
    lost = laid - len(arrived)
    doubled = [address for address, count in arrived.items() if count > 1]
    ids = {address: {id for to, id, _ in sink.letters if to == address} for address in doubled}
    print(
        f"{ROUNDS} × kill -9: {laid} letters laid, {len(arrived)} arrived, {lost} lost, {len(doubled)} twice with the same Message-ID; "
        f"{seconds:.0f} s")
    assert lost == 0
    assert sum(count - 1 for count in arrived.values()) <= ROUNDS, arrived.most_common(3)
    assert all(len(found) == 1 for found in ids.values()), ids
    assert len({id for _, id, _ in sink.letters}) == laid, "two letters have one Message-ID"


if __name__ == "__main__":
    main()
