package import Access
package import Storage
package import Vocabulary

/// Who answers a survey: a municipality, a city district or an association. Sv: svarande. The key is the municipality's
/// code, or the organisation's id for the others, so that answers of many rounds and published values meet.
package struct Respondent: Hashable, Sendable, Bindable, ColumnReadable {
  package let key: String

  package init(_ municipality: MunicipalityCode) { key = municipality.text }
  package init(_ organisation: Organisation) {
    key =
      organisation.kind == .municipality
      ? organisation.municipality?.text ?? organisation.id.text : organisation.id.text
  }
  package init(key: String) { self.key = key }
  package init?(_ value: Value) {
    guard case .text(let text) = value else { return nil }
    key = text
  }

  package var value: Value { .text(key) }
  package var municipality: MunicipalityCode? { key.utf8.count == 4 ? MunicipalityCode(key) : nil }
}

extension RoundRespondent {
  /// Whether answers of it count in the results.
  package var isPublished: Bool { publishedAt != nil }
  /// Open again after they were confirmed; until they are confirmed anew the earlier answers count.
  package var isReopened: Bool { isPublished && !state.isConfirmed }
  /// Has never sent its answers, as far as the round knows: those open again count as they were.
  package var isMissing: Bool { !state.isHandedIn && !isReopened }

  /// "Umeå kommun" for a municipality, otherwise the name as it is.
  package var fullName: String {
    respondent.municipality.flatMap(Sweden.current.municipality)?.longName ?? name
  }

  /// As a letter may say it: letters are read by others too, so a shelter is not named.
  var nameInLetters: String { isShelter ? "er verksamhet" : fullName }
}

/// A respondent in a round: who it is, how far it has come, and whom mail goes to.
package struct RoundRespondent: Sendable {
  package let respondent: Respondent
  package let organisation: ID<Organisation>
  package let name: String
  package let sortName: String
  package let county: CountyCode?
  package let group: String?
  package let function: ID<Function>?
  package let state: Reply.State
  package let stateAt: Moment?
  package let submittedBy: String?
  package let confirmedBy: String?
  package let extendedTo: CalendarDate?
  package let invitedAt: Moment?
  package let remindedAt: Moment?
  /// When the managers were asked to confirm what is handed in.
  package let managerRemindedAt: Moment?
  /// When a manager last confirmed the answers. They count from then on, also while the reply is open again.
  package let publishedAt: Moment?
  /// Neither letters nor other respondents get its name.
  package let isShelter: Bool

  init(row: Row) throws {
    respondent = try row.get("respondent")
    organisation = try row.get("organisation_id")
    name = try row.get("name")
    sortName = try row.get("sort_name")
    county = try row.optional("county", as: String.self).flatMap { CountyCode($0) }
    group = try row.optional("group_code")
    function = try row.optional("function_id")
    state = try row.get("state")
    stateAt = try row.optional("state_at")
    submittedBy = try row.optional("submitted_by")
    confirmedBy = try row.optional("confirmed_by")
    extendedTo = try row.optional("extended_to", as: String.self).flatMap { CalendarDate($0) }
    invitedAt = try row.optional("invited_at")
    remindedAt = try row.optional("reminded_at")
    managerRemindedAt = try row.optional("manager_reminded_at")
    publishedAt = try row.optional("published_at")
    isShelter = try row.get("is_shelter")
  }
}
