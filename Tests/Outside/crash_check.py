"""Kills the server (kill -9) while several write, starts it again, and looks for every write it had acknowledged.

    SAMFRID_CRASH_ROUNDS=200 .venv/bin/python Tests/Outside/crash_check.py
"""
import http.client
import os
import random
import sqlite3
import threading
import time

import answering
import program

ROUNDS = int(os.environ.get("SAMFRID_CRASH_ROUNDS", "200"))
WRITERS = 4


def main():
    folder = program.new_folder()
    data = program.demo_data(folder)
    # Made and stopped in peace; what follows is about writes, not about building the county.
    program.Program("demo", "--data", data, ready="/demo", patience=600).stop()
    chance = random.Random(20261122)
    server = program.Program("demo", "--data", data)
    reply = answering.Reply(server.address)
    questions = [
        answering.Question(server.address, f"{reply.path}/{area}", reply.client.cookies, f"Område {area}")
        for area in reply.areas[:WRITERS]
    ]
    acknowledged = lost = starts = 0
    began = time.monotonic()
    for number in range(1, ROUNDS + 1):
        acknowledged += write_until_killed(server, questions, chance.uniform(0.02, 0.4))
        server = program.Program("demo", "--data", data)
        starts += server.start_seconds
        for question in questions:
            question.client.close()
            question.client.host = server.address.removeprefix("http://")
            stored = question.read()
            if stored < question.acknowledged or stored > question.tried:
                lost += 1
                print(f"round {number}: {question.path} has nr {stored}, acknowledged was nr {question.acknowledged}", flush=True)
            question.tried = question.acknowledged = stored
        if number % 25 == 0:
            print(f"  {number} of {ROUNDS} rounds, {acknowledged} acknowledged, {lost} lost", flush=True)
    server.stop()
    check_files(data)
    print(
        f"{ROUNDS} × kill -9: {acknowledged} acknowledged writes, {lost} lost, started again in "
        f"{starts / ROUNDS:.2f} s, {time.monotonic() - began:.0f} s in all")
    assert acknowledged >= ROUNDS, "hardly anything was written; the check says nothing"
    assert lost == 0


def write_until_killed(server: program.Program, questions, seconds: float) -> int:
    before = sum(question.acknowledged for question in questions)
    faults = []
    dead = threading.Event()

    def write(question):
        try:
            while True:
                question.write()
        except (OSError, http.client.HTTPException, ValueError):
            # The server is gone, perhaps in the middle of an answer; before that it is a fault.
            if not dead.is_set():
                faults.append("the connection broke before the kill")
        except AssertionError as fault:
            faults.append(str(fault))

    threads = [threading.Thread(target=write, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    dead.set()
    server.kill()
    for thread in threads:
        thread.join()
    assert not faults, faults
    return sum(question.acknowledged for question in questions) - before


def check_files(data):
    for file in sorted(data.glob("*.sqlite")):
        with sqlite3.connect(file) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
        assert verdict == "ok" and not broken, f"{file.name}: {verdict}, {broken[:3]}"


if __name__ == "__main__":
    main()
