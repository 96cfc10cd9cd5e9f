"""Activating an account and signing in, by keyboard (A2, A8, A14)."""
import codes
from accessibility import look_faults
from installation import PASSWORD, key_on
from selenium.webdriver.common.keys import Keys


def open_account(browser, link) -> str:
    """Password, app, recovery codes; the key of the second factor."""
    browser.open(link)
    assert browser.heading == "Välkommen till Samfrid" and "Hej Åsa Öst!" in browser.text
    browser.fill("losenord", PASSWORD)
    browser.fill("losenord-igen", PASSWORD)
    browser.enter()
    assert browser.path == "/konto/andra-faktorn"
    assert browser.find("figure svg[role=img]"), "no QR code"
    key = key_on(browser.text)
    browser.fill("kod", codes.code(key))
    browser.enter()
    assert "reservkoder" in browser.heading.lower() and len(browser.find(".codes li")) == 8
    return key


def test_an_account_is_opened_and_signed_in_to(installation, browsers):
    link = installation.add_administrator()
    browser = browsers(installation.start().address)
    key = open_account(browser, link)
    recovery = browser.find(".codes li")[0].text
    assert not look_faults(browser)
    browser.follow("Jag har sparat koderna")
    assert browser.path == "/" and "Att göra nu" in browser.heading
    browser.follow("Logga ut")
    assert browser.path.startswith("/logga-in")

    # The link is spent.
    browser.open(link)
    assert "gäller inte längre" in browser.heading

    # A code counts once, so the next one is taken.
    sign_in(browser, codes.code(key, 1))
    browser.follow("Logga ut")
    sign_in(browser, recovery)
    browser.follow("Logga ut")
    browser.open("/logga-in")
    browser.fill("epost", "asa.ost@exempel.se")
    browser.fill("losenord", PASSWORD)
    browser.enter()
    browser.fill("kod", recovery)
    browser.enter()
    assert "Koden stämmer inte" in browser.text, "a recovery code was taken twice"


def sign_in(browser, code):
    browser.open("/logga-in")
    browser.fill("epost", "ASA.OST@exempel.se")
    browser.fill("losenord", PASSWORD)
    browser.follow("Fortsätt")
    browser.fill("kod", code)
    browser.follow("Logga in")
    assert browser.path == "/" and browser.find(".who"), browser.text


def test_a_mistake_says_what_is_wrong_and_keeps_what_was_typed(installation, browsers, script):
    link = installation.add_administrator()
    browser = browsers(installation.start().address)
    assert_nobody_learns_who_has_an_account(browser, script)
    browser.open(link)
    browser.fill("losenord", "kort")
    browser.fill("losenord-igen", "annat")
    browser.enter()
    assert browser.driver.title.startswith("Fel: ")
    links = browser.find(".errors li a")
    assert len(links) == 2, [link.text for link in links]
    assert not look_faults(browser)
    for link in links:
        target = link.get_attribute("href").split("#")[1]
        assert browser.find(f"#{target}[aria-invalid=true][aria-describedby]"), f"no marked field {target}"
    browser.tab_to_link(links[1].get_dom_attribute("href"))
    browser.press(Keys.ENTER)
    browser.press(Keys.TAB) if not script and browser.focused.get_attribute("name") != "losenord-igen" else None
    assert browser.focused.get_attribute("name") == "losenord-igen"


def assert_nobody_learns_who_has_an_account(browser, script):
    answers = []
    for mail in ("asa.ost@exempel.se", "finns.inte@exempel.se"):
        browser.open("/logga-in")
        browser.fill("epost", mail)
        browser.fill("losenord", "fel lösenord helt")
        browser.enter()
        assert browser.driver.title.startswith("Fel: ")
        assert browser.value("epost") == mail and browser.value("losenord") == ""
        if script:
            assert "errors" in (browser.focused.get_attribute("class") or ""), "the summary has not got focus"
        assert not look_faults(browser)
        answers.append(browser.text)
    assert answers[0] == answers[1]
