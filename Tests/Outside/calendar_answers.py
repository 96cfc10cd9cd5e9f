"""An invitation as a calendar program has it, and what that program answers (RFC 6047): python icalendar is the program."""
import datetime
import email.message
import subprocess
import time

import icalendar

import program

# How the invited answer, in turn: their calendar's word, and ours.
ANSWERS = [("ACCEPTED", "Kommer"), ("DECLINED", "Kan inte"), ("TENTATIVE", "Kanske"), ("DELEGATED", "En ersättare kommer")]


class Invitation:
    """The letter's headers, and the calendar that lies in it."""

    def __init__(self, message, calendar: icalendar.Calendar):
        self.message, self.calendar = message, calendar
        self.event = next(iter(calendar.walk("VEVENT")))

    @property
    def organizer(self) -> str:
        return str(self.event["ORGANIZER"]).removeprefix("mailto:")

    @property
    def attendee(self) -> str:
        return str(self.event["ATTENDEE"]).removeprefix("mailto:")

    def reply(self, answer: str, **changes) -> bytes:
        """What a calendar program sends when somebody has pressed a button (RFC 6047)."""
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//Prov//Prov//SV")
        calendar.add("version", "2.0")
        calendar.add("method", "REPLY")
        event = icalendar.Event()
        event.add("uid", self.event["UID"])
        event.add("sequence", changes.get("sequence", int(self.event.get("SEQUENCE", 0))))
        event.add("dtstamp", datetime.datetime.now(datetime.timezone.utc))
        event.add("dtstart", self.event.decoded("DTSTART"))
        event.add("organizer", self.event["ORGANIZER"])
        attendee = icalendar.vCalAddress(f"mailto:{self.attendee}")
        attendee.params["PARTSTAT"] = answer
        attendee.params["CN"] = "Örjan Ek"
        if answer == "DELEGATED":
            attendee.params["DELEGATED-TO"] = "mailto:ersattare@exempel.se"
        event.add("attendee", attendee, encode=0)
        if "comment" in changes:
            event.add("comment", changes["comment"])
        calendar.add_component(event)
        message = email.message.EmailMessage()
        message["From"] = f"Örjan Ek <{self.attendee}>"
        message["To"] = changes.get("to", self.organizer)
        message["Subject"] = f"Svar: {self.message['Subject']}"
        message["Message-ID"] = f"<{time.monotonic_ns()}@exempel.se>"
        message.set_content("Svar på inbjudan.")
        message.add_alternative(calendar.to_ical().decode(), subtype="calendar", params={"method": "REPLY"})
        return message.as_bytes()


def in_outbox(subject: str, calendar: str, address: str) -> Invitation:
    """One that has not left the outbox yet, as it leaves for the address: only then is the one who is asked put in."""
    invitation = Invitation({"Subject": subject}, icalendar.Calendar.from_ical(calendar))
    asked = icalendar.vCalAddress(f"mailto:{address}")
    asked.params = invitation.event["ATTENDEE"].params
    invitation.event["ATTENDEE"] = asked
    return invitation


def receive(letter: bytes, *places) -> str:
    """What the mail server's pipe runs for each letter; what came of it."""
    command = [program.binary(), "mail", "receive", *map(str, places)]
    done = subprocess.run(command, input=letter, capture_output=True, timeout=60)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    return done.stdout.decode()
