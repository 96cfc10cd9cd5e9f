internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary

extension Desk {
  /// Those of one's own files that have the name, the personal number or the case number, and nothing else can be asked for
  /// (SoLPuF 15 §).
  func find(_ text: String) async throws -> OwnFiles {
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
  ) async throws -> OwnFiles {
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
      let held = ids.map { HeldFile(id: $0, next: next[$0]) }
      let listed = HeldFile.byDue(held).map {
        ListedFile(
          held: held[$0], file: found[$0].file, subject: found[$0].subject, isNamed: !unnamed.contains(ids[$0]))
      }
      return OwnFiles(files: listed, total: listed.count, choice: try tx.listChoice(of: staff.id))
    }
  }
}
