"""A theme day, by keyboard: next year's is made from the last, people register, one steps back, and the next gets the place."""
import datetime
import json
import re
import xml.etree.ElementTree
import zoneinfo

import visitor

from accessibility import look_faults_after_forms

HOST = "alva"


def link(demo, address: str, subject: str, path: str) -> str:
    """Where the letter with the subject leads: the demonstration sends none."""
    bodies = demo.rows("SELECT body FROM mail WHERE address = ? AND subject LIKE ?", address, f"{subject}%")
    assert bodies, (address, subject, demo.rows("SELECT subject FROM mail WHERE address = ?", address))
    return re.search(rf"({path}\S+)", bodies[-1][0])[1]


def change(browser, path: str, **fields):
    browser.open(f"{path}/redigera")
    for name, value in fields.items():
        browser.fill(name, value)
    browser.press_button("Spara", "Ändringen är sparad")


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


def leaves_nothing(browser, script: bool):
    """Nothing of the page is kept in the browser, and nothing of it comes from elsewhere."""
    assert not browser.driver.get_cookies(), f"{browser.path} has set a cookie"
    if not script:
        return
    kept = browser.driver.execute_async_script("""
        const done = arguments[0];
        Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(
          (found) => done([localStorage.length, sessionStorage.length, document.cookie.length, ...found.map((all) => all.length)]))""")
    assert kept == [0] * 6, f"{browser.path} keeps {kept}"
    fetched = browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    foreign = [name for name in fetched if not name.startswith((f"{browser.address}/", "data:"))]
    assert fetched and not foreign, f"{browser.path} has fetched {foreign or 'nothing'}"


def test_next_years_theme_day_is_filled_and_the_queue_moves(own_demo, browsers, script):
    alva, guest = browsers(own_demo.address), browsers(own_demo.address)
    alva.become(HOST)
    alva.open("/arrangemang")
    last = max(title for title, in own_demo.rows("SELECT title FROM event_edition WHERE title LIKE 'Riva hinder 20%' AND state = 'held'"))
    alva.follow(last)
    alva.press_button("Gör nästa års tillfälle", "Utkastet för nästa tillfälle är klart")
    held, path = alva.heading, alva.path
    assert re.fullmatch(r"Riva hinder 20\d\d", held) and held > last
    assert "Att fråga med bildstöd" in alva.text and "Ingen än" in alva.text
    alva.press_button("Publicera", "Skriv webblänken")
    tomorrow = visitor.today() + datetime.timedelta(days=30)
    soon = {"dag": tomorrow.isoformat(), "anmal_senast": tomorrow.isoformat(), "andra_senast": tomorrow.isoformat(), "radera": tomorrow.isoformat()}
    change(alva, path, **soon, webblank="https://video.example/dag", platser="2")
    alva.press_button("Publicera", "anmälan är öppen")

    event = path.replace("/arrangemang/", "/evenemang/")
    guest.open("/evenemang")
    leaves_nothing(guest, script)
    guest.follow(held)
    leaves_nothing(guest, script)
    if script:
        assert not look_faults_after_forms(guest)
    guest.follow("Anmäl dig")
    guest.fill("namn", "Ada Prov")
    guest.fill("mail", "ada@")
    guest.press_button("Anmäl mig", "går inte att läsa")
    assert guest.value("namn") == "Ada Prov"
    leaves_nothing(guest, script)
    if script:
        assert not look_faults_after_forms(guest)
    for name in ("Ada", "Bo"):
        register(guest, event, f"{name} Prov", f"{name.lower()}@exempel.se")
        assert guest.heading == "Du är anmäld", guest.text
    register(guest, event, "Cia Prov", "cia@exempel.se")
    assert guest.heading == "Du står på väntelistan"
    guest.open(event)
    assert "fullt, du hamnar på väntelistan" in guest.text and "Prov" not in guest.text
    leaves_nothing(guest, script)

    guest.open(link(own_demo, "ada@exempel.se", "Du har en plats", "/anmalan/"))
    assert guest.heading == "Din anmälan" and "Du har en plats" in guest.text
    leaves_nothing(guest, script)
    if script:
        assert not look_faults_after_forms(guest)
    guest.follow("Ändra det jag skrev")
    guest.choose("behov", "hearingLoop")
    guest.tab_to_button("Spara")
    guest.enter()
    assert "Hörslinga" in guest.text
    guest.press_button("Jag kan inte komma, avanmäl mig", "Du är avanmäld")
    guest.open(link(own_demo, "cia@exempel.se", "Nu finns det en plats till dig", "/anmalan/"))
    guest.press_button("Ja, jag tar platsen", "Du har en plats")

    alva.open(f"{path}/deltagare")
    assert "Cia Prov" in alva.text and "Ada Prov" not in alva.text
    register(guest, event, "Dag Prov", "dag@exempel.se")
    alva.open(f"{path}/deltagare?visa=vantar")
    alva.tab_to(lambda focus: focus.tag == "summary" and "Avanmäl" in focus.words and "Dag Prov" in focus.words, "Avanmäl at Dag Prov")
    alva.press("\ue007")
    alva.press_button("Ja, avanmäl Dag Prov", "Dag Prov är avanmäld")
    yesterday = visitor.today() - datetime.timedelta(days=1)
    change(alva, path, dag=yesterday.isoformat(), anmal_senast="", andra_senast="", radera="")
    alva.follow("Markera vilka som var med")
    alva.tab_to(lambda focus: focus.tag == "button" and "Var där" in focus.words and "Cia Prov" in focus.words, "the button at Cia Prov")
    alva.enter()
    assert "1 av 2 var med" in alva.text
    alva.open(path)
    alva.tab_to_named("Avsluta och skicka intyg", tags=("summary",))
    alva.press("\ue007")
    assert "En är inte markerad och räknas som frånvarande: Bo Prov." in alva.text
    alva.press_button("Ja, avsluta", "Evenemanget är avslutat")
    alva.follow("Utfall och utvärdering")
    assert "Umeå" in alva.text and "Ingen har svarat än" in alva.text

    guest.open(link(own_demo, "cia@exempel.se", "Tack för att du var med", "/intyg/"))
    assert "Intyget är äkta och gäller" in guest.text and held in guest.text and "Cia" not in guest.text
    leaves_nothing(guest, script)
    paper = visitor.Visitor(own_demo.address).get(f"{guest.path}/intyg.pdf")
    assert paper.status == 200 and paper.headers["content-type"] == "application/pdf" and paper.body.startswith(b"%PDF-")
    guest.fill("namn", "Cia Prov")
    guest.press_button("Jämför", "Ja, namnet stämmer")
    if script:
        assert not look_faults_after_forms(guest)

    guest.open(link(own_demo, "cia@exempel.se", "Tack för att du var med", "/utvardering/"))
    guest.press_button("Skicka", "Välj en siffra från 1 till 5")
    for field in ("nytta", "innehall", "tillgang"):
        guest.choose(field, "5")
    if script:
        assert not look_faults_after_forms(guest)
    guest.press_button("Skicka", "Tack för ditt svar")
    leaves_nothing(guest, script)


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
    guest.press_button("Anmäl gruppen", "rad 2")
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
    guest.press_button("Skicka i mitt ställe", "Fia Prov kommer i ditt ställe")
    guest.open(link(own_demo, "fia@exempel.se", "Du har en plats", "/anmalan/"))
    assert "Fia Prov" in guest.text and "Till mötet på webben" in guest.text


