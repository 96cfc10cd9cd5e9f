"""Every kind of page, as the cast sees it and as an empty installation shows it: axe in light, dark and 320 px."""
import collections
import html.parser

import crawl
import pytest
import visitor
from accessibility import look_faults
from browser import Browser
from installation import activate

# What only a letter or a half-finished sign-in leads to is looked at by the walks; the last two are no pages. A file that is
# attached to a note is none either, and nobody of the cast has attached one.
ELSEWHERE = ("/oppna/", "/traffsvar/", "/anmalan/", "/utvardering/", "/evenemang/{id}/tack", "/kurser/{id}/film/", "/kurser/{id}/bild/", "/konto/andra-faktorn", "/logga-in", "/inloggning", "/halsa")

MOST_PAGES_OF_A_KIND = 4
# Of the tables with thousands of cells, fewer do.
LARGE, MOST_LARGE = 400_000, 2


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
    return [
        shape.pattern for shape in crawl.shapes()
        if shape.method == "GET" and not shape.pattern.startswith(ELSEWHERE) and not shape.pattern.endswith("/bilagor/{attachment}")
    ]


class Candidate:
    """A page as one of the cast found it. Its features are None when it is a file."""

    def __init__(self, persona: str | None, path: str, answer: visitor.Answer):
        self.persona, self.path = persona, path
        self.is_large = len(answer.body) > LARGE
        self.features = Features(answer.text).found if answer.is_page else None


@pytest.fixture(scope="session")
def pages(demo):
    """For each route the pages that together show everything it can show."""
    site = crawl.Crawl(demo.address, each=3, by_query=False)
    found = collections.defaultdict(list)
    for persona in [None, *visitor.Visitor(demo.address).personas()]:
        for page in site.as_persona(persona):
            if page.shape and page.answer.status == 200:
                found[page.shape.pattern].append(Candidate(persona, page.path, page.answer))
    for persona, path in demo.unlinked:
        client = visitor.Visitor(demo.address)
        if persona:
            client.become(persona)
        found[site.shape(path).pattern].append(Candidate(persona, path, client.get(path)))
    return {pattern: choose(candidates) for pattern, candidates in found.items()}


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """The richest pages first, until no page brings anything new."""
    left = [candidate for candidate in candidates if candidate.features is not None]
    chosen, covered = [], set()
    while left and len(chosen) < (MOST_LARGE if any(page.is_large for page in chosen) else MOST_PAGES_OF_A_KIND):
        best = max(left, key=lambda candidate: len(candidate.features - covered))
        if not best.features - covered:
            break
        chosen.append(best)
        covered |= best.features
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
    for page in pages[pattern]:
        looking.driver.delete_all_cookies()
        looking.take_cookies(signed_in(page.persona))
        looking.open(page.path)
        faults += [f"{page.persona} {page.path}: {fault}" for fault in look_faults(looking)]
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
        for found in crawl.Crawl(address, each=1).seen_by(client, "administratören"):
            assert found.answer.status == 200, f"{found.path} gave {found.answer.status}"
            if found.answer.is_page:
                browser.open(found.path)
                faults += [f"{found.path}: {fault}" for fault in look_faults(browser)]
    finally:
        browser.close()
    assert not faults, "\n".join(faults)
