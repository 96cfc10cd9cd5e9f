package import Access
package import Storage
package import Vocabulary
internal import Web

/// An administrator takes away a protection that somebody else set by mistake. The name is not shown before, and the
/// person is told. Sv: ta bort skydd av personuppgifter.
package struct LiftProtection: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Readable<RegisterPerson>, at now: Moment) throws {
    let (record, viewer) = (evidence.record, evidence.viewer)
    guard record.mayBeUnprotected(by: viewer) else {
      throw Refusal.forbidden("Bara personen själv och en systemadministratör kan ta bort skyddet.")
    }
    try tx.execute("UPDATE person SET has_protected_identity = \(false) WHERE id = \(record.person.id)")
    if let login = record.account?.login ?? record.person.mail {
      try tx.enqueue(Mail(to: .address(login), subject: "Dina uppgifter i Samfrid visas igen", body: letter), at: now)
    }
    try tx.record(
      "LiftProtection", of: "person:\(record.person.id)", by: viewer.byline, at: now,
      text: "Tog bort skyddet av personuppgifter")
  }

  private var letter: String {
    """
    Hej!

    En systemadministratör har tagit bort skyddet av dina personuppgifter i Samfrid. Andra ser nu ditt namn.

    Behöver du skyddet? Logga in och kryssa för det på din sida, och ring din systemadministratör.
    """
  }
}
