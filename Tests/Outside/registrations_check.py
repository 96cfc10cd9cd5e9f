"""Ten thousand register to an event with five hundred places, many at once and each form sent twice: no place too many, nobody
lost, in the order in which they came.

    SAMFRID_REGISTRATIONS=10000 .venv/bin/python Tests/Outside/registrations_check.py
"""
import datetime
import os
import random
import re
import threading
import time

import program
import visitor

PEOPLE = int(os.environ.get("SAMFRID_REGISTRATIONS", "10000"))
PLACES = 500
AT_ONCE = 8
LEADER = "alva"


def ten_thousand_for_five_hundred_places():
    with program.Program("demo", "--data", program.demo_data(program.new_folder()), ready="/demo", patience=600) as demo:
        event = published(demo.address)
        fields = visitor.Visitor(demo.address).get(f"{event}/anmal").form("/anmal$").fields
        queue = list(range(PEOPLE))
        random.shuffle(queue)
        answers, fault, lock = [], [], threading.Lock()

        def work():
            client = visitor.Visitor(demo.address)
            while True:
                with lock:
                    if not queue or fault:
                        return
                    number = queue.pop()
                try:
                    answers.append((number, *register(client, event, fields, number)))
                except Exception as error:  # noqa: BLE001: said where it is seen, in the main thread
                    fault.append(error)
        cpu, began = demo.cpu_seconds(), time.monotonic()
        threads = [threading.Thread(target=work) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if fault:
            raise fault[0]
        seconds, spent = time.monotonic() - began, demo.cpu_seconds() - cpu
        posts = sum(times for _, _, times in answers)
        print(f"{PEOPLE} registered in {seconds:.0f} s by {posts} posts, {spent / posts * 1000:.2f} ms of CPU each")
        assert seconds < 3600, "longer than an hour"
        check(demo, event.split("/")[-1], {number: outcome for number, outcome, _ in answers})


def published(address: str) -> str:
    leader = visitor.as_persona(address, LEADER)
    day = (datetime.date.today() + datetime.timedelta(days=60)).isoformat()
    form = leader.get("/arrangemang/nytt")
    answer = leader.send(
        form, "/arrangemang/nytt", rubrik="Provdagen för många", slag="themeDay", om="Att prova.", dag=day, borjar="9", slutar="16",
        form="site", plats="Arenan", platser=str(PLACES), kontakt="Alva", kontaktmail="alva@exempel.se")
    assert answer.status == 303, f"the event gave {answer.status}"
    path = answer.headers["location"]
    assert leader.send(leader.get(path), "/publicera$").status == 303
    return path.replace("/arrangemang/", "/evenemang/")


def register(client: visitor.Visitor, event: str, fields: list, number: int) -> tuple[str, int]:
    """What was said, and how many times it was sent; every fourth presses twice."""
    filled = {**dict(fields), "en_gang": visitor.new_id(), "namn": "Person Prov", "mail": f"person{number}@exempel.se",
              "organisation": "Socialtjänsten", "kommun": "2480", "yrke": "socialServices"}
    times = 2 if number % 4 == 0 else 1
    said = set()
    for _ in range(times):
        answer = client.post(f"{event}/anmal", filled)
        assert answer.status == 303, f"registering gave {answer.status}: {answer.text[:300]}"
        said.add(re.search(r"besked=(\w+)", answer.headers["location"])[1])
    assert len(said) == 1, f"the same form was told {said}"
    return said.pop(), times


def check(demo: program.Program, edition: str, told: dict):
    found = demo.rows("SELECT number, state, mail FROM registration WHERE edition_id = ? ORDER BY number", edition)
    letters = demo.rows("SELECT COUNT(*) FROM mail WHERE address LIKE 'person%@exempel.se'")[0][0]
    states = [state for _, state, _ in found]
    assert len(found) == PEOPLE == len({mail for _, _, mail in found}), f"{len(found)} registrations of {PEOPLE}"
    places = min(PLACES, PEOPLE)
    assert states == ["confirmed"] * places + ["waiting"] * (PEOPLE - places), "the order is not fair, or a place too many"
    for _, state, mail in found:
        number = int(re.search(r"\d+", mail)[0])
        assert told[number] == ("plats" if state == "confirmed" else "vantar"), f"{mail} was told {told[number]} and is {state}"
    assert letters == PEOPLE, f"{letters} letters to {PEOPLE}"


if __name__ == "__main__":
    ten_thousand_for_five_hundred_places()
