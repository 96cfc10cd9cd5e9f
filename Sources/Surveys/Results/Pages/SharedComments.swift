import HTML
import Storage
import Vocabulary
import Web

/// A comment as a viewer may read it.
struct ShownComment: Sendable {
  let row: Int
  let code: String
  let text: String
}

extension Transaction {
  /// Comments on published answers: shared ones to those who see the answer, "bara länet" only to those who see it all.
  /// `code` or `respondent` narrows them.
  func comments(in view: RoundView, on code: String? = nil, by respondent: Respondent? = nil) throws -> [ShownComment] {
    var conditions: [SQL] = ["round_id = \(view.round.id)", "comment IS NOT NULL", "comment <> ''"]
    if let code { conditions.append("indicator = \(code)") }
    if let respondent { conditions.append("respondent = \(respondent)") }
    let found = try rows(
      """
      SELECT respondent, indicator, comment, is_comment_shared
      FROM \(SQL.publishedAnswers(in: view.round.id)) published
      WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY respondent, indicator
      """)
    let comments = try found.compactMap { row -> ShownComment? in
      guard let place = view.snapshot.row(of: try row.get("respondent")) else { return nil }
      let comment = ShownComment(row: place, code: try row.get("indicator"), text: try row.get("comment"))
      return view.disclosure.shows(comment, isShared: try row.get("is_comment_shared"), in: view.snapshot)
        ? comment : nil
    }
    return comments.sorted { ($0.row, $0.code) < ($1.row, $1.code) }
  }
}

extension Disclosure {
  /// A comment on a sensitive number may tell the number, so it follows the number.
  func shows(_ comment: ShownComment, isShared: Bool, in snapshot: RoundSnapshot) -> Bool {
    guard snapshot.rows[comment.row].isPublished, let column = snapshot.column(comment.code) else { return false }
    return isShared ? showsExactly(column, comment.row) : sight(comment.row) == .exact
  }
}

/// What has been written beside the answers to one question.
struct CommentsPage {
  let view: RoundView
  let column: SnapshotColumn
  let comments: [ShownComment]

  var page: Page {
    Page(
      "Kommentarer till \(column.indicator.code)", width: .text,
      crumbs: ResultWords.crumbs(view) + [Link(column.indicator.code, "\(view.path)/\(column.indicator.code)")],
      lead: HTML(text: column.indicator.question),
      content: comments.isEmpty
        ? "<div class=\"empty\"><p class=\"serif\">Inga kommentarer som du kan läsa</p></div>"
        : "<ul class=\"rows\">\(comments.html { "<li>\($0.text)<small>\(view.snapshot.rows[$0.row].markup)</small></li>" })</ul>"
    )
  }
}
