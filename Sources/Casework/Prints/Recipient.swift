internal import HTML
internal import Vocabulary
internal import Web

/// Who gets what is printed. Before anything leaves the board, the page says what goes with it and what is left out, and the one who sends
/// it says that the recipient was checked (W14). Sv: mottagare.
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

  static let field = "mottagare"
  static let checkedField = "mottagare-kontrollerad"
}

/// What is asked before a record is printed. Sv: utskriftens uppgifter.
struct PrintRequest: Sendable {
  static let purposeField = "utskrift-for"

  let recipient: Recipient
  let purpose: String
  let places: PlaceAnswer

  init(form: Form) throws {
    var problems = Problems()
    let recipient = form.text(Recipient.field).flatMap(Recipient.init)
    if recipient == nil { problems.add(Recipient.field, "Välj vem som får utskriften.") }
    purpose = problems.require(form, Self.purposeField, "Skriv vad utskriften ska användas till.", limit: 500)
    if recipient?.isOutside == true, !form.isTicked(Recipient.checkedField) {
      problems.add(
        Recipient.checkedField, "Läs vad som följer med, och kryssa i att du har kontrollerat mottagaren.")
    }
    try problems.check()
    self.recipient = recipient ?? .board
    places = PlaceAnswer(form)
  }
}

/// The part of a record's page that leads to paper.
struct PrintForm {
  let note: Note
  let protection: Protection?
  let fields: Fields
  let path: String
  let csrf: HTML
  var revealing: RevealingWords?

  var html: HTML {
    """
    <form method="post" action="\(path)/skriv-ut" novalidate>\(csrf)
    \(revealing.map { $0.question(fields, "Ingenting är utskrivet.") })
    \(fields.radios(Recipient.field, "Vem som får utskriften", Recipient.allCases.map { .init($0.rawValue, $0.swedish) }))
    \(fields.text(PrintRequest.purposeField, "Vad utskriften är till", hint: "Sparas i loggen och står på utskriften."))
    <dl class="sum">\(fact("Följer med", goes.joined(separator: "; ")))\(fact("Lämnas utanför", staysBehind.joined(separator: "; ")))</dl>
    \(fields.box(
      Recipient.checkedField, "Jag har läst vad som följer med och kontrollerat mottagaren",
      hint: "Behövs när utskriften lämnar nämnden."))
    <p class="actions">\(button("Visa för utskrift eller PDF", style: "btn second"))</p></form>
    """
  }

  private var isProtected: Bool { protection != nil }

  private var goes: [String] {
    let answered = note.content.kind.fields.filter { !$0.isGuarded && note.content.answers[$0.name] != nil }.map(
      \.label)
    let text = note.content.text.isEmpty ? [] : ["texten"]
    return [isProtected ? "ärendets nummer, utan namn och personnummer" : "namn och personnummer"] + answered + text
  }

  private var staysBehind: [String] {
    let guarded = note.content.kind.fields.filter { $0.isGuarded && note.content.answers[$0.name] != nil }.map(\.label)
    let person = protection.map { ["namn och personnummer (\($0.level.swedish.lowercasedFirst))"] } ?? []
    return person + guarded + ["var personen finns", "kopplade ärenden", "skyddet", "loggen"]
  }
}
