"""Where the keyboard stops: seen past what sticks to the window's edge, with a ring that stands out from what is behind (A5)."""
from browser import Browser

# As many as a page is looked at for; of more, every so many.
MOST = 150

# WCAG 2.4.11: not wholly hidden. A stop of a table that scrolls is looked for inside what is seen of the table.
HIDDEN = """
  const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.getClientRects().length && !e.closest('svg') && !e.disabled);
  const step = Math.max(1, Math.ceil(stops.length / arguments[0]));
  const sticks = e => { for (; e; e = e.parentElement) if (['sticky', 'fixed'].includes(getComputedStyle(e).position)) return e; };
  const bad = [];
  for (let i = 0; i < stops.length; i += step) {
    const e = stops[i];
    e.focus({focusVisible: true});
    if (document.activeElement !== e) continue;
    const seen = e.closest('label') ?? e, b = seen.getBoundingClientRect();
    if (b.width <= 1 || b.height <= 1) continue;
    const x = Math.min(Math.max(b.left + Math.min(b.width / 2, 20), 0), innerWidth - 1);
    const heights = [b.top + 2, b.top + b.height / 2, b.bottom - 2].filter(y => y >= 0 && y < innerHeight);
    const open = heights.some(y => {
      const top = document.elementFromPoint(x, y);
      return !top || seen.contains(top) || top.contains(seen) || !sticks(top) || sticks(top).contains(seen);
    });
    if (!open) bad.push(e.tagName.toLowerCase() + '.' + e.className + ' ' + (e.innerText || e.name || '').trim().slice(0, 40));
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  for (const e of document.querySelectorAll('.scroll')) e.scrollTo(0, 0);
  return bad;
"""

# WCAG 1.4.11 for the ring: 3:1 against the ground that it stands on.
FAINT = """
  const parts = c => (c.match(/[\\d.]+/g) ?? []).map(Number);
  const light = c => { const [r, g, b] = parts(c).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
      if ((parts(c)[3] ?? 1) > 0.99) return c; } return getComputedStyle(document.documentElement).backgroundColor; };
  const kinds = new Map();
  for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
    const kind = e.tagName + ' ' + (e.type || '') + ' ' + e.className + ' ' + ground(e.parentElement);
    if (!kinds.has(kind) && e.getClientRects().length && !e.closest('svg')) kinds.set(kind, e);
  }
  const bad = [];
  for (const e of kinds.values()) {
    e.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== e) continue;
    const ringed = [e, e.closest('label'), e.nextElementSibling].find(n => n && getComputedStyle(n).outlineStyle !== 'none'
      && parseFloat(getComputedStyle(n).outlineWidth) >= 2);
    if (!ringed) continue;
    const [a, b] = [light(getComputedStyle(ringed).outlineColor), light(ground(ringed.parentElement))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 3) bad.push(e.tagName.toLowerCase() + '.' + e.className + ' ' + contrast.toFixed(1) + ':1');
  }
  document.activeElement.blur();
  return bad;
"""


def hidden_stops(browser: Browser) -> list[str]:
    return [f"focus is hidden on {stop}" for stop in browser.run(HIDDEN, MOST)]


def faint_rings(browser: Browser) -> list[str]:
    return [f"faint focus ring on {stop}" for stop in browser.run(FAINT)]
