package import Storage
internal import Vault
package import Vocabulary

/// How the person may be reached without harm: asked first, shown first. Sv: trygg kontakt.
package struct SafeContact: Sendable, Equatable {
  package let version: Int
  package let writer: ID<StaffMember>
  package let savedAt: Moment
  package let card: Card

  /// What is on the card; an empty text is one that was not answered.
  package struct Card: Sendable, Equatable {
    package var texts: [Field: String]

    package init(_ texts: [Field: String]) { self.texts = texts.filter { !$0.value.isEmpty } }

    package subscript(_ field: Field) -> String { texts[field] ?? "" }
  }

  package enum Field: String, Sendable, CaseIterable {
    case how = "satt"
    case number = "nummer"
    case hours = "tider"
    case codeWord = "kodord"
    case message = "meddelande"
    case language = "tolksprak"
    case avoid = "undvik"
    case never = "aldrig"

    var label: String {
      switch self {
      case .how: "Så når vi personen"
      case .number: "Säkert nummer eller annan väg"
      case .hours: "Tider då det går bra"
      case .codeWord: "Kodord"
      case .message: "Får vi lämna meddelande?"
      case .language: "Tolk: språk och dialekt"
      case .avoid: "Tolk: vem vi ska undvika"
      case .never: "Det vi aldrig får göra"
      }
    }

    var hint: String? {
      switch self {
      case .how: "Till exempel ringa, SMS med bara ”ring mig”, eller bara besök."
      case .codeWord:
        "Vad vi säger så att personen vet att det är vi, eller vad personen säger om det inte går att tala."
      case .avoid: "Till exempel tolkar från samma ort. En släkting är aldrig tolk."
      default: nil
      }
    }
  }
}

extension OpenFile {
  /// The latest card; nil while nobody has asked.
  func safeContact(in tx: Transaction) throws -> SafeContact? {
    let row = try tx.row(
      """
      SELECT version, staff_id, saved_at, sealed FROM safe_contact WHERE file_id = \(file.id) ORDER BY version DESC LIMIT 1
      """)
    guard let row else { return nil }
    let version: Int = try row.get("version")
    let texts = try NamedTexts(key.open(row.get("sealed"), for: contactPlace(version)))
    let fields = SafeContact.Field.allCases.map { ($0, texts[$0.rawValue] ?? "") }
    return SafeContact(
      version: version, writer: try row.get("staff_id"), savedAt: try row.get("saved_at"),
      card: SafeContact.Card(Dictionary(uniqueKeysWithValues: fields)))
  }

  /// Each version is kept. Throws `ContactChanged` when somebody has saved since the writer opened the card.
  package func save(_ card: SafeContact.Card, over version: Int, in tx: Transaction) throws {
    let stored = try safeContact(in: tx)
    guard stored?.version ?? 0 == version else {
      if let stored, stored.card == card { return }
      throw ContactChanged()
    }
    let texts = Dictionary(uniqueKeysWithValues: card.texts.map { ($0.key.rawValue, Optional($0.value)) })
    let sealed = try key.seal(NamedTexts(texts).bytes, for: contactPlace(version + 1))
    try tx.execute(
      """
      INSERT INTO safe_contact (file_id, version, staff_id, saved_at, sealed)
      VALUES (\(file.id), \(version + 1), \(desk.staff.id), \(desk.now), \(sealed))
      """)
  }

  private func contactPlace(_ version: Int) -> Place { desk.board.place("safe_contact", "\(file.id)/\(version)") }
}

/// Somebody has saved the card meanwhile. Sv: ändrad trygg kontakt.
struct ContactChanged: Error {}
