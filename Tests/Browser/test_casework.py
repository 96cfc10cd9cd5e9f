"""A board at work, by keyboard: the reception registers a family and loses it, a caseworker writes, a reviewer looks."""
import re

from selenium.webdriver.common.keys import Keys

from browser import Browser
from test_report_pages import HEIGHT, WIDTH, on_paper, pages, sizes

RECEPTION, WORKER, MANAGER, REVIEWER = "ylva", "hedda", "sixten", "ulla"
UNIT = {"exposed": "Vuxenenheten", "child": "Barnenheten", "usesViolence": "Vuxenenheten"}
FAMILY = [("exposed", "Idun Almund"), ("child", "Frej Almund"), ("child", "Runa Almund"), ("usesViolence", "Kettil Drivved")]


def enter_board(browser):
    """From the start page to today's files; one who works for two boards chooses."""
    browser.follow("Ärenden")
    if browser.heading == "Välj nämnd":
        browser.follow("Socialnämnden i Umeå")


def register(browser, role, name) -> str:
    browser.follow("Lägg upp en akt")
    browser.choose("roll", role)
    browser.fill("namn", name)
    if role != "child":
        browser.choose("barn", "yes" if role == "exposed" else "unknown")
    unit = browser.tab_to_field("enhet")
    browser.press(UNIT[role][:4])
    browser.wait(lambda: UNIT[role] in unit.find_element("css selector", "option:checked").text, because="the unit is not chosen")
    browser.tab_to_button("Lägg upp")
    browser.enter()
    assert name in browser.text and "Akten är upplagd" in browser.text, browser.text[:800]
    return browser.path


def test_the_reception_registers_a_family_and_loses_it(own_demo, browsers, script):
    reception = browsers(own_demo.address)
    reception.become(RECEPTION)
    files = []
    for role, name in FAMILY:
        enter_board(reception)
        files.append(register(reception, role, name))
    enter_board(reception)
    reception.follow("Koppla akter")
    numbers = [re.search(r"\d{4}-\d{4}", text)[0] for text in [label.text for label in reception.find("label")] if re.search(r"\d{4}-\d{4}", text)]
    assert len(numbers) >= len(FAMILY) and not any(name.split()[0] in reception.text for _, name in FAMILY)
    for file in files:
        reception.choose("akt", file.rsplit("/", 1)[1])
    reception.choose("slag", "physical")
    reception.tab_to_button("Koppla")
    reception.enter()
    assert "skilda från varandra" in reception.text, reception.text[:800]
    enter_board(reception)
    shown = [name for _, name in FAMILY if name in reception.text]
    assert len(shown) < 2, f"the list shows {shown} together"

    manager = browsers(own_demo.address)
    manager.become(MANAGER)
    enter_board(manager)
    assert "Att fördela" in manager.heading and not any(name in manager.text for _, name in FAMILY)
    assign(manager, files[0], "Hedda")
    assert "fördelad" in manager.text
    assign(manager, files[3], "Hedda")
    assert "skild från en annan" in manager.heading, manager.text[:800]

    reception.open(files[0])
    assert "Idun" not in reception.text and "finns inte" in reception.text.lower(), reception.text[:500]
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    worker.tab_to_link(files[0])
    worker.enter()
    assert "Idun Almund" in worker.text and "Kettil" not in worker.text and "Frej" not in worker.text


def assign(browser, file, name):
    browser.tab_to(lambda focus: focus.tag == "select" and browser.focused.get_attribute("id") == f"till-{file.rsplit('/', 1)[1]}", "the choice of caseworker")
    browser.press(name[:4])
    browser.press(Keys.TAB)
    browser.enter()


def test_a_note_is_written_by_keyboard(own_demo, browsers, script):
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    # From the sign-in to the list: one act. To a note: three.
    enter_board(worker)
    assert worker.heading == "Mina akter"
    worker.follow("2026-0001")
    assert "2026-0001" in worker.driver.title and "Lovis" not in worker.driver.title
    file = worker.path
    worker.follow("Ny anteckning")
    text = "Hon ringde och berättade om helgen. Vi bestämde en tid."
    worker.fill("rubrik", "Telefonsamtal")
    worker.fill("text", text)
    if script:
        worker.wait(lambda: "Utkast sparat" in worker.find("[data-saved]")[0].text, seconds=15, because="the draft is not saved by itself")
        worker.open(file)
        assert "Utkast, bara du ser det" in worker.text
        worker.follow("Telefonsamtal")
        assert text in worker.value("text")
    worker.tab_to_button("Upprätta")
    worker.enter()
    assert "Anteckningen är upprättad" in worker.text and text in worker.text


