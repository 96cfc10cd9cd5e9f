internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// Puts on paper what two have read. What could tell where somebody is may have changed since: it is looked through once more.
/// Sv: lämna ut ett utdrag.
struct HandOutExtract: Sendable {
  static let checkedField = "mottagare-kontrollerad"

  init(form: Form) throws {
    guard form.isTicked(Self.checkedField) else {
      throw Problems(Self.checkedField, "Kryssa i att du har kontrollerat mottagaren.")
    }
  }

  /// Its running number. Throws `Problems` for a passage that could tell where somebody is now.
  func perform(on id: ID<Extract>, records: [ExtractRecord], in tx: Transaction, by open: OpenFile) throws -> Printout {
    guard let extract = try open.extract(id, in: tx), extract.state == .read || extract.state == .handedOut else {
      throw Refusal.notFound
    }
    let content = extract.content
    let unexplained = records.flatMap(\.passages).filter { !content.isMasked($0) && content.reasons[$0.key] == nil }
    guard try open.revealing(unexplained, in: tx).isEmpty else {
      throw Problems(
        Self.checkedField,
        "Ett stycke kan numera säga var någon finns. Lämna tillbaka utdraget, och gå igenom det igen.")
    }
    let printout = try Printout.number(orOf: id, open.desk, in: tx)
    let reasons =
      content.reasons.isEmpty
      ? "" : " Ord som kan säga var någon finns: \(content.reasons.values.sorted().joined(separator: " "))"
    try open.desk.appendForReview(
      .handedOut, "Lämnade ut utdrag \(printout.number) till \(content.recipientWords): \(content.request)\(reasons)",
      to: .export, of: (open.file.id, open.key), in: tx)
    if extract.state == .read { try open.keep(extract, as: .handedOut, in: tx) }
    return printout
  }
}
