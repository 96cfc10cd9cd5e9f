"""A course by keyboard alone: a learner goes through it, a leader follows it, an author writes one. What a screen reader is
told is read from the accessibility tree."""
import pathlib

import cv2
import numpy
from accessibility import look_faults_after_forms
from selenium.webdriver.common.keys import Keys

COURSE, DRAFT = "Att fråga om våld", "Våld mot äldre"
LEARNER, LEADER, AUTHOR = "love", "alva", "signe"
FILM = "Ett samtal i köket"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:05.000\nHur har du det?\n\n00:06.000 --> 00:11.000\nJag vet inte.\n"
CHAPTERS = "WEBVTT\n\n00:00.000 --> 00:06.000\nHen frågar\n\n00:06.000 --> 00:12.000\nHen lyssnar\n"


def tree(browser) -> list[tuple[str, str]]:
    """Role and name of all that a screen reader meets, in its order."""
    nodes = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes
        if not node.get("ignored") and node.get("role")]


def course(browser) -> str:
    browser.open("/kurser")
    browser.follow(COURSE)
    assert browser.heading == COURSE
    return browser.path


def questions(browser) -> list[str]:
    """The names of the module's questions, in order."""
    names = [field.get_attribute("name") for field in browser.find('form [name^="q-"]:not(button)')]
    return list(dict.fromkeys(names))


def answer(browser, name: str):
    """The first choice, and the feedback on it."""
    browser.choose(name, "0")
    button = browser.find(f'button[value="{name}"]')[0]
    browser.tab_to(lambda focus: focus.tag == "button" and focus.value == name, f"the button of {name}")
    assert button.text in ("Svara", "Svara igen")
    browser.enter()
    feedback = browser.find(f"#svar-{name.removeprefix('q-')}")
    assert feedback and "Du valde" in feedback[0].text, browser.text[:1500]


def test_a_learner_takes_the_course_by_keyboard(own_demo, browsers, script):
    love, elsewhere = browsers(own_demo.address), browsers(own_demo.address)
    love.become(LEARNER)
    path = course(love)
    if script:
        assert not look_faults_after_forms(love)
    love.choose("yrke", "socialServices")
    love.tab_to_button("Börja kursen")
    love.enter()
    assert love.heading == "Varför alla får frågan" and "Du har läst 0 av 4 moduler" in love.text

    seen = tree(love)
    headings = [name for role, name in seen if role == "heading"]
    assert headings[0] == "Varför alla får frågan" and "Vad vi menar med våld" in headings
    assert ("region", "Fallet") in seen and ("radiogroup", "") not in seen
    groups = [name for role, name in seen if role in ("group", "radiogroup")]
    assert any("Borde hon ha frågat Mirja" in name for name in groups), groups
    assert all(name for role, name in seen if role in ("radio", "checkbox", "button", "link", "textbox"))

    first = questions(love)[0]
    love.tab_to(lambda focus: focus.tag == "button" and focus.value == first, "the first button")
    love.enter()
    assert "Välj ett svar" in love.text and love.driver.title.startswith("Fel: ")
    if script:
        assert not look_faults_after_forms(love)
    for number in range(1, 5):
        for name in questions(love):
            answer(love, name)
        if number == 1:
            note = love.find("textarea")[0].get_attribute("name")
            love.fill(note, "Den jag aldrig frågade.")
            love.tab_to_button("Spara anteckningen")
            love.enter()
            assert "Bara du kan läsa den" in love.text and love.value(note) == "Den jag aldrig frågade."
            if script:
                assert not look_faults_after_forms(love)
            # The same place on another device.
            elsewhere.become(LEARNER)
            elsewhere.open("/")
            elsewhere.follow(f"Fortsätt kursen {COURSE}")
            assert elsewhere.heading == "Varför alla får frågan" and elsewhere.value(note) == "Den jag aldrig frågade."
        love.tab_to_button("Avsluta kursen" if number == 4 else "Spara och gå till nästa modul")
        love.enter()
    assert love.heading == "Du är klar" and "Den jag aldrig frågade." in love.text, love.text[:1500]
    if script:
        assert not look_faults_after_forms(love)
    course(love)
    assert "Du blev klar den" in love.text and path == love.path


