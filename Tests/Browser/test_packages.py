"""Course packages in the demonstration: our own by keyboard, and other people's, from upload to result."""
import os
import pathlib
import urllib.parse

import pytest
from accessibility import look_faults_after_forms
from browser import Browser
from selenium.webdriver.common.keys import Keys

SHARED = pathlib.Path(os.environ.get("SAMFRID_SHARED", pathlib.Path(__file__).resolve().parents[3] / "shared")) / "data/elearning"
OWNER, LEARNER, COLLEAGUE = "alva", "maj", "love"
COURSE = "Att fråga om våld"


@pytest.fixture()
def become(own_demo):
    """A browser signed in as one of the cast."""
    made = []

    def make(persona: str) -> Browser:
        browser = Browser(own_demo.address)
        made.append(browser)
        browser.become(persona)
        return browser
    yield make
    for browser in made:
        browser.close()


def out(browser: Browser):
    browser.driver.switch_to.default_content()


def said(browser: Browser, words: str):
    """The page says so under the course."""
    out(browser)
    status = "return document.querySelector('[data-scorm-status]').textContent"
    browser.wait(lambda: words in browser.run(status), 30, f"”{words}” was not said")


def press_in_course(browser: Browser, css: str, key: str):
    browser.into_course(2)
    element = browser.driver.find_element("css selector", css)
    browser.run("arguments[0].focus()", element)
    element.send_keys(key)


def lay_out(browser: Browser, file: pathlib.Path, parts: str) -> str:
    """Sends a package, looks at what was understood and lays it out; its path."""
    send(browser, file)
    assert parts in browser.text, browser.text[:1500]
    assert not look_faults_after_forms(browser)
    browser.tab_to_named("Lägg ut version")
    browser.enter()
    return browser.path


def send(browser: Browser, file: pathlib.Path):
    browser.open("/kurspaket")
    browser.follow("Lägg in ett kurspaket")
    browser.tab_to_field("fil").send_keys(str(file))
    browser.fill("om", "En kurs från någon annan.")
    browser.fill("minuter", "15")
    browser.tab_to_button("Läs filen")
    browser.enter()


def begin(browser: Browser, path: str):
    browser.open(path)
    browser.tab_to_button("Börja kursen")
    browser.enter()
    assert "/delar/" in browser.path


def test_our_course_is_gone_to_the_end_and_on_another_computer(become):
    maj = become(LEARNER)
    maj.open("/kurspaket")
    assert not look_faults_after_forms(maj)
    maj.follow(COURSE)
    assert not look_faults_after_forms(maj)
    path = maj.path
    maj.follow("Öppna första delen")
    maj.into_course(2)
    assert maj.run("return location.hostname") == "localhost" and maj.run("return document.cookie") == ""
    press_in_course(maj, "#last", Keys.ENTER)
    maj.into_course(2)
    assert "Delen är klar" in maj.text
    said(maj, "Sparat.")
    assert not look_faults_after_forms(maj)
    maj.follow("Nästa del")
    press_in_course(maj, 'input[name="nar"][value="0"]', Keys.SPACE)
    press_in_course(maj, 'input[name="vem"][value="1"]', Keys.SPACE)
    press_in_course(maj, "#fragor button", Keys.ENTER)
    said(maj, "Sparat.")
    maj.follow("Till kursens sida")
    assert "Inte godkänd än, 50 av 100" in maj.text and "gick klart" not in maj.text

    later = become(LEARNER)
    later.open(path)
    later.follow("Fortsätt")
    assert later.heading == "Pröva dig själv"
    press_in_course(later, 'input[name="nar"][value="1"]', Keys.SPACE)
    press_in_course(later, 'input[name="vem"][value="1"]', Keys.SPACE)
    press_in_course(later, "#fragor button", Keys.ENTER)
    said(later, "Du har gått klart kursen")
    later.open(path)
    assert "Du gick klart kursen" in later.text and "Godkänd, 100 av 100" in later.text
    alva = become(OWNER)
    alva.open(path)
    assert not look_faults_after_forms(alva)
    alva.open(f"{path}/deltagande")
    assert "färre än 5" in alva.text and "Umeå" not in alva.text
    assert not look_faults_after_forms(alva)


