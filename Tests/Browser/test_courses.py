"""A course by keyboard alone: a learner goes through it, a leader follows it, an author writes one. What a screen reader is
told is read from the accessibility tree."""
from accessibility import look_faults_after_forms

COURSE = "Att fråga om våld"
LEARNER, LEADER, AUTHOR = "love", "alva", "signe"


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
    guest.follow("Stöd och hjälp")
    assert "112" in guest.text
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
    assert "räknas som klar" in alva.text and "Ann Ek" in alva.text
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
    signe.follow("Våld mot äldre")
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
