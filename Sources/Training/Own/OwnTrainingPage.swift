internal import Access
internal import HTML
internal import Papers
internal import Vocabulary
internal import Web

/// The one page of learning: what I have begun and need, courses to take, my certificates, and what those who lead do.
struct OwnTrainingPage {
  let own: OwnTraining
  let courses: [LearningItem]
  /// Where features that bring courses begin.
  let entries: [MenuItem]
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML

  var page: Page {
    Page(
      "Utbildning", width: .wide,
      actions: "<a class=\"btn\" href=\"/min-utbildning/rapportera\">Rapportera en utbildning</a>",
      content: """
        \(TrainingTabs.html(on: .own, for: viewer))
        \(ownCourses.begun)\(OwnNeeds(own: own, courses: courses, today: today).html)
        \(ownCourses.list)
        <h2>Det du har gått, och dina intyg</h2>\(achievements)
        <p><a href="/intyg">Kontrollera ett intyg som någon visar</a></p>
        \(trainer)\(lead)
        """)
  }

  private var ownCourses: OwnCourses {
    let web = own.subjects.first { $0.id == Subject.webCourse }
    let hasWeb = web.map { web in own.achievements.contains { $0.counts(as: web) } } ?? false
    return OwnCourses(items: courses, hasWebCourse: hasWeb, viewer: viewer)
  }

  private var lead: HTML {
    let ways = (TrainingTabs.ways(for: viewer) + entries.filter { $0.who.permits(viewer) })
      .sorted { $0.order < $1.order }
    guard !ways.isEmpty else { return .empty }
    return """
      <h2>För dig som planerar, leder eller gör kurser</h2>
      <ul class="rows">\(ways.html { "<li>\(Link($0.title, $0.path).html) <small>\($0.use)</small></li>" })</ul>
      """
  }

  private var achievements: HTML {
    guard !own.achievements.isEmpty else {
      return "<p>Här samlas temadagar, kurser och det du själv rapporterar. Inget är antecknat än.</p>"
    }
    return """
      <div class="scroll" role="region" aria-labelledby="gatt" tabindex="0"><table class="data">
      <caption class="vh" id="gatt">Det du har gått</caption>
      <thead><tr><th scope="col">Utbildning</th><th scope="col">Dag</th><th scope="col">Omfattning</th>\
      <th scope="col">Uppgift från</th><th scope="col">Intyg</th><th scope="col"><span class="vh">Ta bort</span></th></tr></thead>
      <tbody>\(own.achievements.html(row))</tbody></table></div>
      """
  }

  private func row(_ achievement: Achievement) -> HTML {
    """
    <tr><th scope="row">\(achievement.title)<br><small>\(achievement.organisers.joined(separator: ", "))</small></th>\
    <td class="nb">\(achievement.day.text)</td><td>\(CertificatePaper.length(minutes: achievement.minutes))</td>\
    <td>\(achievement.source.swedish)</td><td>\(certificate(of: achievement))</td><td>\(remove(achievement))</td></tr>
    """
  }

  private func certificate(of achievement: Achievement) -> HTML {
    guard let certificate = own.certificate(of: achievement) else { return "–" }
    return """
      \(certificate.standing(on: today).html(certificate.expiresOn))
      <form method="post" action="/min-utbildning/intyg/\(certificate.id.text)">\(csrf)\
      <button class="btn quiet">Öppna intyget<span class="vh"> för \(achievement.title)</span></button></form>
      """
  }

  private func remove(_ achievement: Achievement) -> HTML {
    guard achievement.source != .organiser else { return .empty }
    return """
      <details class="more"><summary>Ta bort<span class="vh"> \(achievement.title)</span></summary><div>
      <p>Då försvinner utbildningen härifrån, och den räknas inte längre i din organisations plan.</p>
      <form method="post" action="/min-utbildning/\(achievement.id.text)/ta-bort">\(csrf)\
      \(button("Ja, ta bort \(achievement.title)", style: "btn danger small"))</form></div></details>
      """
  }

  /// Whoever stands in the trainers' register says whether others may see how to reach them.
  private var trainer: HTML {
    guard let trainer = own.trainer else { return .empty }
    return """
      <h2>Du är utbildare</h2>
      <p>Du står i utbildarregistret. Dina kontaktuppgifter \(trainer.showsContact ? "visas" : "visas inte") för andra som är inloggade.</p>
      <form method="post" action="/min-utbildning/utbildare">\(csrf)<p>\
      \(button(trainer.showsContact ? "Visa inte mina kontaktuppgifter" : "Visa mina kontaktuppgifter", name: "visa", value: trainer.showsContact ? "nej" : "ja", style: "btn second"))</p></form>
      <details class="more"><summary>Ta bort mig ur registret</summary><div>
      <p>Då hittar ingen dig som utbildare där längre. Det du har gått och dina intyg finns kvar.</p>
      <form method="post" action="/min-utbildning/utbildare">\(csrf)\
      \(button("Ja, ta bort mig ur registret", name: "visa", value: "lamna", style: "btn danger"))</form></div></details>
      """
  }
}

extension Need.State {
  var html: HTML {
    switch self {
    case .missing: "<span class=\"st late\">Saknas</span>"
    case .expired(let day): "<span class=\"st late\">Gick ut \(day.text)</span>"
    case .met(let day?): "<span class=\"st done\">Finns, till \(day.text)</span>"
    case .met(nil): "<span class=\"st done\">Finns</span>"
    }
  }

  /// In a file.
  var words: String {
    switch self {
    case .missing: "saknas"
    case .expired(let day): "gick ut \(day.text)"
    case .met(let day?): "finns, till \(day.text)"
    case .met(nil): "finns"
    }
  }
}

extension Certificate.Standing {
  func html(_ last: CalendarDate?) -> HTML {
    switch self {
    case .valid:
      last.map { "<span class=\"st done\">Gäller till \($0.text)</span>" } ?? "<span class=\"st done\">Gäller</span>"
    case .expired: "<span class=\"st late\">Gick ut \(last?.text ?? "")</span>"
    case .replaced: "<span class=\"st wait\">Ersatt av ett nyare</span>"
    case .withdrawn: "<span class=\"st late\">Återtaget</span>"
    }
  }
}
