import Access
import Register
import Testing
import Vocabulary

struct RuleTests {
  @Test(arguments: [
    "Vi finns på Storgatan 12", "Besök oss: Kungsvägen", "901 32 Umeå", "norra väg 4", "Kungstorget", "Skolgränd 3",
    "storgatan 12",
  ])
  func `en adress känns igen i löpande text`(_ text: String) {
    #expect(StreetAddress.found(in: text) != nil)
  }

  @Test(arguments: [
    "Kvinnojouren Vändpunkten", "Ring 090-12 34 56 dygnet runt", "Stöd på vägen mot ett liv utan våld", "Öppet 2024",
    "Vår handlingsplan 2026 gäller",
    "Vi har 12 platser och tar emot barn",
  ])
  func `vanlig text tas inte för en adress`(_ text: String) {
    #expect(StreetAddress.found(in: text) == nil)
  }

  @Test func `en e-postadress skrivs på ett sätt`() {
    #expect(MailAddress("  Alva.Norr@Exempel.SE ")?.text == "alva.norr@exempel.se")
  }

  @Test(arguments: [
    "alva", "alva@", "@exempel.se", "a@b", "a@b@c.se", "a b@c.se", "a@c.se\nBcc: d@e.se", "a@c.se,d@e.se",
    "a@c.se?bcc=d", "a&b@c.se", "a#b@c.se",
    "a%0a@c.se",
  ])
  func `det som inte är en adress refuseras`(_ text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test(arguments: [
    "Bo Ek", "Anna-Karin d'Arc", "IFO/Familj", "S:t Olof", "A. B. Ek", "J.Ek", "Umeå kommun m.fl.", "Soc.förvaltningen",
  ])
  func `ett namn bär inget annat`(_ name: String) {
    #expect(name.carriesNoMessage)
  }

  @Test(arguments: ["Läs evil.example/logga-in nu", "https://x", "t.co/abc", "bo@ek", "Bo\nEk", "Bo \u{202E}kE"])
  func `det som leder någonstans är inget namn`(_ text: String) {
    #expect(!text.carriesNoMessage)
  }

  @Test func `en jours kontakter är för länsteamet i länet och den egna personalen`() {
    let shelter = Organisation(
      id: "jour", kind: .shelter, name: "Kvinnojouren Prov", municipality: nil,
      counties: [CountyCode("24")].compactMap(\.self))
    #expect(Actor.leader("24").seesContacts(of: shelter))
    #expect(Actor.staff(.staff, in: shelter).seesContacts(of: shelter))
    #expect(!Actor.leader("22").seesContacts(of: shelter))
    #expect(!Actor.administrator.seesContacts(of: shelter))
  }

  @Test func `en ledare kan inte ge sin organisation makt över ett annat län`() {
    let (own, other) = ([CountyCode("24")].compactMap(\.self), [CountyCode("22")].compactMap(\.self))
    let leader = Actor.leader("24")
    #expect(leader.mayPlace(.federation, in: own))
    #expect(!leader.mayPlace(.federation, in: own + other))
    #expect(!leader.mayPlace(.federation, in: []))
    #expect(!leader.mayPlace(.municipality, in: other))
    #expect(leader.mayPlace(.agency, in: own + other))
    #expect(Actor.administrator.mayPlace(.federation, in: other))
  }

  @Test func `en organisation i två län sköts av båda länens team eller av sin egen ledare`() {
    let both = ["24", "22"].compactMap { CountyCode($0) }
    let federation = Organisation(
      id: "forbund", kind: .federation, name: "Förbundet", municipality: nil, counties: both)
    let agency = Organisation(id: "verk", kind: .agency, name: "Verket", municipality: nil, counties: both)
    #expect(!Actor.leader("24").keeps(federation))
    #expect(!Actor.leader("24").keepsFunctions(of: federation))
    #expect(Actor.leader("24", "22").keepsFunctions(of: federation))
    #expect(Actor.staff(.leader, in: federation).keepsFunctions(of: federation))
    #expect(!Actor.staff(.staff, in: federation).keepsFunctions(of: federation))
    #expect(Actor.administrator.keepsFunctions(of: federation))
    // Without a county team a function there gives power over nobody.
    #expect(Actor.leader("24").keepsFunctions(of: agency))
  }

  @Test func `i en mening blir etiketten för skyddade uppgifter en person`() {
    let person = Person(
      id: "p", name: "Hemlig Prov", mail: nil, phone: nil, title: nil, presentation: nil, hasProtectedIdentity: true)
    #expect(person.shownName == "Namnet visas inte")
    #expect(person.nameInSentence == "en person med skyddade personuppgifter")
    #expect(person.nameFirstInSentence == "En person med skyddade personuppgifter")
    #expect(Person.inSentence("Maj Prov") == "Maj Prov")
    #expect(Person.firstInSentence("Maj Prov") == "Maj Prov")
  }

  @Test func `samordnaren ändrar den egna kommunens funktioner men inte andras`() {
    let own = Organisation(
      id: "umea", kind: .municipality, name: "Umeå kommun", municipality: MunicipalityCode("2480"),
      counties: [CountyCode("24")].compactMap(\.self))
    let other = Organisation(
      id: "vindeln", kind: .municipality, name: "Vindelns kommun", municipality: MunicipalityCode("2404"),
      counties: own.counties)
    #expect(Actor.staff(.coordinator, in: own).keepsFunctions(of: own))
    #expect(!Actor.staff(.coordinator, in: own).keeps(own))
    #expect(!Actor.staff(.coordinator, in: own).keepsFunctions(of: other))
    #expect(!Actor.staff(.staff, in: own).keepsFunctions(of: own))
  }
}
