"""A theme day, by keyboard: next year's is made from the last, people register, one steps back, and the next gets the place."""
import datetime
import pathlib
import re
import sqlite3

import visitor

from accessibility import look_faults_after_forms

HOST = "alva"


def press(browser, name: str, said: str):
    browser.tab_to_button(name)
    browser.enter()
    assert said in browser.text, browser.text[:1500]


def rows(demo, query: str, *values) -> list:
    """As the database has it: the demonstration sends no letters."""
    data = pathlib.Path(demo.command[demo.command.index("--data") + 1])
    with sqlite3.connect(f"file:{data}/regional.sqlite?mode=ro", uri=True) as database:
        return database.execute(query, values).fetchall()


def link(demo, address: str, subject: str, path: str) -> str:
    """Where the letter with the subject leads."""
    bodies = rows(demo, "SELECT body FROM mail WHERE address = ? AND subject LIKE ?", address, f"{subject}%")
    assert bodies, (address, subject, rows(demo, "SELECT subject FROM mail WHERE address = ?", address))
    return re.search(rf"({path}\S+)", bodies[-1][0])[1]


def change(browser, path: str, **fields):
    browser.open(f"{path}/redigera")
    for name, value in fields.items():
        browser.fill(name, value)
    press(browser, "Spara", "Ändringen är sparad")


def register(browser, event: str, name: str, mail: str, way: str = "site"):
    browser.open(event)
    browser.follow("Anmäl dig")
    browser.fill("namn", name)
    browser.fill("mail", mail)
    browser.fill("organisation", "Socialtjänsten")
    browser.choose("kommun", "2480")
    browser.choose("yrke", "socialServices")
    browser.choose("deltar", way)
    browser.tab_to_button("Anmäl mig")
    browser.enter()


def test_next_years_theme_day_is_filled_and_the_queue_moves(own_demo, browsers, script):
    alva, guest = browsers(own_demo.address), browsers(own_demo.address)
    alva.become(HOST)
    alva.open("/arrangemang")
    last = max(title for title, in rows(own_demo, "SELECT title FROM event_edition WHERE title LIKE 'Riva hinder 20%' AND state = 'held'"))
    alva.follow(last)
    press(alva, "Gör nästa års tillfälle", "Utkastet för nästa tillfälle är klart")
    held, path = alva.heading, alva.path
    assert re.fullmatch(r"Riva hinder 20\d\d", held) and held > last
    assert "Att fråga med bildstöd" in alva.text and "Ingen än" in alva.text
    press(alva, "Publicera", "Skriv webblänken")
    tomorrow = visitor.today() + datetime.timedelta(days=30)
    soon = {"dag": tomorrow.isoformat(), "anmal_senast": tomorrow.isoformat(), "andra_senast": tomorrow.isoformat(), "radera": tomorrow.isoformat()}
    change(alva, path, **soon, webblank="https://video.example/dag", platser="2")
    press(alva, "Publicera", "anmälan är öppen")

    event = path.replace("/arrangemang/", "/evenemang/")
    guest.open("/evenemang")
    guest.follow(held)
    if script:
        assert not look_faults_after_forms(guest)
    guest.follow("Anmäl dig")
    guest.fill("namn", "Ada Prov")
    guest.fill("mail", "ada@")
    press(guest, "Anmäl mig", "går inte att läsa")
    assert guest.value("namn") == "Ada Prov"
    if script:
        assert not look_faults_after_forms(guest)
    for name in ("Ada", "Bo"):
        register(guest, event, f"{name} Prov", f"{name.lower()}@exempel.se")
        assert guest.heading == "Du är anmäld", guest.text
    register(guest, event, "Cia Prov", "cia@exempel.se")
    assert guest.heading == "Du står på väntelistan"
    guest.open(event)
    assert "fullt, du hamnar på väntelistan" in guest.text and "Prov" not in guest.text
    assert not guest.driver.get_cookies(), "the open pages have set a cookie"

    guest.open(link(own_demo, "ada@exempel.se", "Du har en plats", "/anmalan/"))
    assert guest.heading == "Din anmälan" and "Du har en plats" in guest.text
    if script:
        assert not look_faults_after_forms(guest)
    guest.follow("Ändra det jag skrev")
    guest.choose("behov", "hearingLoop")
    guest.tab_to_button("Spara")
    guest.enter()
    assert "Hörslinga" in guest.text
    press(guest, "Jag kan inte komma, avanmäl mig", "Du är avanmäld")
    guest.open(link(own_demo, "cia@exempel.se", "Nu finns det en plats till dig", "/anmalan/"))
    press(guest, "Ja, jag tar platsen", "Du har en plats")

    alva.open(f"{path}/deltagare")
    assert "Cia Prov" in alva.text and "Ada Prov" not in alva.text
    today = visitor.today().isoformat()
    change(alva, path, dag=today, borjar="00.00", slutar="00.01", anmal_senast="", andra_senast="", radera="")
    alva.follow("Markera vilka som var med")
    alva.tab_to(lambda focus: focus.tag == "button" and "Är här" in focus.words and "Cia Prov" in focus.words, "the button at Cia Prov")
    alva.enter()
    assert "1 av 2 är här" in alva.text
    alva.open(path)
    press(alva, "Avsluta och skicka intyg", "Evenemanget är avslutat")
    alva.follow("Utfall och utvärdering")
    assert "Umeå" in alva.text and "Ingen har svarat än" in alva.text

    guest.open(link(own_demo, "cia@exempel.se", "Tack för att du var med", "/utvardering/"))
    press(guest, "Skicka", "Välj en siffra från 1 till 5")
    for field in ("nytta", "innehall", "tillgang"):
        guest.choose(field, "5")
    if script:
        assert not look_faults_after_forms(guest)
    press(guest, "Skicka", "Tack för ditt svar")
    assert not guest.driver.get_cookies()


def test_a_manager_registers_a_group_and_somebody_is_sent_instead(own_demo, browsers, script):
    guest = browsers(own_demo.address)
    guest.open("/evenemang")
    guest.follow("Barn som lever med heder")
    guest.follow("Anmäl en grupp")
    guest.fill("chefens_namn", "Cia Chef")
    guest.fill("chefens_mail", "chef@exempel.se")
    guest.fill("organisation", "Skolan")
    guest.choose("kommun", "2482")
    guest.choose("yrke", "school")
    guest.fill("personer", "Dag Prov, dag@exempel.se\nEva Prov")
    press(guest, "Anmäl gruppen", "rad 2")
    assert "Dag Prov" in guest.value("personer")
    if script:
        assert not look_faults_after_forms(guest)
    guest.fill("personer", "Dag Prov, dag@exempel.se\nEva Prov; eva@exempel.se")
    guest.tab_to_button("Anmäl gruppen")
    guest.enter()
    assert guest.heading == "Gruppen är anmäld"
    guest.open(link(own_demo, "dag@exempel.se", "Du har en plats", "/anmalan/"))
    guest.tab_to_named("Skicka någon annan i ditt ställe", tags=("summary",))
    guest.press("\ue007")
    assert "Skellefteå" in guest.text
    guest.fill("namn", "Fia Prov")
    guest.fill("mail", "fia@exempel.se")
    guest.choose("yrke", "school")
    press(guest, "Skicka i mitt ställe", "Du är avanmäld")
    guest.open(link(own_demo, "fia@exempel.se", "Du har en plats", "/anmalan/"))
    assert "Fia Prov" in guest.text and "Till mötet på webben" in guest.text
