"""axe-core on the page that is open."""
import functools
import importlib.util
import pathlib

from browser import Browser
from focus import faint_rings, hidden_stops
from reading_aids import reading_faults

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VERSION = "4.12.1"
COLOUR = ["color-contrast", "link-in-text-block"]
# On pages with more elements than this colour is not looked at again at 320 px: measuring ten thousand cells takes half a minute.
LARGE = 4_000
# Besides the narrowest: where columns come beside each other, and tables have least room.
WINDOWS = (768, 1024)


@functools.cache
def source() -> str:
    package = importlib.util.find_spec("axe_playwright_python")
    return (pathlib.Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def axe_faults(browser: Browser, look: str = "light") -> list[str]:
    """What axe finds, a line for each kind with the first places."""
    if not browser.run("return 'axe' in window"):
        browser.run(source())
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    if look == "dark":
        # The dark page is built as the light one.
        options["runOnly"] = {"type": "rule", "values": COLOUR}
    elif look == "320 px" and browser.run("return document.getElementsByTagName('*').length") > LARGE:
        options["rules"] = {rule: {"enabled": False} for rule in COLOUR}
    result = browser.driver.execute_async_script(
        """const done = arguments[arguments.length - 1];
        axe.run(document, arguments[0]).then(
          r => done({version: r.testEngine.version, violations: r.violations.map(v => ({
            id: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160)) }))}),
          e => done({error: String(e)}));""", options)
    assert "error" not in result, result
    assert result["version"] == VERSION, result["version"]
    return [f"{v['id']} ({len(v['nodes'])}): {v['help']}: {' | '.join(v['nodes'][:3])}" for v in result["violations"]]


def look_faults_after_forms(browser: Browser) -> list[str]:
    """The same where forms have been sent: a window without a screen may lose its focus then, and the rings go with it."""
    browser.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    return look_faults(browser)


def look_faults(browser: Browser) -> list[str]:
    """axe in light, dark and at 320 px, that nothing sticks out at any width, and what people set for themselves (A1, A4, A5).
    Leaves the window wide and light.

    axe is a script: where the browser runs none, only the width is looked at."""
    faults = []
    for look in ("light", "dark", "320 px"):
        browser.scheme("dark" if look == "dark" else "light")
        if look == "320 px":
            browser.narrow()
            width = browser.run("return document.documentElement.scrollWidth")
            if width > 320:
                faults.append(f"320 px: the page is {width} px wide, by {widest(browser)}")
        if browser.has_script:
            faults += [f"{look}: {fault}" for fault in axe_faults(browser, look) + faint_rings(browser)]
            if look != "dark":
                faults += [f"{look}: {fault}" for fault in hidden_stops(browser)]
    for window in WINDOWS:
        browser.narrow(window)
        width = browser.run("return document.documentElement.scrollWidth")
        if width > window:
            faults.append(f"{window} px: the page is {width} px wide, by {widest(browser)}")
    browser.wide()
    browser.scheme("light")
    return faults + (reading_faults(browser) if browser.has_script else [])


def widest(browser: Browser) -> str:
    return browser.run(
        """const out = [...document.querySelectorAll('main *, header *, footer *, nav *')].filter(e => {
          const b = e.getBoundingClientRect();
          if (b.right <= innerWidth + 1 || !b.width) return false;
          for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return false;
          return true;
        });
        return out.slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className).join(', ');""")
