"""A network at work, by keyboard: three hosts plan a meeting, members propose and answer with their calendars, minutes and tasks go out."""
import datetime
import re

import calendar_answers
import visitor

from accessibility import look_faults

NETWORK = "Västerbottens kvinnofridsnätverk"
HOST, COUNTY_HOST, REGION_HOST, MEMBER = "alva", "disa", "runa", "maj"


def network(browser) -> str:
    browser.open("/natverk")
    browser.follow(NETWORK)
    assert browser.heading == NETWORK
    return browser.path


def open_summary(browser, name):
    """Enter opens what a summary hides; without script too."""
    browser.tab_to_named(name, tags=("summary",))
    browser.press("\ue007")


def plan(browser, title: str, day: datetime.date, start: str, end: str) -> str:
    path = network(browser)
    browser.follow("Planera")
    browser.follow("Planera en träff")
    browser.fill("rubrik", title)
    browser.fill("dag", day.isoformat())
    browser.fill("borjar", start)
    browser.fill("slutar", end)
    browser.tab_to_button("Spara")
    browser.enter()
    assert browser.heading == title, browser.text[:800]
    assert path.startswith("/natverk/")
    return browser.path


def test_three_hosts_meet_with_the_municipalities(own_demo, browsers, script):
    """Planned, invited, answered by calendars, written down, approved by another host and sent."""
    alva, runa, disa, maj = (browsers(own_demo.address) for _ in range(4))
    for browser, persona in ((alva, HOST), (runa, REGION_HOST), (disa, COUNTY_HOST), (maj, MEMBER)):
        browser.become(persona)
    title = "Barnets rätt i vårt arbete"
    meeting = plan(alva, title, visitor.today() + datetime.timedelta(days=330), "9", "11.30")
    write_agenda(alva)
    propose(maj, runa)
    alva.open(meeting)
    assert "Umgänge under hot" in alva.text and "Förslag från Umeå kommun" in alva.text
    alva.follow("Bjud in")
    assert "Umeå kommun" in alva.text and "Alva Norrsken" in alva.text
    alva.press_button("Skicka inbjudan", "brev är på väg")
    answer_by_form(maj, title)
    disa.open(meeting)
    assert "1 kommer" in disa.text and "Love Teglund" in disa.text
    move_to_today(alva, meeting)
    invited = invitations(own_demo, meeting)
    answer_by_calendars(own_demo, disa, meeting, invited)
    write_minutes(alva, maj, meeting)
    send_minutes(own_demo, disa, maj, meeting, title, len(invited))


def write_agenda(alva):
    alva.follow("Ändra dagordningen")
    alva.fill("titel-0", "Välkomna")
    alva.fill("minuter-0", "tjugo")
    alva.tab_to_button("Spara dagordningen")
    alva.enter()
    assert alva.value("titel-0") == "Välkomna" and "1 till 600" in alva.text
    alva.fill("minuter-0", "20")
    alva.fill("titel-1", "Rutinen för barn")
    alva.press_button("Spara dagordningen", "Dagordningen är sparad")
    assert "09.20" in alva.text, alva.text


def propose(maj, runa):
    """A member wants something taken up, and a host puts it on the agenda."""
    network(maj)
    open_summary(maj, "Föreslå en punkt")
    maj.fill("punkt", "Umgänge under hot")
    maj.press_button("Föreslå", "Förslaget är skickat")

    network(runa)
    runa.follow("Planera")
    assert "Umgänge under hot" in runa.text
    field = next(select for select in runa.find("select[name^=traff-]") if "Umgänge under hot" in select.find_element("xpath", "./ancestor::li").text)
    runa.tab_to_field(field.get_attribute("name"))
    runa.press("\ue010")
    runa.press("\ue004")
    runa.enter()
    assert "Punkten står på dagordningen" in runa.text, runa.text[:800]


def answer_by_form(maj, title: str):
    maj.open("/")
    maj.follow(f"Svara om {title}")
    maj.choose("svar", "substitute")
    maj.press_button("Svara", "Skriv vem som kommer i stället")
    maj.fill("vem", "Love Teglund")
    maj.press_button("Svara", "Tack för svaret")


def move_to_today(alva, meeting: str):
    """Minutes are written when the meeting has begun. A new time asks everybody again."""
    alva.open(f"{meeting}/redigera")
    alva.fill("dag", visitor.today().isoformat())
    alva.fill("borjar", "00.00")
    alva.fill("slutar", "23.59")
    alva.press_button("Spara", "Ändringen är sparad")


