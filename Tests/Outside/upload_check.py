"""Files that are too large, broken or something else than their name says, sent to the pages that take files."""
import concurrent.futures
import html
import io
import os
import pathlib
import re
import threading
import time
import zipfile

import program
import visitor

LEADER = "alva"
AUTHOR, COURSE = "signe", "Våld mot äldre"
FILM = 200_000_000
# Whatever its size: a film is never whole in memory.
MEGABYTES_FOR_FILM = 60
# Nor is a course package.
PACKAGE = 50_000_000
MEGABYTES_FOR_PACKAGE = 60
PAGES = {"/register/importera": "fil", "/indikatorer/importera": "fil", "/publicerat/importera": "fil"}
TOO_LARGE = 50_000_000
AT_ONCE = 4
# What each sender may cost: the limit is 12 MB, and a buffer may be twice what it holds.
MEGABYTES_EACH = 30
# Of the clock, on a machine that may be busy with other things: a server that is blocked is far slower.
SLOWEST_PAGE_SECONDS = 10

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(5000)
HEADS = "organisation;typ;kommunkod;funktion;namn;e-post\n"

MANIFEST = """<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Kurs</title>
<item identifier="i" identifierref="r"><title>Del ett</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="start.html"/></resources></manifest>"""

# Where, what the file is called, what is in it, the answer's status, and what the page says.
FAULTS = [
    ("/register/importera", "kontakter.xlsx", PICTURE, 422, "bild"),
    ("/register/importera", "kontakter.csv", PICTURE, 422, "bild"),
    ("/register/importera", "kontakter.xlsx", b"PK\x03\x04" + bytes(200), 422, "kontakter.xlsx"),
    ("/register/importera", "kontakter.csv", (HEADS + '"Region Väst;Region;;;;\n').encode(), 422, "rad 2"),
    ("/register/importera", "kontakter.csv", b"", 422, "tom"),
    ("/register/importera", "kontakter.csv", b"a;b\n1;2\n", 422, "saknar kolumnen organisation"),
    ("/register/importera", "kontakter.csv", (HEADS + ";;9999;Samordnare;Åsa;asa@exempel.se\n").encode(), 200, "Kommunen 9999 finns inte"),
    ("/register/importera", "kontakter.csv", (HEADS + ";;2480;Samordnare;Åsa Öst;asa@exempel.se\n").encode("cp1252"), 200, "Åsa Öst"),
    ("/register/importera", "kontakter.csv", (HEADS + ";;2480;Samordnare;Åsa Öst;asa@exempel.se\n").encode("utf-16"), 200, "Åsa Öst"),
    ("/indikatorer/importera", "indikatorer.json", PICTURE, 422, "inte att läsa som JSON"),
    ("/indikatorer/importera", "indikatorer.json", '{"format": "å'.encode("cp1252"), 422, "inte att läsa som JSON"),
    ("/publicerat/importera", "varden.xlsx", PICTURE, 422, "bild"),
    ("/publicerat/importera", "varden.json", b'{"values": [', 422, "ingen fil från Kolada"),
]


def main():
    data = program.demo_data(program.new_folder())
    with program.Program("demo", "--data", data, ready="/demo", patience=600) as server:
        leader = visitor.as_persona(server.address, LEADER)
        for page, name, content, status, says in FAULTS:
            answer = send(leader, page, name, content)
            text = plain(answer.text)
            assert answer.status == status and says in text, f"{page} {name}: {answer.status}, not {status} with ”{says}”: {text[:3000]}"
            assert not answer.page.faults, answer.page.faults
        print(f"  {len(FAULTS)} broken or odd files got their sentence", flush=True)
        largest_that_is_taken(server, leader)
        too_large(server, leader)
        film(server)
        package(server, leader)


def largest_that_is_taken(server, leader):
    before = server.cpu_seconds()
    answer = send(leader, "/register/importera", "stor.csv", HEADS.encode() + b"x;y;z\n" * 1_800_000)
    assert answer.status == 422 and "rader" in plain(answer.text), answer.status
    seconds = server.cpu_seconds() - before
    print(f"  a file of 11 MB with too many rows was refused after {seconds:.1f} s of CPU", flush=True)
    assert seconds < 2, "a file below the limit keeps the server busy"


