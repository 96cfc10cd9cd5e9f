"""Debian's Chromium, driven by keys as a person without a mouse drives it. Its headless shell: the same engine without the
windows around it (decision 0007)."""
import contextlib
import dataclasses
import time

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

WIDE = (1280, 900)
MOST_TABS = 600


@dataclasses.dataclass
class Focus:
    """What has the focus, read in one call: a page has hundreds of stops on the way to the one that is looked for."""
    tag: str
    name: str
    value: str
    id: str
    href: str
    # What it is called: its label, or what stands in it.
    words: str
    # Where the form it belongs to is sent, and the question it stands in.
    action: str
    question: str

    SCRIPT = """const e = document.activeElement;
      const text = n => (n?.innerText ?? '').trim();
      const named = e.getAttribute('aria-labelledby')?.split(' ').map(id => text(document.getElementById(id))).join(' ');
      return {tag: e.tagName.toLowerCase(), name: e.getAttribute('name') ?? '', value: e.getAttribute('value') ?? '', id: e.id,
        href: e.getAttribute('href') ?? '', words: e.getAttribute('aria-label') ?? named ?? text(e),
        action: e.form?.getAttribute('action') ?? '', question: e.closest('.q')?.id ?? ''};"""

    @property
    def is_lost(self) -> bool:
        return self.tag == "body"


