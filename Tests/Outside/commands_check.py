"""The commands as an administrator types them: help, faults, routes, migrations, files in and out."""
import csv
import re
import sqlite3

import program

COMMANDS = [
    "serve", "demo", "migrate", "import register", "import indicators", "import published", "export register",
    "export indicators", "user add", "user link", "board add", "board list", "log export", "log verify", "log key", "keys backup", "keys replace", "backup", "restore", "routes",
]
MATRIX = program.ROOT / "Tests/SiteTests/access-matrix.txt"


def main():
    for check in (
        every_command_explains_itself, mistyped_commands_say_how, routes_agree_with_the_matrix, databases_are_brought_up_to_date, the_register_comes_back_as_it_left,
    ):
        check(program.new_folder())
        print(f"  {check.__name__.replace('_', ' ')}", flush=True)


def every_command_explains_itself(_):
    overview = program.run("--help")
    for command in COMMANDS:
        assert re.search(rf"^  {command.split()[0]}\b", overview, re.MULTILINE), f"--help does not name {command}"
        said = program.run(f"{command} --help")
        assert re.search(r"OVERVIEW: [A-ZÅÄÖ].{15}", said) and f"USAGE: samfrid {command}" in said, said
        bare = [line for line in said.splitlines() if re.fullmatch(r"  (--|<)\S+( <\S+>)?", line)]
        assert not bare or all(said.split(line)[1].startswith("\n     ") for line in bare), f"{command} has flags without a word on them: {bare}"


def mistyped_commands_say_how(folder):
    for command, says in [
        ("rutter", "rutter"), ("serve --prot 1", "--prot"), ("backup", "--to"), ("restore", "--from"), ("user add --name A", "--mail"),
        ("import register", "<file>"), ("demo --port x", "--port"), ("import allt x", "allt"),
    ]:
        said = program.refused(command)
        assert says in said and "--help" in said, f"{command}: {said}"
    places = ["--data", folder / "data"]
    for command, arguments, says in [
        ("import register", [folder / "finns-inte.csv", *places], "det finns ingen Samfrid-databas"),
        ("export register", ["--to", folder / "x.csv", *places], "det finns ingen Samfrid-databas"),
        ("backup", ["--to", folder / "kopia", *places], "det finns ingen Samfrid-databas"),
        ("restore", ["--from", folder / "kopia", *places], "ingen kopia i"),
    ]:
        said = program.refused(command, *arguments)
        assert says in said, f"{command}: {said}"
    program.run("migrate", *places)
    for command, arguments, says in [
        ("user add", ["--name", "Åsa", "--mail", "asa", *places], "”asa” är ingen e-postadress"),
        ("user link", ["--mail", "ingen@exempel.se", *places], "inget konto för ingen@exempel.se"),
        ("user link", ["--mail", "ingen@exempel.se", "--purpose", "fel", *places], "--purpose är activate, password eller factor"),
        ("import register", [folder / "finns-inte.csv", *places], "finns-inte.csv går inte att läsa"),
        ("export register", ["--to", folder / "x.doc", *places], "x.doc” ska sluta på .csv, .xlsx eller .vcf"),
        ("export register", ["--to", folder / "finns/inte.csv", *places], "inte.csv går inte att skriva"),
    ]:
        said = program.refused(command, *arguments)
        assert says in said and "Error Domain" not in said, f"{command}: {said}"
    picture = folder / "bild.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "är en bild" in program.refused("import register", picture, *places)


def routes_agree_with_the_matrix(_):
    printed = [tuple(line.split()) for line in program.run("routes").splitlines()]
    assert len(printed) > 100 and all(len(row) == 3 for row in printed), printed[:3]
    lines = [line.split() for line in MATRIX.read_text().splitlines() if not line.startswith("#")]
    # The third column tells posts of one route apart.
    matrix = {(method, path, who) for method, path, _, who, *_ in lines[1:]}
    assert matrix <= set(printed), f"in the matrix alone: {sorted(matrix - set(printed))}"
    assert set(printed) <= matrix, f"not in the matrix: {sorted(set(printed) - matrix)}"


