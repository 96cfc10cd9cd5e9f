internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// What a list is ordered by: a file that somebody works with, before it is read. Sv: akt som någon har.
struct HeldFile: Sendable {
  let id: ID<CaseFile>
  /// What is due first; nil where no time runs.
  private(set) var next: Clock?
  /// Since when nobody has asked how the person is reached; nil where somebody has.
  var lacksContactSince: Moment?
  /// Until when the viewer stands in for somebody; nil where they do not.
  var standsInUntil: Moment?

  /// Who cannot be reached yet has been due since the file was registered.
  private var due: Int {
    min(next?.dueOn.dayNumber ?? Int.max, lacksContactSince?.day.dayNumber ?? Int.max)
  }

  fileprivate mutating func add(_ clock: Clock) {
    if next.map(clock.isBefore) ?? true { next = clock }
  }

  /// The places of the files, what is due first before the rest; others keep their order.
  static func byDue(_ held: [HeldFile]) -> [Int] {
    let due = held.map(\.due)
    return held.indices.sorted { (due[$0], $0) < (due[$1], $1) }
  }
}

/// A file in a list, as somebody who is assigned it reads it. Sv: akt i en lista.
struct ListedFile: Sendable {
  let held: HeldFile
  let file: CaseFile
  let subject: CaseSubject
  /// False where the list has a file that is walled off from this one: no list shows two parties together.
  let isNamed: Bool
}

/// One page of the files that somebody works with. Sv: mina akter.
struct OwnFiles: Sendable {
  let files: [ListedFile]
  /// How many there are on all pages.
  let total: Int
  let choice: ListChoice
  /// Whether records also go to the municipality's own case system.
  var isWorkSupport = false

  static let none = OwnFiles(files: [], total: 0, choice: .usual)

  /// By what the list is sorted.
  enum Order: String, Sendable, CaseIterable {
    case next = "narmast"
    case opened = "upplagd"
    case name = "namn"
  }
}

extension Desk {
  /// The files that the member of staff works with now. The log has one entry for those that are opened, which is written before any
  /// of them is. Names are sealed: who sorts by them has all opened.
  func ownFiles(
    by order: OwnFiles.Order, isDescending: Bool = false, shown: @escaping @Sendable (_ total: Int) -> Range<Int>
  ) async throws -> OwnFiles {
    let (held, read, total, unnamed, choice, isWorkSupport) = try await board.database.write { [staff, now] tx in
      guard try tx.staffMember(staff.id) != nil else { throw Refusal.notFound }
      let all = try tx.heldFiles(of: staff.id, at: now)
      let settings = try tx.listSettings()
      let unnamed = try board.walledFromEachOther(
        all.map(\.id), of: staff.id, after: settings.wallChange, in: tx)
      let opened: [HeldFile]
      switch order {
      case .next: opened = turned(HeldFile.byDue(all))[shown(all.count)].map { all[$0] }
      case .opened: opened = turned(all.indices.reversed())[shown(all.count)].map { all[$0] }
      case .name: opened = all
      }
      let ids = opened.map(\.id)
      try append(.read, (["Egna akter"] + ids.map(\.text)).joined(separator: "\n"), in: tx)
      return (
        opened, try tx.caseFiles(ids), all.count, unnamed, try tx.listChoice(of: staff.id), settings.isWorkSupport
      )
    }
    var files = try await open(held, read, unnamed: unnamed)
    if order == .name {
      // Those without a name in the list stand last, and tell nothing by their place.
      let (named, rest) = (files.filter(\.isNamed), files.filter { !$0.isNamed })
      let all = turned(SwedishOrder.sorted(named) { $0.subject.name }) + rest
      // A file whose key is gone is not there.
      files = Array(all[shown(total).clamped(to: all.indices)])
    }
    return OwnFiles(files: files, total: total, choice: choice, isWorkSupport: isWorkSupport)

    @Sendable func turned<Element>(_ list: [Element]) -> [Element] { isDescending ? list.reversed() : list }
  }

  private func open(
    _ held: [HeldFile], _ read: [CaseFile], unnamed: Set<ID<CaseFile>>
  ) async throws -> [ListedFile] {
    let keys = try await board.vault.fileKeys(read.map(\.key), of: board.id.text)
    let files = Dictionary(uniqueKeysWithValues: read.map { ($0.id, $0) })
    return try held.compactMap { held in
      guard let file = files[held.id], let key = keys[file.key] else { return nil }
      return ListedFile(
        held: held, file: file, subject: try board.subject(of: file, key), isNamed: !unnamed.contains(file.id))
    }
  }
}

extension Transaction {
  /// Those that are worked with now, the newest first, each with what is due first.
  fileprivate func heldFiles(of staff: ID<StaffMember>, at now: Moment) throws -> [HeldFile] {
    // A file has a row for each time that runs.
    try rows(
      """
      SELECT assignment.file_id, kind, starts_on, due_on, law,
        CASE WHEN state = \(CaseState.closed) OR EXISTS (SELECT 1 FROM safe_contact WHERE safe_contact.file_id = case_file.id)
          THEN NULL ELSE opened_at END AS unreached,
        CASE WHEN stands_in IS NULL THEN NULL ELSE expires_at END AS until
      FROM assignment JOIN case_file ON case_file.id = assignment.file_id
        LEFT JOIN clock ON clock.file_id = assignment.file_id AND \(Self.runs(on: now.day))
      WHERE staff_id = \(staff) AND \(Self.isHeld(at: now)) AND (state <> \(CaseState.closed) OR kind IS NOT NULL)
      ORDER BY assignment.file_id DESC
      """
    ).reduce(into: []) { held, row in
      let id: ID<CaseFile> = try row.get("file_id")
      let clock = row[1] == .null ? nil : try Clock(row: row)
      if held.last?.id == id {
        if let clock { held[held.count - 1].add(clock) }
      } else {
        held.append(
          HeldFile(
            id: id, next: clock, lacksContactSince: try row.optional("unreached"),
            standsInUntil: try row.optional("until")))
      }
    }
  }
}