def test_whoever_comes_reads_what_it_is_about_and_leaves_nothing(own_demo, browsers, script):
    guest = browsers(own_demo.address)
    path = course(guest)
    assert "Källor" in guest.text and "Logga in för att gå kursen" in guest.text
    assert "Hjälp med Samfrid: Ring 090-" in guest.text
    guest.follow("Stöd och hjälp")
    # The number of those who run Samfrid is none to call in need.
    assert "112" in guest.text and "Lämna sidan" in guest.text and "090-" not in guest.text
    assert not guest.driver.get_cookies()
    guest.open(f"{path}/del/1")
    assert "Mirja" not in guest.text


def test_a_group_and_its_follow_up(own_demo, browsers, script):
    alva = browsers(own_demo.address)
    alva.become(LEADER)
    path = course(alva)
    alva.follow("Gå i grupp")
    assert "Räkna med att någon i gruppen har levt med våld" in alva.text
    alva.fill("grupp", "Mottagningen")
    alva.tab_to_button("Anmäl gruppen")
    alva.enter()
    assert "en på varje rad" in alva.text and alva.value("grupp") == "Mottagningen"
    if script:
        assert not look_faults_after_forms(alva)
    alva.fill("deltagare", "Ann Ek, ann@exempel.se")
    alva.tab_to_button("Anmäl gruppen")
    alva.enter()
    assert "räknas som klar" in alva.text and "Ann Ek" in alva.text and "Intyg för Ann Ek" not in alva.text
    alva.follow("Ann Ek var inte med")
    assert "Personen är borttagen" in alva.text
    alva.open(f"{path}/uppfoljning")
    assert "procent" in alva.text and "aldrig vilka" in alva.text
    if script:
        assert not look_faults_after_forms(alva)


def test_an_author_writes_and_publishes(own_demo, browsers, script):
    signe = browsers(own_demo.address)
    signe.become(AUTHOR)
    signe.open("/kurser")
    signe.follow(DRAFT)
    signe.follow("Redigera")
    signe.follow("Det som sällan syns")
    signe.choose("slag", "question")
    signe.tab_to_button("Lägg till sist")
    signe.enter()
    prompt = next(f.get_attribute("name") for f in signe.find('textarea[name$="-fraga"]') if not f.get_property("value"))
    block = prompt.removesuffix("-fraga")
    signe.fill(prompt, "Vem frågar du?")
    for number, (text, feedback) in enumerate((("Alla", "Just det."), ("Ingen", "Då får ingen hjälp."))):
        signe.fill(f"{block}-svar{number}", text)
        signe.fill(f"{block}-ater{number}", feedback)
    signe.tab_to_field(f"{block}-ratt0")
    signe.press(" ")
    signe.tab_to_button("Spara modulen")
    signe.enter()
    assert "Modulen är sparad" in signe.text
    if script:
        assert not look_faults_after_forms(signe)
    signe.follow("Förhandsvisa det som är sparat")
    assert "Vem frågar du?" in signe.text and "Inget du svarar sparas" in signe.text
    signe.open(signe.path.split("/redigera")[0] + "/redigera/ge-ut")
    signe.fill("nytt", "")
    signe.tab_to_button("Ge ut")
    signe.enter()
    assert "Skriv vad som är nytt" in signe.text
    if script:
        assert not look_faults_after_forms(signe)
    signe.fill("nytt", "Den första.")
    signe.tab_to_button("Ge ut")
    signe.enter()
    assert "Versionen är utgiven" in signe.text, signe.text[:1500]


def film_file(folder: pathlib.Path) -> pathlib.Path:
    """Twelve seconds that get lighter, as every browser plays them."""
    file = folder / "samtal.webm"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"VP80"), 5, (128, 72))
    assert writer.isOpened()
    for number in range(60):
        writer.write(numpy.full((72, 128, 3), 4 * number, numpy.uint8))
    writer.release()
    return file


