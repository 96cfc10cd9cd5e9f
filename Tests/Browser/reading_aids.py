"""How a page stands what people set for themselves: larger text, wider spacing, colours of their own (A4, A5)."""
from browser import Browser

# WCAG 1.4.12: no loss with these.
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
# WCAG 1.4.4.
LARGE = "html { font-size: 200% !important; }"

# The rule stands in a sheet that a script makes, since the page's policy allows no style of others.
STYLED = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(arguments[0]);
  document.adoptedStyleSheets = [sheet];
"""

# Text that is cut off: where the box neither grows nor scrolls. What is hidden from sight on purpose is one pixel.
LOST = """
  const lost = [...document.querySelectorAll('body *')].filter(e => {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
    const s = getComputedStyle(e), b = e.getBoundingClientRect();
    if (b.width <= 1 || b.height <= 1 || s.visibility === 'hidden') return false;
    const cut = (o, inner, outer) => (o === 'hidden' || o === 'clip') && inner > outer + 1;
    return cut(s.overflowX, e.scrollWidth, e.clientWidth) || cut(s.overflowY, e.scrollHeight, e.clientHeight);
  });
  const page = document.documentElement;
  return {lost: lost.slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40)),
          over: Math.max(0, page.scrollWidth - innerWidth)};
"""

# Each kind of control once: its ring is an outline, since shadows and backgrounds are gone in forced colours.
RINGLESS = """
  const kinds = new Map();
  for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
    const kind = e.tagName + ' ' + (e.type || '') + ' ' + e.className;
    if (!kinds.has(kind) && e.getClientRects().length && !e.closest('svg')) kinds.set(kind, e);
  }
  const bad = [];
  for (const e of kinds.values()) {
    e.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== e) continue;
    const ringed = [e, e.closest('label'), e.nextElementSibling].some(n => {
      if (!n) return false;
      const s = getComputedStyle(n);
      return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
    });
    if (!ringed) bad.push(e.tagName.toLowerCase() + '.' + e.className);
  }
  document.activeElement.blur();
  return bad;
"""


def reading_faults(browser: Browser) -> list[str]:
    """What is lost with wider spacing, with text twice as large, and in forced colours. Leaves the page as it was."""
    faults = []
    for name, rules in (("text spacing", SPACING), ("200 % text", LARGE)):
        browser.run(STYLED, rules)
        found = browser.run(LOST)
        if found["over"]:
            faults.append(f"{name}: the page is {found['over']} px wider than the window")
        faults += [f"{name}: cut off: {text}" for text in found["lost"]]
    browser.run("document.adoptedStyleSheets = []")
    browser.forced_colours()
    faults += [f"forced colours: no ring on {kind}" for kind in browser.run(RINGLESS)]
    browser.scheme("light")
    return faults
