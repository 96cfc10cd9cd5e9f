internal import Access
internal import HTML
internal import Papers
internal import Vocabulary
internal import Web

/// One's own page: what my role needs, what I have and until when, my certificates.
struct OwnTrainingPage {
  let own: OwnTraining
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML

  var page: Page {
    Page(
      "Min utbildning", width: .wide,
      actions: "<a class=\"btn\" href=\"/min-utbildning/rapportera\">Rapportera en utbildning</a>",
      content: """
        \(TrainingTabs.html(on: .own, for: viewer))
        \(own.workplaces.html(workplace))
        <h2>Det du har gått</h2>\(achievements)
        <p><a href="/intyg">Kontrollera ett intyg som någon visar</a></p>
        \(trainer)
        """)
  }

  private func workplace(_ place: OwnTraining.Workplace) -> HTML {
    """
    <h2>Det du behöver på \(place.organisation.name)</h2>
    <p>\(place.details.profession.swedish)\(place.details.unit.isEmpty ? "" : ", \(place.details.unit)").\
    \(place.isSaid ? "" : " Det är vad din funktion brukar vara.") \
    <a href="/min-utbildning/arbete?plats=\(place.organisation.id.text)">Ändra enhet och yrkesgrupp</a>\
    \(place.plan.isUsual ? HTML("<br>Organisationen har ingen egen plan än. Då behöver alla webbkursen.") : .empty)</p>
    <ul class="rows">\(place.needs.html(need))</ul>
    \(place.needs.isEmpty ? HTML("<p>Planen säger inget om din yrkesgrupp.</p>") : .empty)
    """
  }

  private func need(_ need: Need) -> HTML {
    "<li>\(need.subject.name) <small>\(need.subject.level.swedish)</small> \(need.state(own.achievements, on: today).html)\(link(need))</li>"
  }

  private func link(_ need: Need) -> HTML {
    need.subject.id == Subject.webCourse && !need.state(own.achievements, on: today).isMet
      ? " <a href=\"/webbkursen\">Om webbkursen</a>" : .empty
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
      <form method="post" action="/min-utbildning/\(achievement.id.text)/ta-bort">\(csrf)\
      <button class="btn quiet">Ta bort<span class="vh"> \(achievement.title)</span></button></form>
      """
  }

  /// Whoever stands in the trainers' register says whether others may see how to reach them.
  private var trainer: HTML {
    guard let trainer = own.trainer else { return .empty }
    return """
      <h2>Du är utbildare</h2>
      <p>Du står i utbildarregistret. Dina kontaktuppgifter \(trainer.showsContact ? "visas" : "visas inte") för andra som är inloggade.</p>
      <form method="post" action="/min-utbildning/utbildare">\(csrf)<p>\
      \(button(trainer.showsContact ? "Visa inte mina kontaktuppgifter" : "Visa mina kontaktuppgifter", name: "visa", value: trainer.showsContact ? "nej" : "ja", style: "btn second")) \(button("Ta bort mig ur registret", name: "visa", value: "lamna", style: "btn quiet"))</p></form>
      """
  }
}

extension Need.State {
  var html: HTML {
    switch self {
    case .missing: "<span class=\"st late\">Saknas</span>"
    case .expired(let day): "<span class=\"st late\">Gick ut \(day.text)</span>"
    case .met(let day?): "<span class=\"st ok\">Finns, till \(day.text)</span>"
    case .met(nil): "<span class=\"st ok\">Finns</span>"
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
      last.map { "<span class=\"st ok\">Gäller till \($0.text)</span>" } ?? "<span class=\"st ok\">Gäller</span>"
    case .expired: "<span class=\"st late\">Gick ut \(last?.text ?? "")</span>"
    case .replaced: "<span class=\"st wait\">Ersatt av ett nyare</span>"
    case .withdrawn: "<span class=\"st late\">Återtaget</span>"
    }
  }
}
