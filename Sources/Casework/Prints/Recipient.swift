internal import Vocabulary
internal import Web

/// Who gets what is printed. Sv: mottagare.
enum Recipient: String, Sendable, CaseIterable {
  case board, person, guardian, authority, other

  var swedish: String {
    switch self {
    case .board: "Nämnden själv eller dess ärendesystem"
    case .person: "Den som akten handlar om"
    case .guardian: "Vårdnadshavare"
    case .authority: "En annan myndighet, nämnd eller domstol"
    case .other: "Någon annan, till exempel ett ombud eller en annan part"
    }
  }

  var isOutside: Bool { self != .board }

  /// With who it is, where somebody is named.
  func words(_ name: String?) -> String { [swedish.lowercasedFirst, name].compactMap(\.self).joined(separator: ": ") }

  /// Whether it has to be said who it is.
  var isNamed: Bool { isOutside && self != .person }

  /// Those outside who may have something of the file: a guardian of a child's alone.
  static func outside(of file: CaseFile) -> [Recipient] {
    allCases.filter { $0.isOutside && ($0 != .guardian || file.role == .child) }
  }

  /// Those that a record may go to by itself: a decision to whom it is about, and what an authority is to have. All else that leaves the
  /// board is an extract, which two have read; a safety plan leaves it only on the paper without a name that is made for its person.
  static func choices(for note: Note, in file: CaseFile) -> [Recipient] {
    switch note.content.kind {
    case .safetyPlan, .childSafetyPlan: [.board]
    case .decision: [.board] + outside(of: file).filter { $0 != .other }
    default: [.board, .authority]
    }
  }
}

/// What is asked before a record is printed. Sv: utskriftens uppgifter.
struct PrintRequest: Sendable {
  enum Field {
    static let recipient = "mottagare"
    static let name = "mottagare-namn"
    static let isChecked = "mottagare-kontrollerad"
    static let purpose = "utskrift-for"
    /// Why the recipient is to know what could tell where somebody is.
    static let reason = SaveNote.reasonField
  }

  let recipient: Recipient
  /// Nil for the board and for the file's own person.
  let name: String?
  let purpose: String
  let reason: String?

  init(form: Form) throws {
    var problems = Problems()
    let recipient = form.text(Field.recipient).flatMap(Recipient.init)
    if recipient == nil { problems.add(Field.recipient, "Välj vem som får utskriften.") }
    name =
      recipient?.isNamed == true
      ? problems.require(form, Field.name, "Skriv vem mottagaren är, till exempel ombudets namn eller domstolen.") : nil
    purpose = problems.require(form, Field.purpose, "Skriv vad utskriften ska användas till.", limit: 500)
    if recipient?.isOutside == true, !form.isTicked(Field.isChecked) {
      problems.add(Field.isChecked, "Läs vad som följer med, och kryssa i att du har kontrollerat mottagaren.")
    }
    reason = form.text(Field.reason)
    guard let recipient, problems.isEmpty else { throw problems }
    self.recipient = recipient
  }

  var recipientWords: String { recipient.words(name) }
}
