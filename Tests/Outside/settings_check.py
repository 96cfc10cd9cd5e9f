"""Where the settings come from, and that serve refuses a wrong one and names it."""
import shutil

import installation
import program
import visitor

# A wrong value of each setting; the last is what the sentence has to say besides the setting and the value.
WRONG = [
    ("listen", "fel", "värd och port"), ("listen", "127.0.0.1:99999", "värd och port"), ("address", "ftp://exempel.se", "protokoll"),
    ("address", "http://exempel.se", "https"), ("database", "mysql://exempel.se/x", "postgresql://"),
    ("database", "postgresql://127.0.0.1:1/x", "går inte att öppna"), ("mail-server", "post.exempel.se", "smtp://"),
    ("mail-sender", "samfrid", "e-postadress"), ("mail-wait", "länge", "sekunder"), ("mail-retry", "0", "sekunder"), ("trust-proxy", "kanske", "ja eller nej"), ("contact", "x" * 201, "högst 200 tecken"),
    ("data", "/dev/null/x", "går inte att skapa"), ("checkpoint-mail", "logg", "e-postadress"), ("checkpoint-syslog", "kanske", "ja eller nej"),
    ("content-listen", "fel", "värd och port"),
]


def main():
    for check in (
        flags_before_environment_before_file, wrong_values_are_named, keys_lie_outside_the_data, packages_have_another_host, the_key_that_belongs_is_missed, demonstration_data_are_not_served,
    ):
        check(program.new_folder())
        print(f"  {check.__name__.replace('_', ' ')}", flush=True)


def flags_before_environment_before_file(folder):
    """Each setting is given a wrong value in three places: the refusal names the one that counted."""
    for name, value in [
        ("listen", "fel-{}"), ("data", "/dev/null/{}"), ("database", "mysql://{}"), ("address", "ftp://{}.se"), ("mail-server", "{}.se"),
        ("mail-sender", "{}"), ("contact", "{}" + "x" * 200), ("trust-proxy", "{}"), ("keys", str(folder / "data/{}")),
    ]:
        file = folder / f"{name}.conf"
        file.write_text(f"# det som inte sägs på annat sätt\n\n{name} = {value.format('fil')}\n")
        variable = "SAMFRID_" + name.upper().replace("-", "_")
        rest = [] if name == "data" else ["--data", folder / "data"]
        for flags, environment, counted, source in [
            ([], {}, "fil", f"{file} rad 3"),
            ([], {variable: value.format("miljö")}, "miljö", variable),
            ([f"--{name}", value.format("flagga")], {variable: value.format("miljö")}, "flagga", f"--{name}"),
        ]:
            said = program.refused("serve", "--config", file, *rest, *flags, environment=environment)
            assert f"{name} = ”{value.format(counted)}” (från {source})" in said, said
    assert not (folder / "data").exists() and not (folder / "data.keys").exists(), "a refused start left something behind"
    right_values_count_too(folder)


def right_values_count_too(folder):
    """The same with values that are right: the file's address is in the link, the environment's port is answered on."""
    port = program.free_port()
    file = folder / "samfrid.conf"
    file.write_text(f"data = {folder / 'fil'}\nlisten = 127.0.0.1:1\naddress = https://fil.exempel.se\n")
    environment = {"SAMFRID_CONFIG": str(file), "SAMFRID_DATA": str(folder / "miljö"), "SAMFRID_LISTEN": f"127.0.0.1:{port}"}
    add = ["--name", "Åsa", "--administrator"]
    said = program.run("user add", *add, "--mail", "a@exempel.se", environment=environment)
    assert "Länk: https://fil.exempel.se/oppna/" in said and (folder / "miljö/identity.sqlite").is_file(), said
    environment["SAMFRID_ADDRESS"] = "https://miljo.exempel.se"
    assert "https://miljo.exempel.se/" in program.run("user add", *add, "--mail", "b@exempel.se", environment=environment)
    flags = ["--address", "https://flagga.exempel.se", "--data", folder / "flagga"]
    assert "https://flagga.exempel.se/" in program.run("user add", *add, "--mail", "a@exempel.se", *flags, environment=environment)
    assert not (folder / "fil").exists() and (folder / "flagga/identity.sqlite").is_file()
    with program.Program("serve", place=[], port=port, environment=environment, ready="/logga-in"):
        taken = program.refused("serve", "--data", folder / "ledig", "--listen", f"127.0.0.1:{port}")
    assert "lyssnar redan" in taken and f"127.0.0.1:{port}" in taken, taken


