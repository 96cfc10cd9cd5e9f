import HTML
import Storage
import Vocabulary

/// What an answer rests on: a link to the evidence, and where the value comes from and why. Only for those who see the
/// respondent's answers exactly. Sv: svarets grund.
struct AnswerGround: Sendable {
  let row: Int
  let code: String
  let evidence: String?
  let origin: Answer.Origin
  /// Why a published value was corrected, or who answered by phone.
  let note: String?

  /// Where the value comes from; nil when it was simply typed.
  var words: String? {
    let note = note.map { ": \($0)" } ?? ""
    return switch origin {
    case .typed: nil
    case .confirmed: "Publicerat värde, bekräftat"
    case .corrected: "Publicerat värde, rättat\(note)"
    case .phone: "Svarade per telefon\(note)"
    }
  }

  /// Under an answer in a table.
  var html: HTML {
    let link = evidence.flatMap(WebAddress.init).map {
      HTML("<br><small><a href=\"\($0.text)\" rel=\"noreferrer\">Underlag</a></small>")
    }
    return "\(words.map { HTML("<br><small>\($0)</small>") })\(link)"
  }
}

extension Transaction {
  /// The grounds of published answers that have any. `respondent` narrows them.
  func grounds(in view: RoundView, by respondent: Respondent? = nil) throws -> [AnswerGround] {
    var conditions: [SQL] = [
      "round_id = \(view.round.id)", "(origin <> \(Answer.Origin.typed) OR (evidence IS NOT NULL AND evidence <> ''))",
    ]
    if let respondent { conditions.append("respondent = \(respondent)") }
    let found = try rows(
      """
      SELECT respondent, indicator, evidence, origin, origin_note
      FROM \(SQL.publishedAnswers(in: view.round.id)) published
      WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY respondent, indicator
      """)
    return try found.compactMap { row in
      guard let place = view.snapshot.row(of: try row.get("respondent")),
        view.disclosure.showsGround(place, in: view.snapshot)
      else { return nil }
      return AnswerGround(
        row: place, code: try row.get("indicator"), evidence: try row.optional("evidence"),
        origin: try row.get("origin"), note: Self.note(try row.optional("origin_note"), of: view.snapshot.rows[place]))
    }
  }

  /// Who answers at others than municipalities is for their own pages.
  private static func note(_ text: String?, of row: SnapshotRow) -> String? {
    row.municipality == nil || text?.isEmpty ?? true ? nil : text
  }
}

extension Disclosure {
  /// To those who see the numbers as they are, and nobody else.
  func showsGround(_ row: Int, in snapshot: RoundSnapshot) -> Bool {
    sight(row) == .exact && snapshot.rows[row].isPublished
  }
}
