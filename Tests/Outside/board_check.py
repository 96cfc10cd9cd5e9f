"""A board's keys and access log as its keeper meets them: made, handed out, checked, copied, laid back, and missed."""
import os
import pathlib
import re
import shutil
import time

import program
import visitor

PLANTED = ["Canarius", "Zebravinge", "198501052388", "Rubrikkanin"]


def main():
    data = program.demo_data(program.new_folder())
    for check in (
        boards_are_added_by_name, what_is_done_is_logged_and_handed_out, damage_is_found, keys_are_replaced_while_the_server_runs,
        a_copy_laid_back_opens_an_epoch, the_server_misses_its_vault,
    ):
        check(data)
        print(f"  {check.__name__.replace('_', ' ')}", flush=True)


def boards_are_added_by_name(_):
    place = ["--data", program.new_folder() / "data"]
    program.run("migrate", *place)
    said = program.refused("log export", "--to", place[1].parent / "logg", *place)
    assert "samfrid board add" in said, said
    said = program.run("board add", "--name", "Socialnämnden i Provköping", "--manager-name", "Åsa Prov", "--manager-mail", "asa@exempel.se", *place)
    assert re.search(r"Länk: \S+/oppna/\w+", said) and "Loggens publika nyckel: samfrid/" in said, said
    for wrong, says in [("Socialnämnden i Provköping", "redan en nämnd"), (" ", "nämndens namn")]:
        said = program.refused("board add", "--name", wrong, "--manager-name", "B", "--manager-mail", "b@exempel.se", *place)
        assert says in said, said
    said = program.refused("board add", "--name", "Andra", "--manager-name", "B", "--manager-mail", "b", *place)
    assert "ingen e-postadress" in said, said
    program.run("board add", "--name", "Omsorgsnämnden", "--manager-name", "Bo", "--manager-mail", "bo@exempel.se", *place)
    listed = program.run("board list", *place)
    assert "Socialnämnden i Provköping" in listed and "Omsorgsnämnden" in listed, listed
    said = program.refused("log key", *place)
    assert "--board" in said and "Omsorgsnämnden" in said, said
    assert program.run("log key", "--board", listed.split()[0], *place).startswith("samfrid/"), "no key for the board that was named"


def board(data) -> list[str]:
    """The first of the demonstration's boards, as the commands take it."""
    listed = program.run("board list", "--data", data).splitlines()
    return ["--board", next(line.split()[0] for line in listed if "Umeå" in line)]


def worked(address: str) -> str:
    """Planted words in a new file, as the caseworker writes them; the file's address."""
    hedda = visitor.as_persona(address, "hedda")
    own = hedda.follow(hedda.get("/namnder")).path
    page = hedda.get(f"{own}/akter/ny")
    unit = re.search(r'<option value="(\w{26})"', page.text)[1]
    # Asked for the second time, there is a file with the number already.
    answer = hedda.send(
        page, "/akter/ny", roll="exposed", namn="Canarius Zebravinge", nummer="198501052388", enhet=unit, barn="no", **{"en-till": "ja"})
    assert answer.status == 303, answer.text[:500]
    file = answer.location
    page = hedda.get(f"{file}/anteckningar/ny")
    answer = hedda.send(page, "/anteckningar/", rubrik="Rubrikkanin", text="Zebravinge ringde", uppratta="ja")
    assert answer.status == 303, answer.text[:500]
    assert "Zebravinge ringde" in hedda.get(file).text
    stranger = visitor.as_persona(address, "ylva")
    assert stranger.get(file).status == 404
    return file


def what_is_done_is_logged_and_handed_out(data):
    folder = data.parent
    points = folder / "kontrollpunkter"
    # The demonstration takes no places to hand out to; the server that may serve it does.
    with program.Program("demo", "--data", data, ready="/demo") as server:
        worked(server.address)
        for file in [*data.rglob("*"), *pathlib.Path(f"{data}.keys").rglob("*")]:
            content = file.read_bytes() if file.is_file() else b""
            assert not [word for word in PLANTED if word.encode() in content], f"{file} has a planted word"
        output = server.output()
        assert not [word for word in PLANTED if word in output], output
    with program.Program("serve", "--data", data, "--i-know-this-is-demo-data", "--checkpoint-file", points, ready="/logga-in"):
        wait(lambda: points.exists() and points.read_text().count("\u2014 samfrid/") >= 1, 60, "no checkpoint was handed out")
    export = folder / "logg"
    said = program.run("log export", *board(data), "--data", data, "--to", export)
    key = re.search(r"--key '([^']+)'", said)[1]
    assert key == program.run("log key", *board(data), "--data", data).strip()
    said = program.run("log verify", export, "--key", key, "--against", last_note(points, folder))
    assert "Loggen är hel" in said, said
    everything = b"".join(file.read_bytes() for file in export.iterdir())
    assert not [word for word in PLANTED if word.encode() in everything], "the export has a planted word"
    (folder / "nyckel").write_text(key + "\n")


