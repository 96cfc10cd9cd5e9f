internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary

/// A file in a list, as somebody who is assigned it reads it. Sv: akt i en lista.
package struct ListedFile: Sendable {
  package let file: CaseFile
  package let subject: CaseSubject
  /// False where the list has a file that is walled off from this one: no list shows two parties together.
  package let isNamed: Bool
  /// What is due first; nil where no time runs.
  package let next: Clock?
  /// Nobody has asked yet how the person is reached.
  var lacksContact = false
  /// Until when the viewer stands in for somebody; nil where they do not.
  var standsInUntil: Moment?
}

extension ListedFile {
  /// What is due first stands first, and then the newest; who cannot be reached yet has been due since the file was registered.
  fileprivate static func ordered(_ listed: [ListedFile]) -> [ListedFile] {
    listed.enumerated().map { (due: $0.element.due, place: $0.offset, file: $0.element) }.sorted {
      ($0.due, $0.place) < ($1.due, $1.place)
    }.map(\.file)
  }

  private var due: Int {
    let day = next?.dueOn.dayNumber ?? Int.max
    return lacksContact ? min(day, file.openedAt.day.dayNumber) : day
  }
}

extension Desk {
  /// The files that the member of staff works with now, the first due first. The log has one entry for the whole list, which is
  /// written before any of them is opened.
  package func ownFiles() async throws -> [ListedFile] {
    let (files, unnamed, clocks, unreached, standIns) = try await board.database.write { [staff, now] tx in
      guard try tx.staffMember(staff.id) != nil else { throw Refusal.notFound }
      let files = try tx.caseFiles(of: staff.id, at: now)
      let ids = files.map(\.id)
      try append(.read, (["Egna akter"] + ids.map(\.text)).joined(separator: "\n"), in: tx)
      return (
        files, try board.walledFromEachOther(ids, in: tx), try tx.clocks(heldBy: staff.id, at: now),
        try tx.filesWithoutContact(heldBy: staff.id, at: now), try tx.standIns(of: staff.id, at: now)
      )
    }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    let next = Clock.first(clocks)
    return ListedFile.ordered(
      try files.compactMap { file in
        guard let key = keys[file.key] else { return nil }
        return ListedFile(
          file: file, subject: try board.subject(of: file, key), isNamed: !unnamed.contains(file.id),
          next: next[file.id],
          lacksContact: unreached.contains(file.id) && file.state != .closed, standsInUntil: standIns[file.id])
      })
  }

  /// Those of them that have the name, the personal number or the case number, and nothing else can be asked for
  /// (SoLPuF 15 §).
  package func find(_ text: String) async throws -> [ListedFile] {
    let number = PersonalNumber(text, asOf: now.day)
    let index = board.keys.index
    let (what, asked) =
      if let number { ("personnummer", try index.mark(.personalNumber, number.text)) } else {
        ("namn eller ärendenummer", try index.mark(.caseNumber, text))
      }
    let marks = [asked] + (try NameWords.of(text).map(index.nameMark))
    let files = try await board.database.read { [staff, now] in
      try $0.caseFiles(of: staff.id, withMark: marks, at: now)
    }
    // Names share their marks with others: what was found is compared when it has been opened. The log has the mark of what
    // was asked for, which a suspicion can be compared with, and not the name itself: it would outlive the file.
    return try await found(files, "Sökte på \(what), märke \(asked)") { subject in
      subject.number == text || number != nil && subject.personalNumber == number?.text
        || NameWords.isFound(text, in: subject.name)
    }
  }

  private func found(
    _ files: [CaseFile], _ what: String, where isWanted: (CaseSubject) -> Bool
  ) async throws -> [ListedFile] {
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    let found = try files.compactMap { file -> (file: CaseFile, key: SealingKey, subject: CaseSubject)? in
      guard let key = keys[file.key] else { return nil }
      let subject = try board.subject(of: file, key)
      return isWanted(subject) ? (file, key, subject) : nil
    }
    return try await board.database.write { tx in
      // Asked again here: an assignment may have ended while the files were opened.
      guard try tx.staffMember(staff.id) != nil else { throw Refusal.notFound }
      let assigned = Set(try tx.assignedFiles(of: staff.id, at: now))
      let found = found.filter { assigned.contains($0.file.id) }
      let ids = found.map(\.file.id)
      try append(.search, ([what] + ids.map(\.text).sorted()).joined(separator: "\n"), in: tx)
      for (file, key, _) in found { try append(.search, "Träff", of: (file.id, key), in: tx) }
      let (unnamed, next) = (
        try board.walledFromEachOther(ids, in: tx), Clock.first(try tx.clocks(of: ids, on: now.day))
      )
      return ListedFile.ordered(
        found.map { found in
          ListedFile(
            file: found.file, subject: found.subject, isNamed: !unnamed.contains(found.file.id),
            next: next[found.file.id])
        })
    }
  }
}

extension Transaction {
  /// Those where nobody has asked how the person is reached.
  fileprivate func filesWithoutContact(heldBy staff: ID<StaffMember>, at now: Moment) throws -> Set<ID<CaseFile>> {
    Set(
      try rows(
        """
        SELECT file_id FROM assignment WHERE staff_id = \(staff) AND \(Self.isHeld(at: now))
          AND NOT EXISTS (SELECT 1 FROM safe_contact WHERE safe_contact.file_id = assignment.file_id)
        """
      ).map { try $0.get("file_id") })
  }

  /// Until when somebody stands in, by file.
  fileprivate func standIns(of staff: ID<StaffMember>, at now: Moment) throws -> [ID<CaseFile>: Moment] {
    try rows(
      """
      SELECT file_id, expires_at FROM assignment
      WHERE staff_id = \(staff) AND stands_in IS NOT NULL AND expires_at IS NOT NULL AND \(Self.isHeld(at: now))
      """
    ).reduce(into: [:]) { $0[try $1.get("file_id")] = try $1.get("expires_at") }
  }
}
