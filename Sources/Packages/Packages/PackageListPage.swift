internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The packages that the viewer may begin, has begun or looks after.
struct PackageListPage {
  let packages: [CoursePackage]
  /// The viewer's own, by package.
  let enrolments: [ID<CoursePackage>: Enrolment]
  let organisations: [ID<Organisation>: Organisation]
  let viewer: Viewer
  let isPlayed: Bool

  var page: Page {
    Page(
      "Kurspaket", width: .wide, crumbs: [Learning.link],
      lead:
        "Kurser på webben som länsteamen har lagt in. Du går dem i din egen takt, och kan sluta och fortsätta när du vill.",
      actions: viewer.isInCountyTeam ? "<a class=\"btn\" href=\"/kurspaket/nytt\">Lägg in ett kurspaket</a>" : .empty,
      content: """
        \(isPlayed ? .empty : NotPlayed.note)
        \(packages.isEmpty ? Self.nothing : table)
        """)
  }

  private static let nothing: HTML = """
    <div class="empty"><p>Det finns inga kurspaket för ditt län än. Länsteamet lägger in dem.</p></div>
    """

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-label="Kurspaket" tabindex="0"><table class="data">
    <thead><tr><th scope="col">Kurs</th><th scope="col">Tid</th><th scope="col">Från</th>\
    <th scope="col">Du har</th></tr></thead><tbody>\(packages.html(row))</tbody></table></div>
    """
  }

  private func row(_ package: CoursePackage) -> HTML {
    let state: HTML = package.state == .shown ? .empty : " <span class=\"st\">\(package.state.swedish)</span>"
    return """
      <tr><th scope="row"><a href="\(package.path)">\(package.title)</a>\(state)</th>\
      <td>\(package.minutes) minuter</td><td>\(organisations[package.organisation]?.name ?? "")</td>\
      <td>\(enrolments[package.id].words)</td></tr>
      """
  }
}

extension Enrolment? {
  /// How far somebody has come, as a list says it.
  var words: HTML {
    guard let self else { return "<span class=\"st\">inte börjat</span>" }
    return self.completedAt == nil
      ? "<span class=\"st part\">börjat</span>" : "<span class=\"st done\">gått klart</span>"
  }
}

/// Why nothing is played where no address has been set up for it.
enum NotPlayed {
  static let note: HTML = """
    <div class="note"><p>Kurspaket kan inte spelas här än. De behöver en egen adress, skild från Samfrids, och den har inte \
    ställts in. Säg till den som sköter servern, som hittar inställningarna under content-listen och content-address.</p></div>
    """
}
