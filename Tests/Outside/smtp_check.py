"""Receives the letters that the program sends, with a mail server of another make, and reads them as a mail program does."""
import datetime
import email
import email.policy
import queue
import re
import time

from aiosmtpd.controller import Controller

import installation
import program
import visitor

SENDER = "samfrid@lanet.exempel.se"
ATTACK = "Åsa Öst\r\nBcc: tjuv@exempel.se\r\nX-Fel: ja"


class Sink:
    """Keeps what comes in; refuses the first letter for now, as a busy server does."""

    def __init__(self):
        self.letters, self.refused, self.count = queue.Queue(), 0, 0

    async def handle_DATA(self, server, session, envelope):
        if not self.refused:
            self.refused += 1
            return "451 try again later"
        self.count += 1
        self.letters.put((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 OK"

    def next(self, seconds: float = 150):
        try:
            return self.letters.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"no letter within {seconds} s; {self.refused} refused") from None


def main():
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=program.free_port())
    controller.start()
    place = installation.Installation("--mail-server", f"smtp://127.0.0.1:{controller.port}", "--mail-sender", SENDER)
    try:
        administrator = place.start_with_administrator()
        leader = newcomer(
            administrator, sink, "Fyrbodals kommunalförbund", "federation", "leader", {"lan": "14"}, ATTACK, "asa.oberg@exempel.se")
        newcomer(leader, sink, "Åmåls kommun", "municipality", "coordinator", {"kommun": "1492"}, "Örjan Ek", "orjan@exempel.se")
        survey_invitation(leader, sink)
    finally:
        place.stop()
        controller.stop()
    assert sink.refused == 1, "the check wants to see a letter sent again"
    print(f"{sink.count} letters arrived whole, one of them at the second try")


def newcomer(client, sink, organisation: str, kind: str, role: str, place: dict, name: str, mail: str) -> visitor.Visitor:
    """Registers an organisation and a function, invites somebody to it, and opens the account by the letter."""
    answer = client.follow(client.send(client.get("/organisationer/ny"), "/organisationer/ny", slag=kind, namn=organisation, **place))
    assert answer.status == 200 and organisation in answer.page.headings[0], (answer.status, answer.text[-3000:])
    new = f"{answer.path}/funktioner/ny"
    title = "Kvinnofridssamordnare\r\nBcc: tjuv@exempel.se"
    answer = client.follow(client.send(client.get(new), "funktioner/ny", titel=title, roll=role))
    assert re.fullmatch(r"/funktioner/[\w-]+", answer.path), (answer.path, answer.text[-3000:])
    answer = client.send(client.get(f"{answer.path}/bjud-in"), "bjud-in", namn=name, epost=mail)
    assert answer.status == 303, (answer.status, answer.text[-3000:])
    text = read(sink.next(), mail).get_content()
    assert "Öppna ditt konto här. Länken gäller i 30 dagar" in text and organisation in text, text
    opened = visitor.Visitor(f"http://{client.host}")
    installation.activate(opened, re.search(rf"http://{re.escape(client.host)}(/oppna/\S+)", text)[1])
    return opened


def survey_invitation(leader, sink):
    """A round with a subject that tries to reach the headers, sent to the function of the municipality."""
    sets = program.ROOT / "Sources/Surveys/Facts/indicators.json"
    page = leader.get("/indikatorer/importera")
    form = page.form("importera")
    field = next(name for name in re.findall(r'<input[^>]*name="([^"]+)"[^>]*type="file"', page.text))
    answer = leader.follow(leader.upload(form.action or page.path, form.fields, field, "indikatorer.json", sets.read_bytes()))
    assert answer.status == 200, (answer.status, answer.text[-3000:])
    today = datetime.date.today()
    page = leader.get("/kartlaggning/ny")
    form = page.form("/kartlaggning/ny")
    answer = leader.follow(leader.post("/kartlaggning/ny", form.with_fields(
        namn="Kartläggning å ä ö 2027", form="short", oppnar=str(today), stanger=str(today + datetime.timedelta(30)),
        synlighet="respondents", urval="kommuner", kommuner="Åmål")))
    assert re.fullmatch(r"/kartlaggning/[\w-]+", answer.path), (answer.path, answer.status, answer.text[-3000:])
    letters = f"{answer.path}/utskick"
    subject = "Välkommen, {svarande}, till frågor om våld i nära relationer och hedersrelaterat våld och förtryck\r\nBcc: tjuv@exempel.se"
    answer = leader.follow(leader.send(leader.get(letters), "utskick$", **{"inbjudan-amne": subject}))
    assert answer.status == 200, (answer.status, answer.text[-3000:])
    answer = leader.send(leader.get(letters), "utskick/inbjudan")
    assert answer.status == 303, (answer.status, answer.text[-3000:])
    message = read(sink.next(), "orjan@exempel.se")
    assert str(message["Subject"]).startswith("Välkommen, Åmåls kommun, till frågor om våld i nära relationer"), message["Subject"]
    assert "bjuder in Åmåls kommun att svara på Kartläggning å ä ö 2027" in message.get_content(), message.get_content()


def read(letter, recipient: str):
    """The letter as a mail program shows it, with all that a letter must be."""
    sender, recipients, content = letter
    assert sender == SENDER and recipients == [recipient], (sender, recipients)
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert not message.defects, message.defects
    for line in content.split(b"\r\n"):
        assert len(line) <= 998 and b"\n" not in line, "a line is too long or ends wrong"
    assert content.split(b"\r\n\r\n")[0].isascii(), "headers hold more than ASCII"
    for header in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"):
        assert len(message.get_all(header) or []) == 1, f"{header}: {message.get_all(header)}"
    assert message["Bcc"] is None and message["X-Fel"] is None, "what was typed has added a header"
    assert [address.addr_spec for address in message["To"].addresses] == [recipient]
    assert message["Auto-Submitted"] == "auto-generated"
    assert abs(message["Date"].datetime.timestamp() - time.time()) < 600, message["Date"]
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    return message


if __name__ == "__main__":
    main()