def too_large(server, leader):
    before, slowest, stop = peak_megabytes(server), [0.0], threading.Event()

    def read_on():
        reader = visitor.Visitor(server.address, cookies=leader.cookies)
        while not stop.is_set():
            began = time.perf_counter()
            assert reader.get("/kommuner").status == 200
            slowest[0] = max(slowest[0], time.perf_counter() - began)

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE + 1) as senders:
        reading = senders.submit(read_on)
        try:
            sent = list(senders.map(lambda page: send_too_large(server, leader, page), [*PAGES, *PAGES][:AT_ONCE]))
        finally:
            stop.set()
        reading.result()
    for page, answer in zip(PAGES, sent):
        text = plain(answer.text)
        assert answer.status == 413 and "större än 12 MB" in text and "Dela upp filen" in text, f"{page}: {answer.status} {text[:2000]}"
        assert not answer.page.faults, answer.page.faults
    grown = peak_megabytes(server) - before
    print(f"  {AT_ONCE} × 50 MB at once: refused, {grown:.0f} MB of memory, other pages within {slowest[0]:.2f} s", flush=True)
    assert grown < AT_ONCE * MEGABYTES_EACH, f"{grown} MB for {AT_ONCE} files that are too large"
    assert slowest[0] < SLOWEST_PAGE_SECONDS
    assert server.process.poll() is None and leader.get("/organisationer").status == 200


def film(server):
    author = visitor.as_persona(server.address, AUTHOR, timeout=600)
    course = re.search(rf'href="(/kurser/\w+)">{COURSE}<', author.get("/kurser").text)[1]
    page = f"{course}/redigera/film"
    form = next(form for form in author.get(page).page.forms if form.types.get("film") == "file")
    content = b"\0\0\0\x18ftypisom" + bytes(range(250)) * (FILM // 250)
    before, began = peak_megabytes(server), time.perf_counter()
    answer = author.upload(page, form.with_fields(titel="En lång film"), "film", "film.mp4", content)
    assert answer.status == 303, f"{answer.status} {plain(answer.text)[:2000]}"
    seconds, grown = time.perf_counter() - began, peak_megabytes(server) - before
    address = f"{course}/film/" + re.search(r"/redigera/film/(\w{26})", author.get(page).text)[1]
    part = author.get(address, Range=f"bytes={FILM // 2}-{FILM // 2 + 999}")
    assert part.status == 206 and part.body == content[FILM // 2:FILM // 2 + 1000], part.status
    assert author.get(address).body == content, "the film is another than the one that was sent"
    read = peak_megabytes(server) - before
    print(f"  a film of {FILM // 1_000_000} MB: taken in {seconds:.0f} s with {grown:.0f} MB of memory, sent with {read:.0f} MB", flush=True)
    assert max(grown, read) < MEGABYTES_FOR_FILM, "a film is whole in memory"


def package(server, leader):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("imsmanifest.xml", MANIFEST)
        file.writestr("start.html", "<!doctype html><title>Kurs</title>")
        file.writestr("film.mp4", os.urandom(PACKAGE))
    page = "/kurspaket/nytt"
    form = next(form for form in leader.get(page).page.forms if form.types.get("fil") == "file")
    forget_peak(server)
    before, began = peak_megabytes(server), time.perf_counter()
    answer = leader.upload(page, form.with_fields(om="En kurs med film.", minuter="30"), "fil", "stor.zip", content.getvalue())
    assert answer.status == 303, f"{answer.status} {plain(answer.text)[:2000]}"
    seconds, grown = time.perf_counter() - began, peak_megabytes(server) - before
    print(f"  a package of {PACKAGE // 1_000_000} MB: taken in {seconds:.0f} s with {grown:.0f} MB of memory", flush=True)
    assert grown < MEGABYTES_FOR_PACKAGE, "a package is whole in memory"


def send_too_large(server, leader, page: str) -> visitor.Answer:
    sender = visitor.Visitor(server.address, cookies=leader.cookies)
    return send(sender, page, "stor.csv", b"a;b;c;d;e\n" * (TOO_LARGE // 10))


def send(client: visitor.Visitor, page: str, name: str, content: bytes) -> visitor.Answer:
    answer = client.get(page)
    form = next(form for form in answer.page.forms if form.attributes.get("enctype") == "multipart/form-data")
    assert form.types.get(PAGES[page]) == "file", f"{page} has no field for a file: {form.types}"
    return client.upload(form.action or page, form.fields, PAGES[page], name, content)


def plain(text: str) -> str:
    body = text.split("<main", 1)[-1].split("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def forget_peak(server):
    """What was used before is no part of the next peak (proc(5), clear_refs)."""
    pathlib.Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")


def peak_megabytes(server) -> float:
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    main()
