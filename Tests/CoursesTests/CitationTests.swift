import Courses
import Foundation
import TestSupport
import Testing

/// What the course that comes with the program cites is what the laws say (data/law, whose readme names the editions).
struct CitationTests {
  struct Citation: Sendable {
    let law: Law
    /// As the course writes it after the law's name.
    let place: String
    /// What makes it the right paragraph.
    let words: String

    init(_ law: Law, _ place: String, _ words: String) { (self.law, self.place, self.words) = (law, place, words) }
  }

  enum Law: String, Sendable {
    case socialServices = "sfs-2025-400"
    case secrecy = "sfs-2009-400-kap10-kap26"
    case administration = "sfs-2017-900"
    case records = "sfs-2001-454"
  }

  private static let citations = [
    Citation(.socialServices, "11 kap. 5 §", "utan individuell behovsprövning"),
    Citation(.socialServices, "13 kap. 1 §", "förtryck med hedersmotiv"),
    Citation(.socialServices, "13 kap. 8 §", "särskilt beakta säkerheten"),
    Citation(.socialServices, "14 kap. 3 §", "händelser av betydelse ska dokumenteras"),
    Citation(.socialServices, "14 kap. 4 §", "vid rådgivning"),
    Citation(.socialServices, "14 kap. 6 §", "är felaktig ska det antecknas"),
    Citation(.socialServices, "18 kap. 7 §", "ett barn som bevittnat våld"),
    Citation(.socialServices, "19 kap. 1 §", "misstänker att ett barn far illa"),
    Citation(.socialServices, "19 kap. 2 §", "familjerådgivning"),
    Citation(.socialServices, "20 kap. 1 §", "omedelbart skydd"),
    Citation(.socialServices, "20 kap. 2 §", "inom fjorton dagar"),
    Citation(.socialServices, "20 kap. 4 §", "om inte särskilda skäl talar mot det, genast informeras"),
    Citation(.socialServices, "20 kap. 7 §", "utan vårdnadshavarens samtycke"),
    Citation(.socialServices, "27 kap. 2 §", "genast rapportera"),
    Citation(.secrecy, "10 kap. 1 §", "om den enskilde samtycker till det"),
    Citation(.secrecy, "10 kap. 3 §", "Sekretess hindrar aldrig att en part"),
    Citation(.secrecy, "10 kap. 15 a §", "förebygga, förhindra eller upptäcka brottslig verksamhet"),
    Citation(.secrecy, "10 kap. 18 c §", "lämnas till Polismyndigheten"),
    Citation(.secrecy, "10 kap. 28 §", "uppgiftsskyldighet följer av lag"),
    Citation(.secrecy, "26 kap. 1 §", "Sekretess gäller inom socialtjänsten"),
    Citation(.secrecy, "26 kap. 5 §", "i förhållande till den som anmälan eller utsagan avser"),
    Citation(.administration, "10 §", "Den som är part i ett ärende har rätt"),
    Citation(.administration, "13 §", "använda tolk"),
    Citation(.records, "10 §", "åtkomst till sådana uppgifter dokumenteras och kan kontrolleras"),
  ]

  /// Whoever cites one more writes here what it says.
  @Test func `varje paragraf i kursen är kontrollerad`() throws {
    let course = try #require(try BundledCourse.all().first)
    let text = String(decoding: try JSONEncoder().encode(course.content), as: UTF8.self)
    let found = text.matches(of: #/(\d+ kap\. )(\d+(?: [a-z])?)(?: och (\d+(?: [a-z])?))? §/#).flatMap { match in
      [match.2, match.3].compactMap(\.self).map { "\(match.1)\($0) §" }
    }
    let checked = Self.citations.filter { [.socialServices, .secrecy].contains($0.law) }.map(\.place)
    #expect(Set(found) == Set(checked))
    for short in ["FL 10 §", "FL, 13 §", "SoLPuL 10 §"] { #expect(text.contains(short), "\(short)") }
  }

  @Test(.enabled(if: SharedFolder.exists), arguments: citations) func `paragrafen säger det som kursen säger`(
    _ citation: Citation
  ) throws {
    let text = try SharedFolder.text("law/\(citation.law.rawValue).txt")
    let find = citation.law == .secrecy ? Self.runTogether : Self.separate
    let paragraph = find(citation.place, text)
    #expect(Self.flat(paragraph).contains(citation.words), "\(citation.place): \(paragraph.prefix(300))")
  }

  /// Where chapters and paragraphs stand on lines of their own; one that has been changed stands there in both editions.
  private static func separate(_ place: String, _ text: String) -> String {
    var chapter: String?
    var isThere = false
    var found: [Substring] = []
    for line in text.split(separator: "\n") {
      // Most lines begin with a word, and need no expression.
      guard isThere || line.first?.isNumber == true else { continue }
      if let head = line.firstMatch(of: #/^(\d+ kap\. )[A-ZÅÄÖ]/#) { (chapter, isThere) = (String(head.1), false) }
      if let head = line.firstMatch(of: #/^(\d+(?: [a-z])? §)(?: |$)/#) {
        isThere = "\(chapter ?? "")\(head.1)" == place
      }
      if isThere { found.append(line) }
    }
    return found.joined(separator: "\n")
  }

  /// Where a chapter's text may go on within another's paragraph.
  private static func runTogether(_ place: String, _ text: String) -> String {
    let paragraph = place.split(separator: " ").dropFirst(2).joined(separator: " ")
    let start = text.firstRange(of: "\n\(place)") ?? text.firstRange(of: " \(paragraph) Sekretess enligt")
    return start.map { String(text[$0.lowerBound...].prefix(1200)) } ?? ""
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
