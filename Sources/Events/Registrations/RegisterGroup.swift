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
  /// Name and workplace, as those who are registered are told.
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
    let name = problems.require(form, "chefens_namn", "Skriv ditt namn. De som du anmäler får veta det.", limit: 100)
    if !name.carriesNoMessage { problems.add("chefens_namn", NameInLetter.fault) }
    let manager = problems.mail(form, "chefens_mail") ?? ""
    if form.text("chefens_mail") == nil { problems.add("chefens_mail", "Skriv din egen e-postadress.") }
    let (organisation, municipality) = RegistrationDetails.place(form, &problems)
    if !organisation.carriesNoMessage { problems.add("organisation", NameInLetter.fault) }
    let lines = (form.text("personer") ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    if lines.isEmpty { problems.add("personer", "Skriv en person på varje rad: namn, komma och e-postadress.") }
    if lines.count > Self.most {
      problems.add("personer", "Det är \(lines.count) rader. Anmäl högst \(Self.most) åt gången.")
    }
    let read = lines.map(Self.person)
    let unread = zip(1..., zip(lines, read)).filter { $1.1 == nil }.map { "rad \($0), ”\($1.0)”" }
    if !unread.isEmpty {
      problems.add(
        "personer", "Det här går inte att läsa: \(unread.joined(separator: "; ")). Skriv namn, komma och e-postadress.")
    }
    let profession = Profession(rawValue: form.raw("yrke"))
    if profession == nil { problems.add("yrke", "Välj det som ligger närmast deras arbete.") }
    let way = RegistrationDetails.way(form, offer.edition, &problems)
    let invoice =
      offer.edition.cost == nil
      ? nil : problems.require(form, "faktura", "Skriv vart fakturan ska och med vilken referens.", limit: 500)
    try problems.check()
    people = read.compactMap(\.self).map { name, mail in
      var details = RegistrationDetails(
        name: name, mail: mail, organisationName: organisation, municipality: municipality,
        profession: profession ?? .other, way: way)
      details.invoice = invoice
      return details
    }
    once = try FormOnce.read(form, at: "personer")
    managerMail = manager
    managerName = "\(name), \(organisation)"
    self.letters = letters
  }

  /// A name and an address, with a comma, a semicolon or a tab between.
  private static func person(_ line: String) -> (String, String)? {
    guard let end = line.lastIndex(where: { ",;\t".contains($0) }) else { return nil }
    let name = String(line[..<end]).trimmed
    guard !name.isEmpty, name.count <= 100, name.carriesNoMessage,
      let mail = MailAddress(String(line[line.index(after: end)...]).trimmed)
    else {
      return nil
    }
    return (name, mail.text)
  }

  /// How it went for each, in their order.
  @discardableResult
  package func perform(in tx: Transaction, to edition: Edition, at now: Moment) throws -> [RegisterForEdition.Receipt] {
    try tx.refuseTooMany(of: managerMail, to: edition, in: "chefens_mail")
    let receipts = try people.map { details in
      var act = RegisterForEdition(details, once: "\(once)-\(details.mail)-\(details.name)", letters: letters)
      act.registeredBy = (managerMail, managerName)
      return try act.perform(in: tx, to: edition, at: now)
    }
    if !receipts.allSatisfy(\.isSameForm) {
      try tx.keepTrack(of: try tx.enqueue(letter(edition, receipts), at: now), about: edition.id)
    }
    return receipts
  }

  private func letter(_ edition: Edition, _ receipts: [RegisterForEdition.Receipt]) -> Mail {
    let lines = zip(people, receipts).map { person, receipt in
      "- \(person.name): \(receipt.outcome == .confirmed ? "har plats" : "på väntelistan")"
    }
    return Mail(
      to: .address(managerMail), subject: "Gruppanmälan: \(edition.title), \(edition.day.words)",
      body: """
        Du har anmält:

        \(lines.joined(separator: "\n"))

        Var och en har fått ett eget brev med länk för att ändra, skicka någon annan eller avanmäla sig.

        Undrar du något, skriv till \(edition.contactName), \(edition.contactMail).
        """)
  }
}
