internal import Access
internal import DemoData
internal import Storage
internal import Training
internal import Vocabulary
internal import Web

/// What the access matrix asks about in training.
package struct MatrixTraining: Sendable {
  /// Organisations by kind: a municipality of each county.
  package let places: [String: String]
  /// Of a municipality's staff, told by an organiser.
  package let achievement: String
  package let certificate: String
  /// The secret of a certificate's address.
  package let code: String
  /// The coordinator's.
  package let group: String
  package let trainer: String
  package let subject: String

  init(in test: TestSite, neighbour: String) async throws {
    let (now, login) = (test.now, Persona.colleague.mail)
    let (umea, person) = try await test.identity.read { tx in
      (
        try tx.value("SELECT id FROM organisation WHERE name = 'Umeå kommun'", as: String.self),
        try tx.value("SELECT person_id FROM account WHERE login = \(login)", as: String.self)
      )
    }
    places = ["umeå": umea ?? "saknas", "härnösand": neighbour]
    (achievement, certificate, code, group, trainer, subject) = try await test.regional.write { tx in
      func id(_ query: SQL) throws -> String {
        guard let id = try tx.value(query, as: String.self) else { throw Refusal.notFound }
        return id
      }
      let achievement = try id("SELECT id FROM achievement WHERE source = 'organiser' AND person_id = \(person)")
      let certificate = try id("SELECT id FROM certificate WHERE achievement_id = \(achievement)")
      guard let known = try tx.certificate(ID(certificate)) else { throw Refusal.notFound }
      return (
        achievement, certificate, try tx.newCertificateAddress(of: known, at: now).code,
        try id("SELECT id FROM web_course_group"), try id("SELECT id FROM trainer WHERE person_id IS NULL"),
        try id("SELECT id FROM training_subject WHERE organisation_id IS NOT NULL")
      )
    }
  }
}
