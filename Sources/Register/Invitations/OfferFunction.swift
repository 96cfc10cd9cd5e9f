internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Asks a person to take a function. It begins when the person says yes. Sv: erbjud en funktion.
struct OfferFunction {
  let taker: Taker
  let from: CalendarDate
  let note: String?

  private static let days: Int64 = 30

  func perform(
    in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment
  ) throws -> ID<FunctionInvitation> {
    let (record, viewer) = (evidence.record, evidence.viewer)
    if record.closedAt != nil {
      throw Problems("fran", "Funktionen är avslutad och kan inte få en ny innehavare.")
    }
    if record.organisation.kind.isShelter, let fault = StreetAddress.fault(in: note) {
      throw Problems("halsning", fault)
    }
    try tx.checkIsFree(record.function.id, from: from)
    if let earlier = try tx.waitingInvitation(to: record.function.id, at: now) {
      try tx.withdraw(earlier, at: now)
    }
    let id: ID<FunctionInvitation> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO function_invitation
        (id, function_id, person_id, typed_name, typed_mail, from_date, note, invited_by, invited_at, expires_at)
      VALUES (\(id), \(record.function.id), \(taker.person.id), \(taker.typed?.name), \(taker.typed?.mail),
        \(from.text), \(note), \(viewer.byline), \(now), \(now.adding(days: Self.days)))
      """)
    return id
  }
}
