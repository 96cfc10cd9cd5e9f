"""A municipality answers: two colleagues at once, a lost session, two versions, handed in and confirmed. By keyboard."""
import re
import time

import pytest
from accessibility import look_faults
from questions import Question, answer, questions, stands
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# Two colleagues and their manager in one municipality.
COORDINATOR, COLLEAGUE, MANAGER = "maj", "love", "harriet"


def open_reply(browser, persona) -> str:
    """From the start page, where it says what to do now, or by way of the menu for who has nothing that waits."""
    browser.become(persona)
    assert "Att göra nu" in browser.heading
    if not reply_links(browser):
        assert persona == COLLEAGUE, f"nothing on the start page leads to the answers:\n{browser.text}"
        browser.follow("Kartläggning")
    path = reply_links(browser)[0]
    browser.tab_to_link(path)
    browser.enter()
    assert browser.path == path
    assert "Vem ser era svar?" in browser.text, "who sees the answers is not said before the first question"
    return path


def reply_links(browser) -> list[str]:
    links = [link.get_attribute("href").removeprefix(browser.address) for link in browser.find("main a")]
    return [link for link in links if re.fullmatch(r"/kartlaggning/[\w-]+/svar/[\w-]+", link)]


def areas(browser, reply) -> list[str]:
    links = [link.get_attribute("href").removeprefix(browser.address) for link in browser.find("ul.tasks a")]
    return [link for link in dict.fromkeys(links) if re.fullmatch(re.escape(reply) + r"/[\w-]+", link)]


def open_area(browser, path):
    browser.open(path.rsplit("/", 1)[0])
    browser.tab_to_link(path)
    browser.enter()
    assert browser.path == path


def saved(browser, script):
    """Saves; with script it has been done as one typed, and is said in words."""
    if script:
        browser.press(Keys.TAB)
        browser.wait(lambda: re.search(r"Sparat", browser.find("[data-saved]")[0].text), because="nothing says that it is saved")
        assert not browser.focus_is_lost
    else:
        browser.tab_to_button("Spara")
        browser.enter()
        assert browser.find("[role=status]") and "sparad" in browser.find("[role=status]")[0].text


def answer_some(browser, paths, count, script) -> dict:
    """Answers `count` questions, area by area; what was given in which area."""
    given = {}
    for path in paths:
        open_area(browser, path)
        here = {}
        for question in questions(browser)[:count]:
            here.update(answer(browser, question))
            count -= 1
        saved(browser, script)
        given[path] = here
        if count == 0:
            return given
    raise AssertionError("there are too few questions")


def test_two_colleagues_answer_ten_questions(own_demo, browsers, script):
    maj, love = browsers(own_demo.address), browsers(own_demo.address)
    reply = open_reply(maj, COORDINATOR)
    assert open_reply(love, COLLEAGUE) == reply
    every = areas(maj, reply)
    assert len(every) >= 4, every
    by_maj = answer_some(maj, every[0::2], 5, script)
    by_love = answer_some(love, every[1::2], 5, script)
    for browser, given in ((love, by_maj), (maj, by_love)):
        for path, fields in given.items():
            open_area(browser, path)
            assert not stands(browser, fields)
    maj.open(reply)
    assert re.search(r"Senast ändrat av Love", maj.text) and re.search(r"Senast ändrat av Maj", maj.text)


def text_question(browser, path) -> tuple[Question, str]:
    """A question and its comment, which takes any text."""
    open_area(browser, path)
    question = questions(browser)[0]
    return question, f"{question.code}.kommentar"


def unfold(browser, question):
    """Opens "Kommentar och underlag" with the keyboard."""
    browser.tab_to(lambda focus: focus.tag == "summary" and focus.question == f"q-{question.code}", "the comment")
    if not browser.run("return arguments[0].parentElement.open", browser.focused):
        browser.press(Keys.ENTER)


def test_a_lost_session_loses_no_text(own_demo, browsers, script):
    maj = browsers(own_demo.address)
    reply = open_reply(maj, COORDINATOR)
    path = areas(maj, reply)[0]
    question, field = text_question(maj, path)
    unfold(maj, question)
    text = "Ett långt svar med å, ä, ö, <taggar> & ”citat”. " * 20
    maj.tab_to_field(field)
    maj.lose_session()
    maj.fill(field, text.strip())
    (back_in_a_new_tab if script else back_by_saving)(maj, path)
    other = browsers(own_demo.address)
    other.become(COLLEAGUE)
    other.open(path)
    assert other.value(field) == text.strip()


