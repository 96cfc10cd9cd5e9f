internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// What came of an event: who came, from where and with what profession, and what they thought.
struct EditionResultPage {
  let participants: Participants
  let evaluations: [Evaluation]
  /// Of the same series, by year.
  let years: [(title: String, day: CalendarDate, attended: Int)]

  private var edition: Edition { participants.edition }
  private var placed: [Registration] { participants.registrations.filter { $0.state == .confirmed } }
  private var there: [Registration] { placed.filter { $0.presence?.wasThere ?? false } }

  var page: Page {
    let absent = placed.count { $0.presence == .absent }
    return Page(
      "Utfall", width: .wide,
      crumbs: organisedCrumbs + [Link(edition.title, edition.organisedPath)],
      content: """
        <dl class="sum">\(fact("Var med", "\(there.count)"))\(fact("På plats", "\(there.count { $0.presence == .present })"))\
        \(fact("På webben", "\(there.count { $0.presence == .online })"))\(fact("Anmälda som inte kom", "\(absent)"))\
        \(fact("Stod kvar på väntelistan", "\(participants.registrations.count { $0.state == .waiting || $0.waitedInVain })"))</dl>
        \(table("Från vilka kommuner", "Kommun", tally(municipality)))\(table("Vilka yrkesgrupper", "Yrkesgrupp", tally(\.profession.swedish)))
        \(seriesYears)\(opinion)
        """)
  }

  private func municipality(_ registration: Registration) -> String {
    guard let code = registration.municipality, let town = Sweden.current.municipality(code) else {
      return RegistrationDetails.townlessWords
    }
    return edition.counties.meet([code.county])
      ? town.name : "\(town.name) (\(Sweden.current.county(code.county).shortName))"
  }

  private func tally(_ word: (Registration) -> String) -> [(String, Int)] {
    let counts = Dictionary(there.map { (word($0), 1) }, uniquingKeysWith: +)
    return SwedishOrder.sorted(counts.map { ($0.key, $0.value) }) { $0.0 }
  }

  private func table(_ title: String, _ head: String, _ rows: [(String, Int)]) -> HTML {
    guard !rows.isEmpty else { return .empty }
    return """
      <h2>\(title)</h2><table class="data"><thead><tr><th scope="col">\(head)</th><th scope="col" class="num">Var med</th></tr></thead>
      <tbody>\(rows.html { "<tr><th scope=\"row\">\($0.0)</th><td class=\"num\">\($0.1)</td></tr>" })</tbody></table>
      """
  }

  private var seriesYears: HTML {
    guard years.count > 1 else { return .empty }
    return """
      <h2>År för år</h2><table class="data"><thead><tr><th scope="col">Tillfälle</th><th scope="col" class="num">Var med</th></tr></thead>
      <tbody>\(years.html { "<tr><th scope=\"row\">\($0.title), \($0.day.words)</th><td class=\"num\">\($0.attended == 0 ? "Ingen uppgift" : "\($0.attended)")</td></tr>" })</tbody></table>
      """
  }

  private var opinion: HTML {
    guard evaluations.count >= Evaluation.fewest else {
      return """
        <h2>Utvärdering</h2><p>\(evaluations.isEmpty ? "Ingen har svarat än." : "Svaren visas när minst \(Evaluation.fewest) har svarat, så att ingen kan pekas ut.")</p>
        """
    }
    let grades: [[Int]] = [evaluations.map(\.useful), evaluations.map(\.content), evaluations.map(\.access)]
    let rows = zip(Evaluation.questions, grades).html { question, grades in
      "<tr><th scope=\"row\">\(question.text)</th><td class=\"num\">\(mean(grades))</td></tr>"
    }
    return """
      <h2>Utvärdering</h2><p>\(evaluations.count) av \(there.count) har svarat.</p>
      <table class="data"><thead><tr><th scope="col">Påstående</th><th scope="col" class="num">Medel, 1–5</th></tr></thead><tbody>\(rows)</tbody></table>
      \(words("Vad de tar med sig", evaluations.compactMap(\.takesAlong)))\(words("Vad som kan bli bättre", evaluations.compactMap(\.improve)))
      """
  }

  /// One decimal, rounded to the nearest.
  private func mean(_ grades: [Int]) -> String {
    let tenths = (grades.reduce(0, +) * 20 / grades.count + 1) / 2
    return "\(tenths / 10),\(tenths % 10)"
  }

  private func words(_ title: String, _ texts: [String]) -> HTML {
    texts.isEmpty ? .empty : "<h3>\(title)</h3><ul>\(texts.html { "<li>\($0)</li>" })</ul>"
  }
}

extension Transaction {
  /// How many came to each of a series' events that were held; the earliest first.
  func attendance(ofSeries series: ID<EventSeries>?) throws -> [(title: String, day: CalendarDate, attended: Int)] {
    guard let series else { return [] }
    return try rows(
      """
      SELECT e.title, e.starts_at, COUNT(r.id) AS attended FROM event_edition e
      LEFT JOIN registration r ON r.edition_id = e.id AND r.presence IN ('present', 'online')
      WHERE e.series_id = \(series) AND e.state = 'held' GROUP BY e.id, e.title, e.starts_at ORDER BY e.starts_at
      """
    ).map { (try $0.get("title"), try $0.get("starts_at", as: Moment.self).day, try $0.get("attended")) }
  }
}
