"""A course for SCORM 1.2 played from a content origin of its own, in Debian's Chromium."""
import io
import os
import pathlib
import time
import zipfile

import pytest
from browser import Browser
from scorm_site import START, TOKEN, ScormSite

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = HERE.parent / "PackagesTests" / "scorm-vectors.txt"
SHARED = pathlib.Path(os.environ.get("SAMFRID_SHARED", HERE.parent.parent.parent / "shared")) / "data/elearning/scorm"

# Looks for the API as courses do, from a frame in a frame in a frame.
FIND = b"""
var API = null, win = window, steps = 0;
while (!win.API && win.parent && win.parent !== win && steps < 7) { win = win.parent; steps += 1; }
API = win.API || null;
"""
SCO = {
    "start.html": b"<!doctype html><title>Ytterst</title><iframe src='mellan.html'></iframe>",
    "mellan.html": b"<!doctype html><title>Mellan</title><iframe src='innerst.html'></iframe>",
    "innerst.html": b"""<!doctype html><title>Innerst</title><button onclick="klar()">Klar</button><script>""" + FIND + b"""
      API.LMSInitialize("");
      function klar() {
        API.LMSSetValue("cmi.core.score.raw", "90");
        API.LMSSetValue("cmi.core.lesson_status", "passed");
        API.LMSCommit("");
      }
      addEventListener("unload", function () {
        API.LMSSetValue("cmi.core.session_time", "00:01:00");
        API.LMSSetValue("cmi.core.exit", "suspend");
        API.LMSFinish("");
      });
    </script>""",
    "enkel.html": b"<!doctype html><title>Enkel</title><p>Enkel</p><script>" + FIND + b"</script>",
}


@pytest.fixture()
def play():
    """Opens a course; gives the site and the browser."""
    opened = []

    def make(files=SCO, entry="start.html", start=START):
        site = ScormSite(files, entry, start)
        opened.append(site)
        browser = Browser(site.samfrid)
        opened.append(browser)
        browser.open("/")
        return site, browser
    yield make
    for each in reversed(opened):
        each.close()


def status(browser: Browser) -> str:
    browser.driver.switch_to.default_content()
    return browser.run("return document.querySelector('[data-scorm-status]').textContent")


def until(what, seconds: float = 20):
    latest = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < latest, "nothing happened"
        time.sleep(0.05)


def api(browser: Browser, call: str, *arguments):
    return browser.run(f"return API.{call}(...arguments)", *arguments)


def vectors():
    lines = VECTORS.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_the_data_model_is_the_servers(play):
    _, browser = play(entry="enkel.html")
    browser.into_course(2)
    assert api(browser, "LMSGetValue", "cmi.core.entry") == "" and api(browser, "LMSGetLastError") == "301"
    assert api(browser, "LMSInitialize", "x") == "false" and api(browser, "LMSGetLastError") == "201"
    assert api(browser, "LMSInitialize", "") == "true" and api(browser, "LMSInitialize", "") == "false"
    outcome = browser.run("""return arguments[0].map(([act, element, value]) => {
      const got = act === 'set' ? API.LMSSetValue(element, value) : API.LMSGetValue(element);
      return [got, API.LMSGetLastError()];
    })""", vectors())
    for (act, element, value, code), (got, error) in zip(vectors(), outcome, strict=True):
        expected = ("true" if code == "0" else "false") if act == "set" else (value if code == "0" else "")
        assert (got, error) == (expected, code), (act, element, value)
    assert api(browser, "LMSGetErrorString", "405") == "Incorrect data type"
    assert api(browser, "LMSSetValue", "cmi.suspend_data", "x" * 65_536) == "true"
    assert api(browser, "LMSSetValue", "cmi.suspend_data", "x" * 65_537) == "false"
    assert api(browser, "LMSFinish", "") == "true" and api(browser, "LMSFinish", "") == "false"


def test_score_and_status_are_saved_from_a_deep_frame(play):
    site, browser = play()
    browser.into_course(4)
    browser.run("klar()")
    until(lambda: site.all_values.get("cmi.core.lesson_status") == "passed")
    assert site.all_values["cmi.core.score.raw"] == "90"
    assert site.saved[0].csrf == "c1" and site.saved[0].token == TOKEN and not site.is_finished
    until(lambda: status(browser) == "Sparat.")
    # The frame is empty, and so of the page's own origin, until the script fills it: Chromium says so.
    log = [entry["message"] for entry in browser.driver.get_log("browser")]
    assert [line for line in log if "favicon" not in line and "about:blank" not in line] == []


def test_the_token_does_not_stay_in_the_address(play):
    _, browser = play(entry="enkel.html")
    browser.into_course(2)
    assert browser.run("return parent.location.hash") == ""


def test_what_is_set_without_commit_is_saved_soon(play):
    site, browser = play(entry="enkel.html")
    browser.into_course(2)
    api(browser, "LMSInitialize", "")
    api(browser, "LMSSetValue", "cmi.core.lesson_location", "4")
    # Half a character, as careless cutting leaves it.
    browser.run("API.LMSSetValue('cmi.suspend_data', 'a\\ud83d')")
    until(lambda: site.all_values == {"cmi.core.lesson_location": "4", "cmi.suspend_data": "a\ufffd"})


def test_last_words_are_saved_before_the_page_goes(play):
    site, browser = play()
    browser.into_course(4)
    browser.driver.switch_to.default_content()
    browser.driver.find_element("link text", "Nästa del").click()
    until(lambda: browser.run("return location.pathname") == "/nasta")
    assert site.is_finished and site.all_values["cmi.core.exit"] == "suspend"
    assert site.all_values["cmi.core.session_time"] == "00:01:00"


