package import Storage
package import Vocabulary
internal import Web

/// What the organisers ask of those who register, besides what every event asks. Sv: egen fråga.
package struct EventQuestion: Sendable {
  package let id: ID<EventQuestion>
  package let edition: ID<Edition>
  package let text: String
  /// Empty where one writes what one wants.
  package let choices: [String]
  package let isRequired: Bool

  init(row: Row) throws {
    id = try row.get("id")
    edition = try row.get("edition_id")
    text = try row.get("text")
    choices = try row.get("choices", as: String.self).split(separator: "\n").map(String.init)
    isRequired = try row.get("is_required")
  }

  /// The name of its field in the form.
  var field: String { "fraga_\(id)" }
}

extension Transaction {
  package func questions(of edition: ID<Edition>) throws -> [EventQuestion] {
    try rows("SELECT * FROM event_question WHERE edition_id = \(edition) ORDER BY id").map(EventQuestion.init)
  }

  package func answers(of registration: ID<Registration>) throws -> [ID<EventQuestion>: String] {
    Dictionary(
      uniqueKeysWithValues: try rows(
        "SELECT question_id, answer FROM registration_answer WHERE registration_id = \(registration)"
      ).map { (try $0.get("question_id"), try $0.get("answer")) })
  }

  /// What must be answered and is not, while there still is somebody who could use the answer.
  package func unanswered(by registration: Registration, of edition: Edition, at now: Moment) throws -> [EventQuestion]
  {
    guard registration.state.isActive, edition.takesChanges(at: now) else { return [] }
    let required = try questions(of: edition.id).filter(\.isRequired)
    if required.isEmpty { return [] }
    let answers = try answers(of: registration.id)
    return required.filter { answers[$0.id] == nil }
  }

  package func offer(of edition: Edition) throws -> RegistrationOffer {
    RegistrationOffer(
      edition: edition, sessions: try programme(of: edition.id), questions: try questions(of: edition.id))
  }
}
