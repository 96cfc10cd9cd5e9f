"""Kills the server (kill -9) while files are made, each with a key of its own, and kills what replaces the root key: after each start
every file that was acknowledged opens, and so does every list. Then kills it while files are culled: what was said to be gone is gone,
its key too, and everything else is still there.

    SAMFRID_KEY_ROUNDS=40 .venv/bin/python Tests/Outside/keys_check.py
"""
import functools
import os
import random
import re
import sqlite3
import subprocess
import time

import program
import visitor

ROUNDS = int(os.environ.get("SAMFRID_KEY_ROUNDS", "40"))
# Makes files, and reads those that nobody has taken over.
RECEPTION = "ylva"
# Culls files whose time is out.
MANAGER = "sixten"
SCALE = 3650
BOARD = "Socialnämnden i Umeå"
WRITERS = 2
# Of the files of earlier rounds, so many are opened after each.
SAMPLE = 10


def main():
    create()
    destroy()


def create():
    data = program.demo_at_rest(program.new_folder())
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
    client = visitor.as_persona(address, RECEPTION)
    return client, re.search(rf'href="(/namnder/\w+)">{BOARD}', client.get("/namnder").text)[1]


def register_until_killed(server: program.Program, number: int, seconds: float) -> dict[str, str]:
    """The files that the server said were there, by their names."""
    made: dict[str, str] = {}
    clients = [reception(server.address) for _ in range(WRITERS)]

    def write(writer: int):
        client, board = clients[writer]
        form = client.get(f"{board}/akter/ny")
        unit = re.search(r'<option value="(\w{26})">Vuxenenheten', form.text)[1]
        for count in range(1000):
            name = f"Omgång {number} Skrivare {writer} Akt {count}"
            answer = client.send(form, "/akter/ny", roll="exposed", namn=name, enhet=unit, barn="no")
            assert answer.status == 303, f"{name} gave {answer.status}"
            made[answer.location] = name

    server.kill_among([functools.partial(write, writer) for writer in range(WRITERS)], seconds)
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


def destroy():
    data = program.new_folder() / "data"
    server = program.Program("demo", "--data", str(data), "--scale", str(SCALE), ready="/demo", patience=600)
    chance = random.Random(20261127)
    gone: set[str] = set()
    waiting = cullable(server.address)
    first, had = len(waiting), len(keys(data))
    assert first >= 100, f"{first} files to cull; the check says nothing"
    for _ in range(ROUNDS):
        said = cull_until_killed(server, chance.sample(sorted(waiting), min(10, len(waiting))), chance.uniform(0.02, 0.25))
        gone |= said
        server = program.Program("demo", "--data", str(data))
        left = cullable(server.address)
        assert not gone & left, "a culled file is back in the list"
        # What was on its way when the server died may be done, and is then done wholly.
        assert len(waiting - left - said) <= 1, "files went that nobody was told of"
        gone |= waiting - left
        waiting = left
    deadline = time.monotonic() + 60
    while len(keys(data)) > had - len(gone) and time.monotonic() < deadline:
        time.sleep(1)
    assert len(keys(data)) == had - len(gone), f"{had} keys, {len(gone)} files culled, {len(keys(data))} keys left"
    server.stop()
    print(f"{ROUNDS} × kill -9: {len(gone)} of {first} files culled, none of them back, no key of theirs left")
    assert len(gone) >= ROUNDS // 2, "hardly any file was culled; the check says nothing"


def keys(data) -> set[str]:
    with sqlite3.connect(f"file:{data}.keys/keys.sqlite?mode=ro", uri=True) as store:
        return {row[0] for row in store.execute("SELECT id FROM stored_key WHERE kind = 'file'")}


def manager(address: str) -> tuple[visitor.Visitor, str]:
    client = visitor.as_persona(address, MANAGER)
    return client, client.follow(client.get("/namnder")).path.removesuffix("/fordela")


def cullable(address: str) -> set[str]:
    """The files whose time is out."""
    client, board = manager(address)
    return set(re.findall(r'name="akt" value="(\w{26})"', client.get(f"{board}/gallring").text))


def cull_until_killed(server: program.Program, files: list[str], seconds: float) -> set[str]:
    """Those that the server said were gone."""
    client, board = manager(server.address)
    form = client.get(f"{board}/gallring")
    gone: set[str] = set()

    def cull():
        for file in files:
            answer = client.send(form, "/gallring", akt=file, kontrollerat="ja")
            assert answer.status == 303, f"{file} gave {answer.status}"
            gone.add(file)

    server.kill_among([cull], seconds)
    return gone


def look(address: str, files: dict[str, str]):
    client, board = reception(address)
    assert client.get(board).status == 200, "the list does not open"
    for path, name in files.items():
        answer = client.get(path)
        assert answer.status == 200 and name in answer.text, f"{path} ({name}) gave {answer.status}"


if __name__ == "__main__":
    main()
