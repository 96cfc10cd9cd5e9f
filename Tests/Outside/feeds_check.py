"""Lays another county's calendar in the year plan: made by python icalendar, given by a web server of another make with a
certificate of its own. Looks at what the plan shows, at what goes wrong, and that what was read stays when the other is gone.
"""
import datetime
import html
import pathlib
import re

import icalendar

import calendar_server
import program
import visitor

LEADER, COORDINATOR = "alva", "harriet"


def main():
    folder = program.new_folder()
    other = calendar_server.Server(pathlib.Path(folder))
    other.files["/lan.ics"] = neighbour().to_ical()
    with program.Program("demo", "--data", program.demo_data(folder), "--calendar-hosts", "localhost", ready="/demo", patience=600) as server:
        leader = visitor.as_persona(server.address, LEADER, timeout=60)
        for path, says in {
            "/borta.ics": "finns inget på adressen", "/sida.html": "ingen kalender", "/stor.ics": "större än 5 MB",
            "/vidare.ics": "fel 302",
        }.items():
            refused(leader, other.address + path, says)
        for address, says in {
            other.address.replace("https", "http"): "https://", "https://kalender.localhost/a.ics": "inte nås från internet",
            "https://169.254.169.254/latest/meta-data": "vanlig webbadress", "file:///etc/passwd": "hela adressen",
        }.items():
            refused(leader, address, says)
        lay_in(leader, other.address + "/lan.ics")
        plan = text(leader.get(around()))
        assert "Länsstyrelsen Granne" in plan and "Nätverksdag" in plan and "Internt möte" not in plan, plan[:3000]
        assert plan.count("Samverkan varje månad") >= 3, "the series is not whole"
        assert "Nätverksdag" not in text(leader.get(around() + "&andra=nej")), "others' calendars are shown though they are not wanted"
        coordinator = visitor.as_persona(server.address, COORDINATOR)
        assert other.address not in text(coordinator.get("/arsplan/kalendrar")), "the address is shown to others"
        gone(leader, other)
    print(f"another's calendar was asked for {len(other.asked)} times, and its days stand in the plan")


def neighbour() -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//granne//")
    calendar.add("version", "2.0")
    today = visitor.today()
    for number, (title, day, more) in enumerate([
        ("Nätverksdag", today + datetime.timedelta(20), {}), ("Internt möte", today + datetime.timedelta(21), {"class": "PRIVATE"}),
        ("Samverkan varje månad", today + datetime.timedelta(5), {"rrule": {"freq": "monthly", "count": 4}}),
    ]):
        event = icalendar.Event()
        event.add("uid", f"{number}@granne.exempel.se")
        event.add("dtstamp", datetime.datetime.now(datetime.timezone.utc))
        event.add("summary", title)
        event.add("dtstart", day)
        for name, value in more.items():
            event.add(name, value)
        calendar.add_component(event)
    return calendar


def around() -> str:
    return f"/arsplan?zoom=halvar&fran={visitor.today():%Y-%m}"


def lay_in(leader, address: str):
    answer = leader.follow(leader.send(
        leader.get("/arsplan/kalendrar/ny"), "kalendrar/ny", namn="Länsstyrelsen Granne", adress=address, malgrupp="contacts"))
    assert answer.status == 200 and "Länsstyrelsen Granne" in text(answer), text(answer)[:2000]


def refused(leader, address: str, says: str):
    answer = leader.send(leader.get("/arsplan/kalendrar/ny"), "kalendrar/ny", namn="Länsstyrelsen Granne", adress=address)
    assert answer.status == 422 and says in text(answer), f"{address}: {answer.status} {text(answer)[:2000]}"
    form = next(form for form in answer.page.forms if "kalendrar/ny" in form.action)
    assert form.value("adress") == address and form.value("namn") == "Länsstyrelsen Granne", "what was typed is lost"


def gone(leader, other):
    """The other takes its calendar away: its name can be changed all the same, a new address has to give a calendar, and what
    was read stands."""
    del other.files["/lan.ics"]
    page = re.search(r'href="(/arsplan/kalendrar/\w{26})"', leader.get("/arsplan/kalendrar").text)[1]
    answer = leader.follow(leader.send(leader.get(page), page.rsplit("/", 1)[1] + "$", namn="Grannen"))
    assert answer.status == 200 and "Grannen är sparad" in text(answer), text(answer)[:2000]
    answer = leader.send(leader.get(page), page.rsplit("/", 1)[1] + "$", adress=other.address + "/ny.ics")
    assert answer.status == 422 and "finns inget på adressen" in text(answer), text(answer)[:2000]
    assert "Nätverksdag" in text(leader.get(around()))


def text(answer: visitor.Answer) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.text))


if __name__ == "__main__":
    main()
