"""Answers survey questions by keyboard, whatever their type."""
import dataclasses

from browser import Browser
from selenium.webdriver.common.by import By


@dataclasses.dataclass
class Question:
    code: str
    fields: list   # (name, type, value) of the controls that take the answer, in order


def questions(browser: Browser) -> list[Question]:
    """The questions of the open area with the controls of their answers; not comment, link and who may read."""
    found = browser.run(
        """return [...document.querySelectorAll('form .q')].map(q => {
          const code = q.id.replace(/^q-/, '');
          const own = [...q.querySelectorAll('input, textarea, select')].filter(e => e.type !== 'hidden' && e.name
            && !/[.](kommentar|vem|lank|varfor|behall|vetinte)$/.test(e.name));
          return {code, fields: own.map(e => [e.name, e.tagName === 'TEXTAREA' ? 'textarea' : e.type, e.value])};
        });""")
    return [Question(q["code"], [tuple(f) for f in q["fields"]]) for q in found]


def answer(browser: Browser, question: Question) -> dict:
    """Answers by Tab, Space, arrows and letters; the fields as they then stand."""
    names = dict.fromkeys(name for name, _, _ in question.fields)
    agreement = f"{question.code}.stammer"
    if agreement in names:
        browser.choose(agreement, "ja")
        return {agreement: "ja"}
    given = {}
    for name in names:
        kind, value = next((kind, value) for other, kind, value in question.fields if other == name)
        if kind == "radio":
            browser.choose(name, value)
        elif kind == "checkbox":
            browser.tab_to_field(name, value)
            if not browser.focused.is_selected():
                browser.press(" ")
        else:
            value = typed(browser, name, kind)
            browser.fill(name, value)
        given[name] = value
    return given


def typed(browser: Browser, name: str, kind: str) -> str:
    if kind == "textarea":
        return f"Vi följer rutinen varje år, säger Åsa & Örjan <{name}>."
    field = browser.driver.find_element(By.CSS_SELECTOR, f'[name="{name}"]')
    if "w12" in (field.get_attribute("class") or ""):
        return "2026-03-01"
    return "50"


def stands(browser: Browser, given: dict) -> list[str]:
    """The fields that do not show what was given."""
    wrong = []
    for name, value in given.items():
        shown = browser.run(
            """const all = [...document.getElementsByName(arguments[0])];
            const picked = all.filter(e => !['radio', 'checkbox'].includes(e.type) || e.checked);
            return picked.map(e => e.value);""", name)
        if value not in shown:
            wrong.append(f"{name} is {shown}, not {value}")
    return wrong
