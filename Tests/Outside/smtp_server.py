"""A mail server of the test's own that takes every letter and keeps what was said, on free ports of the loopback: one
encrypted from its start, and one that never is. As a program it prints what a test must know as one line of JSON, answers
each line `visits` with all visits so far, and ends with its input.
"""
import base64
import pathlib
import shutil
import signal
import socketserver
import ssl
import sys
import tempfile
import threading

import imap_server

USER, PASSWORD = imap_server.USER, imap_server.PASSWORD


class Visit(socketserver.StreamRequestHandler):
    """One line from somebody who hands over letters (RFC 5321, RFC 4954)."""

    timeout = 20

    def handle(self):
        said = {"user": None, "password": None, "isEncrypted": self.server.is_encrypted, "recipients": [], "content": ""}
        self.server.visits.append(said)
        self.say("220 exempel.se")
        while line := self.rfile.readline(10_000):
            word, rest = line[:4].upper().strip(), line.strip()
            if word == b"EHLO":
                self.say("250-exempel.se\r\n250 AUTH PLAIN")
            elif word == b"AUTH":
                given = rest.split()[2] if len(rest.split()) > 2 else self.asked("334 ")
                _, said["user"], said["password"] = base64.b64decode(given).decode().split("\0")
                right = (said["user"], said["password"]) == (USER, PASSWORD)
                self.say("235 welcome" if right else "535 no")
            elif word == b"RCPT":
                said["recipients"].append(rest.decode())
                self.say("250 ok")
            elif word == b"DATA":
                self.say("354 go on")
                content = b""
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    content += line
                said["content"] = content.decode()
                self.say("250 ok")
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 ok")

    def asked(self, question: str) -> bytes:
        self.say(question)
        return self.rfile.readline(10_000).strip()

    def say(self, line: str):
        self.wfile.write(line.encode() + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, visits: list, context: ssl.SSLContext | None = None):
        super().__init__(("0.0.0.0", 0), Visit)
        self.visits, self.context, self.is_encrypted = visits, context, context is not None
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self):
        line, address = super().get_request()
        return (self.context.wrap_socket(line, server_side=True) if self.context else line), address

    def handle_error(self, *_):
        """Those who do not trust the certificate hang up."""


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="samfrid-smtp-"))
    try:
        visits = []
        encrypted, plain = Server(visits, imap_server.certified(folder)), Server(visits)
        imap_server.say({"port": encrypted.server_address[1], "plainPort": plain.server_address[1], "user": USER,
                         "password": PASSWORD, "certificates": str(folder / "certificate.pem")})
        for _ in sys.stdin:
            imap_server.say({"visits": visits})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
