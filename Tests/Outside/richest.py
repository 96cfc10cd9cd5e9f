"""Of all pages a crawl finds, those that together show everything each kind of page can show."""
import collections
import dataclasses
import json
import pathlib

import crawl

MOST_PAGES_OF_A_KIND = 4
# Of the tables with thousands of cells, fewer do.
LARGE, MOST_LARGE = 400_000, 2


@dataclasses.dataclass(frozen=True)
class Candidate:
    """A page as one of the cast found it."""
    pattern: str
    persona: str | None
    path: str
    is_large: bool
    features: frozenset


def candidate(persona: str | None, found: crawl.Found) -> Candidate | None:
    """None when it is no page of ours. A file shows that its kind is found, and is built of nothing."""
    answer = found.answer
    if found.shape is None or answer.status != 200:
        return None
    features = frozenset(answer.page.features) if answer.is_page else frozenset()
    return Candidate(found.shape.pattern, persona, found.path, len(answer.body) > LARGE, features)


def choose(candidates: list[Candidate]) -> dict[str, list[tuple[str | None, str]]]:
    """For each kind of page whose and where those are that show all of it."""
    kinds = collections.defaultdict(list)
    for page in candidates:
        kinds[page.pattern].append(page)
    return {pattern: [(page.persona, page.path) for page in richest(pages)] for pattern, pages in kinds.items()}


def richest(left: list[Candidate]) -> list[Candidate]:
    """The richest first, until no page brings anything new."""
    chosen, covered = [], set()
    while left and len(chosen) < (MOST_LARGE if any(page.is_large for page in chosen) else MOST_PAGES_OF_A_KIND):
        best = max(left, key=lambda page: len(page.features - covered))
        if not best.features - covered:
            break
        chosen.append(best)
        covered |= best.features
    return chosen


def write(place: pathlib.Path, candidates: list[Candidate]):
    place.write_text(json.dumps(choose(candidates)), encoding="utf-8")


def read(place: pathlib.Path) -> dict[str, list[tuple[str | None, str]]]:
    return json.loads(place.read_text(encoding="utf-8"))
