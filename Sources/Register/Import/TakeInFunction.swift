internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The function of a row: the one in the organisation with that title, or a new one.
struct TakeInFunction {
  let tx: Transaction
  let viewer: Viewer
  let now: Moment

  func function(
    _ title: String, _ entry: ImportEntry, in organisation: Organisation, _ outcome: inout RowOutcome
  ) throws -> ID<Function> {
    let evidence = try tx.writable(organisation.id.staffing, by: viewer)
    guard let found = try existing(title, entry, in: organisation) else {
      let role = entry.role ?? (organisation.kind.canRespond ? .contact : .staff)
      outcome.changes.append("ny funktion: \(title)\(role.swedish == title ? "" : ", \(role.swedish.lowercased())")")
      return try AddFunction(FunctionDetails(role: role, title: title)).perform(in: tx, by: evidence, at: now)
    }
    if let role = entry.role, role != found.role {
      let details = FunctionDetails(role: role, title: found.title, mail: found.mail)
      try ChangeFunction(details).perform(in: tx, by: try tx.writable(found.id.record, by: viewer), at: now)
      outcome.changes.append("ändras: roll \(found.role.swedish) → \(role.swedish)")
    }
    return found.id
  }

  /// Of several with the same title the one that the row's person holds, else one that stands empty; never another's.
  private func existing(_ title: String, _ entry: ImportEntry, in organisation: Organisation) throws -> Function? {
    let same = try tx.functions(of: organisation.id).filter { $0.title.lowercased() == title.lowercased() }
    guard same.count > 1 else { return same.first }
    guard let name = entry.name else { return same.first { $0.role == entry.role } ?? same.first }
    let held = try same.map { (function: $0, holder: try tx.holder(of: $0.id, on: now.day)) }
    let own = held.first { $0.holder.map { isPerson($0, named: name, entry.mail) } ?? false }
    if let found = own ?? held.first(where: { $0.holder == nil }) { return found.function }
    throw Problems(
      "funktion",
      "\(organisation.name) har flera funktioner som heter \(title), och \(name) har ingen av dem. Ge dem olika namn först."
    )
  }

  private func isPerson(_ holder: Person, named name: String, _ mail: String?) -> Bool {
    if let mail, let known = holder.mail { return mail == known }
    return holder.shownName.lowercased() == name.lowercased()
  }
}
