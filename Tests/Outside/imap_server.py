"""A dovecot of the test's own, with one user and a Maildir, in a temporary folder and on free ports of the loopback. The
system's dovecot and its settings are left alone. Needs Debian's dovecot-imapd and openssl.

    with imap_server.IMAPServer() as server: server.deliver(letter); server.address; server.letters()

As a program it prints what a test must know as one line of JSON, then does what each line of its input says, answers each
with a line, and ends with the input:

    imap_server.py      deliver PATH | letters | stop | start
"""
import dataclasses
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time

import program

USER, PASSWORD = "svar@exempel.se", "åtta@tre/fem:ö%"
MISSING = "dovecot is not here: apt-get install dovecot-imapd"
# Dovecot reads no letters as root.
OWNER = ("nobody", "nogroup") if os.geteuid() == 0 else None


def is_here() -> bool:
    return bool(shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") and shutil.which("openssl"))


@dataclasses.dataclass
class Letter:
    """A letter in the Maildir. Flags as Maildir has them: S is seen, T is to be removed."""

    folder: str
    flags: str
    content: bytes


class IMAPServer:
    def __init__(self):
        assert is_here(), MISSING
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="samfrid-imap-"))
        # The one above is free too.
        self.port = program.free_port()
        self.plain_port = self.port + 1
        self.certificates = self.folder / "certificate.pem"
        self.maildir = self.folder / "Maildir"
        self.process, self.count = None, 0

    @property
    def address(self) -> str:
        """Of the INBOX, without user and password."""
        return f"imaps://127.0.0.1:{self.port}/INBOX"

    def __enter__(self):
        try:
            for name in ("Maildir/cur", "Maildir/new", "Maildir/tmp", "run", "state"):
                (self.folder / name).mkdir(parents=True)
            make_certificate(self.folder)
            (self.folder / "users").write_text(f"{USER}:{{PLAIN-MD5}}{md5(PASSWORD)}\n", encoding="utf-8")
            (self.folder / "dovecot.conf").write_text(self._settings(), encoding="utf-8")
            self._give_away(self.folder)
            for path in self.folder.rglob("*"):
                self._give_away(path)
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(self, *_):
        self.remove()

    def start(self):
        program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        as_owner = {"user": OWNER[0], "group": OWNER[1], "extra_groups": []} if OWNER else {}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [program, "-F", "-c", str(self.folder / "dovecot.conf")], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, start_new_session=True, **as_owner)
        self._wait()

    def stop(self):
        """Killed with its children, which are a group of their own: asked to end, they wait for those who are signed in."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.process = None

    def remove(self):
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def deliver(self, content: bytes) -> pathlib.Path:
        """Puts a letter in the INBOX as a mail server does: written beside it, then moved there whole."""
        self.count += 1
        name = f"{int(time.time())}.M{self.count}P{os.getpid()}.exempel"
        written = self.maildir / "tmp" / name
        written.write_bytes(content)
        self._give_away(written)
        return written.rename(self.maildir / "new" / name)

    def letters(self) -> list[Letter]:
        """All letters in all folders, in the order they were delivered within each."""
        found = []
        for path in sorted(self.maildir.rglob("*")):
            if path.is_file() and path.parent.name in ("cur", "new"):
                folder = path.parent.parent.name.removeprefix(".") if path.parent.parent != self.maildir else "INBOX"
                found.append(Letter(folder, path.name.partition(":2,")[2], path.read_bytes()))
        return found

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def _give_away(self, path: pathlib.Path):
        if OWNER:
            shutil.chown(path, *OWNER)

    def _settings(self) -> str:
        user, group = OWNER or (owner_name(), group_name())
        folder = self.folder
        return f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
auth_mechanisms = plain login
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
mail_location = maildir:{folder}/Maildir
first_valid_uid = 1
first_valid_gid = 1
namespace inbox {{
  inbox = yes
  mailbox Behandlat {{
    auto = create
  }}
  mailbox Svåra {{
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.plain_port}
  }}
  inet_listener imaps {{
    port = {self.port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""

    def _wait(self, patience: float = 20):
        """Until it greets over TLS."""
        trusting = ssl.create_default_context(cafile=str(self.certificates))
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"dovecot ended with {self.process.returncode}:\n{self.log()}"
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as plain:
                    with trusting.wrap_socket(plain, server_hostname="127.0.0.1") as line:
                        if line.recv(200).startswith(b"* OK"):
                            return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"dovecot did not answer within {patience} s:\n{self.log()}")


def make_certificate(folder: pathlib.Path):
    """For the loopback's addresses and name; it vouches for itself."""
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=IP:127.0.0.1,IP:127.0.0.2,DNS:localhost",
             "-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    made = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert made.returncode == 0, f"openssl made no certificate:\n{made.stderr}"


def certified(folder: pathlib.Path) -> ssl.SSLContext:
    """For a server whose certificate is made and lies in the folder."""
    make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


def md5(password: str) -> str:
    """Hashed only so that no sign in the password means anything in the file of users."""
    import hashlib
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()


def owner_name() -> str:
    import pwd
    return pwd.getpwuid(os.geteuid()).pw_name


def group_name() -> str:
    import grp
    return grp.getgrgid(os.getegid()).gr_name


def main():
    if not is_here():
        raise SystemExit(MISSING)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with IMAPServer() as server:
        say({"port": server.port, "plainPort": server.plain_port, "user": USER, "password": PASSWORD,
             "certificates": str(server.certificates)})
        for line in sys.stdin:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "deliver":
                server.deliver(pathlib.Path(rest).read_bytes())
                say({})
            elif word == "letters":
                say({"letters": [{"folder": letter.folder, "flags": letter.flags} for letter in server.letters()]})
            elif word in ("stop", "start"):
                getattr(server, word)()
                say({})
            else:
                raise SystemExit(f"unknown: {word}")


def say(answer: dict):
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
