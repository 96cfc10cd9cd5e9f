"""Many who ask for one page at once, by wrk."""
import dataclasses
import re
import subprocess


@dataclasses.dataclass
class Load:
    """How many answers came, in all and a second, and within how many milliseconds half of them and 99 of 100 did."""
    count: int
    per_second: float
    p50_ms: float
    p99_ms: float


def load(url: str, cookie: str, people: int, seconds: int, threads: int = 1) -> Load:
    """None of the answers may be wrong."""
    command = ["wrk", f"-t{threads}", f"-c{people}", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}", url]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in output and "Socket errors" not in output, f"{url} failed under load:\n{output}"
    return Load(
        int(re.search(r"(\d+) requests in", output)[1]), float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
        milliseconds(output, 50), milliseconds(output, 99))


def milliseconds(output: str, percent: int) -> float:
    # A line of its own: a spread may be printed as 68.50% before it.
    number, unit = re.search(rf"^\s*{percent}%\s+([\d.]+)(us|ms|s|m)$", output, re.MULTILINE).groups()
    return round(float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit], 3)