# The way of an adult's case: what is opened, what is chosen and what is written.
WAY = [
    ("Ansökan", {"form": "oklar"}, {"begaran": "Någonstans att bo och någon att tala med"}, "Läge: Utredning"),
    ("Riskbedömning", {"anledning": "forsta", "kalla": "sjalv", "egen": "high", "niva": "high"},
     {"underlag": "Hot i går kväll", "bedomning": "Risken ökar", "atgarder": "Nytt samtal i morgon", "nasta": "2027-01-15"},
     "Risk: hög, bedömd i dag"),
    ("Säkerhetsplan", {}, {"tecken": "Tystnad", "utvagar": "Bakdörren", "vaska": "Hos en vän", "nasta": "2027-01-20"}, "Säkerhetsplanen ska ses över"),
    ("Beslut", {"utfall": "bifall", "delegat": "unitManager"},
     {"insats": "Samtalsstöd", "lagrum": "11 kap. 1 § SoL", "beslutare": "Enhetschefen", "skal": "Behovet", "overklagan": "Inom tre veckor"},
     "Läge: Insats"),
    ("Uppföljning", {}, {"lage": "Lugnare", "risk": "Oförändrad", "nasta": "2027-02-01"}, "Uppföljning"),
]


def test_a_case_goes_its_way_by_keyboard(own_demo, browsers, script):
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    worker.follow("2026-0001")
    file = worker.path
    worker.follow("trygg kontakt")
    worker.fill("satt", "Bara SMS: ring mig")
    worker.tab_to_button("Spara")
    worker.enter()
    assert "Trygg kontakt är sparad" in worker.text
    for title, chosen, written, shown in WAY:
        # The list of documents opens without script too.
        worker.tab_to_named("Skriv ett dokument")
        worker.press(Keys.ENTER)
        worker.tab_to(lambda focus: focus.tag == "a" and focus.words == title, title)
        worker.enter()
        assert worker.heading.startswith(title), worker.heading
        for name, value in chosen.items():
            worker.choose(name, value)
        for name, text in written.items():
            worker.fill(name, text)
        worker.tab_to_button("Upprätta")
        worker.enter()
        assert worker.path == file and shown in worker.text, worker.text[:1500]


def test_a_press_on_the_button_is_enough(own_demo, browsers, script):
    """Also one that takes no time, before anything has been saved by itself."""
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    worker.follow("2026-0001")
    for text in ("Ett kort samtal", "Ett till"):
        worker.follow("Ny anteckning")
        worker.fill("text", text)
        worker.leave(lambda: worker.find("button[name=uppratta]")[0].click())
        assert "Anteckningen är upprättad" in worker.text, worker.text[:1200]
    # What is wrong is mended, and pressed again: the page saves nothing behind its own press.
    worker.open(worker.path + "/anteckningar/ny?slag=phone")
    worker.fill("vem", "Skolan")
    worker.leave(lambda: worker.find("button[name=uppratta]")[0].click())
    assert worker.find(".errors"), worker.text[:1200]
    worker.fill("vad", "De hör av sig")
    worker.leave(lambda: worker.find("button[name=uppratta]")[0].click())
    assert "Upprättat: telefonsamtal" in worker.text, worker.text[:1200]


def test_the_log_is_reviewed_by_keyboard(own_demo, browsers, script):
    reviewer = browsers(own_demo.address)
    reviewer.become(REVIEWER)
    reviewer.follow("Granska loggen")
    reviewer.tab_to(lambda focus: focus.tag == "a" and re.search(r"/logg/\d{4}-\d{2}/\w{26}$", focus.href or ""), "an entry")
    reviewer.enter()
    assert "Lovis" not in reviewer.text and "Myrhed" not in reviewer.text
    reviewer.tab_to_button("Spara")
    reviewer.enter()
    assert "Välj vad granskningen visade" in reviewer.text
    reviewer.choose("resultat", "justified")
    reviewer.tab_to_button("Spara")
    reviewer.enter()
    assert "Granskningen är sparad" in reviewer.text and "Befogat" in reviewer.text


