internal import HTML
internal import Vocabulary
internal import Web

/// A file's risk assessments over time: what was judged, beside the person's own estimate, with how old the latest is.
/// Sv: riskbedömningar över tid.
struct RiskSeries {
  private struct Assessment {
    let note: ID<Note>
    let day: CalendarDate
    let level: RiskLevel
    let own: RiskLevel?
    let answers: [String: String]
    /// What it builds on.
    let form: NoteContent?
  }

  private let path: String
  private let today: CalendarDate
  /// Oldest first.
  private let assessments: [Assessment]

  init(open: OpenFile, notes: [Note]) {
    path = open.path
    today = open.desk.now.day
    let forms = Dictionary(
      notes.filter { $0.content.kind == .form && $0.state == .record }.map { ($0.id.text, $0.content) },
      uniquingKeysWith: { first, _ in first })
    assessments = notes.reversed().compactMap { note in
      guard note.content.kind == .risk, let at = note.recordedAt,
        let level = note.content.answers["niva"].flatMap(RiskLevel.init)
      else { return nil }
      return Assessment(
        note: note.id, day: at.day, level: level, own: note.content.answers["egen"].flatMap(RiskLevel.init),
        answers: note.content.answers, form: note.content.answers["formular"].flatMap { forms[$0] })
    }
  }

  var html: HTML {
    guard let latest = assessments.last else { return .empty }
    return """
      <section aria-labelledby="risk"><h2 id="risk">Risk: \(latest.level.swedish.lowercased()), bedömd \(age(latest))</h2>
      <p>Personen själv: \((words("egen", latest) ?? "inget svar").lowercasedFirst).</p><p>\(latest.answers["bedomning"] ?? "")</p>\(chart?.figure ?? .empty)\(table)</section>
      """
  }

  private func age(_ latest: Assessment) -> String {
    let days = latest.day.days(until: today)
    return days == 0 ? "i dag" : "för \(counted(days, "en dag", "dagar")) sedan"
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="bedomningar" tabindex="0"><table class="data">
    <caption id="bedomningar">Riskbedömningar</caption><thead><tr><th scope="col">Dag</th><th scope="col">Därför</th>\
    <th scope="col">Egen bedömning</th><th scope="col">Metod</th><th scope="col">Bedömning</th></tr></thead>
    <tbody>\(assessments.reversed().html(row))</tbody></table></div>
    """
  }

  private func row(_ assessment: Assessment) -> HTML {
    let results = assessment.form?.filled?.results.replacing("\n", with: ", ")
    let method = [
      assessment.form?.title, results, assessment.answers["metod"], words("metodniva", assessment),
    ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
    return """
      <tr><th scope="row"><a href="\(path)/anteckningar/\(assessment.note.text)">\(assessment.day.text)</a></th>\
      <td>\(words("anledning", assessment) ?? "")</td><td>\(words("egen", assessment) ?? "")</td>\
      <td>\(method.isEmpty ? "Ingen" : method)</td><td>\(assessment.level.swedish)</td></tr>
      """
  }

  private func words(_ name: String, _ assessment: Assessment) -> String? {
    guard let answer = assessment.answers[name] else { return nil }
    return NoteKind.riskFields.first { $0.name == name }?.words(answer)
  }

  // MARK: The chart

  private static let (left, right, top, step) = (70.0, 330.0, 16.0, 34.0)

  /// Two make a line; the same is in the table.
  private var chart: Chart? {
    guard assessments.count > 1, let first = assessments.first, let last = assessments.last else { return nil }
    return Chart(
      id: "risk-tid", caption: "Risken över tid", reading: "Linjen är bedömningen, ringen personens egen.",
      title: "Risken över tid",
      sentence: """
        Från \(first.level.swedish.lowercased()) \(first.day.words) till \(last.level.swedish.lowercased()) \(last.day.words).
        """,
      height: 160, shapes: grid + "<path class=\"line\" d=\"M\(points)\"/>" + assessments.html(mark))
  }

  private var grid: HTML {
    RiskLevel.allCases.html { level in
      """
      <path class="grid" d="M\(Coordinate.text(Self.left)) \(Coordinate.text(y(level)))H\(Coordinate.text(Self.right))"/>\
      <text class="soft" x="62" y="\(Coordinate.text(y(level) + 4))" text-anchor="end">\(level.swedish)</text>
      """
    }
  }

  private var points: String {
    assessments.map { "\(Coordinate.text(x($0.day))) \(Coordinate.text(y($0.level)))" }.joined(separator: "L")
  }

  private func mark(_ assessment: Assessment) -> HTML {
    let left = Coordinate.text(x(assessment.day))
    let own = assessment.own.map { own -> HTML in
      "<circle class=\"dot\" cx=\"\(left)\" cy=\"\(Coordinate.text(y(own)))\" r=\"5\"/>"
    }
    return """
      \(own)<circle class="me" cx="\(left)" cy="\(Coordinate.text(y(assessment.level)))" r="2.5"/>\
      <text class="soft" x="\(left)" y="152" text-anchor="middle">\(String(assessment.day.text.dropFirst(5)))</text>
      """
  }

  private func x(_ day: CalendarDate) -> Double {
    guard let first = assessments.first?.day, let last = assessments.last?.day, first != last else {
      return Self.left + 20
    }
    return Self.left + 20 + (Self.right - Self.left - 40) * Double(first.days(until: day))
      / Double(first.days(until: last))
  }

  private func y(_ level: RiskLevel) -> Double {
    Self.top + Self.step * Double(RiskLevel.allCases.count - 1 - level.step)
  }
}
