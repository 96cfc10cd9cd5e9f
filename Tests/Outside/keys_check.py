"""Kills the server (kill -9) while files are made, each with a key of its own, and kills what replaces the root key: after each start
every file that was acknowledged opens, and so does every list.

    SAMFRID_KEY_ROUNDS=40 .venv/bin/python Tests/Outside/keys_check.py
"""
import os
import random
import re
import subprocess
import threading
import time

import program
import visitor

ROUNDS = int(os.environ.get("SAMFRID_KEY_ROUNDS", "40"))
# Makes files, and reads those that nobody has taken over.
RECEPTION = "ylva"
BOARD = "Socialnämnden i Umeå"
WRITERS = 2
# Of the files of earlier rounds, so many are opened after each.
SAMPLE = 10


def main():
    data = program.demo_data(program.new_folder())
    program.Program("demo", "--data", data, ready="/demo", patience=600).stop()
    chance = random.Random(20261126)
    server = program.Program("demo", "--data", data)
    files: dict[str, str] = {}
    replaced = 0
    for number in range(1, ROUNDS + 1):
        made = register_until_killed(server, number, chance.uniform(0.1, 0.5))
        replaced += replace_until_killed(data, chance.uniform(0.005, 0.15))
        server = program.Program("demo", "--data", data)
        earlier = chance.sample(sorted(files), min(SAMPLE, len(files)))
        files |= made
        look(server.address, {path: files[path] for path in [*made, *earlier]})
    look(server.address, files)
    server.stop()
    print(f"{ROUNDS} × kill -9: {len(files)} files acknowledged, 0 lost; the root key was replaced {replaced} times")
    assert len(files) >= ROUNDS, "hardly any file was made; the check says nothing"
    assert replaced > 0, "the root key was never replaced; the check says nothing"


def reception(address: str) -> tuple[visitor.Visitor, str]:
    client = visitor.Visitor(address)
    client.become(RECEPTION)
    return client, re.search(rf'href="(/namnder/\w+)">{BOARD}', client.get("/namnder").text)[1]


def register_until_killed(server: program.Program, number: int, seconds: float) -> dict[str, str]:
    """The files that the server said were there, by their names."""
    made: dict[str, str] = {}
    dead = threading.Event()
    faults = []
    clients = [reception(server.address) for _ in range(WRITERS)]

    def write(writer: int):
        client, board = clients[writer]
        try:
            form = client.get(f"{board}/akter/ny")
            unit = re.search(r'<option value="(\w{26})">Vuxenenheten', form.text)[1]
            for count in range(1000):
                name = f"Omgång {number} Skrivare {writer} Akt {count}"
                answer = client.send(form, "/akter/ny", roll="exposed", namn=name, enhet=unit, barn="no")
                if answer.status != 303:
                    faults.append(f"{name} gave {answer.status}")
                    return
                made[answer.location] = name
        except Exception as fault:  # The server is gone, perhaps in the middle of an answer.
            if not dead.is_set():
                faults.append(f"the connection broke before the kill: {fault!r}")

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    dead.set()
    server.kill()
    for thread in threads:
        thread.join()
    assert not faults, faults
    return made


def replace_until_killed(data, seconds: float) -> bool:
    """Whether the new root key was in place before the end."""
    process = subprocess.Popen(
        [program.binary(), "keys", "replace", "--data", data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


def look(address: str, files: dict[str, str]):
    client, board = reception(address)
    assert client.get(board).status == 200, "the list does not open"
    for path, name in files.items():
        answer = client.get(path)
        assert answer.status == 200 and name in answer.text, f"{path} ({name}) gave {answer.status}"


if __name__ == "__main__":
    main()