def test_a_form_is_filled_in_by_keyboard(own_demo, browsers, script):
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    worker.follow("2026-0001")
    file = worker.path
    worker.follow("Fyll i ett formulär")
    worker.follow("Fråga om våld, version 1")
    worker.choose("2~0", "|1")
    worker.fill("8~0", "Hon vill inte gå hem i dag")
    worker.tab_to_button("Upprätta")
    worker.enter()
    # What is missing is said, and what was answered stands.
    assert worker.find(".errors") and worker.value("8~0") == "Hon vill inte gå hem i dag"
    assert worker.find("input[name='2~0'][value='|1']")[0].is_selected()
    for number in range(3, 8):
        worker.choose(f"{number}~0", "|2")
    worker.tab_to_button("Upprätta")
    worker.enter()
    assert worker.path == file and "Upprättat: formulär" in worker.text, worker.text[:1000]
    worker.follow("Fråga om våld, version 1")
    assert "Hon vill inte gå hem i dag" in worker.text and "Vill inte svara" not in worker.text


def test_a_record_is_printed_on_numbered_pages(own_demo, browsers, script):
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    worker.follow("2026-0001")
    worker.follow("Besök")
    worker.choose("mottagare", "authority")
    worker.fill("mottagare-namn", "Tingsrätten")
    worker.fill("utskrift-for", "Begärd av rätten")
    worker.choose("mottagare-kontrollerad", "ja")
    worker.tab_to_button("Visa för utskrift eller PDF")
    worker.enter()
    assert re.search(r"Utskrift U\d{4}-0001, .+ av .*Begärd av rätten", worker.text), worker.text
    assert "Lovis" not in worker.driver.title
    pdf = on_paper(worker)
    assert pages(pdf) == 1 and sizes(pdf) == {(WIDTH, HEIGHT)}, (pages(pdf), sizes(pdf))
    # Nobody's name, and no earlier version, in what a file tells of itself (W15).
    assert b"/Author" not in pdf and b"/Prev" not in pdf and pdf.count(b"%%EOF") == 1, pdf[-400:]
    assert "Lovis".encode() not in pdf and "Lovis".encode("utf-16-be") not in pdf


def test_the_rows_of_the_list_stand_as_tight_as_one_chooses(own_demo, browsers, script):
    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    heights = "return [...document.querySelectorAll('tbody tr')].map(e => e.getBoundingClientRect().height)" if script else None
    usual = worker.run(heights) if script else None
    worker.tab_to_named("Välj kolumner")
    worker.press(Keys.ENTER)
    worker.choose("tatt", "ja")
    worker.tab_to_button("Spara kolumnerna")
    worker.enter()
    assert "Kolumnerna är sparade" in worker.text
    assert all(th.get_attribute("scope") in ("col", "row") for th in worker.find("table th"))
    assert worker.find("th[aria-sort=ascending]")[0].text.startswith("Närmast") and "Det som är försenat eller närmast först" in worker.text
    assert worker.find("thead th")[0].value_of_css_property("position") == "sticky"
    if script:
        tight = worker.run(heights)
        assert 24 <= min(tight) < min(usual) and sum(tight) < sum(usual), (min(tight), min(usual))


def test_a_key_hides_the_screen(looking, demo):
    looking.driver.delete_all_cookies()
    looking.become(WORKER)
    enter_board(looking)
    looking.hold_alt("s")
    assert looking.focused.get_attribute("name") == "sok"
    looking.hold_alt("q")
    covering = "const e = document.elementFromPoint(innerWidth / 2, innerHeight / 2); return e.className"
    assert looking.run(covering) == "veil"
    looking.press(Keys.ESCAPE)
    assert looking.run(covering) == "veil", "another key shows it again"
    looking.hold_alt("q")
    assert looking.run(covering) != "veil"


def test_a_session_that_ends_hides_the_page_and_keeps_the_text(own_demo):
    worker = Browser(own_demo.address)
    try:
        worker.run_first("const real = Date.now; Date.now = () => real() + (window.skipped ?? 0)")
        worker.become(WORKER)
        enter_board(worker)
        worker.follow("2026-0001")
        worker.follow("Ny anteckning")
        worker.fill("text", "Det som inte får synas eller försvinna")
        saved = worker.driver.get_cookie("samfrid")
        worker.lose_session()
        covering = "return document.elementFromPoint(innerWidth / 2, innerHeight * 0.9)?.className"
        worker.run("window.skipped = 59 * 60 * 1000")
        worker.wait(lambda: worker.find("dialog[open]"), because="nothing warns before the session ends")
        worker.run("window.skipped = 61 * 60 * 1000")
        worker.wait(lambda: worker.run(covering) == "veil", because="the page is not hidden when the session has ended")
        button = worker.find("dialog.veil[open] button")[0]
        button.click()
        worker.wait(lambda: "inte inloggad än" in worker.find("dialog.veil[open]")[0].text, because="nothing says that one is signed out")
        worker.driver.add_cookie(saved)
        button.click()
        worker.wait(lambda: worker.run(covering) != "veil", because="the page does not come back")
        assert worker.value("text") == "Det som inte får synas eller försvinna"
    finally:
        worker.close()