def wrong_values_are_named(folder):
    for name, value, says in WRONG:
        rest = [] if name == "data" else ["--data", folder / "data"]
        said = program.refused("serve", f"--{name}", value, *rest)
        assert f"{name} = ”{value}” (från --{name})" in said and says in said, said
    said = program.refused("serve", "--database", "postgresql://samfrid:hemligt@127.0.0.1:1/x", "--data", folder / "data")
    assert "database = " in said and "hemligt" not in said, f"a password is shown: {said}"
    assert "address saknas" in program.refused("serve", "--data", folder / "data", "--listen", "0.0.0.0:8080")
    file = folder / "samfrid.conf"
    assert str(file) in program.refused("serve", "--config", file)
    file.write_text("data = x\nlysna = 127.0.0.1:1\n")
    said = program.refused("serve", "--config", file)
    assert f"{file} rad 2" in said and "lysna" in said and "listen" in said, said
    other = folder / "annat"
    other.mkdir()
    (other / "identity.sqlite").write_text("Det här är ingen databas. " * 200)
    said = program.refused("serve", "--data", other)
    assert f"data = ”{other}”" in said and "går inte att öppna" in said, said


def keys_lie_outside_the_data(folder):
    data = folder / "data"
    data.mkdir()
    (folder / "genväg").symlink_to(data)
    for keys in (data, data / "keys", folder / "x/../data/keys", folder / "genväg/keys"):
        said = program.refused("serve", "--data", data, "--keys", keys)
        assert "keys = " in said and "får inte ligga i datamappen" in said, said
    said = program.refused("serve", "--data", data, "--checkpoint-file", data / "punkter")
    assert "checkpoint-file = " in said and "får inte ligga i datamappen" in said, said
    assert not any(data.iterdir())


def packages_have_another_host(folder):
    """Both settings or none, and never a host that browsers send our cookies to."""
    place = ["--data", folder / "data", "--address", "https://samfrid.exempel.se"]
    said = program.refused("serve", *place, "--content-address", "https://kurser.exempel.se")
    assert "content-address = " in said and "content-listen" in said, said
    said = program.refused("serve", *place, "--content-listen", "127.0.0.1:0")
    assert "content-address saknas" in said, said
    for address, says in [
        ("http://kurser.exempel.se", "https://"), ("https://kurser.exempel.se/mapp", "https://"), ("https://samfrid.exempel.se:444", "en annan"),
        ("https://SAMFRID.exempel.se", "en annan"),
    ]:
        said = program.refused("serve", *place, "--content-listen", "127.0.0.1:0", "--content-address", address)
        assert f"content-address = ”{address}”" in said and says in said, said
    with program.Program("demo", "--data", program.demo_data(folder), ready="/demo", patience=600) as running:
        said = program.refused(
            "serve", "--data", folder / "annan", "--listen", "127.0.0.1:0", "--address", "http://127.0.0.1:1",
            "--content-listen", f"127.0.0.1:{running.port + 1}", "--content-address", "http://localhost:1")
        assert "content-listen = " in said and "lyssnar redan" in said, said
    assert not (folder / "data").exists()


def the_key_that_belongs_is_missed(_):
    """The first administrator's link opens the account; without the key its second factor is worth nothing."""
    place = installation.Installation()
    link = place.add_administrator()
    assert "redan ett konto" in program.refused("user add", "--name", "Åsa", "--mail", "asa.ost@exempel.se", *place.places)
    administrator = visitor.Visitor(place.start().address)
    installation.activate(administrator, link)
    assert "Åsa Öst" in administrator.get("/").text and administrator.get("/register/importera").status == 200
    again = visitor.Visitor(place.address).get(link)
    assert "losenord" not in again.text, "a link that has been used opens the account once more"
    place.stop()

    keys, hidden = place.folder / "keys", place.folder / "undan"
    keys.rename(hidden)
    program.run("backup", "--to", place.folder / "kopia", *place.places)
    program.run("export register", "--to", place.folder / "ut.csv", *place.places)
    said = program.refused("serve", *place.places)
    assert f"keys = ”{keys}”" in said and "nyckeln som hör till databasen saknas" in said, said
    assert not (keys / "identity.key").exists(), "a new key was left where the right one belongs"
    shutil.rmtree(keys, ignore_errors=True)
    keys.mkdir()
    (keys / "identity.key").write_bytes(b"kort")
    assert "är skadad" in program.refused("serve", *place.places)
    shutil.rmtree(keys)
    hidden.rename(keys)
    again = visitor.Visitor(place.start().address, cookies=administrator.cookies)
    assert "Åsa Öst" in again.get("/konto").text
    place.stop()


def demonstration_data_are_not_served(folder):
    data = program.demo_at_rest(folder)
    said = program.refused("serve", "--data", data)
    assert f"data = ”{data}”" in said and "gjord av demonstrationen" in said and "--i-know-this-is-demo-data" in said, said
    with program.Program("serve", "--data", data, "--i-know-this-is-demo-data", ready="/logga-in") as server:
        assert visitor.Visitor(server.address).get("/demo").status == 404, "the cast is let in without a password"
        assert visitor.Visitor(server.address).post("/demo/alva", {}).status == 404
    real = folder / "riktig"
    program.run("user add", "--name", "Åsa", "--mail", "asa@exempel.se", "--data", real)
    assert "riktiga uppgifter" in program.refused("demo", "--port", program.free_port(), "--data", real)


if __name__ == "__main__":
    main()
