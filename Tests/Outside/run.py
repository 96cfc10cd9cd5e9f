#!/usr/bin/env python3
"""Runs the named checks of this folder, each in a process of its own, three at a time since they mostly wait, and counts them.

    .venv/bin/python Tests/Outside/run.py [settings] [commands] [backup] …
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ALL = ["documents", "settings", "commands", "board", "backup", "upload", "full_disk", "postgresql", "smtp", "mail_faults", "calendar", "registrations", "feeds", "crash", "mail_crash", "keys", "many_files"]


def command(check: str) -> list[str]:
    words = [sys.executable, str(HERE / f"{check}_check.py")]
    if check == "documents":
        # Written by OutsideFilesTests while `swift test` ran with SAMFRID_OUTSIDE.
        return [*words, os.environ["SAMFRID_OUTSIDE"]]
    if check == "postgresql":
        return [str(HERE.parent.parent / "tools/postgresql"), *words]
    return words


def run(check: str) -> bool:
    """Its output is printed when it has ended, so that no two speak at once."""
    began = time.monotonic()
    # A file, since a server that a check leaves running would hold a pipe open.
    with tempfile.TemporaryFile("w+", errors="replace") as output:
        result = subprocess.run(command(check), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        output.seek(0)
        said = output.read()
    word = "passed" if result.returncode == 0 else "FAILED"
    print(f"{said}{check}_check {word} in {time.monotonic() - began:.0f} s", flush=True)
    return result.returncode == 0


def main() -> int:
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(run, sys.argv[1:] or ALL))
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed")
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
