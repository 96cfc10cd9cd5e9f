internal import Access

/// Who writes in a reply: somebody signed in, or somebody with a link to one area. Sv: den som fyller i.
struct Editor: Sendable {
  /// Stands at what was written.
  let byline: Byline
  /// Tells editors with the same name apart.
  let key: String
  /// The county team writes for somebody else, and says for whom.
  let writesForAnother: Bool
  /// Nil for who has a link.
  let viewer: Viewer?
  /// Works for the respondent, or has a link from somebody who does: may see what it answered before.
  let isFromRespondent: Bool
  /// Which of the editor's open pages is written in, so that what is set aside in one does not cover the other's.
  var page: String?

  /// Where what this page sets aside stands.
  var slot: String { page.map { "\(key)#\($0)" } ?? key }

  init(_ evidence: Writable<Reply>) {
    byline = evidence.viewer.byline
    key = byline.text
    viewer = evidence.viewer
    isFromRespondent = evidence.record.isOwn(of: evidence.viewer)
    writesForAnother = !isFromRespondent
  }

  init(_ delegation: Delegation) {
    byline = Byline(words: "\(delegation.name) (via länk)")
    key = "link:\(delegation.tokenHash)"
    viewer = nil
    isFromRespondent = delegation.isFromRespondent
    writesForAnother = false
  }
}