def test_without_a_network_the_text_stays_in_the_field_and_nothing_in_the_browser(own_demo):
    worker = Browser(own_demo.address)
    try:
        worker.become(WORKER)
        enter_board(worker)
        worker.follow("2026-0001")
        worker.follow("Ny anteckning")
        network = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        worker.driver.execute_cdp_cmd("Network.enable", {})
        worker.driver.execute_cdp_cmd("Network.emulateNetworkConditions", network | {"offline": True})
        worker.fill("text", "Skrivet utan nät")
        worker.wait(lambda: "Ingen kontakt med servern" in worker.find("[data-saved]")[0].text, because="nothing says that it is not saved")
        assert worker.value("text") == "Skrivet utan nät"
        kept = worker.driver.execute_async_script("""
            const done = arguments[0];
            Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(
              (found) => done([localStorage.length, sessionStorage.length, document.cookie.length, ...found.map((all) => all.length)]))""")
        assert kept == [0] * 6, kept
        worker.driver.execute_cdp_cmd("Network.emulateNetworkConditions", network | {"offline": False})
        worker.wait(lambda: "Utkast sparat" in worker.find("[data-saved]")[0].text, because="it is not saved when the network is back")
    finally:
        worker.close()


def pass_on(browser, choice, words) -> int:
    """Chooses the same for each passage of the record that is open; how many they were."""
    passages = len(browser.find("select[name^=val-]"))
    for number in range(passages):
        select = browser.tab_to_field(f"val-{number}")
        browser.press(choice)
        browser.wait(lambda: words in select.find_element("css selector", "option:checked").text, because="the choice is not made")
    browser.tab_to_button("Spara och fortsätt")
    browser.enter()
    return passages


def test_records_are_handed_out_by_two(own_demo, browsers, script):
    manager = browsers(own_demo.address)
    manager.become(MANAGER)
    enter_board(manager)
    manager.tab_to_named("Byt handläggare för en akt, eller lägg till en medhandläggare")
    manager.press(Keys.ENTER)
    manager.fill("nummer", "2026-0001")
    manager.tab_to(lambda focus: manager.focused.get_attribute("id") == "f-till", "the choice of caseworker")
    manager.press("Ylva")
    manager.choose("som", "beside")
    manager.tab_to_button("Spara")
    manager.enter()
    assert "är nu medhandläggare" in manager.text, manager.text[:600]

    worker = browsers(own_demo.address)
    worker.become(WORKER)
    enter_board(worker)
    worker.follow("2026-0001")
    # Nothing is handed to whom nobody has asked how to reach.
    worker.follow("trygg kontakt")
    worker.fill("satt", "Bara vid bokade besök")
    worker.tab_to_button("Spara")
    worker.enter()
    worker.follow("Utdrag till den som akten handlar om")
    extract, masked = worker.path, 0
    worker.open(f"{extract}/{worker.find('ul.rows a')[0].get_attribute('href').rsplit('/', 1)[1]}")
    for number in range(10):
        if "Alla handlingar är genomgångna" in worker.text:
            break
        masked += pass_on(worker, *(("L", "Lämnas ut") if number == 0 and "vård" not in worker.text else ("M", "Maskas")))
    assert worker.path == extract and masked > 3, worker.text[:800]
    worker.tab_to_button("Lämna till en andra läsare")
    worker.enter()
    assert "Väntar på att någon annan" in worker.text

    reader = browsers(own_demo.address)
    reader.become(RECEPTION)
    enter_board(reader)
    reader.follow("2026-0001")
    reader.follow("Utdrag till den som akten handlar om")
    reader.choose("steg", "godkann")
    reader.tab_to_button("Spara bedömningen")
    reader.enter()
    assert "läst av två" in reader.text

    worker.open(extract)
    worker.tab_to(lambda focus: worker.focused.get_attribute("name") == "mottagare-kontrollerad", "the tick")
    worker.press(Keys.SPACE)
    worker.tab_to_button("Visa för utskrift eller PDF")
    worker.enter()
    assert "Utdrag ur ärende 2026-0001" in worker.text and "[maskat]" in worker.text and "Lovis" not in worker.text, worker.text[:800]
    worker.open(extract)
    worker.fill("anmarkning", "I handen vid besöket")
    worker.tab_to_button("Det är utlämnat")
    worker.enter()
    assert "Det står nu som utlämnat" in worker.text and "Utlämnat" in worker.text
