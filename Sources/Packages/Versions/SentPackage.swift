package import Documents
package import Web

/// A package as it was sent, read and found whole. Sv: inskickat kurspaket
package struct SentPackage: Sendable {
  package let name: String
  package let content: ScormPackage
  let bytes: [UInt8]

  /// Throws ``DocumentProblem`` for what is refused.
  package init(_ bytes: [UInt8], named name: String) throws {
    self.bytes = bytes
    self.name = SentFile(named: name).name
    content = try ScormPackage.read(bytes, named: name)
  }

  package init(form: Form) throws {
    let file = try form.requiredFile("fil", "Välj kursens zip-fil.")
    do { try self.init(file.bytes, named: file.name) } catch let problem as DocumentProblem {
      throw Problems("fil", problem.sentence)
    }
  }
}
