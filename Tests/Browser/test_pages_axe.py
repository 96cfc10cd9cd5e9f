"""Every kind of page, as the cast sees it and as an empty installation shows it: axe in light, dark and 320 px."""
import functools
import os
import pathlib

import crawl
import program
import pytest
import richest
import visitor
from accessibility import look_faults
from browser import Browser

# What only a letter or a half-finished sign-in leads to is looked at by the walks; the last two are no pages. A file that is
# attached to a note is none either, and nobody of the cast has attached one.
ELSEWHERE = ("/oppna/", "/traffsvar/", "/anmalan/", "/utvardering/", "/evenemang/{id}/tack", "/kurser/{id}/film/", "/kurser/{id}/bild/", "/konto/andra-faktorn", "/logga-in", "/inloggning", "/halsa")


def kinds() -> list[str]:
    return [
        shape.pattern for shape in crawl.shapes()
        if shape.method == "GET" and not shape.pattern.startswith(ELSEWHERE) and not shape.pattern.endswith("/bilagor/{attachment}")
    ]


@pytest.fixture(scope="session")
def pages():
    """For each route the pages that together show everything it can show, as demo_check found them."""
    return richest.read(program.pages(pathlib.Path(os.environ["SAMFRID_DEMO"])))


@pytest.fixture(scope="session")
def signed_in(demo):
    """Each of the cast, signed in once."""
    return functools.cache(functools.partial(visitor.as_persona, demo.address))


@pytest.fixture(scope="module")
def open_as(looking, signed_in):
    """Opens a page as one of the cast. Most pages are the same person's as the one before."""
    last = []

    def opened(persona, path):
        if last != [persona]:
            looking.take_cookies(signed_in(persona))
            last[:] = [persona]
        looking.open(path)
    return opened


@pytest.mark.parametrize("pattern", kinds())
def test_axe_finds_nothing_on(pattern, pages, looking, open_as):
    assert pattern in pages, f"nobody of the cast finds a link to {pattern}"
    faults = []
    for persona, path in pages[pattern]:
        open_as(persona, path)
        faults += [f"{persona} {path}: {fault}" for fault in look_faults(looking)]
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_where_there_is_nothing_yet(installation):
    """The empty state: an installation on its first day, as its administrator sees it."""
    client = installation.start_with_administrator()
    browser, faults = Browser(installation.address), []
    try:
        browser.take_cookies(client)
        for found in crawl.Crawl(installation.address, each=1).seen_by(client, "administratören"):
            assert found.answer.status == 200, f"{found.path} gave {found.answer.status}"
            if found.answer.is_page:
                browser.open(found.path)
                faults += [f"{found.path}: {fault}" for fault in look_faults(browser)]
    finally:
        browser.close()
    assert not faults, "\n".join(faults)
