"""The error state of forms and of pages that are refused: axe in light, dark and 320 px, and the summary has the focus."""
import re

import pytest
import visitor
from accessibility import look_faults

# Sent empty, each is refused and changes nothing.
FORMS = [
    ("alva", "/kartlaggning/ny"), ("alva", "/omraden/ny"), ("osvald", "/organisationer/ny"), ("osvald", "/register/importera"),
    ("alva", "/indikatorer/importera"), ("alva", "/publicerat/importera"), ("ylva", "{board}/akter/ny"), ("ylva", "{board}/kand"),
    ("hedda", "{file}/skydd"), ("hedda", "{board}/nodoppna"), ("sixten", "{board}/overlamna"),
    ("ylva", "{board}/relationer/ny"), ("hedda", "{file}/kontakt"), ("sixten", "{board}/personal"), ("ulla", "{entry}"),
]
REFUSED = [("maj", "/publicerat/importera", "403"), ("alva", "/finns-inte", "404"), (None, "/finns-inte", "404"), ("hedda", "{board}/akter/finns-inte", "404")]


@pytest.fixture(scope="module")
def places(demo):
    """The addresses at the board that the forms stand on."""
    hedda, ulla = visitor.as_persona(demo.address, "hedda"), visitor.as_persona(demo.address, "ulla")
    own = hedda.follow(hedda.get("/namnder"))
    month = ulla.follow(ulla.get(own.path)).text
    months = re.findall(r'href="(/namnder/\w+/logg/[\d-]+)"', month)
    entries = [entry for path in months for entry in re.findall(r'href="(/namnder/\w+/logg/[\d-]+/\w{26})"', ulla.get(path).text)]
    return {"board": own.path, "file": re.search(r'href="(/namnder/\w+/akter/\w{26})"', own.text)[1], "entry": entries[0]}


@pytest.mark.parametrize("persona, path", FORMS)
def test_axe_finds_nothing_where_a_form_is_refused(persona, path, demo, looking, places):
    looking.take_cookies(visitor.as_persona(demo.address, persona))
    looking.open(path.format(**places))
    looking.leave(lambda: looking.run(
        """const own = `main form[method=post][action="${location.pathname}"]`;
        const form = document.querySelector(own) || document.querySelector('main form[method=post]');
        for (const field of form.querySelectorAll('input, textarea, select')) {
          if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
          else if (field.type !== 'hidden' && field.type !== 'file') field.value = '';
        }
        form.requestSubmit(form.querySelector('button'));"""))
    assert looking.find(".errors"), f"nothing says what is wrong:\n{looking.text[:800]}"
    assert "Fel: " in looking.driver.title
    assert looking.run("return document.activeElement.classList.contains('errors')"), "the summary has not the focus"
    faults = look_faults(looking)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("persona, path, status", REFUSED)
def test_axe_finds_nothing_where_a_page_is_refused(persona, path, status, demo, looking, places):
    looking.take_cookies(visitor.as_persona(demo.address, persona))
    looking.open(path.format(**places))
    faults = look_faults(looking)
    assert not faults, "\n".join(faults)
