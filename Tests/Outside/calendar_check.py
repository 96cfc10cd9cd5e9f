"""Invitations and feeds as other programs read them: a mail server takes the letters, python icalendar answers them,
recurring-ical-events, vdirsyncer and khal show the feed."""
import datetime
import email
import email.policy
import queue
import re
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
import zoneinfo
from urllib.parse import quote

import icalendar
import recurring_ical_events
from aiosmtpd.controller import Controller

import calendar_answers
import imap_server
import installation
import program
import smtp_check
import visitor
from calendar_answers import ANSWERS, Invitation

SENDER = "samfrid@lanet.exempel.se"
SWEDEN = zoneinfo.ZoneInfo("Europe/Stockholm")
# Västerbotten's 15.
MUNICIPALITIES = "2401 2403 2404 2409 2417 2418 2421 2422 2425 2460 2462 2463 2480 2481 2482".split()
HEADS = "organisation;typ;kommunkod;funktion;namn;e-post\n"


class Sink:
    """A mail server that keeps what it gets, with the addresses of the envelope."""

    def __init__(self):
        self.letters = queue.Queue()

    async def handle_DATA(self, server, session, envelope):
        self.letters.put((envelope.rcpt_tos, envelope.content))
        return "250 OK"

    def invitations(self, count: int, seconds: float = 120) -> dict[str, Invitation]:
        """So many letters with a calendar, by whom they went to; others are let by."""
        found, deadline = {}, time.monotonic() + seconds
        while len(found) < count:
            left = deadline - time.monotonic()
            assert left > 0, f"{len(found)} of {count} invitations came"
            try:
                recipients, content = self.letters.get(timeout=left)
            except queue.Empty:
                continue
            message = email.message_from_bytes(content, policy=email.policy.default)
            part = next((part for part in message.walk() if part.get_content_type() == "text/calendar"), None)
            if part:
                found[recipients[0]] = Invitation(message, icalendar.Calendar.from_ical(part.get_content()))
        return found


def main():
    with imap_server.IMAPServer() as post:
        check(post)


def check(post):
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=program.free_port())
    controller.start()
    user, password = (quote(part, safe="") for part in (imap_server.USER, imap_server.PASSWORD))
    mailbox = f"imap://{user}:{password}@127.0.0.1:{post.plain_port}/INBOX"
    place = installation.Installation(
        "--mail-server", f"smtp://127.0.0.1:{controller.port}", "--mail-sender", SENDER, "--mailbox", mailbox)
    try:
        administrator = place.start_with_administrator()
        leader = smtp_check.newcomer(
            administrator, Letters(sink), "FoU Prov", "researchUnit", "leader", {"lan": "24"}, "Åsa Öberg", "asa.oberg@exempel.se")
        network = network_of_fifteen(leader)
        day = datetime.date.today() + datetime.timedelta(days=40)
        meeting = plan(leader, network, day)
        leader.send(leader.get(f"{meeting}/bjud-in"), "/bjud-in$")
        invited = sink.invitations(len(MUNICIPALITIES) + 1)
        look_at(invited, day)
        answer_all(place, leader, meeting, invited)
        by_mailbox(post, leader, meeting, invited)
        forged(place, leader, meeting, invited)
        moved(place, leader, meeting, sink, invited, day)
        feed(leader, meeting, day)
        sent_letters_bear_no_addresses(place)
        cancelled(leader, meeting, sink)
    finally:
        place.stop()
        controller.stop()
    print(f"{len(invited)} invitations were answered by calendars, changed and called off; the feed was read by four programs")


class Letters:
    """The sink as smtp_check reads it."""

    def __init__(self, sink: Sink):
        self.sink = sink

    def next(self, seconds: float = 150):
        recipients, content = self.sink.letters.get(timeout=seconds)
        return SENDER, recipients, content


def network_of_fifteen(leader) -> str:
    rows = "".join(f";;{code};Kvinnofridssamordnare;Örjan Ek {code};kontakt.{code}@exempel.se\n" for code in MUNICIPALITIES)
    preview = leader.upload(
        "/register/importera/granska", leader.get("/register/importera").form("granska").fields, "fil", "kontakter.csv",
        (HEADS + rows).encode())
    assert preview.status == 200, (preview.status, preview.text[-2000:])
    assert leader.send(preview, "tillampa").status == 200
    answer = leader.send(leader.get("/natverk/nytt"), "/natverk/nytt", namn="Kvinnofridsnätverket", slag="regionalNetwork", syfte="Att mötas.")
    assert answer.status == 303, (answer.status, answer.text[-2000:])
    form = leader.get(answer.location).form("/medlemmar/nya")
    fields = form.with_fields(roll="member", organisation=None) + [("organisation", id) for id in form.choices["organisation"]]
    assert leader.post(form.action, fields).status == 303
    return answer.location.removesuffix("/medlemmar/nya")


