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
# Where columns come beside each other, where tables have least room, and last the narrowest.
WINDOWS = (768, 1024, 320)
# Of rows beside each other axe looks at so many, and at those that have something the ones before them lack: measuring ten
# thousand cells takes a minute, and the last says what the first has said.
ALIKE = 20
HIDE_ALIKE = """
  const kind = e => e.tagName + ' ' + (e.getAttribute('class') ?? '') + ' ' + (e.type ?? '') + ' ' + (e.getAttribute('role') ?? '');
  window.samfridHidden = [];
  for (const parent of new Set([...document.querySelectorAll('tr, li, label')].map(e => e.parentElement))) {
    const seen = new Set();
    [...parent.children].forEach((row, number) => {
      const kinds = [row, ...row.querySelectorAll('*')].map(kind);
      if (number >= arguments[0] && row.matches('tr, li, label:has(input)') && kinds.every(k => seen.has(k)))
        window.samfridHidden.push(row);
      kinds.forEach(k => seen.add(k));
    });
  }
  for (const row of window.samfridHidden) row.style.display = 'none';
"""
SHOW_ALIKE = "for (const row of window.samfridHidden) row.style.removeProperty('display');"


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
    """That nothing sticks out at any width, what people set for themselves (A1, A4, A5), and axe in light, dark and at 320 px.
    Leaves the window wide and light.

    axe is a script: where the browser runs none, only the width is looked at."""
    browser.scheme("light")
    faults = [fault for width in WINDOWS for fault in width_faults(browser, width)]
    if browser.has_script:
        faults += [f"320 px: {fault}" for fault in hidden_stops(browser)] + rule_faults(browser, "320 px")
    browser.wide()
    if browser.has_script:
        faults += [f"light: {fault}" for fault in hidden_stops(browser)] + reading_faults(browser)
        faults += rule_faults(browser, "light", "dark")
    return faults


def rule_faults(browser: Browser, *looks: str) -> list[str]:
    """What axe and the rings say, in the window as it is. Leaves it light."""
    faults = []
    browser.run(HIDE_ALIKE, ALIKE)
    for look in looks:
        if look == "dark":
            browser.scheme("dark")
        faults += [f"{look}: {fault}" for fault in axe_faults(browser, look) + faint_rings(browser)]
    browser.run(SHOW_ALIKE)
    browser.scheme("light")
    return faults


def width_faults(browser: Browser, window: int) -> list[str]:
    browser.narrow(window)
    width = browser.run("return document.documentElement.scrollWidth")
    return [f"{window} px: the page is {width} px wide, by {widest(browser)}"] if width > window else []


def widest(browser: Browser) -> str:
    return browser.run(
        """const out = [...document.querySelectorAll('main *, header *, footer *, nav *')].filter(e => {
          const b = e.getBoundingClientRect();
          if (b.right <= innerWidth + 1 || !b.width) return false;
          for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return false;
          return true;
        });
        return out.slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className).join(', ');""")
