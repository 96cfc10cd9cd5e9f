internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The page that a part is played on: the package in a frame from its own origin.
struct PlayerPage {
  let package: CoursePackage
  let version: PackageVersion
  /// From 0.
  let index: Int
  let content: String
  let token: String
  /// What the part is told at the start, as JSON.
  let start: String
  let csrf: HTML

  private var part: ScormItem { version.parts[index] }

  var page: Page {
    Page(
      part.title, width: .wide, crumbs: [Link("Kurspaket", "/kurspaket"), Link(package.title, package.path)],
      kind: version.parts.count > 1 ? "Del \(index + 1) av \(version.parts.count)" : nil,
      content: """
        <noscript><div class="note"><p>Den här sidan behöver script, för kursen är ett program som någon annan har gjort. \
        Slå på script i webbläsaren och ladda om sidan. Allt annat i Samfrid fungerar utan.</p></div></noscript>
        <section class="player" data-scorm data-origin="\(content)" data-adapter="\(content)/o/\(token)" data-token="\(token)" \
        data-entry="\(part.entry)" data-title="\(part.title)" data-start="\(start)"\(attribute("data-read", when: !part.isTracked))>
        <form method="post" action="\(package.path)/delar/\(index + 1)">\(csrf)</form>
        <p role="status" data-scorm-status></p>
        <iframe title="\(part.title)" allow="fullscreen; autoplay" sandbox="\(PlayerSandbox.words)"></iframe>
        </section>
        <nav class="actions" aria-label="Delar">\(step(-1, "Förra delen"))\(step(1, "Nästa del"))\
        <a class="btn second" href="\(package.path)">Till kursens sida</a></nav>
        <script src="\(Assets.playerPath)" defer></script>
        """)
  }

  private func step(_ direction: Int, _ label: String) -> HTML {
    let other = index + direction
    guard version.parts.indices.contains(other) else { return .empty }
    return
      "<a class=\"btn second\" href=\"\(package.path)/delar/\(other + 1)\">\(label): \(version.parts[other].title)</a>"
  }
}