def plan(leader, network: str, day: datetime.date) -> str:
    answer = leader.send(
        leader.get(f"{network}/traffar/ny"), "/traffar/ny", rubrik="Höstens träff, å ä ö; komma, och mer", dag=day.isoformat(),
        borjar="13.15", slutar="16", plats="Sal Åsele; plan 2", video="https://mote.exempel.se/1", om="Rad ett\nRad två")
    assert answer.status == 303, (answer.status, answer.text[-2000:])
    return answer.location


def look_at(invited: dict, day: datetime.date):
    for address, invitation in invited.items():
        event = invitation.event
        assert invitation.calendar["METHOD"] == "REQUEST" and invitation.attendee == address, (address, invitation.attendee)
        assert event["ATTENDEE"].params["RSVP"] == "TRUE" and event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
        assert event.decoded("DTSTART") == datetime.datetime.combine(day, datetime.time(13, 15), SWEDEN), event["DTSTART"]
        assert event["LOCATION"] == "Sal Åsele; plan 2" and "komma, och mer" in event["SUMMARY"], event
        assert "Rad ett\nRad två" in event["DESCRIPTION"]
        assert event["ORGANIZER"].params["CN"].startswith("Åsa Öberg"), event["ORGANIZER"].params
        assert invitation.message["Reply-To"] == "<asa.oberg@exempel.se>" or "asa.oberg@exempel.se" in invitation.message["Reply-To"]
        assert invitation.organizer.split("@")[1] == SENDER.split("@")[1] and invitation.organizer in invitation.message["From"]
    assert len({invitation.organizer for invitation in invited.values()}) == len(invited), "each has an address of its own"
    assert len({str(invitation.event["UID"]) for invitation in invited.values()}) == 1, "one meeting is one event"


def receive(place, letter: bytes) -> str:
    return calendar_answers.receive(letter, *place.places, "--mail-sender", SENDER)


def rows(leader, meeting: str) -> str:
    return re.sub(r"<[^>]+>", " ", leader.get(meeting).text)


def answer_all(place, leader, meeting: str, invited: dict):
    for number, invitation in enumerate(invited.values()):
        receive(place, invitation.reply(ANSWERS[number % len(ANSWERS)][0], comment="Hälsningar, Örjan"))
    text = rows(leader, meeting)
    for number, (_, word) in enumerate(ANSWERS):
        expected = len(range(number, len(invited), len(ANSWERS)))
        assert text.count(word) >= expected, (word, text.count(word), expected, text[-3000:])
    assert "Hälsningar, Örjan" in text and "ersattare@exempel.se" not in text


def by_mailbox(post, leader, meeting: str, invited: dict):
    """The server itself reads the mailbox once a minute: what is no answer is marked as read too, and nothing is removed."""
    before = rows(leader, meeting).count("Kan inte")
    one = next(address for number, address in enumerate(invited) if ANSWERS[number % len(ANSWERS)][0] == "ACCEPTED")
    post.deliver(b"From: nagon@exempel.se\r\nSubject: Hej\r\n\r\nEtt brev till fel plats.\r\n")
    post.deliver(invited[one].reply("DECLINED"))
    deadline = time.monotonic() + 100
    while rows(leader, meeting).count("Kan inte") == before:
        assert time.monotonic() < deadline, f"the mailbox was not read: {post.log()[-1500:]}"
        time.sleep(1)
    time.sleep(1)
    letters = post.letters()
    assert len(letters) == 2 and all("S" in letter.flags for letter in letters), [letter.flags for letter in letters]


