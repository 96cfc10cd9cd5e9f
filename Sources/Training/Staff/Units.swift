internal import Access
internal import Storage
internal import Vocabulary
internal import Web

extension Transaction {
  /// The units that an organisation's plan knows, each as it was written once, in Swedish order.
  func units(of organisation: ID<Organisation>) throws -> [String] {
    let found = try rows(
      """
      SELECT unit FROM training_employee WHERE organisation_id = \(organisation) AND ended_on IS NULL
      UNION SELECT unit FROM training_headcount WHERE organisation_id = \(organisation)
      UNION SELECT unit FROM training_need WHERE organisation_id = \(organisation) AND ended_at IS NULL
      """
    ).compactMap { try $0.optional("unit", as: String.self) }
    return found.unitsOnce
  }

  /// The unit that is meant: one that is there already keeps its spelling, or two spellings would be two units.
  func unit(_ typed: String, of organisation: ID<Organisation>) throws -> String {
    guard !typed.isEmpty else { return typed }
    return try units(of: organisation).first { $0.alike == typed.alike } ?? typed
  }
}

extension [String] {
  /// Each unit once, whatever its spelling.
  var unitsOnce: [String] {
    var seen: Set<String> = [""]
    return SwedishOrder.sorted(self) { $0 }.filter { seen.insert($0.alike).inserted }
  }
}

extension Visit {
  func units(of organisation: Organisation) async throws -> [String] {
    try await site.regional.read { try $0.units(of: organisation.id) }
  }
}
