"""Every kind of page, as the cast sees it and as an empty installation shows it: axe in light, dark and 320 px."""
import collections
import html.parser

import crawl
import pytest
import visitor
from accessibility import look_faults
from browser import Browser
from installation import activate

# Without a window to look at: what leaves as a file, and what only a letter or a half-finished sign-in leads to.
ELSEWHERE = ("/oppna/", "/konto/andra-faktorn", "/logga-in", "/halsa")

MOST_PAGES_OF_A_KIND = 4


class Features(html.parser.HTMLParser):
    """What a page is built of; a page that has nothing new need not be looked at again."""

    def __init__(self, text: str):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.found.add((tag, a.get("class"), a.get("type"), a.get("role")))


def kinds() -> list[str]:
    return [shape.pattern for shape in crawl.shapes() if shape.method == "GET" and not shape.pattern.startswith(ELSEWHERE)]


@pytest.fixture(scope="session")
def pages(demo):
    """For each route the pages that together show everything it can show: (persona, path)."""
    site = crawl.Crawl(demo.address, each=3)
    found = collections.defaultdict(list)
    for persona in [None, *visitor.Visitor(demo.address).personas()]:
        for page in site.as_persona(persona):
            if page.shape and page.answer.is_page and page.answer.status == 200:
                found[page.shape.pattern].append((persona, page.path, Features(page.answer.text).found))
            elif page.shape and page.answer.status == 200:
                found[page.shape.pattern].append((persona, page.path, None))
    return {pattern: choose(candidates) for pattern, candidates in found.items()}


def choose(candidates) -> list:
    """The richest pages first, until no page brings anything new."""
    if all(features is None for _, _, features in candidates):
        return []
    chosen, covered = [], set()
    while len(chosen) < MOST_PAGES_OF_A_KIND:
        persona, path, features = max((c for c in candidates if c[2] is not None), key=lambda c: len(c[2] - covered))
        if not features - covered:
            break
        chosen.append((persona, path))
        covered |= features
    return chosen


@pytest.fixture(scope="session")
def signed_in(demo):
    """Each of the cast, signed in once."""
    members = {}

    def get(persona):
        if persona not in members:
            members[persona] = visitor.Visitor(demo.address)
            if persona:
                members[persona].become(persona)
        return members[persona]
    return get


@pytest.mark.parametrize("pattern", kinds())
def test_axe_finds_nothing_on(pattern, pages, looking, signed_in):
    assert pattern in pages, f"nobody of the cast finds a link to {pattern}"
    faults = []
    for persona, path in pages[pattern]:
        looking.driver.delete_all_cookies()
        looking.take_cookies(signed_in(persona))
        looking.open(path)
        faults += [f"{persona} {path}: {fault}" for fault in look_faults(looking)]
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_where_there_is_nothing_yet(installation):
    """The empty state: an installation on its first day, as its administrator sees it."""
    link = installation.add_administrator()
    address = installation.start().address
    client = visitor.Visitor(address)
    activate(client, link)
    browser, faults = Browser(address), []
    try:
        browser.take_cookies(client)
        for found in crawl.Crawl(address, each=2).seen_by(client, "administratören"):
            assert found.answer.status == 200, f"{found.path} gave {found.answer.status}"
            if found.answer.is_page:
                browser.open(found.path)
                faults += [f"{found.path}: {fault}" for fault in look_faults(browser)]
    finally:
        browser.close()
    assert not faults, "\n".join(faults)
