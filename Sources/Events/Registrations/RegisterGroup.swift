package import Access
package import Storage
package import Vocabulary
package import Web

/// Registers several from the same place at once, as a manager does. Each gets a letter of their own, and may change what was
/// chosen. Sv: anmäl en grupp.
package struct RegisterGroup: Sendable {
  package let people: [RegistrationDetails]
  package let once: String
  package let managerMail: String
  /// As those who are registered are told. Not the workplace, which is written freely: nobody has confirmed the addresses.
  package let managerName: String
  package let letters: RegistrationLetters

  static let most = 30

  package init(
    people: [RegistrationDetails], once: String, managerMail: String, managerName: String, letters: RegistrationLetters
  ) {
    self.people = people
    self.once = once
    self.managerMail = managerMail
    self.managerName = managerName
    self.letters = letters
  }

  package init(form: Form, to offer: RegistrationOffer, letters: RegistrationLetters) throws {
    var problems = Problems()
    let name = problems.person(form, "chefens_namn", "Skriv ditt namn. De som du anmäler får veta det.")
    let manager = problems.mail(form, "chefens_mail") ?? ""
    if form.text("chefens_mail") == nil { problems.add("chefens_mail", "Skriv din egen e-postadress.") }
    let (organisation, municipality) = RegistrationDetails.place(form, &problems)
    if !organisation.carriesNoMessage { problems.add("organisation", NameInLetter.fault) }
    let read = Self.people(form, &problems)
    let profession = Profession(rawValue: form.raw("yrke"))
    if profession == nil { problems.add("yrke", "Välj det som ligger närmast deras arbete.") }
    let way = RegistrationDetails.way(form, offer.edition, &problems)
    let invoice =
      offer.edition.cost == nil
      ? nil : problems.require(form, "faktura", "Skriv vart fakturan ska och med vilken referens.", limit: 500)
    try problems.check()
    people = read.map { name, mail in
      var details = RegistrationDetails(
        name: name, mail: mail, organisationName: organisation, municipality: municipality,
        profession: profession ?? .other, way: way)
      details.invoice = invoice
      return details
    }
    once = try FormOnce.read(form, at: "personer")
    managerMail = manager
    managerName = name
    self.letters = letters
  }

  private static func people(_ form: Form, _ problems: inout Problems) -> [(String, String)] {
    let lines = entries(form)
    if lines.isEmpty { problems.add("personer", "Skriv en person på varje rad: namn, komma och e-postadress.") }
    if lines.count > most { problems.add("personer", "Det är \(lines.count) personer. Anmäl högst \(most) åt gången.") }
    let read = lines.map { (row: $0.row, text: $0.text, person: person($0.text)) }
    let unread = read.filter { $0.person == nil }.map { "rad \($0.row), ”\($0.text)”" }
    if !unread.isEmpty {
      problems.add(
        "personer", "Det här går inte att läsa: \(unread.joined(separator: "; ")). Skriv namn, komma och e-postadress.")
    }
    let unnamed = read.filter { !($0.person?.0.isNameOfPerson ?? true) }.map { "rad \($0.row)" }
    if !unnamed.isEmpty {
      problems.add("personer", "Namnet på \(unnamed.joined(separator: ", ")): \(NameInLetter.personFault)")
    }
    return read.compactMap { $0.person }
  }

  /// A person on each line, or several with semicolons between, as mail programs list them.
  private static func entries(_ form: Form) -> [(row: Int, text: String)] {
    let lines = (form.text("personer") ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    return zip(1..., lines).flatMap { row, line in people(on: line).map { (row: row, text: $0) } }
  }

  /// A semicolon may also stand between a name and its address.
  private static func people(on line: String) -> [String] {
    let parts = line.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    return !parts.isEmpty && parts.allSatisfy { $0.contains("@") } ? parts : [line]
  }

  /// A name and an address, with a comma, a semicolon or a tab between, or the address in brackets.
  private static func person(_ entry: String) -> (String, String)? {
    guard let end = entry.lastIndex(where: { ",;\t<".contains($0) }) else { return nil }
    let name = String(entry[..<end].filter { $0 != "\"" }).trimmed
    var address = entry[entry.index(after: end)...]
    if entry[end] == "<", address.last == ">" { address.removeLast() }
    guard !name.isEmpty, let mail = MailAddress(String(address).trimmed) else { return nil }
    return (name, mail.text)
  }

  /// What came of each is told in their own letter: told here it would say who was registered before.
  package func perform(in tx: Transaction, to edition: Edition, at now: Moment) throws {
    try tx.refuseTooMany(of: managerMail, to: edition, in: "chefens_mail")
    for details in people {
      var act = RegisterForEdition(details, once: "\(once)-\(details.mail)-\(details.name)", letters: letters)
      act.registeredBy = (managerMail, managerName)
      try act.perform(in: tx, to: edition, at: now)
    }
    try tellManager(of: edition, in: tx, at: now)
  }

  /// Once a day at most, so that nobody fills a mailbox. Not by whether anybody was new: no letter would tell that too.
  private func tellManager(of edition: Edition, in tx: Transaction, at now: Moment) throws {
    let letter = letter(edition)
    let sent: Moment? = try tx.value(
      """
      SELECT created_at FROM mail WHERE address = \(managerMail) AND subject = \(letter.subject)
        AND id IN (SELECT mail_id FROM event_letter WHERE edition_id = \(edition.id))
      ORDER BY created_at DESC LIMIT 1
      """)
    guard sent.map({ $0.adding(days: 1) <= now }) ?? true else { return }
    try tx.keepTrack(of: try tx.enqueue(letter, at: now), about: edition.id)
  }

  /// No names: it goes to an address that nobody has confirmed.
  private func letter(_ edition: Edition) -> Mail {
    Mail(
      to: .address(managerMail), subject: "Gruppanmälan: \(edition.title), \(edition.day.words)",
      body: """
        Hej!

        Du har anmält \(counted(people.count, "en person", "personer")) till \(edition.title).

        Var och en har fått ett eget brev. Där står om personen har en plats eller står på väntelistan. Med länken i \
        brevet kan man ändra, skicka någon annan eller avanmäla sig. Anmäler du fler i dag får du inget nytt brev.

        Har du inte anmält någon, eller undrar du något, skriv till \(edition.contactName), \(edition.contactMail).
        """, sender: edition.sender(letters.addresses.settings))
  }
}
