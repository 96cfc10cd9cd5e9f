"""Mail servers that are silent, slow, broken or gone: each letter arrives, or the outbox says why not, and no letter waits for
another's fault. Then the same of one that asks for a sign-in."""
import collections
import re
import socketserver
import threading
import time

import installation
import mail_sign_in
import outbox
import program

SILENCE = 2
NOBODY, RELAY = "okand@exempel.se", "avvisad@exempel.se"
LOST, SLOW, QUIET, BUSY = "bruten@exempel.se", "trog@exempel.se", "tyst@exempel.se", "senare@exempel.se"
USUAL = [f"vanlig{number}@exempel.se" for number in range(4)]


class Talk(socketserver.StreamRequestHandler):
    """One line from the program. What goes wrong is decided by whom the letter is to."""

    timeout = 30

    def handle(self):
        if self.server.is_mute:
            self.server.woken.wait(30)
            return
        self.say("220 exempel.se")
        recipient = ""
        while line := self.rfile.readline(10_000):
            word = line[:4].upper().strip()
            if word == b"RCPT":
                recipient = re.search(rb"<(.*)>", line)[1].decode()
                self.server.tries[recipient] += 1
                if recipient == QUIET and self.is_first(recipient):
                    self.server.woken.wait(30)
                    return
                self.say(self.verdict(recipient))
            elif word == b"DATA":
                if not self.data(recipient):
                    return
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 ok")

    def is_first(self, recipient: str) -> bool:
        return self.server.tries[recipient] == 1

    def verdict(self, recipient: str) -> str:
        if recipient == NOBODY:
            return f"550 5.1.1 <{recipient}> no such user"
        if recipient == RELAY:
            return "554 5.7.1 relay access denied"
        return "451 4.7.1 greylisted" if recipient == BUSY and self.is_first(recipient) else "250 ok"

    def data(self, recipient: str) -> bool:
        """Whether the line still stands afterwards."""
        self.say("354 go on")
        content = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            content += line
            if recipient == LOST and self.is_first(recipient):
                return False
        # Taken already, whatever the sender gets to know of it.
        self.server.letters[recipient].append(re.search(rb"^Message-ID: (\S+)", content, re.MULTILINE)[1].decode())
        if recipient == SLOW and self.is_first(recipient):
            time.sleep(SILENCE + 2)
        self.say("250 ok")
        return True

    def say(self, line: str):
        try:
            self.wfile.write(line.encode() + b"\r\n")
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True

    def __init__(self, port: int, is_mute: bool = False):
        super().__init__(("127.0.0.1", port), Talk)
        self.is_mute, self.woken = is_mute, threading.Event()
        self.letters, self.tries = collections.defaultdict(list), collections.Counter()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def end(self):
        self.woken.set()
        self.shutdown()
        self.server_close()


def main():
    port = program.free_port()
    place = installation.Installation("--mail-server", f"smtp://127.0.0.1:{port}", "--mail-wait", SILENCE, "--mail-retry", 1)
    place.add_administrator()
    box = outbox.Outbox(place)
    began = time.monotonic()
    box.lay([("0prov-bud", "borta@exempel.se")])
    place.start()
    try:
        gone_and_back(box, port)
        mute(box, port)
        each_its_own_fault(box, port)
    finally:
        place.stop()
    print(f"every fault was told and none kept others waiting; {time.monotonic() - began:.0f} s")


def gone_and_back(box: outbox.Outbox, port: int):
    """Nobody listens; then somebody does."""
    row = box.wait("a try where nobody is", lambda rows: rows["borta@exempel.se"]["attempts"] >= 1)["borta@exempel.se"]
    assert "connect" in row["last_error"].lower() and row["bounced_at"] is None, row["last_error"]
    server = Server(port)
    row = box.wait("sent when it was back", lambda rows: rows["borta@exempel.se"]["sent_at"])["borta@exempel.se"]
    server.end()
    assert row["last_error"] is None and row["body"] == "" and len(server.letters["borta@exempel.se"]) == 1
    print("  a server that was gone and came back", flush=True)


def mute(box: outbox.Outbox, port: int):
    """It lets everybody in and says nothing."""
    server = Server(port, is_mute=True)
    box.lay([("0prov-stum", "stum@exempel.se")])
    row = box.wait("given up in time", lambda rows: rows["stum@exempel.se"]["attempts"] >= 1, SILENCE + 10)["stum@exempel.se"]
    assert row["last_error"] and row["sent_at"] is None, tuple(row)
    server.end()
    print(f"  a server that says nothing: “{row['last_error']}”", flush=True)


def each_its_own_fault(box: outbox.Outbox, port: int):
    server = Server(port)
    # The faults first: the others must not wait for them.
    box.lay([(f"0prov-{number}", address) for number, address in enumerate([NOBODY, RELAY, LOST, QUIET, SLOW, BUSY, *USUAL])])
    box.wait("the usual ones sent", lambda rows: all(rows[address]["sent_at"] for address in USUAL), 4 * SILENCE + 10)
    rows = box.wait(
        "all the others too", lambda rows: all(rows[address]["sent_at"] for address in (LOST, QUIET, SLOW, BUSY, "stum@exempel.se")))
    for address in (*USUAL, LOST, QUIET, BUSY):
        assert len(server.letters[address]) == 1, (address, server.letters[address])
    # It was taken and we were not told: sent again, and known as the same.
    assert len(server.letters[SLOW]) == 2 and len(set(server.letters[SLOW])) == 1, server.letters[SLOW]
    assert rows[NOBODY]["bounced_at"] and rows[NOBODY]["last_error"] == "550 5.1.1 … no such user", tuple(rows[NOBODY])
    assert rows[NOBODY]["body"] == "" and rows[NOBODY]["sent_at"] is None
    assert not rows[RELAY]["bounced_at"] and rows[RELAY]["body"], "what is our own fault must not lose the letter"
    assert "5.7.1" in rows[RELAY]["last_error"]
    tries = box.wait("RELAY tried again", lambda rows: rows[RELAY]["attempts"] >= 3)
    assert server.tries[NOBODY] == 1 and tries[RELAY]["attempts"] >= 3, server.tries
    server.end()
    print(f"  {sum(map(len, server.letters.values()))} letters past six faults, one of them twice with one Message-ID", flush=True)


if __name__ == "__main__":
    main()
    mail_sign_in.main()
