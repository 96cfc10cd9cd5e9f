internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// One package: what it is, the way in, and the viewer's own result. For its owner also the versions.
struct PackagePage {
  let sheet: PackageSheet
  let viewer: Viewer
  let csrf: HTML
  var problems = Problems()

  private var package: CoursePackage { sheet.package }

  var page: Page {
    Page(
      package.title, width: .wide, crumbs: [Link("Kurspaket", "/kurspaket")],
      actions: sheet.isOwner
        ? "<a class=\"btn second\" href=\"\(package.path)/redigera\">Ändra uppgifterna</a>" : .empty,
      problems: problems,
      content: """
        \(sheet.isPlayed ? .empty : NotPlayed.note)
        \(paragraphs(package.about))
        <dl class="sum">\(fact("Tid", "\(package.minutes) minuter"))\(fact("Från", sheet.organisation))\
        \(fact("För", package.counties.shortNames))\
        \(fact("Läge", package.state == .shown ? nil : package.state.swedish))</dl>
        \(course)
        \(sheet.isOwner ? OwnerParts(sheet: sheet, csrf: csrf, problems: problems).html : .empty)
        """)
  }

  private var course: HTML {
    guard let version = sheet.version else {
      return "<div class=\"empty\"><p>Ingen version är utlagd än.</p></div>"
    }
    return """
      <h2>\(sheet.enrolment == nil ? "Det här ingår" : "Din kurs")</h2>
      \(result)\(parts(version))\(begin)
      """
  }

  private var result: HTML {
    guard let enrolment = sheet.enrolment else { return .empty }
    guard let completed = enrolment.completedAt else {
      return "<p>Du började den \(enrolment.startedAt.day.words).</p>"
    }
    return "<p><span class=\"st done\">Du gick klart kursen den \(completed.day.words).</span></p>"
  }

  private func parts(_ version: PackageVersion) -> HTML {
    """
    <ol class="rows">\(version.parts.enumerated().html { index, part in
      let headings = part.headings.filter { !$0.isEmpty }.joined(separator: " · ")
      return """
        <li>\(mayPlay ? Link(part.title, "\(package.path)/delar/\(index + 1)").html : HTML(text: part.title))\
        <small>\(headings)\(headings.isEmpty || sheet.enrolment == nil ? "" : " · ")\(standing(part))</small></li>
        """
    })</ol>
    """
  }

  private func standing(_ part: ScormItem) -> HTML {
    sheet.enrolment == nil ? .empty : StandingWords.html(sheet.standings[part.identifier], part)
  }

  private var mayPlay: Bool { sheet.enrolment != nil && sheet.isPlayed }

  private var begin: HTML {
    guard sheet.isPlayed else { return .empty }
    if sheet.enrolment == nil { return package.state == .shown ? form("Börja kursen") : .empty }
    let next = "\(package.path)/delar/\(sheet.nextPart + 1)"
    let isDone = sheet.enrolment?.completedAt != nil
    let label = isDone ? "Gå igenom kursen igen" : sheet.standings.isEmpty ? "Öppna första delen" : "Fortsätt"
    return """
      <p class="actions"><a class="btn" href="\(next)">\(label)</a></p>
      \(sheet.hasNewer ? newer : .empty)
      """
  }

  private var newer: HTML {
    """
    <details class="more"><summary>Kursen finns i en ny version</summary><div>
    <p>Du kan gå färdigt den du har börjat på, eller börja om med den nya. Då försvinner ditt resultat i delarna. \
    Har du redan gått klart kursen räknas det fortfarande.</p>
    \(form("Börja om med den nya versionen", again: true))</div></details>
    """
  }

  private func form(_ label: String, again: Bool = false) -> HTML {
    """
    <form method="post" action="\(package.path)/borja">\(csrf)\
    \(again ? "<input type=\"hidden\" name=\"om\" value=\"ja\">" : .empty)\
    <p class="actions">\(button(label, style: again ? "btn second" : "btn"))</p></form>
    """
  }
}

/// How a part stands, in words. Sv: resultatet i ord
enum StandingWords {
  static func html(_ standing: PartStanding?, _ part: ScormItem) -> HTML {
    guard let standing else { return "Inte öppnad" }
    guard part.isTracked else { return "<span class=\"st done\">Läst</span>" }
    let score = standing.state.score.map { ", \(SwedishNumber.text($0.value)) av 100" } ?? ""
    return "<span class=\"st\(style(standing))\">\(words(standing))\(score)</span>"
  }

  private static func style(_ standing: PartStanding) -> String {
    standing.isCompleted ? " done" : standing.state.status == "failed" ? " late" : " part"
  }

  private static func words(_ standing: PartStanding) -> String {
    switch standing.state.status {
    case "passed": "Godkänd"
    case "completed": "Klar"
    case "failed": standing.isCompleted ? "Klar tidigare" : "Inte godkänd än"
    default: standing.isCompleted ? "Klar" : "Påbörjad"
    }
  }
}

extension [CountyCode] {
  fileprivate var shortNames: String {
    Sweden.current.counties.filter { contains($0.code) }.map(\.shortName).joined(separator: ", ")
  }
}
