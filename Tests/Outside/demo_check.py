"""Starts the demonstration as the README says, then opens every kind of page as each of its cast.

    .venv/bin/python Tests/Outside/demo_check.py [--keep FOLDER]

With --keep the data stay in FOLDER for other checks; with something of everything in FOLDER.furnished, and in FOLDER.pages
which pages show it.
"""
import argparse
import concurrent.futures
import contextlib
import dataclasses
import io
import os
import pathlib
import re
import socket
import sys
import time
import zipfile

import crawl
import furnish
import program
import richest
import visitor

LONGEST_LOAD_SECONDS = 10
MARK = "Påhittade uppgifter – demonstration"

# Reached by a link in a letter, only between two steps of a sign-in, or only where somebody has attached a file.
NOT_LINKED = re.compile(
    r".*/bilagor/|.*/film/|.*/bild/|/oppna/|/svara/|/traffsvar/|/anmalan/|/utvardering/|/evenemang/[^/]+/tack|/intyg/|/logga-in"
    r"|/inloggning|/konto/andra-faktorn|/halsa")


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--keep", type=pathlib.Path)
    data = options.parse_args().keep or program.new_folder() / "demo"
    load(data)
    os.environ["SAMFRID"] = str(program.ROOT / ".build/release/samfrid")
    # On a copy, so that the data stay as they were made.
    furnished = program.furnished(data)
    program.copy_data(data, furnished)
    with program.Program("demo", "--data", furnished, ready="/demo") as demo:
        print(f"started again in {demo.start_seconds:.2f} s", flush=True)
        make_sure_nobody_else_reaches(demo.port)
        make_sure_it_is_credible(demo.address)
        return look(demo.address, furnish.furnish(demo.address), program.pages(data))


def load(data: pathlib.Path):
    """bin/run on an empty folder: what a newcomer does."""
    with program.Program("demo", "--data", data, ready="/demo", patience=1800, launcher=[str(program.ROOT / "bin/run")]) as demo:
        said = re.search(r"Klart på ([\d.,]+)", demo.output())
        assert said, f"the demonstration does not say how long it took:\n{demo.output()}"
        wall, cpu, slowness = float(said[1].replace(",", ".")), demo.cpu_seconds(), program.slowness()
        print(f"the demonstration county was made in {wall:.1f} s ({cpu:.1f} s of CPU), on a machine {slowness:.1f} times as slow", flush=True)
        # Neighbours on the machine make the clock run, and slow the processor.
        assert min(wall, cpu) / slowness < LONGEST_LOAD_SECONDS, f"longer than {LONGEST_LOAD_SECONDS} s"
        # The program that has made the tables itself reads them too.
        for name in (furnish.LEADER, furnish.RESPONDENT, furnish.MANAGER):
            newcomer = visitor.as_persona(demo.address, name)
            assert newcomer.get("/").status == 200, f"{name} has no start page where the demonstration was made"


def make_sure_nobody_else_reaches(port: int):
    """It listens on 127.0.0.1 alone: not on every address of the machine, of which 127.0.0.2 is one."""
    with contextlib.suppress(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), 5).close()
        raise AssertionError("the demonstration listens on more than 127.0.0.1")


def make_sure_it_is_credible(address: str):
    """What only the whole country shows; the rest is in Tests/SiteTests/DemonstrationTests.swift."""
    tuva, ebbe, maj, alva = (visitor.as_persona(address, persona) for persona in ("tuva", "ebbe", "maj", "alva"))
    own = round_named(tuva, "Lägesbild Västernorrland")
    assert tuva.get(f"{own}/resultat/lista").status == 200, "no round is ranked"
    assert maj.get(own).status == 404, "a round for the county alone is seen by others"
    assert "Svara Ånge" in tuva.get("/").text, "nobody asks Tuva for more time"
    respondents = ebbe.get(f"{round_named(ebbe, 'Lägesbild Fyrbodal')}/svarande").text
    for name in ("Stadsdelen Hallonstaden", "Föreningen Trygg i Dalboskogen"):
        assert name in respondents, f"{name} answers nowhere"
    for year in (2023, 2025, 2026):
        said = alva.get(f"{round_named(alva, f'Kartläggning {year}')}/resultat/LED-01").text
        assert "Alla 290 svarande" in said, f"the round of {year} does not ask all 290"
    fallen = sum(change_down(maj, code) > 0 for code in ("2480", "2482", "1488", "2281", "0180", "1280"))
    assert fallen >= 4, f"answers fall in {fallen} of six large municipalities"


def round_named(client: visitor.Visitor, name: str) -> str:
    """The path of the round with this name in the list of rounds."""
    found = re.search(rf'href="(/kartlaggning/[\w-]+)[^"]*"[^>]*>\s*{name}', client.get("/kartlaggning").text)
    assert found, f"no round is called {name}"
    return found[1]


