"""Colour is never alone (A7): without it, on a grey screen or a grey print, every level still differs from the others."""
import itertools

import pytest

LOOKS = ["l0", "l1", "l2", "l3", "l4", "lx", "lq"]
# Mean difference between two swatches in steps of grey, 0-255; the same swatch twice differs by 0.
LEAST = 10

GREY = """
  const done = arguments[arguments.length - 1];
  Promise.all(arguments[0].map(async data => {
    const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const canvas = new OffscreenCanvas(28, 18), pen = canvas.getContext('2d');
    pen.drawImage(bitmap, 0, 0, 28, 18);
    const pixels = pen.getImageData(0, 0, 28, 18).data, grey = [];
    for (let i = 0; i < pixels.length; i += 4) grey.push(0.2126 * pixels[i] + 0.7152 * pixels[i + 1] + 0.0722 * pixels[i + 2]);
    return grey;
  })).then(done, e => done(String(e)));
"""


def survey(browser) -> str:
    """The address of the survey that has answers."""
    browser.become("alva")
    browser.open("/kartlaggning")
    return next(link.get_attribute("href") for link in browser.find("main a") if link.text == "Kartläggning 2025")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_levels_differ_without_colour(looking, scheme):
    path = survey(looking)
    looking.scheme(scheme)
    looking.open(f"{path}/resultat/kortform")
    pictures = [looking.find(f".legend svg:has(.{look})")[0].screenshot_as_base64 for look in LOOKS]
    looking.driver.get("about:blank")
    greys = looking.driver.execute_async_script(GREY, pictures)
    assert isinstance(greys, list), greys
    looking.scheme("light")
    close = []
    for (one, first), (other, second) in itertools.combinations(zip(LOOKS, greys), 2):
        difference = sum(abs(a - b) for a, b in zip(first, second)) / len(first)
        if difference < LEAST:
            close.append(f"{one} and {other}: {difference:.1f}")
    assert not close, close


def test_every_coloured_state_says_so_in_words(looking):
    """A cell, a mark of state and a note that has a colour has text or a sign of its own."""
    path = survey(looking)
    seen = 0
    for page in [path, f"{path}/resultat", f"{path}/resultat/kortform", f"{path}/resultat/LED-01", f"{path}/lansrapport/24"]:
        looking.open(page)
        found = looking.run("""
          const e = [...document.querySelectorAll('td, th, li, span, p, div')].filter(e => !e.closest('svg')
            && [...e.classList].some(c => /^(l[0-4xq]|st|lv|note|done|late)$/.test(c)));
          return {all: e.length, mute: e.filter(e => !e.textContent.trim()).map(e => e.outerHTML.slice(0, 120))};""")
        seen += found["all"]
        assert not found["mute"], f"{page}: {found['mute'][:3]}"
    assert seen > 1000, seen
