package import Documents
package import HTML

/// Something to read that is laid beside a meeting or an event: a link or a file, with a title. Sv: dokument som läggs till.
package struct SentDocument: Sendable {
  package let title: String
  package let content: Content

  package enum Content: Sendable {
    case link(String)
    case file(AttachedKind, [UInt8])
  }

  package static let mostBytes = 5_000_000

  package init(title: String, content: Content) {
    self.title = title
    self.content = content
  }

  package init(form: Form) throws {
    var problems = Problems()
    title = problems.require(form, "dokument", "Skriv vad dokumentet heter.", limit: 150)
    let link = problems.webAddress(form, "lank")
    switch (link, form.file("fil")) {
    case (nil, nil):
      if problems.sentence(for: "lank") == nil { problems.add("fil", "Välj en fil eller skriv en länk.") }
      content = .link("")
    case (_?, _?):
      problems.add("lank", "Välj antingen en fil eller en länk.")
      content = .link("")
    case (let link?, nil): content = .link(link)
    case (nil, let file?):
      let kind = AttachedKind(bytes: file.bytes)
      if kind == nil {
        problems.add("fil", "Filen är varken en PDF eller en bild. Spara den som PDF och välj den igen.")
      }
      if file.bytes.count > Self.mostBytes { problems.add("fil", "Filen är för stor. Högst 5 MB går bra.") }
      content = .file(kind ?? .pdf, file.bytes)
    }
    try problems.check()
  }

  /// As columns have it: link, kind and bytes.
  package var stored: (link: String?, kind: String?, bytes: [UInt8]?) {
    switch content {
    case .link(let link): (link, nil, nil)
    case .file(let kind, let bytes): (nil, kind.rawValue, bytes)
    }
  }

  /// The form's fields.
  package static func fields(_ fields: Fields) -> HTML {
    """
    \(fields.text("dokument", "Vad heter det?"))
    \(fields.file("fil", "Fil", hint: "PDF eller bild, högst 5 MB.", accept: AttachedKind.accept, most: (mostBytes, "Filen är för stor. Högst 5 MB går bra.")))
    \(fields.text("lank", "Eller en länk", optional: true, type: "url"))
    """
  }
}