def invitations(demo, meeting: str) -> dict[str, calendar_answers.Invitation]:
    """The latest to each that is invited, by the organisation's name: the demonstration sends nothing."""
    names = dict(demo.rows("SELECT id, name FROM organisation", database="identity"))
    letters = demo.rows(
        "SELECT i.organisation_id, m.subject, m.calendar FROM meeting_invitee i JOIN mail m ON m.id = i.mail_id WHERE i.meeting_id = ?",
        meeting.removeprefix("/traffar/"))
    assert letters and all(subject.startswith("Ny tid: ") for _, subject, _ in letters), letters[:3]
    return {
        names[organisation]: calendar_answers.in_outbox(subject, calendar, f"kontakt.{number}@exempel.se")
        for number, (organisation, subject, calendar) in enumerate(letters)}


def answer_by_calendars(demo, disa, meeting: str, invited: dict):
    """All but Umeå answer with a calendar, and a host sees what each has said."""
    municipalities = {name for name, in demo.rows(
        "SELECT name FROM organisation WHERE kind = 'municipality' AND municipality LIKE '24%'", database="identity")}
    assert len(municipalities) == 15 and municipalities <= set(invited), (municipalities, list(invited))
    assert len({invitation.organizer for invitation in invited.values()}) == len(invited), "each has an address of its own"
    words = {}
    for number, name in enumerate(sorted(set(invited) - {"Umeå kommun"})):
        answer, words[name] = calendar_answers.ANSWERS[number % len(calendar_answers.ANSWERS)]
        said = calendar_answers.receive(invited[name].reply(answer), "--data", demo.data)
        assert "svar på inbjudan" in said, (name, answer, said)
    disa.open(meeting)
    shown = {row.find_element("css selector", "th").text: row.text for row in disa.find('[aria-label="Svar och närvaro"] tbody tr')}
    for name, word in words.items():
        assert word in shown[name] and "via kalendern" in shown[name], (name, word, shown[name])
    assert "Inget svar" in shown["Umeå kommun"] and "Love Teglund" not in disa.text, shown["Umeå kommun"]
    count = list(words.values()).count
    coming, waiting = count("Kommer") + count("En ersättare kommer"), everybody(demo, meeting) - len(words)
    summary = f"{coming} kommer, {count('Kanske')} kanske, {count('Kan inte')} kan inte, {waiting} har inte svarat."
    assert summary in disa.text, (summary, disa.text[:3000])


def everybody(demo, meeting: str) -> int:
    """How many are invited, also those for whom nobody is appointed."""
    return demo.rows("SELECT COUNT(*) FROM meeting_invitee WHERE meeting_id = ?", meeting.removeprefix("/traffar/"))[0][0]


def write_minutes(alva, maj, meeting: str):
    alva.open(meeting)
    alva.follow("Skriv anteckningar")
    alva.fill("text", "Vi talade om tolk.")
    alva.fill("beslut", "Tolk bokas utan att säga varför")
    # Whoever goes away with text that is not saved is asked.
    assert alva.asks_before_leaving == alva.has_script
    alva.press_button("Spara utkast", "Utkastet är sparat")
    alva.fill("uppgift", "Skriv en mall för bokning av tolk")
    alva.press_button("Ge uppgiften och spara utkastet", "Välj vem som gör det")
    assert alva.value("uppgift") == "Skriv en mall för bokning av tolk"
    umea = next(option for option in alva.find("select[name=vem] option") if option.text == "Umeå kommun")
    alva.choose("vem", umea.get_attribute("value"))
    alva.fill("senast", (visitor.today() + datetime.timedelta(days=20)).isoformat())
    alva.fill("text", "Vi talade om tolk, och om barnen.")
    alva.press_button("Ge uppgiften och spara utkastet", "Uppgiften är given")
    assert "om barnen" in alva.value("text")
    alva.open(f"{meeting}/anteckningar")
    assert "Väntar på att en annan värd godkänner dem" in alva.text and "Godkänn anteckningarna" not in alva.text
    maj.open(f"{meeting}/anteckningar")
    assert "Vi talade om tolk" not in maj.text


