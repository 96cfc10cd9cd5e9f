/// The decoded fields of a posted form, in their order; a name may come several times.
package struct Form: Sendable {
  package private(set) var fields: [(name: String, value: String)] = []
  package private(set) var files: [UploadedFile] = []

  package init() {}

  package init(fields: [(name: String, value: String)], files: [UploadedFile] = []) {
    self.fields = fields
    self.files = files
  }

  /// The form where the field has to be filled in again.
  package func without(_ name: String) -> Form { Form(fields: fields.filter { $0.name != name }, files: files) }

  /// The value as typed, or empty.
  package func raw(_ name: String) -> String { fields.last { $0.name == name }?.value ?? "" }

  /// The value without surrounding space and with one kind of line break; nil when empty.
  package func text(_ name: String) -> String? {
    let trimmed = raw(name).replacing("\r\n", with: "\n").trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// All values of a name, such as ticked boxes; empty ones left out.
  package func all(_ name: String) -> [String] { fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

  package func has(_ name: String) -> Bool { fields.contains { $0.name == name } }
  package func isTicked(_ name: String) -> Bool { !raw(name).isEmpty }
  package func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  package func file(_ name: String) -> UploadedFile? { files.first { $0.field == name && !$0.bytes.isEmpty } }

  /// The file, or a problem that says whether none was chosen or an empty one.
  package func requiredFile(_ name: String, _ missing: String) throws -> UploadedFile {
    if let file = file(name) { return file }
    guard let empty = files.first(where: { $0.field == name && !$0.name.isEmpty }) else {
      throw Problems(name, missing)
    }
    throw Problems.emptyFile(name, empty.name)
  }
}

extension Problems {
  /// A file was chosen, and there is nothing in it.
  package static func emptyFile(_ field: String, _ name: String) -> Problems {
    Problems(field, "Filen ”\(name)” är tom. Kontrollera att du valde rätt fil och att den sparades.")
  }
}

/// A file sent with a form. Its name is the sender's and is never used as a path.
package struct UploadedFile: Sendable {
  package let field: String
  package let name: String
  package let bytes: [UInt8]

  package init(field: String, name: String, bytes: [UInt8]) {
    self.field = field
    self.name = name
    self.bytes = bytes
  }
}

extension String {
  package var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
