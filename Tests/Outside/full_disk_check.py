"""The disk gets full while the server works: the page says so, what was typed is kept, reading goes on, and so does writing
when there is room again. The disk is one in memory, in a mount namespace that only the server sees."""
import json
import pathlib
import shutil
import sqlite3

import answering
import program

ROOM_MB = 8
PAGE = 4096
COMMENT = "Skrivet när disken var full: å ä ö & <tecken>. "
SCRIPT = 'mount -t tmpfs -o size="$1"m tmpfs "$2" && cp -r "$3" "$2/data" && cp -r "$3.keys" "$2/data.keys" && shift 3 && exec "$@"'


def main():
    folder = program.new_folder()
    source, disk = program.demo_at_rest(folder), folder / "disk"
    without_logs(source)
    disk.mkdir()
    megabytes = (taken(source) + taken(pathlib.Path(f"{source}.keys"))) // 2**20 + ROOM_MB
    launcher = [*program.namespace(), "sh", "-c", SCRIPT, "sh", str(megabytes), str(disk), str(source), program.binary(), "demo"]
    with program.Program("demo", "--data", disk / "data", ready="/demo", launcher=launcher) as server:
        # The disk as the server sees it.
        seen = pathlib.Path(f"/proc/{server.process.pid}/root{disk}")
        reply = answering.Reply(server.address)
        path = f"{reply.path}/{reply.areas[0]}"
        fill(seen / "fyllning")
        refused, number = write_until_refused(server, reply, path)
        reading_goes_on(server, reply, path, number)
        (seen / "fyllning").unlink()
        sent_again(server, reply, path, refused, number)
        # Nobody writes now. SQLite would follow the path out of the namespace, so the files are copied.
        shutil.copytree(seen / "data", folder / "copy")
        program.make_sure_databases_are_whole(folder / "copy")
    print(f"full disk: {number - 1} writings went in before it said so; the text was kept and saved by one press when there was room")


def without_logs(data: pathlib.Path):
    """A write-ahead log that is there already takes many writings without growing."""
    for file in data.rglob("*.sqlite"):
        with sqlite3.connect(file) as database:
            busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert not busy, file.name


def taken(folder: pathlib.Path) -> int:
    """Bytes on a disk that gives whole pages, boards' databases and their logs among them."""
    return sum(-(-path.stat().st_size // PAGE) * PAGE for path in folder.rglob("*"))


def fill(file: pathlib.Path):
    with open(file, "wb", buffering=0) as filling:
        try:
            while filling.write(bytes(PAGE)):
                pass
        except OSError as full:
            assert full.errno == 28, full


def comment(number: int) -> str:
    # Longer each time, so that what was freed within the files does not hold it.
    return f"{COMMENT}Nr {number}. " + "Lång anteckning. " * min(number * 20, 200)


def write_until_refused(server, reply, path):
    question = answering.Question(server.address, path, reply.client.cookies, "Full")
    for number in range(1, 400):
        question.read()
        answer = reply.client.post(path, {**question.fields, f"{question.code}.kommentar": comment(number)})
        if answer.status not in (200, 303):
            break
    else:
        raise AssertionError("400 writings went in on a disk without room")
    assert answer.status == 507 and "Servern har slut på utrymme" in answer.text, (answer.status, answer.text[-3000:])
    assert "Det du skrev står kvar här nedanför" in answer.text and f"å ä ö &amp; &lt;tecken&gt;. Nr {number}." in answer.text
    fields = {**question.fields, f"{question.code}.kommentar": comment(number)}
    saved = reply.client.post(path, fields, x_autosave="1", accept="application/json")
    assert saved.status == 507, (saved.status, saved.text)
    said = json.loads(saved.text)
    assert said["status"] == "failed" and "slut på utrymme" in said["text"], said
    return answer, number


def reading_goes_on(server, reply, path, number):
    for page in ("/", path, reply.path, "/kommuner", "/organisationer", "/kartlaggning", "/behov", "/konto"):
        answer = reply.client.follow(reply.client.get(page))
        assert answer.status == 200, f"{page} gave {answer.status} while the disk was full"
    stored = answering.Question(server.address, path, reply.client.cookies, "Full")
    assert stored.fields[f"{stored.code}.kommentar"].strip() == (comment(number - 1).strip() if number > 1 else ""), "what was refused is stored"


def sent_again(server, reply, path, refused, number):
    answer = reply.client.follow(reply.client.post(path, refused.form(path).fields))
    assert answer.status == 200, (answer.status, answer.text[-2000:])
    stored = answering.Question(server.address, path, reply.client.cookies, "Full")
    assert stored.fields[f"{stored.code}.kommentar"].strip() == comment(number).strip(), "sent again, but not stored"


if __name__ == "__main__":
    main()
