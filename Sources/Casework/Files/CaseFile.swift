internal import Storage
internal import Vault
package import Vocabulary

/// One person in one role (B4): what a query needs stands in the clear, who it is about is sealed. Sv: akt.
package struct CaseFile: Sendable {
  package let id: ID<CaseFile>
  package let role: Role
  package let state: CaseState
  /// The support that goes on while something new is investigated.
  package let goesOn: CaseState?
  package let unit: ID<Unit>
  package let openedAt: Moment
  package let closedAt: Moment?
  /// When it was sealed away as wrongly opened; nobody is shown it until it has been taken back.
  package let setAsideAt: Moment?
  let key: ID<StoredKey>
  let sealed: [UInt8]

  /// In which role the file is about its person; somebody with two roles has two files.
  package enum Role: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case exposed, child, usesViolence, relative

    package var swedish: String {
      switch self {
      case .exposed: "Vuxen som utsatts"
      case .child: "Barn"
      case .usesViolence: "Person som utövar våld"
      case .relative: "Anhörig"
      }
    }
  }

  init(row: Row) throws {
    id = try row.get("id")
    role = try row.get("role")
    state = try row.get("state")
    goesOn = try row.optional("goes_on")
    unit = try row.get("unit_id")
    openedAt = try row.get("opened_at")
    closedAt = try row.optional("closed_at")
    setAsideAt = try row.optional("set_aside_at")
    key = try row.get("key_id")
    sealed = try row.get("sealed")
  }
}

/// Who a file is about, and its number. Sv: aktens person.
package struct CaseSubject: Sendable, Equatable {
  /// Such as `2026-0001`.
  package let number: String
  package let name: String
  /// As it was checked when it was written; nil where it is not known, or is not to be.
  package let personalNumber: String?
  /// What an adult has said of children; nil in a child's file.
  package internal(set) var children: Children?
  /// Why it is not written down who the person is (SoL 14:5); nil where it is.
  package let anonymity: String?

  /// Sv: finns det barn.
  package enum Children: String, Sendable, CaseIterable {
    case yes, no, unknown

    package var swedish: String {
      switch self {
      case .yes: "Ja"
      case .no: "Nej"
      case .unknown: "Vet inte än"
      }
    }
  }

  package init(
    number: String, name: String, personalNumber: String?, children: Children? = nil, anonymity: String? = nil
  ) {
    self.number = number
    self.name = name
    self.personalNumber = personalNumber
    self.children = children
    self.anonymity = anonymity
  }

  init(_ bytes: [UInt8]) throws {
    let texts = try NamedTexts(bytes)
    number = texts["number"] ?? ""
    name = texts["name"] ?? ""
    personalNumber = texts["personalNumber"]
    children = texts["children"].flatMap(Children.init)
    anonymity = texts["anonymity"]
  }

  var bytes: [UInt8] {
    NamedTexts([
      "number": number, "name": name, "personalNumber": personalNumber, "children": children?.rawValue,
      "anonymity": anonymity,
    ]).bytes
  }

  /// What the file is found by (SoLPuF 15 §).
  func marks(_ index: BlindIndex) throws -> [String] {
    var marks = [try index.mark(.caseNumber, number)]
    if let personalNumber { marks.append(try index.mark(.personalNumber, personalNumber)) }
    return marks + (try NameWords.of(name).map(index.nameMark))
  }
}

extension OpenBoard {
  /// Nil for a file that does not exist, and for one whose key is destroyed.
  func fileKey(of file: ID<CaseFile>) async throws -> SealingKey? {
    guard let id = try await database.glance({ try $0.keyID(of: file) }) else { return nil }
    return try await vault.fileKeys([id], of: self.id.text)[id]
  }

  /// What the file is found by.
  func addMarks(of subject: CaseSubject, to file: ID<CaseFile>, in tx: Transaction) throws {
    for mark in Set(try subject.marks(keys.index)) {
      try tx.execute("INSERT INTO case_file_mark (mark, file_id) VALUES (\(mark), \(file))")
    }
  }

  func subject(of file: CaseFile, _ key: SealingKey) throws -> CaseSubject {
    try CaseSubject(key.open(file.sealed, for: place("case_file", file.id.text)))
  }
}

extension Transaction {
  static var fileColumns: SQL {
    "case_file.id, role, state, goes_on, unit_id, opened_at, closed_at, set_aside_at, key_id, sealed"
  }

  private static var files: SQL { "SELECT \(fileColumns) FROM case_file WHERE" }

  /// Of files that are worked with: the open ones, and of the closed those where a time still runs.
  static func isOpen(on today: CalendarDate) -> SQL {
    """
    (state <> \(CaseState.closed)
      OR EXISTS (SELECT 1 FROM clock WHERE clock.file_id = case_file.id AND \(runs(on: today))))
    """
  }

  func caseFile(_ id: ID<CaseFile>) throws -> CaseFile? {
    try row("\(Self.files) id = \(id)").map(CaseFile.init)
  }

  func caseFiles(_ ids: [ID<CaseFile>]) throws -> [CaseFile] {
    try rows("\(Self.files) id IN \(list: ids)").map(CaseFile.init)
  }

  func keyID(of file: ID<CaseFile>) throws -> ID<StoredKey>? {
    try value("SELECT key_id FROM case_file WHERE id = \(file) AND culled_at IS NULL")
  }

  /// Those that the member of staff is assigned and works with now, the newest first.
  func caseFiles(of staff: ID<StaffMember>, at now: Moment) throws -> [CaseFile] {
    try rows(
      """
      \(Self.files) id IN (SELECT file_id FROM assignment WHERE staff_id = \(staff) AND \(Self.isHeld(at: now)))
        AND \(Self.isOpen(on: now.day)) ORDER BY id DESC
      """
    ).map(CaseFile.init)
  }

  /// Those of all that they are assigned, closed or not, that have one of the marks.
  func caseFiles(of staff: ID<StaffMember>, withMark marks: [String], at now: Moment) throws -> [CaseFile] {
    try rows(
      """
      \(Self.files) id IN
        (SELECT assignment.file_id FROM assignment
         JOIN case_file_mark ON case_file_mark.file_id = assignment.file_id
         WHERE staff_id = \(staff) AND \(Self.isHeld(at: now)) AND mark IN \(list: marks))
      ORDER BY id DESC
      """
    ).map(CaseFile.init)
  }

  /// The unit's that nobody is responsible for, the oldest first.
  func unassignedFiles(of unit: ID<Unit>, on today: CalendarDate) throws -> [CaseFile] {
    try rows(
      """
      \(Self.files) unit_id = \(unit) AND set_aside_at IS NULL AND \(Self.isOpen(on: today)) AND NOT EXISTS
        (SELECT 1 FROM assignment WHERE file_id = case_file.id AND until_at IS NULL AND task = \(Assignment.Task.responsible))
      ORDER BY id
      """
    ).map(CaseFile.init)
  }

  /// The unit's that are set aside, the newest first.
  func filesSetAside(of unit: ID<Unit>) throws -> [CaseFile] {
    try rows("\(Self.files) unit_id = \(unit) AND set_aside_at IS NOT NULL ORDER BY set_aside_at DESC").map(
      CaseFile.init)
  }
}
