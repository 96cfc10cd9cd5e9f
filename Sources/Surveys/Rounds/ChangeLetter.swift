package import Access
package import Storage
package import Vocabulary
package import Web

/// Changes the text of a round's invitation or reminder.
package struct ChangeLetter: Sendable {
  package let kind: RoundLetter.Kind
  package let letter: RoundLetter

  package init(_ kind: RoundLetter.Kind, _ letter: RoundLetter) {
    self.kind = kind
    self.letter = letter
  }

  package init(form: Form) throws {
    var problems = Problems()
    kind = form.raw("slag") == RoundLetter.Kind.reminder.rawValue ? .reminder : .invitation
    let (subject, body) =
      kind == .invitation ? ("inbjudan-amne", "inbjudan-text") : ("paminnelse-amne", "paminnelse-text")
    letter = RoundLetter(
      subject: problems.require(form, subject, "Skriv ett ämne.", limit: 150),
      body: problems.require(form, body, "Skriv en text.", limit: 5000))
    for name in letter.unknownPlaces {
      let known = RoundLetter.places.map { "{\($0.name)}" }.joined(separator: ", ")
      problems.add(body, "{\(name)} kan inte fyllas i. De här kan du använda: \(known).")
    }
    if !letter.body.contains("{lank}") {
      problems.add(body, "Texten behöver {lank}, så att den som får brevet hittar till svaret.")
    }
    try problems.check()
  }

  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws {
    let id = round.record.id
    switch kind {
    case .invitation:
      try tx.execute(
        "UPDATE round SET invitation_subject = \(letter.subject), invitation_body = \(letter.body) WHERE id = \(id)")
    case .reminder:
      try tx.execute(
        "UPDATE round SET reminder_subject = \(letter.subject), reminder_body = \(letter.body) WHERE id = \(id)")
    }
    try tx.record(
      "ChangeLetter", of: "round:\(id)", by: round.viewer.byline, at: now,
      text: kind == .invitation ? "Ändrade texten i inbjudan" : "Ändrade texten i påminnelsen")
  }
}
