#!/usr/bin/env python3
"""Runs the named checks of this folder, each in a process of its own, and counts them.

    .venv/bin/python Tests/Outside/run.py [settings] [commands] [backup] …
"""
import os
import pathlib
import subprocess
import sys
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


def main() -> int:
    passed = failed = 0
    for check in sys.argv[1:] or ALL:
        began = time.monotonic()
        result = subprocess.run(command(check), stdin=subprocess.DEVNULL)
        word = "passed" if result.returncode == 0 else "FAILED"
        print(f"{check}_check {word} in {time.monotonic() - began:.0f} s", flush=True)
        passed, failed = (passed + 1, failed) if result.returncode == 0 else (passed, failed + 1)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
