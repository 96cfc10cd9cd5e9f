"""Kills the server (kill -9) while several write, starts it again, and looks for every write it had acknowledged.

    SAMFRID_CRASH_ROUNDS=200 .venv/bin/python Tests/Outside/crash_check.py
"""
import functools
import os
import random
import time

import answering
import program

ROUNDS = int(os.environ.get("SAMFRID_CRASH_ROUNDS", "200"))
WRITERS = 4


def main():
    # Made and stopped in peace; what follows is about writes, not about building the county.
    data = program.demo_at_rest(program.new_folder())
    chance = random.Random(20261122)
    server = program.Program("demo", "--data", data)
    reply = answering.Reply(server.address)
    questions = reply.questions(WRITERS)
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
    program.make_sure_databases_are_whole(data)
    print(
        f"{ROUNDS} × kill -9: {acknowledged} acknowledged writes, {lost} lost, started again in "
        f"{starts / ROUNDS:.2f} s, {time.monotonic() - began:.0f} s in all")
    assert acknowledged >= ROUNDS, "hardly anything was written; the check says nothing"
    assert lost == 0


def write_until_killed(server: program.Program, questions, seconds: float) -> int:
    before = sum(question.acknowledged for question in questions)

    def write(question: answering.Question):
        while True:
            question.write()

    server.kill_among([functools.partial(write, question) for question in questions], seconds)
    return sum(question.acknowledged for question in questions) - before


if __name__ == "__main__":
    main()