def change_down(client: visitor.Visitor, code: str) -> int:
    """How many questions have a lower level than in the round before, as the municipality's page says."""
    said = re.search(r"(\d+) lägre och", client.get(f"/kommuner/{code}").text)
    assert said, f"the page of {code} says nothing of change"
    return int(said[1])


def look(address: str, beside: list[tuple[str | None, str]], pages: pathlib.Path) -> int:
    """`beside` are pages that no crawl of a few of each kind finds, and whose they are. Those to look at longer are written
    down in `pages`."""
    site = crawl.Crawl(address, each=2, more=2)
    cast = visitor.Visitor(address).personas()
    assert len(cast) >= 5, f"the demonstration shows only {cast}"
    # Processes, since reading a page costs as much as making it.
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        walks = [*pool.map(walk, [site] * (len(cast) + 1), [None, *cast]), walk_beside(site, beside)]
    reached = set().union(*(walked.reached for walked in walks))
    faults = [fault for walked in walks for fault in walked.faults]
    opened = sum(walked.opened for walked in walks)
    for shape in site.gets:
        if shape not in reached and not NOT_LINKED.match(shape.pattern):
            faults.append(f"no link leads to {shape.pattern}")
    for fault in faults[:60]:
        print(f"  {fault}")
    print(f"{opened} pages opened, {len(reached & set(site.gets))} of {len(site.gets)} kinds, {len(faults)} faults.")
    print(f"{opened - len(faults)} passed, {len(faults)} failed")
    richest.write(pages, [page for walked in walks for page in walked.candidates])
    return 1 if faults else 0


@dataclasses.dataclass
class Walked:
    """What one of the cast found: how many pages, of which kinds, what is wrong with them, and what they are built of."""
    opened: int = 0
    reached: set[crawl.Shape | None] = dataclasses.field(default_factory=set)
    faults: list[str] = dataclasses.field(default_factory=list)
    candidates: list[richest.Candidate] = dataclasses.field(default_factory=list)

    def add(self, persona: str | None, found: crawl.Found):
        self.opened += 1
        self.reached.add(found.shape)
        self.faults += [f"{found.persona}: {found.path}: {fault}" for fault in wrong_with(found)]
        if page := richest.candidate(persona, found):
            self.candidates.append(page)


def walk(site: crawl.Crawl, persona: str | None) -> Walked:
    began, walked = time.monotonic(), Walked()
    for found in site.as_persona(persona):
        walked.add(persona, found)
    print(f"  {persona or 'utan inloggning'}: {walked.opened} pages in {time.monotonic() - began:.0f} s", flush=True)
    return walked


def walk_beside(site: crawl.Crawl, beside: list[tuple[str | None, str]]) -> Walked:
    walked = Walked()
    for persona, path in beside:
        client = visitor.as_persona(site.address, persona)
        walked.add(persona, crawl.Found(persona or "utan inloggning", site.shape(path), path, client.get(path)))
    return walked


def wrong_with(found: crawl.Found) -> list[str]:
    answer = found.answer
    # A way in that leads on to the viewer's own page.
    if answer.status == 303 and re.match(r"/(?!logga-in|demo)", answer.location or ""):
        return []
    if answer.status != 200:
        return [f"a dead link ({answer.status})"]
    if found.shape is None:
        return [] if found.path.startswith("/resurser/") or "." in found.path else ["a link to what is no route"]
    faults = []
    if answer.headers["x-content-type-options"] != "nosniff":
        faults.append("without nosniff")
    if not answer.is_page:
        if not answer.body:
            faults.append("an empty file")
        return faults if is_marked(answer) else faults + ["a file that is not marked as invented"]
    page = answer.page
    if "script-src 'self'" not in (answer.headers["content-security-policy"] or "") or "no-store" not in (answer.headers["cache-control"] or ""):
        faults.append("without its headers")
    if page.lang != "sv" or not page.title.endswith("– Samfrid"):
        faults.append(f"lang {page.lang}, title {page.title!r}")
    if len(page.headings) != 1:
        faults.append(f"{len(page.headings)} h1")
    if "Påhittade uppgifter" not in answer.text:
        faults.append("not marked as invented")
    return faults + page.faults


def is_marked(answer: visitor.Answer) -> bool:
    """Files of data say that they are invented. A picture in dots cannot be read; the questions themselves are real."""
    kind = (answer.headers["content-type"] or "").split(";")[0]
    if kind in ("text/csv", "text/vcard", "image/svg+xml"):
        return MARK in answer.text.replace("\r\n ", "")
    if kind == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
        with zipfile.ZipFile(io.BytesIO(answer.body)) as book:
            return any(MARK in book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return True


if __name__ == "__main__":
    sys.exit(main())
