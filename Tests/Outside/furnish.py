"""Does in the demonstration what its cast has not done yet, so that every kind of page has something to show."""
import datetime
import re

import visitor

# Leads the rounds of the demonstration; answers for a municipality; the manager there.
LEADER, RESPONDENT, MANAGER = "alva", "maj", "harriet"
# Works at the board.
WORKER = "hedda"


def furnish(address: str) -> list[tuple[str | None, str]]:
    """Whose and where the pages are that a crawl does not find: they leave in a letter, or stand with one person of
    thousands."""
    leader, respondent = visitor.as_persona(address, LEADER), visitor.as_persona(address, RESPONDENT)
    draft = copy_set(leader)
    put_together_area(leader)
    allow_ranking(leader)
    note_joint_effort(leader)
    planned = plan_round(leader)
    meeting = hold_meeting(leader)
    event = hold_event(leader)
    person = first(respondent, "/konto", r"/personer/[\w-]+")
    protect_somebody(address)
    return [*((LEADER, f"{latest(leader)}/resultat/KOM-02/riket.{kind}?rad=handlaggare-barn") for kind in ("svg", "png")),
            *((WORKER, path) for path in asked_for(address)), (None, delegate_area(respondent)), (MANAGER, f"{person}/hjalp"), *((LEADER, path) for path in (*meeting, *event)), (LEADER, calendar(leader)), (LEADER, f"{planned}/ta-bort"), *((LEADER, path) for path in editing(leader, draft))]


def hold_meeting(client: visitor.Visitor) -> list[str]:
    """A meeting today, with a document, whose presence and minutes are being written."""
    network = re.search(r'href="(/natverk/\w{26})">Västerbottens', client.get("/natverk").text)[1]
    today = visitor.today().isoformat()
    form = client.get(f"{network}/traffar/ny")
    answer = client.send(form, "/traffar/ny", rubrik="Dagens träff", dag=today, borjar="00.00", slutar="23.59")
    done(answer, "a meeting")
    meeting = answer.headers["location"]
    done(client.send(client.get(f"{meeting}/bjud-in"), "/bjud-in$"), "inviting")
    fields = client.get(meeting).form("/dokument$").with_fields(dokument="Underlag")
    done(client.upload(f"{meeting}/dokument", fields, "fil", "a.pdf", b"%PDF-1.4 prov"), "a document")
    done(client.send(client.get(f"{meeting}/anteckningar/skriv"), "/skriv$", text="Vi började.", beslut="Vi går vidare"), "minutes")
    document = first(client, meeting, rf"{meeting}/dokument/\w{{26}}")
    member = first(client, f"{network}/medlemmar", rf"{network}/medlemmar/\w{{26}}")
    rhythm = f"{network}/planera/rytm?takt=everyMonth&vilken=3&veckodag=3&inte=7&fran=2027-01-01&till=2027-12-31&visa=ja"
    return [meeting, f"{meeting}/narvaro", f"{meeting}/anteckningar/skriv", f"{meeting}/anteckningar", document, member, rhythm]


def hold_event(client: visitor.Visitor) -> list[str]:
    """An event today, with programme, question, document and somebody who is registered."""
    today = visitor.today().isoformat()
    answer = client.send(
        client.get("/arrangemang/nytt"), "/arrangemang/nytt", rubrik="Dagens temadag", slag="themeDay", om="Om dagen.", dag=today,
        borjar="23.58", slutar="23.59", form="site", plats="Salen", kontakt="Alva", kontaktmail="alva@exempel.se", anmal_senast=today)
    done(answer, "an event")
    event = answer.headers["location"]
    done(client.send(client.get(f"{event}/program/ny"), "/program/ny$", pass_rubrik="Passet", pass_borjar="23.58", pass_slutar="23.59", valjs="ja"), "a session")
    done(client.send(client.get(event), "/fragor$", fraga="Vilken enhet?"), "a question")
    fields = client.get(event).form("/dokument$").with_fields(dokument="Program", oppet="ja")
    done(client.upload(f"{event}/dokument", fields, "fil", "a.pdf", b"%PDF-1.4 prov"), "a document")
    done(client.send(client.get(event), "/publicera$"), "publishing")
    done(client.send(
        client.get(f"{event}/anmal"), "/anmal$", namn="Gun Ek", mail="gun@exempel.se", organisation="Skolan", kommun="2480",
        yrke="school"), "a registration")
    public = event.replace("/arrangemang/", "/evenemang/")
    kept = [event, public, *(f"{event}/{page}" for page in ("deltagare", "incheckning", "narvarolista", "anmal"))]
    return [*kept, first(client, event, rf"{event}/dokument/\w{{26}}"), first(client, public, rf"{public}/dokument/\w{{26}}"),
            first(client, f"{event}/incheckning", r"/incheckning/\w{26}")]


def calendar(client: visitor.Visitor) -> str:
    """The secret address of a feed, which no link but webcal leads to."""
    done(client.send(client.get("/kalender"), "/prenumerera$", omfang="mina"), "a calendar")
    return re.search(r"(/kalender/\w{26}\.\w{16}\.ics)", client.get("/kalender").text)[1]