def forged(place, leader, meeting: str, invited: dict):
    """Somebody without the letter, a letter cut off, one that goes round, and one that is no letter at all."""
    before = rows(leader, meeting)
    one = next(iter(invited.values()))
    local, domain = one.organizer.split("@")
    tag = local.split("+")[1]
    for address in (f"samfrid+{tag.split('.')[0]}.0000000000000000@{domain}", SENDER, f"samfrid+{'0' * 26}.{'0' * 16}@{domain}"):
        receive(place, one.reply("DECLINED", to=address))
    letter = one.reply("DECLINED")
    receive(place, letter.replace(b"From: ", b"Auto-Submitted: auto-replied\r\nPrecedence: bulk\r\nFrom: ").replace(b"calendar", b"x-calendar"))
    receive(place, letter[: len(letter) // 3])
    receive(place, b"")
    receive(place, bytes(range(256)) * 4000)
    assert rows(leader, meeting) == before, "a forged answer counted"


def moved(place, leader, meeting: str, sink: Sink, invited: dict, day: datetime.date):
    """A new time: everybody is asked again, and an answer to the old one does not count."""
    answer = leader.send(leader.get(f"{meeting}/redigera"), "/redigera$", borjar="9.00", slutar="11")
    assert answer.status == 303, answer.text[-2000:]
    again = sink.invitations(len(invited))
    for address, invitation in again.items():
        assert invitation.event["SEQUENCE"] == 1 and invitation.event["UID"] == invited[address].event["UID"]
        assert invitation.event.decoded("DTSTART").hour == 9 and invitation.organizer == invited[address].organizer
    assert f"0 kommer, 0 kan inte, {len(invited)} har inte svarat" in rows(leader, meeting)
    one = next(iter(invited))
    receive(place, invited[one].reply("ACCEPTED"))
    assert "0 kommer" in rows(leader, meeting), "an answer to the old time counted"
    receive(place, again[one].reply("ACCEPTED"))
    assert "1 kommer" in rows(leader, meeting)


def sent_letters_bear_no_addresses(place):
    """Whoever steals the database answers for nobody."""
    with sqlite3.connect(f"file:{place.folder}/data/regional.sqlite?mode=ro", uri=True) as database:
        rows = database.execute("SELECT body, calendar, sender_address, reply_to FROM mail WHERE sent_at IS NOT NULL").fetchall()
    assert rows and all(not any(row) for row in rows), rows[:3]


def cancelled(leader, meeting: str, sink: Sink):
    assert leader.send(leader.get(f"{meeting}/stall-in"), "/stall-in$", skal="Snöstorm").status == 303
    for invitation in sink.invitations(len(MUNICIPALITIES) + 1).values():
        assert invitation.calendar["METHOD"] == "CANCEL" and invitation.event["STATUS"] == "CANCELLED"
        assert invitation.event["SEQUENCE"] == 2
    address = feed_address(leader)
    event = next(iter(icalendar.Calendar.from_ical(leader.get(address).body).walk("VEVENT")))
    assert event["STATUS"] == "CANCELLED"


def feed_address(leader) -> str:
    page = leader.get("/kalender")
    if ".ics" not in page.text:
        leader.send(page, "/prenumerera", omfang="mina")
        page = leader.get("/kalender")
    return re.search(r"(/kalender/\w{26}\.\w{16}\.ics)", page.text)[1]


def asked_again(address: str, tag: str) -> int:
    """The status that a calendar program gets that has the feed already."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers={"If-None-Match": tag}), timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        return answer.code


def feed(leader, meeting: str, day: datetime.date):
    path = feed_address(leader)
    address = f"http://{leader.host}{path}"
    stranger = visitor.Visitor(f"http://{leader.host}").get(path)
    assert stranger.status == 200 and stranger.headers["content-type"].startswith("text/calendar") and "set-cookie" not in stranger.headers
    assert asked_again(address, stranger.headers["etag"]) == 304 and asked_again(address, 'W/"0"') == 200
    calendar = icalendar.Calendar.from_ical(stranger.body)
    found = recurring_ical_events.of(calendar).at(day)
    assert [event.decoded("DTSTART") for event in found] == [datetime.datetime.combine(day, datetime.time(9), SWEDEN)]
    folder = program.new_folder()
    (folder / "calendars").mkdir()
    (folder / "status").mkdir()
    (folder / "vdirsyncer.conf").write_text(f"""
[general]
status_path = "{folder}/status"
[pair samfrid]
a = "samfrid_http"
b = "samfrid_local"
collections = null
[storage samfrid_http]
type = "http"
url = "{address}"
[storage samfrid_local]
type = "filesystem"
path = "{folder}/calendars"
fileext = ".ics"
""")
    (folder / "khal.conf").write_text(f"""
[calendars]
[[samfrid]]
path = {folder}/calendars
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
""")
    sync = ["vdirsyncer", "-c", str(folder / "vdirsyncer.conf")]
    subprocess.run([*sync, "discover"], check=True, input=b"y\n" * 4, capture_output=True, timeout=60)
    subprocess.run([*sync, "sync"], check=True, capture_output=True, timeout=60)
    listed = subprocess.run(
        ["khal", "-c", str(folder / "khal.conf"), "list", "--format", "{start}|{title}|{location}", day.isoformat(), "1d"],
        check=True, capture_output=True, timeout=60, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": str(folder)}).stdout.decode()
    assert f"{day} 09:00|Kvinnofridsnätverket: Höstens träff, å ä ö; komma, och mer|Sal Åsele; plan 2" in listed, listed


if __name__ == "__main__":
    main()
