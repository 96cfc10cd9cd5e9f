internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Who of the staff has what: for their own manager, to plan their work.
struct StaffTable {
  let sheet: PlaceSheet
  let unit: String?
  let csrf: HTML
  let viewer: Viewer

  private var path: String { sheet.place.path }

  var html: HTML {
    """
    <h2>Personalen</h2>
    <p>Bara du som är chef här ser den här listan. Den säger vad var och en har gått, aldrig vad de har svarat på något. \
    <a href="\(path)/personal">Lägg till någon utan konto</a></p>
    \(filter)
    <div class="scroll" role="region" aria-labelledby="personal" tabindex="0"><table class="data">
    <caption class="vh" id="personal">Personalen</caption>
    <thead><tr><th scope="col">Namn</th><th scope="col">Yrkesgrupp</th><th scope="col">Behöver</th><th scope="col">Har gått</th></tr></thead>
    <tbody>\(sheet.shown(unit: unit).html(row))</tbody></table></div>
    """
  }

  private var filter: HTML {
    guard sheet.units.count > 1 || unit != nil else { return .empty }
    return """
      <form class="filter" method="get" action="\(path)"><div><label for="u-enhet">Enhet</label>\
      <select id="u-enhet" name="enhet"><option value="">Alla</option>\(sheet.units.html { name in
        "<option value=\"\(name)\"\(attribute("selected", when: name.alike == unit?.alike))>\(name)</option>"
      })</select></div><button class="btn second">Visa</button></form>
      """
  }

  private func row(_ colleague: Colleague) -> HTML {
    let began = colleague.beganOn.map { "Började \($0.words)" }
    let under = [colleague.unit.isEmpty ? nil : colleague.unit, began].compactMap(\.self).joined(separator: ", ")
    return """
      <tr><th scope="row">\(colleague.name)<br><small>\(under)</small>\(change(colleague))\(end(colleague))</th>\
      <td>\(colleague.profession.swedish)</td><td>\(needs(of: colleague))</td><td>\(achievements(of: colleague))</td></tr>
      """
  }

  private func needs(of colleague: Colleague) -> HTML {
    let needs = sheet.plan.needs(colleague.unit, colleague.profession)
    guard !needs.isEmpty else { return "–" }
    return """
      <ul class="plain">\(needs.html { need in
        "<li>\(need.subject.name): \(need.state(colleague.achievements, on: sheet.day).html)</li>"
      })</ul>
      """
  }

  private func achievements(of colleague: Colleague) -> HTML {
    guard !colleague.achievements.isEmpty else { return "–" }
    return """
      <ul class="plain">\(colleague.achievements.html { achievement in
        "<li>\(achievement.title), <time>\(achievement.day.text)</time>\(source(of: achievement))\(confirm(achievement))\(certificate(of: achievement))</li>"
      })</ul>
      """
  }

  private func source(of achievement: Achievement) -> HTML {
    "<br><small>\(achievement.kind.swedish), \(achievement.source.inPhrase)</small>"
  }

  private func confirm(_ achievement: Achievement) -> HTML {
    guard achievement.source == .learner, achievement.learner.person != viewer.person else { return .empty }
    return """
      <form method="post" action="\(path)/bekrafta/\(achievement.id.text)">\(csrf)<button class="btn quiet">Bekräfta<span class="vh"> \
      \(achievement.title)</span></button></form>
      """
  }

  /// Who has an account opens their own.
  private func certificate(of achievement: Achievement) -> HTML {
    guard achievement.learner.person == nil,
      let certificate = sheet.certificates.first(where: { $0.achievement == achievement.id && $0.replacedBy == nil })
    else { return .empty }
    return """
      <form method="post" action="\(path)/intyg/\(certificate.id.text)">\(csrf)<button class="btn quiet">Öppna intyget<span class="vh"> \
      för \(achievement.learner.name)</span></button></form>
      """
  }

  private func change(_ colleague: Colleague) -> HTML {
    """
    <br><a href="\(path)/personal/\(colleague.address)/andra">Ändra<span class="vh"> \(colleague.name)</span></a>
    """
  }

  private func end(_ colleague: Colleague) -> HTML {
    guard let id = colleague.employee, colleague.person == nil else { return .empty }
    return """
      <details class="more"><summary>Har slutat<span class="vh">: \(colleague.name)</span></summary><div>
      <p>Då står personen inte längre i listan och räknas inte med i planen.</p>
      <form method="post" action="\(path)/personal/\(id.text)">\(csrf)\
      \(button("Ja, \(colleague.name) har slutat", style: "btn danger small"))</form></div></details>
      """
  }
}