PLACE, ONLINE = "Place", "VirtualLocation"
LOCATIONS = {"OfflineEventAttendanceMode": [PLACE], "OnlineEventAttendanceMode": [ONLINE], "MixedEventAttendanceMode": [PLACE, ONLINE]}
SCHEMA = "https://schema.org/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_what_search_engines_read_of_each_event_is_whole(demo):
    client = visitor.Visitor(demo.address)
    paths = {path for path in client.get("/evenemang").page.links if re.fullmatch(r"/evenemang/\w{26}", path)}
    modes = {look_at_search_data(client, path) for path in paths}
    assert len(paths) > 5 and modes == set(LOCATIONS), (len(paths), modes)


def look_at_search_data(client, path: str) -> str:
    """Where one takes part."""
    page = client.get(path)
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)
    assert page.status == 200 and len(found) == 1, (path, page.status, len(found))
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org" and data["@type"] in ("Event", "EducationEvent"), data
    assert data["name"] and data["name"] == page.page.headings[0] and data["description"] and data["url"].endswith(path), data
    start, end = swedish_time(data["startDate"]), swedish_time(data["endDate"])
    assert start < end, data
    assert data["eventStatus"] in (f"{SCHEMA}EventScheduled", f"{SCHEMA}EventCancelled"), data
    assert isinstance(data["isAccessibleForFree"], bool) and data["inLanguage"] == "sv", data
    assert data["organizer"] and all(one["@type"] == "Organization" and one["name"] for one in data["organizer"]), data
    mode = data["eventAttendanceMode"].removeprefix(SCHEMA)
    locations = data["location"] if isinstance(data["location"], list) else [data["location"]]
    assert [location["@type"] for location in locations] == LOCATIONS[mode], data
    for location in locations:
        if location["@type"] == ONLINE:
            # The page, and not the meeting: that is for those who have a place.
            assert location["url"] == data["url"], data
        else:
            address = location["address"]
            assert location["name"] and address["@type"] == "PostalAddress" and address["addressCountry"] == "SE", data
    return mode


def swedish_time(text: str) -> datetime.datetime:
    """A time with Sweden's distance from UTC on that day."""
    moment = datetime.datetime.fromisoformat(text)
    assert moment.utcoffset() == moment.astimezone(zoneinfo.ZoneInfo("Europe/Stockholm")).utcoffset(), text
    return moment


def test_the_feed_of_events_is_whole(demo):
    client = visitor.Visitor(demo.address)
    answer = client.get("/evenemang.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8", answer.headers
    feed = xml.etree.ElementTree.fromstring(answer.body)
    assert feed.tag == f"{ATOM}feed" and feed.findtext(f"{ATOM}title") and feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"].endswith("/evenemang.atom") and links["alternate"] == feed.findtext(f"{ATOM}id"), links
    site = links["alternate"].removesuffix("/evenemang")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(entries) >= 3 and len(set(ids)) == len(ids), ids
    for entry, name in zip(entries, ids):
        assert all(entry.findtext(f"{ATOM}{part}") for part in ("title", "summary")) and entry.findtext(f"{ATOM}author/{ATOM}name"), name
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate" and link.get("href") == name and name.startswith(f"{site}/evenemang/"), name
        assert client.get(name.removeprefix(site)).status == 200, name
    updated = [datetime.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert all(moment.utcoffset() is not None for moment in updated)
    assert max(updated) == datetime.datetime.fromisoformat(feed.findtext(f"{ATOM}updated"))