def send_minutes(demo, disa, maj, meeting: str, title: str, letters: int):
    """Another host approves, all who were invited get a letter, and the member has a task."""
    disa.open(f"{meeting}/anteckningar")
    disa.press_button("Godkänn anteckningarna", "är godkända")
    open_summary(disa, "Skicka ut anteckningarna")
    disa.press_button("Ja, skicka ut", "är på väg")
    sent = demo.rows("SELECT body FROM mail WHERE subject LIKE ?", f"Minnesanteckningar: {NETWORK}, %")
    assert len(sent) == letters, (len(sent), letters)
    for body, in sent:
        assert "- Tolk bokas utan att säga varför" in body and "- Umeå kommun: Skriv en mall för bokning av tolk" in body, body
    maj.open(f"{meeting}/anteckningar")
    assert "Vi talade om tolk" in maj.text and "Umeå kommun" in maj.text
    maj.open("/natverk/anteckningar")
    maj.fill("sok", "TOLK mallar")
    maj.tab_to_button("Sök")
    maj.enter()
    assert "Inga anteckningar" in maj.text
    maj.fill("sok", "tolk")
    maj.tab_to_button("Sök")
    maj.enter()
    assert title in maj.text
    maj.open("/")
    assert "Skriv en mall för bokning av tolk" in maj.text


def test_dates_by_rhythm_and_a_calendar_of_ones_own(own_demo, browsers, script):
    alva = browsers(own_demo.address)
    alva.become(HOST)
    network(alva)
    alva.follow("Planera")
    alva.follow("Planera flera efter en rytm")
    alva.choose("takt", "everyOtherMonth")
    alva.fill("fran", "2028-01-01")
    alva.fill("till", "2027-01-01")
    alva.tab_to_button("Visa dagarna")
    alva.enter()
    assert "inte vara före den första" in alva.text
    alva.fill("till", "2028-12-31")
    alva.tab_to_button("Visa dagarna")
    alva.enter()
    assert "Tredje onsdagen varannan månad, inte i juli" in alva.text
    alva.fill("rubrik", "Nätverksträff 2028")
    alva.press_button("Planera", "träffar är planerade")
    alva.open("/kalender")
    assert "Nätverksträff 2028" in alva.text and "19 januari 2028" in alva.text
    alva.press_button("Skapa adress", "Visa adressen")
    assert ".ics" not in alva.text
    open_summary(alva, "Visa adressen")
    address = alva.find("code")[0].text
    assert address.endswith(".ics")
    open_summary(alva, "Byt adress")
    alva.press_button("Ja, byt adress: Mitt", "ny adress")
    open_summary(alva, "Visa adressen")
    assert alva.find("code")[0].text.endswith(".ics") and alva.find("code")[0].text != address


def letter(demo, subject: str) -> str:
    """The latest letter with the subject, as it lies in the outbox: the demonstration sends nothing."""
    return demo.rows("SELECT body FROM mail WHERE subject LIKE ? AND address = 'gun@exempel.se' ORDER BY id DESC", subject)[0][0]


def test_a_guest_answers_by_the_link_of_the_letter(own_demo, browsers, script):
    alva, guest = browsers(own_demo.address), browsers(own_demo.address)
    alva.become(HOST)
    path = network(alva)
    alva.open(f"{path}/medlemmar")
    open_summary(alva, "Bjud in en gäst")
    alva.fill("gast-namn", "Gun Ek")
    alva.fill("gast-organisation", "Lärosätet")
    alva.fill("gast-epost", "gun@exempel")
    alva.press_button("Bjud in gästen", "Adressen går inte att läsa")
    assert alva.value("gast-namn") == "Gun Ek"
    alva.fill("gast-epost", "gun@exempel.se")
    alva.press_button("Bjud in gästen", "bjuds in till nästa träff")
    meeting = plan(alva, "Med gäst", visitor.today() + datetime.timedelta(days=60), "9", "11")
    alva.open(f"{meeting}/bjud-in")
    alva.press_button("Skicka inbjudan", "brev är på väg")
    guest.open(re.search(r"(/traffsvar/\S+)", letter(own_demo, "Inbjudan:%"))[1])
    assert guest.heading == "Svara på inbjudan" and "Med gäst" in guest.text and "Umeå kommun" not in guest.text
    if script:
        assert not look_faults(guest)
    guest.choose("svar", "no")
    guest.fill("halsning", "Hälsa alla")
    guest.press_button("Svara", "Ditt svar: kan inte")
    alva.open(meeting)
    assert "0 kommer, 1 kan inte" in alva.text and "Hälsa alla" in alva.text
