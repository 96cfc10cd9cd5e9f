internal import Instruments
internal import Storage
package import Vocabulary

/// A form that a board uses, in one version, with who gave the right to it. What it asks is read by itself. Sv: nämndens formulär.
package struct BoardInstrument: Sendable {
  package let id: ID<BoardInstrument>
  package let title: String
  package let version: String
  let state: Instrument.State
  let licence: Licence
  let addedAt: Moment

  /// With its version, as a record names it.
  package var name: String { version.isEmpty ? title : "\(title), version \(version)" }

  init(row: Row) throws {
    id = try row.get("id")
    title = try row.get("title")
    version = try row.get("version")
    state = try row.get("state")
    licence = try Licence(givenBy: row.get("given_by"), terms: row.get("terms"))
    addedAt = try row.get("added_at")
  }
}

extension Instrument.State: Bindable, ColumnReadable {}

extension Instrument.State {
  var swedish: String {
    switch self {
    case .draft: "Inte i bruk än"
    case .active: "I bruk"
    case .retired: "Ur bruk"
    }
  }
}

extension Transaction {
  private static var instruments: SQL { "SELECT id, title, version, state, given_by, terms, added_at FROM instrument" }

  /// All that the board has, by name.
  func instruments() throws -> [BoardInstrument] {
    SwedishOrder.sorted(try rows("\(Self.instruments) ORDER BY added_at DESC, id DESC").map(BoardInstrument.init)) {
      $0.title
    }
  }

  func instrument(_ id: ID<BoardInstrument>) throws -> BoardInstrument? {
    try row("\(Self.instruments) WHERE id = \(id)").map(BoardInstrument.init)
  }

  /// What it asks; nil where there is no such form.
  func questionnaire(_ id: ID<BoardInstrument>) throws -> Questionnaire? {
    guard let row = try row("SELECT form FROM instrument WHERE id = \(id)") else { return nil }
    return try Questionnaire.read(row.get("form", as: [UInt8].self))
  }
}
