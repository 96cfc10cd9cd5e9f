"""The private PostgreSQL cluster that tools/postgresql has started for this check: more databases in it, stopped and started."""
import os
import pathlib
import re
import subprocess
import time
import urllib.parse


class Cluster:
    def __init__(self):
        self.address = os.environ["SAMFRID_TEST_POSTGRESQL"]
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.address).query)
        self.folder, self.port = pathlib.Path(query["host"][0]), query["port"][0]
        self.bin = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))[-1]
        # As tools/postgresql gave them: the file is there as long as the cluster runs.
        self.settings = (self.folder / "data/postmaster.opts").read_text().split(" ", 1)[1].strip().replace('"', "")
        self.settings = re.sub(r"^-D \S+ ", "", self.settings)

    def new_database(self, name: str) -> str:
        """An empty database that belongs to the installation's role; its address."""
        self.sql("postgres", f"CREATE DATABASE {name} OWNER samfrid")
        return f"postgresql://samfrid@/{name}?host={urllib.parse.quote(str(self.folder), safe='')}&port={self.port}"

    def sql(self, database: str, text: str) -> str:
        return self._run(
            [str(self.bin / "psql"), "-XAtq", "-h", str(self.folder), "-p", self.port, "-U", "postgres", "-d", database,
             "-v", "ON_ERROR_STOP=1", "-c", text])

    def stop(self):
        self._control("stop", "-m", "fast")

    def start(self):
        self._control("start", "-l", str(self.folder / "data/server.log"), "-w", "-o", self.settings)

    def _control(self, act: str, *arguments):
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self._run([*owner, str(self.bin / "pg_ctl"), act, "-D", str(self.folder / "data"), "-s", "-t", "60", *arguments])

    def _run(self, words: list[str]) -> str:
        # A server that is started keeps a pipe open; its output goes to its log.
        waits = "start" not in words
        result = subprocess.run(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE if waits else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if waits else subprocess.DEVNULL, text=True, cwd="/", timeout=120)
        assert result.returncode == 0, f"{' '.join(words)} ended with {result.returncode}: {result.stdout}"
        return (result.stdout or "").strip()


def until(condition, what: str, seconds: float = 20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.05)