def back_by_saving(browser, path):
    """Without script: save, sign in, and one press saves what was typed."""
    browser.tab_to_button("Spara")
    browser.enter()
    assert "logga in" in browser.heading.lower() and "Ett långt svar" in browser.text
    assert not look_faults(browser)
    browser.tab_to(
        lambda focus: focus.tag == "button" and focus.words.startswith(("Logga in", "Fortsätt", "Välj")), "signing in")
    browser.enter()
    card = browser.find(f'form[action="/demo/{COORDINATOR}"] button')
    assert card, browser.text
    browser.tab_to(lambda focus: focus.action == f"/demo/{COORDINATOR}", "the own card")
    browser.enter()
    assert "Spara det du skrev" in browser.heading
    browser.tab_to_button("Spara")
    browser.enter()
    assert browser.path.startswith(path), browser.text


def back_in_a_new_tab(browser, path):
    """With script: the page says so and keeps the text; after a sign-in in another tab it is saved."""
    browser.press(Keys.TAB)
    status = browser.wait(
        lambda: next((s for s in browser.find("[data-saved]") if "loggats ut" in s.text), None), because="nothing says that the session is lost")
    link = status.find_elements(By.TAG_NAME, "a")
    assert link and "Ett långt svar" in browser.run("return [...document.querySelectorAll('textarea')].map(t => t.value).join()")
    page = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    browser.become(COORDINATOR)
    browser.driver.close()
    browser.driver.switch_to.window(page)
    assert browser.path.startswith(path)
    browser.wait(lambda: "Sparat" in browser.find("[data-saved]")[0].text, seconds=40, because="the text is not saved after the new sign-in")


def test_the_second_who_answers_a_question_sees_both_versions(own_demo, browsers, script):
    maj, love = browsers(own_demo.address), browsers(own_demo.address)
    path = areas(maj, open_reply(maj, COORDINATOR))[1]
    open_reply(love, COLLEAGUE)
    question, field = text_question(love, path)
    text_question(maj, path)
    unfold(maj, question)
    maj.fill(field, "Majs version")
    saved(maj, script)
    unfold(love, question)
    love.fill(field, "Loves version")
    if script:
        love.press(Keys.TAB)
        love.wait(lambda: love.find("[data-saved] a"), because="nothing says that two have answered")
        love.follow("Se båda")
    else:
        love.tab_to_button("Spara")
        love.enter()
    assert "Två har svarat på samma fråga" in love.text
    assert "Majs version" in love.text and "Loves version" in love.text
    assert not look_faults(love)
    love.choose(f"{question.code}.behall", "mitt")
    love.follow("Använd det valda svaret")
    assert love.value(field) == "Loves version"
    maj.open(path)
    assert maj.value(field) == "Loves version"


@pytest.mark.parametrize("script", [True], ids=["with script"])
def test_a_fault_is_said_when_its_question_is_left(own_demo, browsers, script):
    maj = browsers(own_demo.address)
    maj.open(f"{open_reply(maj, COORDINATOR)}/NYC")
    status = maj.find("[data-saved]")[0]
    maj.fill("NYC-04", "tolv")
    time.sleep(3)
    assert not status.text, f"scolded while typing: {status.text}"
    maj.tab_to(lambda focus: focus.question not in ("", "q-NYC-04"), "the next question")
    maj.wait(lambda: "NYC-04" in status.text, because="nothing says that the number cannot be saved")
    assert status.find_element(By.TAG_NAME, "a").get_attribute("href").endswith("#f-NYC-04")
    asks = maj.run("const leaving = new Event('beforeunload', {cancelable: true}); dispatchEvent(leaving); return leaving.defaultPrevented")
    assert asks, "what was not saved is left without a word"


