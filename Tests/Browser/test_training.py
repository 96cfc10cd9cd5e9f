"""Training by keyboard, with script and without: a report, the manager's word, and a certificate that a stranger checks."""
import datetime

LEARNER, MANAGER = "love", "harriet"
COURSE = "Webbkurs om våld"


def report(browser):
    """The learner says that the web course is done; what is wrong is said, and nothing typed is lost."""
    browser.open("/webbkursen")
    browser.follow("Anteckna att du är klar")
    browser.fill("dag", "i går")
    browser.fill("timmar", "tre")
    browser.press_button("Spara", "inget datum")
    assert "går inte att läsa som timmar" in browser.text
    assert browser.value("timmar") == "tre" and browser.value("amne") == "webbkurs"
    browser.fill("dag", (datetime.date.today() - datetime.timedelta(days=2)).isoformat())
    browser.fill("timmar", "")
    browser.press_button("Spara", "Utbildningen är antecknad")


def test_a_report_is_confirmed_and_a_stranger_checks_the_certificate(own_demo, browsers, script):
    love, harriet, stranger = (browsers(own_demo.address) for _ in range(3))
    love.become(LEARNER)
    harriet.become(MANAGER)
    report(love)
    assert "Egen uppgift" in love.text

    harriet.open("/utbildning")
    assert "aldrig vad de har svarat" in harriet.text
    # The latest stands first.
    harriet.follow("Bekräfta")
    assert "Utbildningen är bekräftad" in harriet.text

    love.open("/min-utbildning")
    love.follow("Öppna intyget")
    assert love.heading == "Intyg" and "äkta och gäller" in love.text and COURSE in love.text, love.text[:800]

    stranger.open(love.path)
    assert "äkta och gäller" in stranger.text and "Teglund" not in stranger.text
    stranger.fill("namn", "Love Fel")
    stranger.press_button("Jämför", "Nej, namnet stämmer inte")
    stranger.fill("namn", "love teglund")
    stranger.press_button("Jämför", "Ja, namnet stämmer")


def test_a_manager_reports_for_those_without_an_account(own_demo, browsers, script):
    harriet = browsers(own_demo.address)
    harriet.become(MANAGER)
    harriet.open("/utbildning")
    harriet.follow("Rapportera för personalen")
    harriet.fill("titel", "Vår egen dag")
    harriet.fill("dag", datetime.date.today().isoformat())
    harriet.fill("timmar", "6")
    harriet.fill("anordnare", "Umeå kommun")
    harriet.fill("namn", "Agda Utankonto, inte en adress")
    harriet.press_button("Spara", "Rad 1 går inte att läsa")
    assert harriet.value("titel") == "Vår egen dag"
    harriet.fill("namn", "Agda Utankonto")
    harriet.press_button("Spara", "Antecknat för en person")
    assert "Agda Utankonto" in harriet.text