def last_note(points: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """The last checkpoint in the file, in a file of its own."""
    text = points.read_text()
    note = folder / "sist-utlamnad"
    note.write_text(text[text.rindex("samfrid/", 0, text.rindex("\u2014")):].rstrip("\n") + "\n")
    return note


def damage_is_found(data):
    folder = data.parent
    key = folder / "nyckel"
    for name, change, says in [
        ("bit", lambda text: text[:900] + bytes([text[900] ^ 1]) + text[901:], "Bland posterna"),
        ("rad", lambda text: b"".join(text.splitlines(keepends=True)[:3] + text.splitlines(keepends=True)[4:]), "Bland posterna"),
        ("slut", lambda text: b"".join(text.splitlines(keepends=True)[:-2]), "Antalet poster"),
    ]:
        copy = folder / f"skadad-{name}"
        shutil.copytree(folder / "logg", copy)
        entries = copy / "entries"
        entries.write_bytes(change(entries.read_bytes()))
        said = program.refused("log verify", copy, "--key", key)
        assert says in said and "inte hel" in said, f"{name}: {said}"
    said = program.refused("log verify", folder / "logg", "--key", "fel")
    assert "Nyckeln går inte att läsa" in said, said
    said = program.refused("log verify", folder / "finns-inte", "--key", key)
    assert "saknas" in said, said


def keys_are_replaced_while_the_server_runs(data):
    with program.Program("demo", "--data", data, ready="/demo") as server:
        before = sorted(os.listdir(f"{data}.keys"))
        file = worked(server.address)
        program.run("keys replace", "--data", data)
        assert sorted(os.listdir(f"{data}.keys")) != before, "the root key is the same"
        hedda = visitor.as_persona(server.address, "hedda")
        assert "Zebravinge" in hedda.get(file).text
        worked(server.address)
    with program.Program("demo", "--data", data, ready="/demo") as server:
        hedda = visitor.as_persona(server.address, "hedda")
        assert "Zebravinge" in hedda.get(file).text, "after a new start the file is closed"


def a_copy_laid_back_opens_an_epoch(data):
    folder = data.parent
    copy, restored = folder / "kopia", folder / "tillbaka"
    program.run("backup", "--data", data, "--to", copy)
    assert not [file for file in copy.rglob("*") if file.is_file() and [word for word in PLANTED if word.encode() in file.read_bytes()]]
    assert not list(copy.rglob("*.key")) and not list(copy.rglob("keys.sqlite")), "the copy of the data has keys"
    with program.Program("demo", "--data", data, ready="/demo") as server:
        worked(server.address)
    program.run("log export", *board(data), "--data", data, "--to", folder / "logg-efter")
    after = last_note(folder / "logg-efter/checkpoints", folder)
    program.run("keys backup", "--data", data, "--to", f"{restored}.keys")
    program.run("restore", "--from", copy, "--data", restored)
    program.run("log export", *board(data), "--data", restored, "--to", folder / "logg-tillbaka")
    said = program.run("log verify", folder / "logg-tillbaka", "--key", folder / "nyckel")
    assert "kopia som lagts tillbaka (epok 2)" in said and "Loggen är hel" in said, said
    said = program.refused("log verify", folder / "logg-tillbaka", "--key", folder / "nyckel", "--against", after)
    assert "kapad" in said, f"what was done after the copy is gone, and nothing says so: {said}"

    # Laid back by hand, past the command: the log is not signed on.
    by_hand = folder / "for-hand"
    shutil.copytree(copy, by_hand)
    program.run("keys backup", "--data", data, "--to", f"{by_hand}.keys")
    said = program.refused("log export", *board(data), "--data", by_hand, "--to", folder / "logg-for-hand")
    assert "inte den som senast signerades" in said, said


def the_server_misses_its_vault(data):
    hidden = pathlib.Path(f"{data}.keys.undan")
    pathlib.Path(f"{data}.keys").rename(hidden)
    said = program.refused("serve", "--data", data, "--i-know-this-is-demo-data")
    assert "keys" in said and "nyckelvalvet" in said and "egen kopia" in said, said
    shutil.rmtree(f"{data}.keys", ignore_errors=True)
    hidden.rename(f"{data}.keys")
    with program.Program("demo", "--data", data, ready="/demo"):
        pass


def wait(what, seconds: float, because: str):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, because
        time.sleep(0.1)


if __name__ == "__main__":
    main()
