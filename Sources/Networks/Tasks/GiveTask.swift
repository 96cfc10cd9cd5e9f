package import Access
package import Storage
package import Vocabulary
package import Web

/// Notes at a meeting what a member is to do, and until when. Sv: ge uppgift.
package struct GiveTask: Sendable {
  package let text: String
  package let membership: Membership
  package let due: CalendarDate

  package init(_ text: String, to membership: Membership, due: CalendarDate) {
    self.text = text
    self.membership = membership
    self.due = due
  }

  package init(form: Form, memberships: [Membership]) throws {
    var problems = Problems()
    text = problems.require(form, "uppgift", "Skriv vad som ska göras.", limit: 300)
    let due = problems.day(form, "senast")
    if form.text("senast") == nil { problems.add("senast", "Skriv när det ska vara klart.") }
    let chosen = memberships.first { $0.organisation.text == form.raw("vem") }
    if chosen == nil { problems.add("vem", "Välj vem som gör det.") }
    try problems.check()
    guard let chosen, let due else { throw Refusal.notFound }
    membership = chosen
    self.due = due
  }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard membership.network == meeting.network.id else { throw Refusal.notFound }
    guard meeting.state == .called, meeting.starts <= now else {
      throw Problems("uppgift", "Uppgifter ges när träffen har börjat.")
    }
    if let minutes = try tx.minutes(of: meeting.id), minutes.state != .draft {
      throw Problems("uppgift", "Anteckningarna är godkända. Öppna dem igen för att ge en uppgift till.")
    }
    if due < meeting.day { throw Problems("senast", "Dagen kan inte vara före träffen.") }
    let id: ID<NetworkTask> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO network_task (id, network_id, meeting_id, text, organisation_id, function_id, due_date, given_at)
      VALUES (\(id), \(meeting.network.id), \(meeting.id), \(text), \(membership.organisation),
        \(membership.function ?? membership.substitute),
        \(due.text), \(now))
      """)
    try tx.execute(
      "UPDATE minutes SET searched = searched || \("\n" + text.lowercased()) WHERE meeting_id = \(meeting.id)")
    try tx.record(
      "GiveTask", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Gav en uppgift till den \(due.words): \(text)")
  }
}

/// Says that a task is done, or that it is not going to be, and how. Sv: avsluta uppgift.
package struct FinishTask: Sendable {
  package let task: NetworkTask
  package let outcome: String

  package init(_ task: NetworkTask, outcome: String) {
    self.task = task
    self.outcome = outcome
  }

  package func perform(in tx: Transaction, by evidence: Readable<Network>, at now: Moment) throws {
    let (network, viewer) = (evidence.record, evidence.viewer)
    guard task.network == network.id, viewer.works(in: task.organisation) || network.isHosted(by: viewer) else {
      throw Refusal.forbidden("Den som har uppgiften, och värdarna, avslutar den.")
    }
    if outcome.isEmpty { throw Problems("resultat", "Skriv hur det gick.") }
    if outcome.count > 1000 { throw Problems("resultat", "Korta texten till högst 1 000 tecken.") }
    let changed = try tx.execute(
      """
      UPDATE network_task SET outcome = \(outcome), done_at = \(now), done_by = \(viewer.byline)
      WHERE id = \(task.id) AND done_at IS NULL
      """)
    guard changed == 1 else { return }
    try tx.record(
      "FinishTask", of: "network:\(network.id)", by: viewer.byline, at: now,
      text: "Avslutade uppgiften ”\(task.text)”: \(outcome)")
  }
}