def test_a_course_opened_twice_is_saved_once(become):
    first, second = become(COLLEAGUE), become(COLLEAGUE)
    first.open("/kurspaket")
    first.follow(COURSE)
    path = first.path
    begin(first, path)
    first.into_course(2)
    second.open(f"{path}/delar/1")
    press_in_course(second, "#last", Keys.ENTER)
    said(second, "Sparat.")
    press_in_course(first, "#last", Keys.ENTER)
    said(first, "en annan plats")


def test_a_course_reaches_nothing_of_samfrid(become, own_demo):
    maj = become(LEARNER)
    maj.open("/kurspaket")
    maj.follow(COURSE)
    maj.follow("Öppna första delen")
    maj.into_course(2)
    assert maj.run("try { return top.document.title } catch (e) { return e.name }") == "SecurityError"
    ask = """const done = arguments[1]; fetch(arguments[0], {credentials: 'include'}).then(r => r.text()).then(done, e => done('refused'))"""
    for address in (own_demo.address + "/kurspaket", "https://example.org/"):
        assert maj.driver.execute_async_script(ask, address) == "refused"
    assert maj.run("return window.open('about:blank')") is None
    maj.run("try { top.location = 'about:blank' } catch (e) {}")
    # What leads elsewhere in its own frame is not shown either.
    maj.run("location = arguments[0]", own_demo.address + "/kurspaket")
    out(maj)
    assert maj.path.endswith("/delar/1")
    maj.wait(lambda: into_text(maj) is not None, 20)
    assert "Huvudmeny" not in (into_text(maj) or "")


def into_text(browser: Browser) -> str | None:
    out(browser)
    for _ in range(2):
        browser.driver.switch_to.frame(browser.driver.find_element("css selector", "iframe"))
    text = browser.run("return document.body ? document.documentElement.outerHTML : null")
    out(browser)
    return text


def test_without_script_the_page_says_why(own_demo):
    browser = Browser(own_demo.address, script=False)
    try:
        browser.become(LEARNER)
        browser.open("/kurspaket")
        browser.follow(COURSE)
        browser.follow("Öppna första delen")
        assert "behöver script" in browser.text
    finally:
        browser.close()


@pytest.mark.skipif(not (SHARED / "scorm").is_dir(), reason="data/elearning is not here")
@pytest.mark.parametrize("name, parts", [
    ("RuntimeMinimumCalls_SCORM12-mini.zip", "9 delar"),
    ("singlescobasic_missingorg.zip", "En del"),
])
def test_other_peoples_packages_play(become, name, parts):
    alva = become(OWNER)
    path = lay_out(alva, SHARED / "scorm" / name, parts)
    love = become(COLLEAGUE)
    begin(love, path)
    love.into_course(2)
    assert "Unable" not in love.text, love.text[:500]
    if parts == "9 delar":
        minimal_course(love, path)
    else:
        out(love)
        said(love, "Sparat.")
        love.follow("Till kursens sida")
        assert "Påbörjad" in love.text


def minimal_course(browser: Browser, path: str):
    """Each part is opened and left, which is all that it asks: it tells neither score nor status. Its tests are handed in."""
    for part in range(1, 10):
        browser.open(f"{path}/delar/{part}")
        browser.into_course(2)
        browser.wait(lambda: browser.run("return typeof parent.API === 'object'"), 20)
        source = urllib.parse.urlsplit(browser.run("return location.href"))
        if "assessment" in source.path:
            browser.driver.find_element("css selector", "input[type=button], button").click()
        out(browser)
        browser.follow("Till kursens sida")
    assert "Du gick klart kursen" in browser.text, browser.text[:1500]


@pytest.mark.skipif(not (SHARED / "scorm").is_dir(), reason="data/elearning is not here")
def test_broken_packages_are_refused_with_the_reason(become):
    alva = become(OWNER)
    for name, reason in [
        ("scorm/badscorm.zip", "i mappen ”badscorm”"), ("scorm/invalid.zip", "saknar imsmanifest.xml"),
        ("scorm/validscorm.zip", "är trasig på rad"), ("cmi5/single_au_basic_responsive-utan-media.zip", "cmi5"),
    ]:
        send(alva, SHARED / name)
        assert reason in alva.text and alva.value("om") == "En kurs från någon annan.", alva.text[:1500]
    assert not look_faults_after_forms(alva)
