"""Finds the site's pages as each of the cast by following links, a few of each kind."""
import collections
import dataclasses
import functools
import re
import urllib.parse

import program
import visitor


@dataclasses.dataclass(frozen=True)
class Shape:
    """One route, such as GET /kommuner/{code}."""
    method: str
    pattern: str
    who: str

    @functools.cached_property
    def regex(self):
        return re.compile("/".join("[^/]+" if part.startswith("{") else re.escape(part) for part in self.pattern.split("/")))

    @property
    def literals(self) -> int:
        return sum(1 for part in self.pattern.split("/") if part and not part.startswith("{"))


def shapes() -> list[Shape]:
    """What `samfrid routes` prints; the most literal first, as the router chooses."""
    rows = [line.split() for line in program.run("routes").splitlines() if line.strip()]
    assert rows and all(len(row) == 3 and row[1].startswith("/") for row in rows), rows[:3]
    return sorted((Shape(*row) for row in rows), key=lambda shape: -shape.literals)


@dataclasses.dataclass
class Found:
    persona: str
    shape: Shape | None
    path: str
    answer: visitor.Answer


class Crawl:
    """Every link the persona can see, `each` of a kind opened and read, `more` of a kind opened only. The same page
    sorted or filtered in another way is another kind, unless `by_query` says no."""

    def __init__(self, address: str, each: int = 6, more: int = 0, by_query: bool = True):
        self.address, self.each, self.more, self.by_query = address, each, more, by_query
        self.gets = [shape for shape in shapes() if shape.method == "GET"]

    def shape(self, path: str) -> Shape | None:
        bare = path.split("?")[0]
        return next((shape for shape in self.gets if shape.regex.fullmatch(bare)), None)

    def as_persona(self, persona: str | None):
        """What is found as this member of the cast; None is somebody who has not signed in."""
        client = visitor.as_persona(self.address, persona)
        yield from self.seen_by(client, persona or "utan inloggning")
        client.close()

    def seen_by(self, client: visitor.Visitor, name: str):
        queue, seen, count = collections.deque(["/"]), {"/"}, collections.Counter()
        while queue:
            path = queue.popleft()
            shape = self.shape(path)
            query = urllib.parse.urlsplit(path).query
            kind = (shape, tuple(sorted(key for key, _ in urllib.parse.parse_qsl(query))) if self.by_query else query != "")
            count[kind] += 1
            if count[kind] > self.each + self.more:
                continue
            answer = client.follow(client.get(path)) if path == "/" else client.get(path)
            yield Found(name, shape, path, answer)
            if count[kind] > self.each or not answer.is_page or answer.status != 200:
                continue
            for link in answer.page.links:
                target = urllib.parse.urljoin(path, link).split("#")[0]
                if target.startswith("/") and target not in seen:
                    seen.add(target)
                    queue.append(target)