def test_answers_are_handed_in_confirmed_compared_and_printed(own_demo, browsers, script):
    maj = browsers(own_demo.address)
    reply = open_reply(maj, COORDINATOR)
    first = areas(maj, reply)[0]
    given = answer_some(maj, [first], 1, script)[first]
    maj.open(reply)
    if maj.has_field("luckor"):
        maj.follow("Skicka in svaren")
        assert maj.driver.title.startswith("Fel: "), "answers with gaps are handed in without a word"
        maj.choose("luckor", "ja")
    maj.follow("Skicka in svaren")
    assert "inskickade" in maj.find("[role=status]")[0].text
    maj.open(first)
    assert not maj.find("form[data-autosave]"), "handed-in answers can still be changed"

    harriet = browsers(own_demo.address)
    assert open_reply(harriet, MANAGER) == reply
    harriet.follow("Bekräfta svaren")
    assert "bekräftade" in harriet.find("[role=status]")[0].text

    compare(harriet, reply, first_code(given))
    printed(harriet, reply)


def first_code(given) -> str:
    """The code of the question that was answered first."""
    return next(iter(given)).split(".")[0]


def compare(browser, reply, code):
    """Their own answer, marked in the table of all and beside the distribution."""
    browser.open(reply.split("/svar/")[0] + f"/resultat/{code}")
    own = browser.find("tr.own")
    assert len(own) == 1 and "Umeå" in own[0].text and "Inte bekräftat" not in own[0].text, [row.text for row in own]
    assert len(browser.find("table tbody tr")) >= 290
    distribution = next(svg for svg in browser.find("svg[role=img]") if svg.find_elements(By.CSS_SELECTOR, ".me"))
    assert "Umeå" in distribution.accessible_name or "Umeå" in distribution.get_attribute("textContent")


def printed(browser, reply):
    """On paper: all questions, no navigation; the PDF is tagged and has a title."""
    browser.open(f"{reply}/utskrift")
    browser.print_media()
    hidden = browser.run("return [...document.querySelectorAll('nav, .noprint, header form')].every(e => e.getClientRects().length === 0)")
    assert hidden, "navigation is printed"
    assert browser.find(".q")
    browser.print_media(False)
    pdf = browser.as_pdf()
    assert pdf.startswith(b"%PDF") and b"StructTreeRoot" in pdf and b"/Lang" in pdf
    assert title(pdf) == browser.driver.title and "Kartläggning 2026" in title(pdf), title(pdf)


def title(pdf: bytes) -> str:
    """As the file tells it: in letters, or in hexadecimal UTF-16."""
    plain, coded = re.search(rb"/Title\s*(?:\((.*?)\)|<([0-9A-Fa-f]+)>)", pdf).groups()
    return plain.decode("latin-1") if plain is not None else bytes.fromhex(coded.decode()).decode("utf-16")


@pytest.mark.parametrize("heir", ["a colleague", "somebody new"])
def test_a_function_is_handed_over(own_demo, browsers, heir):
    maj = browsers(own_demo.address)
    reply = open_reply(maj, COORDINATOR)
    maj.open(f"/kommuner/{reply.rsplit('/', 1)[1]}")
    maj.follow("Kvinnofridssamordnare")
    function = maj.path
    assert re.fullmatch(r"/funktioner/[\w-]+", function)
    maj.follow("Lämna över")
    assert maj.path == f"{function}/overlamna" and "Det här följer med" in maj.text
    assert "Kartläggning" in maj.text, "the open survey is not among what the function carries"
    assert not look_faults(maj)
    if heir == "a colleague":
        love = next(option for option in maj.find("select[name=person] option") if option.text.startswith("Love"))
        maj.choose("person", love.get_attribute("value"))
    else:
        maj.fill("namn", "Göte Ågren")
        maj.fill("epost", "gote.agren@exempel.se")
    maj.tab_to_button("Lämna över")
    maj.enter()
    assert maj.find("[role=status]") and "överlämnad" in maj.find("[role=status]")[0].text, maj.text
    # She holds no function any more, and no page of the register is for her.
    assert maj.path == "/" and "ingen funktion" in maj.text
    leader = browsers(own_demo.address)
    leader.become("alva")
    leader.open(function)
    assert ("Love Teglund" if heir == "a colleague" else "Göte Ågren") in leader.text
    assert "Maj Holmsund" in leader.text, "the history does not say who had the function"
    if heir == "a colleague":
        love = browsers(own_demo.address)
        love.become(COLLEAGUE)
        assert reply in reply_links(love), f"the successor's start page has not got what the function carries:\n{love.text}"