def databases_are_brought_up_to_date(folder):
    data = folder / "data"
    said = program.run("migrate", "--data", data)
    assert "regional: 0001 surveys" in said and said.endswith("Databaserna är uppdaterade.\n"), said
    assert program.run("migrate", "--data", data) == "Databaserna är uppdaterade.\n"
    steps = undo_surveys(data / "regional.sqlite")
    said = program.run("migrate", "--data", data)
    assert [line.strip() for line in said.splitlines()[:-1]] == [f"regional: {step}" for step in steps], said
    assert program.run("migrate", "--data", data) == "Databaserna är uppdaterade.\n"
    with sqlite3.connect(data / "regional.sqlite") as database:
        assert database.execute("SELECT COUNT(*) FROM event").fetchone()[0] == 1, "what was there before is gone"
        database.execute("INSERT INTO migration (name, position) VALUES ('9999 framtiden', 9999)")
    for command in ("migrate", "serve"):
        said = program.refused(command, "--data", data)
        assert f"data = ”{data}”" in said and "9999 framtiden" in said and "nyare program" in said, said


def undo_surveys(file) -> list[str]:
    """Makes the database what it was before there were surveys: their tables and steps are gone, an event is there."""
    with sqlite3.connect(file) as database:
        database.create_collation("swedish", lambda a, b: (a > b) - (a < b))
        early = ("0000 events", "0000 outbox")
        steps = [name for (name,) in database.execute("SELECT name FROM migration ORDER BY position") if name not in early]
        assert steps
        database.execute("DELETE FROM migration WHERE name NOT IN (?, ?)", early)
        kept = ("event", "mail", "migration")
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall():
            if table not in kept:
                database.execute(f'DROP TABLE "{table}"')
        # The outbox had no invitations then, and no index by address.
        database.execute("DROP INDEX IF EXISTS mail_address")
        for column in ("sender_name", "sender_address", "reply_to", "calendar", "bounced_at"):
            database.execute(f"ALTER TABLE mail DROP COLUMN {column}")
        columns = database.execute("PRAGMA table_info(event)").fetchall()
        values = [row[4] if row[4] is not None else (1 if row[2].upper().startswith("INT") else "gammal") for row in columns]
        database.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(values))})", values)
    return steps


def the_register_comes_back_as_it_left(folder):
    """Out of the demonstration as CSV, into an empty installation, out again: the same rows."""
    demo = program.demo_at_rest(folder)
    for kind in ("csv", "xlsx", "vcf"):
        program.run("export register", "--data", demo, "--to", folder / f"ut.{kind}")
    assert "finns redan" in program.refused("export register", "--data", demo, "--to", folder / "ut.csv")
    rows = read(folder / "ut.csv")
    assert len(rows) > 500 and not any("jour" in row["typ"].lower() for row in rows), "a shelter is in the export"
    nameless = sum(not row["namn"] and row["skyddade personuppgifter"] == "ja" for row in rows)
    assert nameless, "nobody in the demonstration is protected"
    kept = sorted(str({**row, "skyddade personuppgifter": ""} if not row["namn"] else row) for row in rows)
    for kind in ("csv", "xlsx"):
        data = folder / kind
        program.run("migrate", "--data", data)
        preview = program.run("import register", folder / f"ut.{kind}", "--preview", "--data", data)
        said = program.run("import register", folder / f"ut.{kind}", "--data", data)
        assert said.count("följer inte med i en fil") == nameless, "who is protected is left out without a word"
        assert said == preview and len(said.splitlines()) > len(rows) - 1, "the preview promises something else"
        program.run("export register", "--data", data, "--to", folder / f"{kind}-igen.csv")
        again = read(folder / f"{kind}-igen.csv")
        assert sorted(map(str, again)) == kept, f"{kind}: {first_difference(rows, again)}"
        said = program.run("import register", folder / f"ut.{kind}", "--data", data)
        assert "0 rader ändrar något" in said or "Ingen rad ändrar" in said, said.splitlines()[-1]
    cards = (folder / "ut.vcf").read_text(encoding="utf-8")
    assert cards.count("BEGIN:VCARD") == sum(1 for row in rows if row["namn"]), "a card for each that has a name"
    broken = folder / "trasig.csv"
    broken.write_text('organisation;typ\n"Region Väst;Region\n', encoding="utf-8")
    said = program.refused("import register", broken, "--data", folder / "csv")
    assert "rad 2" in said and "citattecken" in said, said


# A column of what a demonstration writes, and of nothing else.
MARK = "Påhittade uppgifter – demonstration"


def read(file) -> list[dict]:
    with open(file, encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter=";"))
    return [{column: value for column, value in row.items() if column != MARK} for row in rows]


def first_difference(rows, again) -> str:
    missing = [row for row in rows if row not in again]
    new = [row for row in again if row not in rows]
    return f"{len(missing)} missing, {len(new)} new, such as {missing[:1]} and {new[:1]}"


if __name__ == "__main__":
    main()
