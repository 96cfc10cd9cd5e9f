import Access
import Storage
import TestSupport
import Vocabulary

/// Values for the parameters of a path, so that each route leads to something that exists: Umeå's, and the open round.
struct Samples {
  private let ids: [(prefix: String, value: String)]
  private let round: String
  private let set: String

  init(_ test: TestSite) async throws {
    (round, set) = try await test.regional.read { tx in
      let row = try tx.row("SELECT id, set_id FROM round WHERE closed_at IS NULL ORDER BY opens_on DESC")
      return (try row?.get("id") ?? "", try row?.get("set_id") ?? "")
    }
    let regional = try await test.regional.read { tx in
      [
        ("/omraden", try tx.value("SELECT id FROM own_area", as: String.self)),
        ("/behov", try tx.value("SELECT id FROM joint_effort", as: String.self)),
      ]
    }
    let identity = try await test.identity.read { tx in
      [
        ("/organisationer", try tx.value("SELECT id FROM organisation WHERE name = 'Umeå kommun'", as: String.self)),
        (
          "/funktioner",
          try tx.value(
            """
            SELECT h.function_id FROM holding h JOIN person p ON p.id = h.person_id WHERE p.name = 'Maj Holmsund'
            """, as: String.self)
        ),
        ("/personer", try tx.value("SELECT id FROM person WHERE name = 'Maj Holmsund'", as: String.self)),
      ]
    }
    ids = (regional + identity).map { ($0.0, $0.1 ?? "saknas") }
  }

  func path(for pattern: String) -> String {
    pattern
      .replacing("{round}", with: round)
      .replacing("{set}", with: set)
      .replacing("{respondent}", with: "2480")
      .replacing("{area}", with: "LED")
      .replacing("{county}", with: "24")
      .replacing("{token}", with: "finns-inte")
      .replacing("{persona}", with: "finns-inte")
      .replacing("{code}", with: pattern.hasPrefix("/kommuner") ? "2480" : pattern.hasPrefix("/lan") ? "24" : "LED-01")
      .replacing("{id}", with: ids.first { pattern.hasPrefix($0.prefix) }?.value ?? "saknas")
      .replacing("{source}", with: "Kolada")
      .replacing("{key}", with: "U30750")
  }
}
