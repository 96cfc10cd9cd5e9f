internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// Puts on paper what two have read, by whoever answers for the file. What could tell where somebody is may have changed since: it is looked
/// through once more. Sv: skriv ut ett utdrag.
struct HandOutExtract: Sendable {
  static let checkedField = "mottagare-kontrollerad"

  private let version: Int

  init(form: Form) throws {
    guard form.isTicked(Self.checkedField) else {
      throw Problems(Self.checkedField, "Kryssa i att du har kontrollerat mottagaren.")
    }
    version = form.number(ChoosePassages.versionField) ?? 0
  }

  /// The extract as it is printed, and its running number. Throws `Problems` for what holds it back, and `ExtractChanged`.
  func perform(
    on id: ID<Extract>, records: [ExtractRecord], in tx: Transaction, by open: OpenFile
  ) throws -> (Extract, Printout) {
    guard let extract = try open.extract(id, in: tx) else { throw Refusal.notFound }
    guard extract.version == version, extract.state == .read || extract.state == .handedOut else {
      throw ExtractChanged()
    }
    let content = extract.content
    guard open.assignment.answers else {
      throw Problems(Self.checkedField, "Den som ansvarar för akten lämnar ut. Be den handläggaren.")
    }
    guard records.allSatisfy({ $0.isDone(in: extract) }) else {
      throw Problems(
        Self.checkedField, "Ett stycke är inte genomgånget. Lämna tillbaka utdraget, och gå igenom det igen.")
    }
    if content.recipient == .person, try open.safeContact(in: tx) == nil {
      throw Problems(
        Self.checkedField, "Trygg kontakt saknas. Fråga först hur personen nås tryggt, och om papperet kan tas emot.")
    }
    try check(content, records, in: tx, by: open)
    let printout = try Printout.number(orOf: extract, open.desk, in: tx)
    let reasons = content.reasons.values.sorted().joined(separator: " ")
    try open.desk.appendForReview(
      .handedOut,
      """
      Skrev ut utdrag \(printout.number) till \(content.recipientWords): \(content.request). Stöd: \(content.ground)\
      \(reasons.isEmpty ? "" : ". Ord som kan säga var någon finns: \(reasons)")
      """, to: .export, of: (open.file.id, open.key), in: tx)
    return (extract, printout)
  }

  private func check(
    _ content: ExtractContent, _ records: [ExtractRecord], in tx: Transaction, by open: OpenFile
  ) throws {
    let again = "Lämna tillbaka utdraget, och gå igenom det igen."
    for (index, record) in records.enumerated() {
      let unexplained = record.passages.filter { !content.isMasked($0) && content.reasons[$0.key] == nil }
      guard let held = try open.revealing(unexplained, in: tx).list.first else { continue }
      let place = record.passages.first { ChoosePassages.reasonField($0) == held.field }.map { $0.number + 1 } ?? 1
      throw Problems(
        Self.checkedField, "Stycke \(place) i handling \(index + 1) kan numera säga var någon finns. \(again)")
    }
    // Who it goes to may be named after a place; not after the one that is kept.
    if let kept = try open.whereabouts(open.compartment, in: tx),
      RevealingWords(in: "\(content.name ?? "") \(content.request)", of: kept) != nil
    {
      throw Problems(
        Self.checkedField,
        "Mottagaren eller begäran säger numera var personen finns. Avbryt utdraget, och börja ett nytt.")
    }
  }
}
