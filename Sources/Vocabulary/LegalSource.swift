/// A place in a statute. Sv: lagrum.
package struct LegalSource: Sendable, Hashable, Codable {
  /// "SoL": the abbreviation that caseworkers use, or the short name when there is none.
  package let law: String
  /// "2025:400". Sv: SFS-nummer.
  package let statute: String
  /// Nil in a law without chapters.
  package let chapter: Int?
  /// "10", or "10 a". Sv: paragraf.
  package let section: String?

  package init(law: String, statute: String, chapter: Int? = nil, section: String? = nil) {
    self.law = law
    self.statute = statute
    self.chapter = chapter
    self.section = section
  }

  /// "12 kap. 10 § SoL (2025:400)".
  package var text: String {
    let parts = [chapter.map { "\($0) kap." }, section.map { "\($0) §" }, law, "(\(statute))"]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension LegalSource {
  /// Socialtjänstlagen.
  package static func sol(chapter: Int, section: String) -> LegalSource {
    LegalSource(law: "SoL", statute: "2025:400", chapter: chapter, section: section)
  }

  /// Offentlighets- och sekretesslagen.
  package static func osl(chapter: Int, section: String) -> LegalSource {
    LegalSource(law: "OSL", statute: "2009:400", chapter: chapter, section: section)
  }
}
