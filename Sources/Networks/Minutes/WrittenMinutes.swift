internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What the form of the minutes asks for: a typed task is given whichever button is pressed, so that nothing is lost.
struct WrittenMinutes: Sendable {
  private let form: Form

  init(form: Form) { self.form = form }

  /// What is said when it is done.
  var notice: String {
    switch (hasTask, gone != nil) {
    case (true, true): "En uppgift är given och en är borttagen, och utkastet är sparat."
    case (true, false): "Uppgiften är given, och utkastet är sparat."
    case (false, true): "Uppgiften är borttagen, och utkastet är sparat."
    case (false, false): "Utkastet är sparat."
    }
  }

  func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    if hasTask {
      let memberships = try tx.memberships(of: evidence.record.network.id)
      try GiveTask(form: form, memberships: memberships).perform(in: tx, by: evidence, at: now)
    }
    if let gone { try remove(gone, in: tx, by: evidence, at: now) }
    let isDraft = !hasTask && gone == nil || form.text("text") != nil || form.text("beslut") != nil
    if isDraft { try WriteMinutes(form: form).perform(in: tx, by: evidence, at: now) }
  }

  private var hasTask: Bool { form.raw("gor") == "uppgift" || form.text("uppgift") != nil }

  /// The task that is to be taken away.
  private var gone: ID<NetworkTask>? {
    let act = form.raw("gor")
    return act.hasPrefix("ta-bort-") ? ID(act.replacing("ta-bort-", with: "")) : nil
  }

  private func remove(
    _ id: ID<NetworkTask>, in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment
  ) throws {
    guard let task = try tx.task(id), task.meeting == evidence.record.id, try tx.isUnread(task) else { return }
    let network = try tx.writable(evidence.record.network.id, by: evidence.viewer)
    try DropTask(task).perform(in: tx, by: network, at: now)
  }
}
