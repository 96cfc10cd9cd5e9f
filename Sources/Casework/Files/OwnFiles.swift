internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// A file that somebody works with, as the list orders it before any is opened. Sv: akt som någon har.
struct HeldFile: Sendable {
  let file: CaseFile
  /// What is due first; nil where no time runs.
  let next: Clock?
  /// Nobody has asked yet how the person is reached.
  var lacksContact = false
  /// Until when the viewer stands in for somebody; nil where they do not.
  var standsInUntil: Moment?

  /// Who cannot be reached yet has been due since the file was registered.
  fileprivate var due: Int {
    let day = next?.dueOn.dayNumber ?? Int.max
    return lacksContact ? min(day, file.openedAt.day.dayNumber) : day
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
  let subject: CaseSubject
  /// False where the list has a file that is walled off from this one: no list shows two parties together.
  let isNamed: Bool

  var file: CaseFile { held.file }
}

/// One page of the files that somebody works with. Sv: mina akter.
struct OwnFiles: Sendable {
  let files: [ListedFile]
  /// How many there are on all pages.
  let total: Int
  let choice: ListChoice

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
    let (held, total, unnamed, choice) = try await board.database.write { [staff, now] tx in
      guard try tx.staffMember(staff.id) != nil else { throw Refusal.notFound }
      let all = try tx.heldFiles(of: staff.id, at: now)
      let unnamed = try board.walledFromEachOther(all.map(\.file.id), in: tx)
      let opened: [HeldFile]
      switch order {
      case .next: opened = turned(HeldFile.byDue(all))[shown(all.count)].map { all[$0] }
      case .opened: opened = turned(all.indices.reversed())[shown(all.count)].map { all[$0] }
      case .name: opened = all
      }
      try append(.read, (["Egna akter"] + opened.map(\.file.id.text)).joined(separator: "\n"), in: tx)
      return (opened, all.count, unnamed, try tx.listChoice(of: staff.id))
    }
    var files = try await open(held, unnamed: unnamed)
    if order == .name {
      // Those without a name in the list stand last, and tell nothing by their place.
      let (named, rest) = (files.filter(\.isNamed), files.filter { !$0.isNamed })
      let all = turned(SwedishOrder.sorted(named) { $0.subject.name }) + rest
      // A file whose key is gone is not there.
      files = Array(all[shown(total).clamped(to: all.indices)])
    }
    return OwnFiles(files: files, total: total, choice: choice)

    @Sendable func turned<Element>(_ list: [Element]) -> [Element] { isDescending ? list.reversed() : list }
  }

  private func open(_ held: [HeldFile], unnamed: Set<ID<CaseFile>>) async throws -> [ListedFile] {
    let keys = try await board.vault.fileKeys(held.map(\.file.key), of: board.id.text)
    return try held.compactMap { held in
      guard let key = keys[held.file.key] else { return nil }
      return ListedFile(
        held: held, subject: try board.subject(of: held.file, key), isNamed: !unnamed.contains(held.file.id))
    }
  }
}

extension Transaction {
  /// Those that are worked with now, the newest first.
  fileprivate func heldFiles(of staff: ID<StaffMember>, at now: Moment) throws -> [HeldFile] {
    let next = Clock.first(try clocks(heldBy: staff, at: now))
    return try rows(
      """
      SELECT \(Self.fileColumns), CASE WHEN stands_in IS NULL THEN NULL ELSE expires_at END AS stands_in_until,
        EXISTS (SELECT 1 FROM safe_contact WHERE safe_contact.file_id = case_file.id) AS has_contact
      FROM case_file JOIN assignment ON assignment.file_id = case_file.id
      WHERE staff_id = \(staff) AND \(Self.isHeld(at: now))
        AND \(Self.isOpen(on: now.day))
      ORDER BY case_file.id DESC
      """
    ).map { row in
      let file = try CaseFile(row: row)
      return HeldFile(
        file: file, next: next[file.id], lacksContact: try !row.get("has_contact") && file.state != .closed,
        standsInUntil: try row.optional("stands_in_until"))
    }
  }
}
