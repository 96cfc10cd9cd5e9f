package import Storage
package import Vocabulary
package import Web

/// What somebody needs to take part. Only those who hold the event see it, and it is erased on a day that the form shows.
/// Sv: behov för att kunna delta.
package struct AccessNeeds: Sendable, Equatable {
  package var kinds: Set<Kind> = []
  package var diet: String?
  package var other: String?

  /// Sv: slag av behov.
  package enum Kind: String, Sendable, CaseIterable {
    case signLanguage, captions, hearingLoop, wheelchair, companion, easyRead, contrast

    package var swedish: String {
      switch self {
      case .signLanguage: "Teckenspråkstolkning"
      case .captions: "Skrivtolkning eller textning"
      case .hearingLoop: "Hörslinga"
      case .wheelchair: "Plats för rullstol"
      case .companion: "Ledsagare eller assistent följer med"
      case .easyRead: "Lättläst material"
      case .contrast: "Material med stor text och stark kontrast"
      }
    }
  }

  package init(kinds: Set<Kind> = [], diet: String? = nil, other: String? = nil) {
    self.kinds = kinds
    self.diet = diet
    self.other = other
  }

  init(form: Form) {
    self.init(
      kinds: Set(form.all("behov").compactMap { Kind(rawValue: $0) }), diet: form.text("kost"),
      other: form.text("annat_behov"))
  }

  init(row: Row) throws {
    self.init(
      kinds: Set(try row.words("needs").compactMap { Kind(rawValue: $0) }), diet: try row.optional("diet"),
      other: try row.optional("other"))
  }

  var isEmpty: Bool { kinds.isEmpty && diet == nil && other == nil }

  /// In the order of the form.
  package var words: [String] {
    Kind.allCases.filter(kinds.contains).map(\.swedish) + [diet.map { "Kost: \($0)" }, other].compactMap(\.self)
  }
}

extension Transaction {
  package func needs(of edition: ID<Edition>) throws -> [ID<Registration>: AccessNeeds] {
    Dictionary(
      uniqueKeysWithValues: try rows("SELECT * FROM access_need WHERE edition_id = \(edition)")
        .map { (try $0.get("registration_id"), try AccessNeeds(row: $0)) })
  }

  package func needs(of registration: ID<Registration>) throws -> AccessNeeds {
    try row("SELECT * FROM access_need WHERE registration_id = \(registration)").map(AccessNeeds.init) ?? AccessNeeds()
  }

  /// In the place of what was said before.
  func keep(_ needs: AccessNeeds, of registration: ID<Registration>, to edition: ID<Edition>) throws {
    try eraseNeeds(of: registration)
    if needs.isEmpty { return }
    try execute(
      """
      INSERT INTO access_need (registration_id, edition_id, needs, diet, other)
      VALUES (\(registration), \(edition), \(needs.kinds.map(\.rawValue).sorted().joined(separator: " ")), \(needs.diet),
        \(needs.other))
      """)
  }

  /// What nobody has to know of somebody who does not come.
  func erasePersonal(of registration: ID<Registration>) throws {
    try eraseNeeds(of: registration)
    try execute("DELETE FROM registration_answer WHERE registration_id = \(registration)")
    try execute("UPDATE registration SET phone = NULL WHERE id = \(registration)")
  }

  /// The same of everybody, where nobody comes.
  func erasePersonal(ofAllTo edition: ID<Edition>) throws {
    try execute("DELETE FROM access_need WHERE edition_id = \(edition)")
    try execute(
      """
      DELETE FROM registration_answer
      WHERE registration_id IN (SELECT id FROM registration WHERE edition_id = \(edition))
      """)
    try execute("UPDATE registration SET phone = NULL WHERE edition_id = \(edition)")
  }

  func eraseNeeds(of registration: ID<Registration>) throws {
    try execute("DELETE FROM access_need WHERE registration_id = \(registration)")
  }
}
