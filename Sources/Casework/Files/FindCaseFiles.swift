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
}

extension Desk {
  /// The files that the member of staff works with now, the newest first. The log has one entry for the whole list.
  package func ownFiles() async throws -> [ListedFile] {
    let files = try await board.database.read { [staff] in try $0.caseFiles(of: staff.id) }
    return try await opened(files, as: .read, "Egna akter")
  }

  /// Those of them that have the name, the personal number or the case number, and nothing else can be asked for
  /// (SoLPuF 15 §).
  package func find(_ text: String) async throws -> [ListedFile] {
    let number = PersonalNumber(text, asOf: now.day)
    let index = board.keys.index
    var marks = [try index.mark(.caseNumber, text)]
    if let number { marks.append(try index.mark(.personalNumber, number.text)) }
    marks += try NameWords.of(text).map(index.nameMark)
    let files = try await board.database.read { [staff, marks] in try $0.caseFiles(of: staff.id, withMark: marks) }
    // Names share their marks with others: what was found is compared when it has been opened.
    return try await opened(files, as: .search, "Sökte \(text)") { subject in
      subject.number == text || number != nil && subject.personalNumber == number?.text
        || NameWords.isFound(text, in: subject.name)
    }
  }

  private func opened(
    _ files: [CaseFile], as kind: LogEntry.Kind, _ what: String, where isWanted: (CaseSubject) -> Bool = { _ in true }
  ) async throws -> [ListedFile] {
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    let found = try files.compactMap { file -> (file: CaseFile, subject: CaseSubject)? in
      guard let key = keys[file.key] else { return nil }
      let subject = try board.subject(of: file, key)
      return isWanted(subject) ? (file, subject) : nil
    }
    let ids = Set(found.map(\.file.id))
    let detail = ([what] + found.map(\.file.id.text)).joined(separator: "\n")
    return try await board.database.write { tx in
      try append(kind, detail, in: tx)
      return try found.map { file, subject in
        let isNamed = try board.walled(from: file.id, in: tx).isDisjoint(with: ids)
        return ListedFile(file: file, subject: subject, isNamed: isNamed)
      }
    }
  }
}
