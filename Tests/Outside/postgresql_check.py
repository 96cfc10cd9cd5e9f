"""A copy of a PostgreSQL installation taken while several write, laid back on another server; and a server that goes away.

    tools/postgresql .venv/bin/python Tests/Outside/postgresql_check.py
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys

import answering
import backup_check
import cluster
import program
import visitor

TEXT = "Skrivet när databasen var borta: å ä ö & <tecken>"


def main():
    folder = program.new_folder()
    home = cluster.Cluster()
    place = ["--database", home.address, "--data", folder / "demo"]
    # The demonstration writes for half a minute in one database and thousands of times in another meanwhile: the server then
    # takes everybody for one who has met another, and whoever writes alone must not be refused.
    with program.Program("demo", *place, ready="/demo", patience=600) as server:
        reply = answering.Reply(server.address)
        facts = copied_under_load(reply, place, folder)
        database_goes_away(server, reply, home)
    laid_back_elsewhere(folder, facts)
    newer_databases_are_refused(home, place)


def copied_under_load(reply, place, folder) -> dict:
    questions = reply.questions(backup_check.WRITERS)
    before, after, faults = backup_check.back_up_under_load(place, folder / "kopia", questions)
    assert not faults, faults
    assert sum(after) > sum(before), "nothing was written while the backup ran"
    program.run("export register", *place, "--to", folder / "fore.csv")
    return {
        "questions": [[question.path, question.mark, least, most] for question, least, most in zip(questions, before, after)],
        "texts": backup_check.page_texts(reply, reply.areas[backup_check.WRITERS:]),
        "register": (folder / "fore.csv").read_text(encoding="utf-8-sig"),
    }


def laid_back_elsewhere(folder, facts):
    """On a server of its own, which has none of our roles yet."""
    (folder / "facts.json").write_text(json.dumps(facts))
    words = [str(program.ROOT / "tools/postgresql"), sys.executable, __file__, "restored", str(folder)]
    assert subprocess.run(words, stdin=subprocess.DEVNULL).returncode == 0, "the copy did not come back as it was"


def restored(folder: pathlib.Path):
    facts, home = json.loads((folder / "facts.json").read_text()), cluster.Cluster()
    place = ["--database", home.address, "--data", folder / "demo"]
    said = program.refused("restore", "--from", folder / "demo.keys", *place)
    assert "samfrid.dump saknas" in said, said
    program.run("restore", "--from", folder / "kopia", *place)
    with program.Program("demo", *place, ready="/demo") as server:
        reply = answering.Reply(server.address)
        for path, mark, least, most in facts["questions"]:
            stored = answering.Question(server.address, path, reply.client.cookies, mark).read()
            assert least <= stored <= most, f"{path}: nr {stored} in the backup, nr {least} was saved before it"
        texts = backup_check.page_texts(reply, reply.areas[backup_check.WRITERS:])
        assert json.loads(json.dumps(texts)) == facts["texts"], "an answer that nobody touched is another after the restore"
        hedda = visitor.as_persona(server.address, "hedda")
        assert "Lovis Myrhed" in hedda.follow(hedda.get("/namnder")).text, "the board's files are not there after the restore"
        path, mark, *_ = facts["questions"][0]
        answering.Question(server.address, path, reply.client.cookies, "Efter kopian").write()
    program.run("export register", *place, "--to", folder / "efter.csv")
    assert (folder / "efter.csv").read_text(encoding="utf-8-sig") == facts["register"], "the register is another after the restore"
    owners = home.sql("samfrid", "SELECT DISTINCT schemaname, tableowner FROM pg_tables WHERE schemaname IN ('identity', 'regional') ORDER BY 1")
    assert owners.splitlines() == ["identity|samfrid_identity", "regional|samfrid_regional"], owners
    said = program.refused("restore", "--from", folder / "kopia", *place)
    assert "databasen är inte tom" in said, f"a restore may write over data: {said}"
    print(f"  laid back on another server: {len(facts['texts'])} areas, the register and the last writings are the same", flush=True)


def database_goes_away(server, reply, home):
    area = f"{reply.path}/{reply.areas[-1]}"
    question = answering.Question(server.address, area, reply.client.cookies, "Borta")
    # Every connection has been in use, and each is dead when the database comes back.
    pages = [area, reply.path, "/kommuner", "/organisationer", "/kartlaggning", "/behov", "/", "/konto"] * 2
    assert set(at_once(server, reply, pages)) <= {200, 303}
    fields = {**question.fields, f"{question.code}.kommentar": TEXT}

    home.stop()
    missing = reply.client.get(area)
    assert missing.status == 503 and "Det går inte att nå databasen just nu" in missing.text, (missing.status, missing.text)
    kept = reply.client.post(area, fields)
    assert kept.status == 503 and "Det går inte att nå databasen just nu" in kept.text, (kept.status, kept.text)
    assert "Det du skrev står kvar här nedanför" in kept.text and "å ä ö &amp; &lt;tecken&gt;" in kept.text, kept.text
    saved = reply.client.post(area, fields, x_autosave="1", accept="application/json")
    assert saved.status == 503 and json.loads(saved.text)["status"] == "failed", saved.text
    assert set(at_once(server, reply, pages * 2)) == {503}, "somebody waits for a database that is gone, or is told something else"
    assert server.process.poll() is None and reply.client.get("/halsa").status == 200

    home.start()
    statuses = at_once(server, reply, pages)
    assert set(statuses) <= {200, 303}, f"the first pages after the database came back: {statuses}"
    form = kept.form(area)
    answer = reply.client.follow(reply.client.post(area, form.fields))
    assert answer.status == 200, (answer.status, answer.text[:2000])
    stored = answering.Question(server.address, area, reply.client.cookies, "Borta").fields[f"{question.code}.kommentar"]
    assert stored.strip() == TEXT, f"sent again, but stored is {stored!r}"
    print("  database gone and back: pages say so, what was typed is kept and saved by one press", flush=True)


def at_once(server, reply, pages) -> list[int]:
    """The statuses of many pages asked for at the same time, as many readers do."""
    def status(path):
        return visitor.Visitor(server.address, timeout=15, cookies=reply.client.cookies).get(path).status
    with concurrent.futures.ThreadPoolExecutor(12) as readers:
        return list(readers.map(status, pages))


def newer_databases_are_refused(home, place):
    home.sql("samfrid", "INSERT INTO regional.migration (name, position) VALUES ('9999 framtiden', 9999)")
    for command in ("migrate", "serve"):
        said = program.refused(command, *place)
        assert "database = " in said and "9999 framtiden" in said and "nyare program" in said, said
    home.stop()
    said = program.refused("migrate", *place)
    assert "database = " in said and "går inte att öppna" in said, said
    print("  a database of a newer program, and one that is away, are refused with the reason", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["restored"]:
        restored(pathlib.Path(sys.argv[2]))
    else:
        main()