def protect_somebody(address: str):
    """A file whose person is protected, with what is kept outside it."""
    worker = visitor.as_persona(address, WORKER)
    file = first(worker, worker.follow(worker.get("/namnder")).path, r"/namnder/\w+/akter/\w{26}")
    form = worker.get(f"{file}/skydd")
    later = (visitor.today() + datetime.timedelta(days=90)).isoformat()
    done(worker.send(form, "/skydd$", niva="marked", ursprung="Skatteverket", sedan="2026-01-01", omprovas=later), "protection")
    if "/plats" in worker.get(file).text:
        done(worker.send(worker.get(f"{file}/plats"), "/plats$", adress="Provvägen 1", telefon="070-174 06 05"), "whereabouts")


def asked_for(address: str) -> list[str]:
    """What stands with one of the worker's files alone: what its person has asked to read, and one record of it. And the list of what waits
    for the municipality's case system, to which a link leads only at a board that has one."""
    worker = visitor.as_persona(address, WORKER)
    board = worker.follow(worker.get("/namnder")).path
    found = worker.send(worker.get(board), "/sok$", sok="2026-0001").text
    file = re.search(rf'href="({board}/akter/\w{{26}})"', found)[1]
    extract = first(worker, file, r"/namnder/\w+/akter/\w{26}/utdrag/\w{26}")
    return [extract, first(worker, extract, rf"{extract}/\w{{26}}"), f"{board}/fora-over"]


def latest(client: visitor.Visitor) -> str:
    """The demonstration's open round."""
    return re.search(r'href="(/kartlaggning/\w{26})"[^>]*>Kartläggning 2026', client.get("/kartlaggning").text)[1]


def done(answer: visitor.Answer, what: str):
    assert answer.status == 303, f"{what}: {answer.status}\n{re.sub('<[^>]+>', ' ', answer.text)[:2000]}"


def copy_set(client: visitor.Visitor) -> str:
    """A set that no round has used can be changed on screen."""
    path = first(client, "/indikatorer", r"/indikatorer/(?!importera)[\w-]+")
    answer = client.send(client.get(f"{path}/kopiera"), "/kopiera$", namn="Utkast å ä ö", version="9.0")
    done(answer, "copying a set")
    return answer.headers["location"]


def editing(client: visitor.Visitor, draft: str) -> list[str]:
    """A page of each kind on which the set is changed."""
    question = first(client, draft, rf"{draft}/[A-Z]+-\d+")
    kinds = [(draft, rf"{draft}/ny(\?.*)?"), (draft, rf"{draft}/omraden/nytt"), (draft, rf"{draft}/omraden/(?!nytt)[\w-]+")]
    return [first(client, page, pattern) for page, pattern in [*kinds, (question, rf"{question}/redigera")]]


def put_together_area(client: visitor.Visitor):
    form = client.get("/omraden/ny").form("/omraden/ny")
    fields = form.with_fields(namn="Norra inlandet") + [("kommun", code) for code in form.choices["kommun"][-5:]]
    done(client.post("/omraden/ny", fields), "an area of one's own")


def allow_ranking(client: visitor.Visitor):
    path = first(client, "/kartlaggning", r"/kartlaggning/(?!ny)[\w-]+")
    done(client.send(client.get(f"{path}/redigera"), "/redigera$", rangordning="ja"), "allowing lists that rank")


def note_joint_effort(client: visitor.Visitor):
    """A need that several have, and something they do about it together."""
    path = first(client, "/behov", r"/behov/ny\?.*")
    done(client.send(client.get(path), "/behov/insatser", rubrik="Gemensam rutin för hela länet"), "a joint effort")


def plan_round(client: visitor.Visitor) -> str:
    """A round that nobody is invited to yet can be taken away."""
    form = client.get("/kartlaggning/ny").form("/kartlaggning/ny")
    closes = datetime.date.fromisoformat(form.value("oppnar")) + datetime.timedelta(days=40)
    # The draft is the first to choose, and would be a draft no more.
    used = form.choices["uppsattning"][-1]
    fields = form.with_fields(uppsattning=used, namn="Provomgång å ä ö", stanger=closes.isoformat(), urval="lan", lan="24")
    answer = client.post("/kartlaggning/ny", fields)
    done(answer, "a round")
    return answer.headers["location"]


def delegate_area(client: visitor.Visitor) -> str:
    """A colleague without an account answers one area by a link, which is shown once."""
    reply = client.get(first(client, "/", r"/kartlaggning/[\w-]+/svar/[\w-]+"))
    answer = client.send(reply, "/delegera$", namn="Ylva på skolan")
    link = re.search(r"(/svara/[\w-]+)", answer.text)
    assert answer.status == 200 and link, f"delegating an area: {answer.status}"
    return link[1]


def first(client: visitor.Visitor, page: str, pattern: str) -> str:
    answer = client.get(page)
    found = next((link for link in answer.page.links if re.fullmatch(pattern, link)), None)
    assert found, f"{page} has no link like {pattern}"
    return found