def lay_out_film(browser, path: str, file: pathlib.Path) -> str:
    """Sends a film to a course and gives it its texts; its id."""
    browser.open(f"{path}/redigera/film")
    browser.fill("titel", FILM)
    browser.tab_to_field("film").send_keys(str(file))
    browser.press_button("Lägg till filmen", "Behöver textning och utskrift")
    film = browser.find('textarea[name^="textning-"]')[0].get_attribute("name").removeprefix("textning-")
    browser.fill(f"textning-{film}", CAPTIONS)
    browser.fill(f"utskrift-{film}", "Hur har du det? Jag vet inte.")
    browser.fill(f"kapitel-{film}", CHAPTERS)
    browser.press_button(f"Spara texterna till {FILM}", "Klar att visa")
    return film


def show_film(browser, path: str, film: str):
    """Puts a film in the first module and on the open page of a course, and publishes it."""
    browser.open(f"{path}/redigera/moduler/1")
    browser.choose("slag", "film")
    browser.press_button("Lägg till sist", "Blocket ligger sist")
    browser.choose(browser.find('select[name^="b-"][name$="-film"]')[0].get_attribute("name"), film)
    browser.press_button("Spara modulen", "Modulen är sparad")
    browser.open(f"{path}/redigera/om")
    browser.choose("trailer", film)
    browser.choose("oppen", "ja")
    browser.press_button("Spara", "Sparat i utkastet")
    browser.open(f"{path}/redigera/ge-ut")
    browser.fill("nytt", "Med en film.")
    browser.press_button("Ge ut", "Versionen är utgiven")


def go_to_chapter(browser, name: str):
    """By the keyboard; the place is in the film on the page, not in another view."""
    path = browser.path
    browser.tab_to_named(name, tags=("a",))
    browser.press(Keys.ENTER)
    place = "const v = document.querySelector('video'); return v.readyState > 1 && !v.seeking && v.currentTime"
    assert 6 <= browser.wait(lambda: browser.run(place), 20, "the film did not go to its chapter") <= 12
    assert browser.path == path and browser.focused.tag_name == "video"
    track = browser.wait(lambda: browser.run(
        """const t = document.querySelector('track[kind=captions]');
        return t.readyState > 1 && [t.readyState, t.track.mode, t.track.cues?.length];"""), 20, "no captions came")
    assert track == [2, "showing", 2], track


def open_chapter(browser, name: str):
    """Without script the chapter opens the film by itself, at its place."""
    browser.tab_to_named(name, tags=("a",))
    browser.enter()
    assert "/film/" in browser.path and browser.path.endswith("#t=6")


def test_a_film_is_laid_out_and_seen_by_keyboard(own_demo, browsers, script, tmp_path):
    signe, love, guest = (browsers(own_demo.address) for _ in range(3))
    signe.become(AUTHOR)
    signe.open("/kurser")
    signe.follow(DRAFT)
    path = signe.path
    film = lay_out_film(signe, path, film_file(tmp_path))
    if script:
        assert not look_faults_after_forms(signe)
    show_film(signe, path, film)

    love.become(LEARNER)
    love.open(path)
    love.tab_to_button("Börja kursen")
    love.enter()
    guest.open(path)
    for browser in (love, guest):
        assert browser.find("video") and FILM in browser.text and "Hen lyssnar" in browser.text
        browser.tab_to_named("Läs det som sägs och visas i filmen", tags=("summary",))
        browser.press(Keys.ENTER)
        browser.wait(lambda: "Hur har du det? Jag vet inte." in browser.text, 10, "the transcript stayed closed")
        assert ("öppnas för sig" in browser.text) != script
        if script:
            assert not look_faults_after_forms(browser)
            go_to_chapter(browser, "Hen lyssnar")
        else:
            open_chapter(browser, "Hen lyssnar")
    assert not guest.driver.get_cookies()
