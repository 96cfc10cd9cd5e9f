internal import Access

/// Who writes in a reply: somebody signed in, or somebody with a link to one area. Sv: den som fyller i.
struct Editor: Sendable, Equatable {
  /// The name that stands at what was written.
  let name: String
  /// Tells editors with the same name apart.
  let key: String
  /// The county team writes for somebody else, and says for whom.
  let writesForAnother: Bool

  init(name: String, key: String, writesForAnother: Bool = false) {
    self.name = name
    self.key = key
    self.writesForAnother = writesForAnother
  }

  init(_ evidence: Writable<Reply>) {
    self.init(
      name: evidence.viewer.name, key: "person:\(evidence.viewer.person)",
      writesForAnother: !evidence.record.isOwn(of: evidence.viewer))
  }

  init(_ delegation: Delegation) {
    self.init(name: "\(delegation.name) (via länk)", key: "link:\(delegation.tokenHash)")
  }
}
