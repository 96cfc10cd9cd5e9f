"""Letters to a mail server of another make that asks for a sign-in, encrypted by STARTTLS or from the start. In turn it is gone,
unknown, told a wrong password, refusing and slow: each letter says why it stays, and leaves when nothing is wrong any more. To
the program it is another's machine, so its certificate counts, and is trusted in a mount namespace that only the program sees.
"""
import asyncio
import collections
import logging
import pathlib
import time
import urllib.parse

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

import imap_server
import installation
import outbox
import program

# One of the loopback's addresses, and none that the program takes for its own machine.
HOST = "127.0.0.2"
SILENCE = 2
USER, PASSWORD = imap_server.USER, imap_server.PASSWORD
WAITING, SLOW, NOBODY, USUAL, LAST = (f"{name}@exempel.se" for name in ("vantar", "trog", "okand", "vanlig", "sist"))
# Where libcurl looks for whom to trust.
TRUSTED = "/etc/ssl/certs/ca-certificates.crt"
SCRIPT = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'


class Post:
    """Takes letters from whoever has signed in, and keeps by what line each came."""

    def __init__(self):
        self.sign_ins, self.tries, self.letters = [], collections.Counter(), collections.defaultdict(list)

    def sign_in(self, server, session, envelope, mechanism, given):
        self.sign_ins.append(line(server))
        return AuthResult(success=given == (USER.encode(), PASSWORD.encode()), handled=False, auth_data=given)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if not session.authenticated:
            return "530 5.7.0 sign in first"
        self.tries[address] += 1
        if address == NOBODY:
            return "550 5.1.1 no such user"
        if address == SLOW and self.tries[address] == 1:
            await asyncio.sleep(SILENCE + 2)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters[envelope.rcpt_tos[0]].append(line(server))
        return "250 OK"

    async def handle_exception(self, error):
        """Those who do not trust the certificate hang up."""
        return f"500 {error}"


def line(server) -> str:
    if not server.transport.get_extra_info("cipher"):
        return "unencrypted"
    return "STARTTLS" if server.tls_context else "from the start"


class Outgoing:
    """An installation and its outbox, started anew for each way to the server."""

    def __init__(self, certificate: pathlib.Path):
        self.place = installation.Installation()
        self.place.add_administrator()
        self.box = outbox.Outbox(self.place)
        self.trusting = [
            *program.namespace(), "sh", "-c", SCRIPT, "sh", str(certificate), TRUSTED, program.binary(), "serve"]

    def send(self, address: str, what: str, holds, is_trusting: bool = True) -> dict:
        """Sends until that holds; the rows then."""
        self.box.make_due()
        self.place.arguments = ("--mail-server", address, "--mail-wait", SILENCE, "--mail-retry", 1)
        try:
            self.place.start(self.trusting if is_trusting else None)
            return self.box.wait(what, holds)
        finally:
            self.place.stop()


def main():
    # It warns of old ways of its own.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    began, folder, post = time.monotonic(), program.new_folder(), Post()
    context = imap_server.certified(folder)
    by_starttls = Controller(
        post, HOST, program.free_port(), authenticator=post.sign_in, tls_context=context, require_starttls=True)
    # It does not know a line that is encrypted from the start for one.
    from_start = Controller(
        post, HOST, program.free_port(), authenticator=post.sign_in, ssl_context=context, auth_require_tls=False)
    outgoing = Outgoing(folder / "certificate.pem")
    outgoing.box.lay([("0prov-1", WAITING)])
    stays(outgoing, at("smtp", by_starttls), "connect")
    by_starttls.start()
    from_start.start()
    try:
        stays(outgoing, at("smtp", by_starttls), "certificate", is_trusting=False)
        assert not post.sign_ins, "a password was said to whom nobody vouches for"
        stays(outgoing, at("smtp", by_starttls, "fel lösenord"), "535 5.7.8")
        stays(outgoing, at("smtps", from_start, "fel lösenord"), "535 5.7.8")
        assert not post.tries, post.tries
        leave_by_starttls(outgoing, at("smtp", by_starttls), post)
        leave_from_start(outgoing, at("smtps", from_start), post)
    finally:
        by_starttls.stop()
        from_start.stop()
    assert set(post.sign_ins) == {"STARTTLS", "from the start"}, post.sign_ins
    print(f"signed in by both kinds of encrypted line, and no letter was lost where that failed; {time.monotonic() - began:.0f} s")


def at(scheme: str, server: Controller, password: str = PASSWORD) -> str:
    user, password = (urllib.parse.quote(word, safe="") for word in (USER, password))
    return f"{scheme}://{user}:{password}@{HOST}:{server.port}"


def stays(outgoing: Outgoing, address: str, words: str, is_trusting: bool = True):
    """The letter that waits says so, and is whole."""
    # It may have said the same before.
    tried = outgoing.box.rows()[WAITING]["attempts"]

    def says_so(rows) -> bool:
        return rows[WAITING]["attempts"] > tried and words in rows[WAITING]["last_error"]

    row = outgoing.send(address, f"not sent: {words}", says_so, is_trusting)[WAITING]
    assert row["body"] == "Åäö." and row["sent_at"] is None and row["bounced_at"] is None, tuple(row)
    assert PASSWORD not in row["last_error"] and "fel lösenord" not in row["last_error"], row["last_error"]
    print(f"  it stays: “{row['last_error']}”", flush=True)


def leave_by_starttls(outgoing: Outgoing, address: str, post: Post):
    """What waited leaves; what is refused, and a server that is slow with one, keep no other."""
    outgoing.box.lay([("0prov-2", SLOW), ("0prov-3", NOBODY), ("0prov-4", USUAL)])

    def all_are_tried(rows) -> bool:
        return all(rows[address]["sent_at"] for address in (WAITING, USUAL)) and rows[NOBODY]["bounced_at"] and rows[SLOW]["attempts"]

    rows = outgoing.send(address, "sent past one refused and one slow", all_are_tried)
    assert post.letters == {WAITING: ["STARTTLS"], USUAL: ["STARTTLS"]}, post.letters
    refused, slow = rows[NOBODY], rows[SLOW]
    assert refused["last_error"] == "550 5.1.1 no such user" and refused["sent_at"] is None, tuple(refused)
    assert slow["last_error"] and slow["body"] and slow["sent_at"] is None, tuple(slow)
    print(f"  by STARTTLS past one refused and one slow: “{slow['last_error']}”", flush=True)


def leave_from_start(outgoing: Outgoing, address: str, post: Post):
    outgoing.box.lay([("0prov-5", LAST)])
    outgoing.send(address, "the slow one too", lambda rows: rows[SLOW]["sent_at"] and rows[LAST]["sent_at"])
    assert post.letters[SLOW] == post.letters[LAST] == ["from the start"], post.letters
    assert post.tries[NOBODY] == 1, "a letter that was refused for good was sent again"


if __name__ == "__main__":
    main()