def test_a_failed_save_is_told_and_tried_again(play):
    site, browser = play(entry="enkel.html")
    site.answers = [None, {"status": "token", "csrf": "c2"}]
    browser.into_course(2)
    api(browser, "LMSInitialize", "")
    api(browser, "LMSSetValue", "cmi.core.score.raw", "10")
    api(browser, "LMSCommit", "")
    until(lambda: "inte sparat" in status(browser))
    browser.into_course(2)
    api(browser, "LMSSetValue", "cmi.core.score.raw", "20")
    until(lambda: site.all_values == {"cmi.core.score.raw": "20"}, 30)
    assert site.saved[-1].csrf == "c2"
    until(lambda: status(browser) == "Sparat.")


def test_signed_out_and_opened_elsewhere_are_told(play):
    site, browser = play(entry="enkel.html")
    site.answers = [{"status": "signin", "url": "https://example.org/"}, {"status": "conflict"}]
    browser.into_course(2)
    api(browser, "LMSInitialize", "")
    api(browser, "LMSFinish", "")
    until(lambda: "loggats ut" in status(browser))
    assert browser.run("return document.querySelector('[data-scorm-status] a').href") == site.samfrid + "/"
    until(lambda: "annan plats" in status(browser), 20)
    assert site.saved == []


def test_work_in_the_course_is_work_on_the_page(play):
    _, browser = play(entry="enkel.html")
    browser.into_course(2)
    browser.driver.switch_to.default_content()
    browser.run("addEventListener('input', () => { window.worked = true; })")
    browser.into_course(2)
    browser.driver.find_element("css selector", "p").click()
    browser.driver.switch_to.default_content()
    until(lambda: browser.run("return window.worked"))


def test_strangers_are_not_heard(play):
    site, browser = play(entry="enkel.html")
    browser.into_course(2)
    forged = "{samfrid: 'scorm', token: '%s', kind: 'save', values: [['cmi.core.lesson_status', 'passed']], finished: true}"
    browser.run(f"top.postMessage({forged % TOKEN}, '*')")
    browser.run(f"parent.postMessage({forged % TOKEN}, '*')")
    browser.driver.switch_to.default_content()
    browser.run(f"postMessage({forged % TOKEN}, '*')")
    browser.into_course(1)
    browser.run(f"parent.postMessage({forged % 'fel'}, '*')")
    browser.run("parent.postMessage(null, '*'); parent.postMessage('scorm', '*')")
    time.sleep(1)
    assert site.saved == []
    browser.run(f"parent.postMessage({forged % TOKEN}, '*')")
    until(lambda: site.is_finished)


def test_the_token_opens_once(play):
    _, browser = play(entry="enkel.html")
    browser.into_course(2)
    browser.driver.switch_to.default_content()
    frame = browser.driver.find_element("css selector", "iframe")
    browser.run("const [f, t] = arguments; f.src = f.src.replace('/adapter', '/adapter?igen')", frame, TOKEN)
    browser.into_course(1)
    until(lambda: "redan öppnad" in browser.run("return document.body.innerText"))
    assert browser.run("return window.API === undefined")


def test_an_address_out_of_the_package_is_not_opened(play):
    _, browser = play(entry="../../adapter")
    browser.into_course(1)
    until(lambda: "går inte att öppna" in browser.run("return document.body.innerText"))


def test_a_list_goes_on_where_it_ended(play):
    start = START | {"cmi.interactions.0.id": "", "cmi.objectives.0.id": "a", "cmi.core.entry": "resume"}
    site, browser = play(entry="enkel.html", start=start)
    browser.into_course(2)
    api(browser, "LMSInitialize", "")
    assert api(browser, "LMSGetValue", "cmi.interactions._count") == "1"
    assert api(browser, "LMSSetValue", "cmi.interactions.1.id", "q2") == "true"
    assert api(browser, "LMSGetValue", "cmi.objectives.0.id") == "a"
    until(lambda: site.all_values == {"cmi.interactions.1.id": "q2"})


def test_a_course_that_finishes_on_each_page_has_all_its_time(play):
    site, browser = play(entry="enkel.html")
    browser.into_course(2)
    for _ in range(3):
        api(browser, "LMSInitialize", "")
        api(browser, "LMSSetValue", "cmi.core.session_time", "00:10:00.5")
        api(browser, "LMSFinish", "")
    until(lambda: site.all_values == {"cmi.core.session_time": "0000:30:01.50"})


@pytest.mark.skipif(not SHARED.is_dir(), reason="data/elearning is not here")
@pytest.mark.parametrize("name, entry", [
    ("RuntimeMinimumCalls_SCORM12-mini.zip", "Playing/Playing.html"),
    ("RuntimeMinimumCalls_SCORM12-mini.zip", "shared/assessmenttemplate.html?questions=Playing"),
    ("singlescobasic_missingorg.zip", "sso/launchpage.html"),
])
def test_others_courses_play(play, name, entry):
    with zipfile.ZipFile(io.BytesIO((SHARED / name).read_bytes())) as packed:
        files = {each: packed.read(each) for each in packed.namelist()}
    site, browser = play(files, entry)
    browser.into_course(2)
    assert "Unable" not in browser.run("return document.body.innerText")
    if "launchpage" in entry:
        until(lambda: site.all_values.get("cmi.core.lesson_status") == "incomplete")
        assert site.all_values["cmi.core.lesson_location"] == "0"
    browser.driver.switch_to.default_content()
    browser.driver.find_element("link text", "Nästa del").click()
    until(lambda: browser.run("return location.pathname") == "/nasta")
    assert site.is_finished or "assessment" in entry
    if "launchpage" in entry:
        assert site.all_values["cmi.core.exit"] == "suspend"