class Browser:
    def __init__(self, address: str, script: bool = True):
        self.address, self.has_script = address, script
        options = webdriver.ChromeOptions()
        # The program itself: the script of the same name on the path starts it as a child, which outlives the driver's end.
        options.binary_location = "/usr/lib/chromium/chromium-headless-shell"
        for argument in [
            "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--lang=sv",
            "--disable-background-networking", "--disable-component-update", "--disable-features=Translate",
            f"--window-size={WIDE[0]},{WIDE[1]}",
        ]:
            options.add_argument(argument)
        if not script:
            options.add_argument("--blink-settings=scriptEnabled=false")
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(120)

    def close(self):
        # A page with unsaved text asks before it is left; a test that ends does not answer.
        with contextlib.suppress(WebDriverException):
            self.driver.quit()

    # ------------------------------------------------------------ Where we are

    def open(self, path: str):
        self.driver.get(path if path.startswith("http") else self.address + path)

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.address)

    @property
    def heading(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "h1").text

    @property
    def text(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "body").text

    def run(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def run_first(self, script: str):
        """On each page, before its own scripts."""
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def find(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    @property
    def asks_before_leaving(self) -> bool:
        return self.run("return !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")

    def has_field(self, name: str) -> bool:
        return bool(self.find(f'[name="{name}"]'))

    def value(self, name: str) -> str:
        return self.driver.find_element(By.CSS_SELECTOR, f'[name="{name}"]').get_property("value")

    def wait(self, what, seconds: float = 60, because: str = ""):
        """Until `what()` is true; its value."""
        deadline = time.monotonic() + seconds
        while True:
            # Between two pages nothing can be found.
            with contextlib.suppress(WebDriverException):
                value = what()
                if value:
                    return value
            if time.monotonic() > deadline:
                raise AssertionError(f"{because or 'nothing happened'} on {self.path}:\n{self.text[:1500]}")
            time.sleep(0.05)

    def into_course(self, frames: int):
        """To the frame so many steps in: 1 is the adapter page, 2 the course. The course has loaded."""
        def step():
            self.driver.switch_to.default_content()
            for _ in range(frames):
                self.driver.switch_to.frame(self.driver.find_element(By.CSS_SELECTOR, "iframe"))
            return self.run("return document.readyState === 'complete' && location.href !== 'about:blank'")
        self.wait(step, 20, "the course did not open")

    # ------------------------------------------------------------ Keys

    def press(self, *keys: str):
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def press_shifted(self, key: str):
        ActionChains(self.driver, duration=0).key_down(Keys.SHIFT).send_keys(key).key_up(Keys.SHIFT).perform()

    def hold_alt(self, key: str):
        ActionChains(self.driver).key_down(Keys.ALT).send_keys(key).key_up(Keys.ALT).perform()

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    @property
    def focus_is_lost(self) -> bool:
        return self.focused.tag_name == "body"

    def tab_to(self, matches, what: str) -> WebElement:
        """Tabs until the focused element matches, once around the page at most."""
        rounds = 0
        for _ in range(MOST_TABS):
            focus = Focus(**self.run(Focus.SCRIPT))
            if focus.is_lost:
                rounds += 1
                if rounds == 3:
                    break
            elif matches(focus):
                element = self.focused
                self.assert_visible_focus(element)
                return element
            self.press(Keys.TAB)
        raise AssertionError(f"no Tab leads to {what} on {self.path}:\n{self.text[:1500]}")

    def tab_to_field(self, name: str, value: str | None = None) -> WebElement:
        return self.tab_to(lambda focus: focus.name == name and value in (None, focus.value), f"the field {name}")

    def tab_to_named(self, name: str, tags=("a", "button", "summary")) -> WebElement:
        """To the link or button that says so."""
        return self.tab_to(lambda focus: focus.tag in tags and name.casefold() in focus.words.casefold(), f"”{name}”")

    def tab_to_button(self, name: str) -> WebElement:
        """To the button that says just that."""
        return self.tab_to(lambda focus: focus.tag == "button" and focus.words == name, f"”{name}”")

    def tab_to_link(self, path: str) -> WebElement:
        return self.tab_to(lambda focus: focus.href == path, f"the link to {path}")

    def follow(self, name: str):
        """Enter on a link or button that leads to another page."""
        self.tab_to_named(name)
        self.enter()

    def enter(self):
        """Enter, and then the page it leads to."""
        self.leave(lambda: self.press(Keys.ENTER))

    def press_button(self, name: str, said: str):
        """Enter on the button that says just that, and what the page then says."""
        self.tab_to_button(name)
        self.enter()
        assert said in self.text, self.text[:1500]

    def leave(self, act):
        """An act that leads to another page, until that page is there."""
        self.run("window.samfridLeaving = true")
        act()
        self.wait(lambda: self.run("return !window.samfridLeaving && document.readyState === 'complete'"), because="the page stayed")

    def fill(self, name: str, text: str):
        """Tabs to a text field and types over what stands there."""
        self.tab_to_field(name)
        ActionChains(self.driver, duration=0).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
        self.press(Keys.DELETE)
        self.press(text)

    def choose(self, name: str, value: str):
        """Picks a radio button, a box or an entry of a list, by Tab, arrows and Space."""
        first = self.tab_to_field(name)
        if first.tag_name == "select":
            wanted = next(o for o in first.find_elements(By.TAG_NAME, "option") if o.get_attribute("value") == value)
            self.press(wanted.text)
        elif first.get_attribute("type") == "radio":
            count = len(self.find(f'[name="{name}"]'))
            if not first.is_selected():
                self.press(Keys.SPACE)
            for _ in range(count):
                if self.focused.get_attribute("value") == value:
                    break
                self.press(Keys.ARROW_DOWN)
        else:
            self.tab_to_field(name, value)
            if not self.focused.is_selected():
                self.press(Keys.SPACE)
        chosen = self.focused
        assert chosen.get_property("value") == value and (chosen.tag_name == "select" or chosen.is_selected()), \
            f"{name} is {chosen.get_property('value')}, not {value}"

    def assert_visible_focus(self, element: WebElement):
        """A5: the focused element has a ring and is not hidden behind what sticks to the window's edge."""
        shown = self.run(
            """const e = arguments[0], b = e.getBoundingClientRect();
            const isRinged = (n, part) => { if (!n) return false; const s = getComputedStyle(n, part);
              return (parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none') || s.boxShadow !== 'none'; };
            const shape = e.ownerSVGElement && e.querySelector('path');
            const ring = [e, e.closest('label'), e.nextElementSibling, e.parentElement].some(n => isRinged(n)) || isRinged(e, '::after')
              || (shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 2);
            const x = Math.min(Math.max(b.left + b.width / 2, 0), innerWidth - 1), y = b.top + Math.min(b.height / 2, 12);
            const top = document.elementFromPoint(x, y);
            const covered = top && !e.contains(top) && !top.contains(e) && !(e.closest('label')?.contains(top));
            return {ring: !!ring, covered: !!covered, inside: b.bottom > 0 && b.top < innerHeight};""", element)
        fault = "no focus ring" if not shown["ring"] else "hidden focus" if shown["covered"] or not shown["inside"] else None
        # The name by which it is read aloud is asked for only then: the browser builds a tree of the whole page for it.
        assert not fault, f"{fault} on ”{element.accessible_name or element.get_attribute('name')}” on {self.path}"

    # ------------------------------------------------------------ How the page is shown

    def scheme(self, name: str):
        """light or dark, as the computer is set. Without motion: a colour on its way to another has no contrast to measure."""
        features = {"prefers-color-scheme": name, "prefers-reduced-motion": "reduce"}
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value} for feature, value in features.items()]})

    def forced_colours(self):
        """The computer's own colours, as in Windows' contrast themes."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]})

    def narrow(self, width: int = 320):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": 640, "deviceScaleFactor": 1, "mobile": False})
        self.wait_for_width(width)

    def wide(self):
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.wait_for_width(WIDE[0])

    def wait_for_width(self, width: int):
        """The window is resized after the command is answered: what is measured before is the former window's."""
        latest = time.monotonic() + 10
        while (now := self.run("return innerWidth")) != width:
            assert time.monotonic() < latest, f"the window is {now} px wide, not {width}"
            time.sleep(0.02)

    def print_media(self, on: bool = True):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print" if on else ""})

    def as_pdf(self) -> bytes:
        import base64
        result = self.driver.execute_cdp_cmd("Page.printToPDF", {"generateTaggedPDF": True, "printBackground": False})
        return base64.b64decode(result["data"])

    # ------------------------------------------------------------ Signing in

    def become(self, persona: str):
        """Signs in to the demonstration, by the keyboard, through the persona's card."""
        self.open("/demo")
        self.tab_to(lambda focus: focus.tag == "button" and focus.action == f"/demo/{persona}", f"the card of {persona}")
        self.enter()

    def take_cookies(self, visitor):
        """Goes on as a visitor, who has signed in or not."""
        self.open("/tillganglighet")
        self.driver.delete_all_cookies()
        for name, value in visitor.cookies.items():
            self.driver.add_cookie({"name": name, "value": value, "path": "/", "httpOnly": True})

    def lose_session(self):
        """As if the session had ended on the server."""
        for name in ("samfrid", "__Host-samfrid"):
            self.driver.delete_cookie(name)
