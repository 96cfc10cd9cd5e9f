"""The samfrid binary as a child of the test, on a free port of the loopback and with a folder of its own."""
import atexit
import contextlib
import http.client
import os
import pathlib
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def binary() -> str:
    """What SAMFRID names, else the newest build."""
    if os.environ.get("SAMFRID"):
        return os.environ["SAMFRID"]
    built = [path for path in (ROOT / ".build/debug/samfrid", ROOT / ".build/release/samfrid") if path.is_file()]
    if not built:
        raise SystemExit("samfrid is not built: swift build --product samfrid")
    return str(max(built, key=lambda path: path.stat().st_mtime))


def free_port() -> int:
    """A port that is free and has a free one above it, where course packages are played. Below those that the machine gives
    to whoever asks another server, or the next check would take it."""
    while True:
        port = random.randrange(10_000, 32_000)
        with contextlib.suppress(OSError), socket.socket() as own, socket.socket() as above:
            own.bind(("127.0.0.1", port))
            above.bind(("127.0.0.1", port + 1))
            return port


def slowness() -> float:
    """How many times slower than the one its limits were set on this machine counts just now, and never less than once: a
    shared machine may be half as fast from one minute to the next."""
    began, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return max(1.0, (time.process_time() - began) / 0.3)


def namespace() -> list[str]:
    """The words before a program that mounts what nobody else sees. root may mount at once; others as root of a namespace of
    their own."""
    words = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    subprocess.run([*words, "true"], check=True)
    return words


def new_folder() -> pathlib.Path:
    """A folder that is removed when the test ends."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="samfrid-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def demo_data(folder: pathlib.Path) -> pathlib.Path:
    """A copy of the demonstration's data in SAMFRID_DEMO; without it, a place where `demo` makes them."""
    data = folder / "demo"
    if prepared := os.environ.get("SAMFRID_DEMO"):
        copy_data(pathlib.Path(prepared), data)
    return data


def demo_at_rest(folder: pathlib.Path) -> pathlib.Path:
    """The demonstration's data, made where they are not prepared; no server runs."""
    data = demo_data(folder)
    if not data.exists():
        Program("demo", "--data", data, ready="/demo", patience=600).stop()
    return data


def furnished(data: pathlib.Path) -> pathlib.Path:
    """Where the demonstration's data are kept with something of everything."""
    return data.with_name(data.name + ".furnished")


def pages(data: pathlib.Path) -> pathlib.Path:
    """Where it is written down which pages show it."""
    return data.with_name(data.name + ".pages")


def copy_data(source: pathlib.Path, place: pathlib.Path):
    """Data and the keys that lie beside them."""
    for ending in ("", ".keys"):
        shutil.copytree(str(source) + ending, str(place) + ending)


def make_sure_databases_are_whole(data: pathlib.Path):
    for file in sorted(data.rglob("*.sqlite")):
        with sqlite3.connect(file) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
        assert verdict == "ok" and not broken, f"{file.name}: {verdict}, {broken[:3]}"


class Program:
    """One run of the server. `with Program("demo", "--data", data) as program: program.address`"""

    def __init__(self, command: str, *arguments, ready: str = "/halsa", patience: float = 120, launcher: list[str] | None = None,
                 place: list | None = None, port: int | None = None, environment: dict | None = None):
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        if place is None:
            place = ["--port", str(self.port)] if command == "demo" else ["--listen", f"127.0.0.1:{self.port}", "--address", self.address]
        self.command = [*(launcher or [binary(), command]), *place, *map(str, arguments)]
        self.log = tempfile.TemporaryFile()
        began = time.perf_counter()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT, cwd=ROOT,
            env={**os.environ, **(environment or {})})
        atexit.register(self.kill)
        self._wait(ready, patience)
        # From the start of the program to its first page.
        self.start_seconds = time.perf_counter() - began

    def _wait(self, path: str, patience: float):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"{' '.join(self.command)} ended with {self.process.returncode}:\n{self.output()}")
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", path)
                status = connection.getresponse().status
                connection.close()
            except OSError:
                time.sleep(0.005)
                continue
            assert status == 200, f"{path} gave {status} at the start:\n{self.output()}"
            return
        self.kill()
        raise AssertionError(f"{' '.join(self.command)} did not answer within {patience} s:\n{self.output()}")

    @property
    def data(self) -> pathlib.Path:
        """Where its data lie."""
        return pathlib.Path(self.command[self.command.index("--data") + 1])

    def rows(self, query: str, *values, database: str = "regional") -> list:
        """As the embedded database has it."""
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/{database}.sqlite?mode=ro", uri=True)) as opened:
            return opened.execute(query, values).fetchall()

    def cpu_seconds(self) -> float:
        """What the program has used of the processors so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def output(self) -> str:
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def stop(self):
        """As a system stops it: asks, waits, and only then kills."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"did not stop within 20 s of SIGTERM:\n{self.output()}") from None

    def kill(self):
        """kill -9."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def kill_among(self, works: list, seconds: float):
        """kill -9 so long after all these have begun at once; what breaks before that is a fault."""
        dead, faults = threading.Event(), []

        def guard(work):
            try:
                work()
            except AssertionError as fault:
                faults.append(str(fault))
            except Exception as fault:  # The server is gone, perhaps in the middle of an answer.
                if not dead.is_set():
                    faults.append(f"the connection broke before the kill: {fault!r}")

        threads = [threading.Thread(target=guard, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        dead.set()
        self.kill()
        for thread in threads:
            thread.join()
        assert not faults, faults

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def run(command: str, *arguments, status: int | None = 0, environment: dict | None = None) -> str:
    """A command that ends by itself; its output."""
    result = ended(command, arguments, environment)
    output = result.stdout + result.stderr
    assert status is None or result.returncode == status, f"samfrid {command} ended with {result.returncode}:\n{output}"
    return output


def refused(command: str, *arguments, environment: dict | None = None) -> str:
    """The sentence of a command that must not succeed, and must not crash either."""
    result = ended(command, arguments, environment)
    said = result.stdout + result.stderr
    assert result.returncode > 0 and said.strip(), f"samfrid {command} {arguments} ended with {result.returncode}:\n{said}"
    return said


def ended(command: str, arguments, environment: dict | None) -> subprocess.CompletedProcess:
    words = [binary(), *command.split(), *map(str, arguments)]
    try:
        return subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, env={**os.environ, **(environment or {})})
    except subprocess.TimeoutExpired as late:
        raise AssertionError(f"{' '.join(words)} did not end: {late.output}") from None
