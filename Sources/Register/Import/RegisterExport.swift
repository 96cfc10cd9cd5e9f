internal import Access
package import Documents
package import Storage
package import Vocabulary

/// The register as it may leave the program: shelters are not in it at all, and a protected person neither by name nor
/// by address. Its columns are those the import reads. Sv: export.
package struct RegisterExport: Sendable {
  let entries: [Entry]
  /// Stands on every row, card and in the workbook, so that no part of a demonstration is taken for real.
  let mark: String?

  struct Entry: Sendable {
    let organisation: Organisation
    /// Nil for an organisation without functions.
    let function: DirectoryEntry?
    var holder: DirectoryEntry.Holder? { function?.holder }
    var isNamed: Bool { holder.map { $0.shownName != Person.protectedName } ?? false }
  }

  package init(in tx: Transaction, on day: CalendarDate, mark: String? = nil) throws {
    self.mark = mark
    let functions = Dictionary(grouping: try tx.directory(on: day), by: \.function.organisation)
    entries = try tx.organisations().filter { !$0.kind.isShelter }.flatMap { organisation -> [Entry] in
      let own = functions[organisation.id] ?? []
      if own.isEmpty { return [Entry(organisation: organisation, function: nil)] }
      return own.map { Entry(organisation: organisation, function: $0) }
    }
  }

  package var table: [[Cell]] {
    let heads: [Cell] = ImportColumn.allCases.map { .text($0.rawValue) }
    let marked: [Cell] = mark.map { [.text($0)] } ?? []
    return [heads + marked] + entries.map { entry in ImportColumn.allCases.map { cell($0, of: entry) } + marked }
  }

  private func cell(_ column: ImportColumn, of entry: Entry) -> Cell {
    let text =
      switch column {
      case .organisation: entry.organisation.name
      case .kind: entry.organisation.kind.swedish
      case .municipality: entry.organisation.municipality?.text
      case .county: Sweden.names(of: entry.organisation.counties)
      case .function: entry.function?.function.title
      case .role: entry.function?.function.role.swedish
      case .name: entry.isNamed ? entry.holder?.shownName : nil
      case .mail: entry.isNamed ? entry.holder?.mail : nil
      case .phone: entry.isNamed ? entry.holder?.phone : nil
      case .title: entry.isNamed ? entry.holder?.title : nil
      case .isProtected: entry.holder != nil && !entry.isNamed ? "ja" : nil
      }
    return text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
  }

  package func csv() -> [UInt8] { CSVWriter.bytes(of: table) }

  package func workbook() throws -> [UInt8] {
    var book = Workbook(title: "Register")
    book.add(Sheet(name: "Register", rows: table))
    if let mark { book.add(Sheet(name: "Om filen", rows: [[.text("Om filen")], [.text(mark)]]), widths: [60]) }
    return try book.bytes()
  }

  /// One card for each function that somebody may be named for.
  package func cards() -> [UInt8] { VCardWriter.bytes(of: entries.filter(\.isNamed).map(card)) }

  private func card(_ entry: Entry) -> VCard {
    var card = VCard(name: entry.holder?.shownName ?? "")
    card.organisation = entry.organisation.name
    card.role = entry.function?.function.title ?? ""
    card.title = entry.holder?.title ?? ""
    card.emails = [entry.holder?.mail].compactMap(\.self)
    card.phones = [entry.holder?.phone].compactMap(\.self).map { VCard.Phone($0) }
    card.categories = [entry.organisation.kind.swedish, entry.function?.function.role.swedish].compactMap(\.self)
    card.note = mark ?? ""
    card.uid = entry.function?.function.id.text ?? ""
    return card
  }
}
