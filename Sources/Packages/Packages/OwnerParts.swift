internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What whoever looks after a package has besides: its versions, who has gone it, and the ways to hide and remove it.
struct OwnerParts {
  let sheet: PackageSheet
  let csrf: HTML
  let problems: Problems

  private var package: CoursePackage { sheet.package }

  var html: HTML {
    """
    <h2>För er som lägger ut kursen</h2>
    \(draft)
    <p><a href="\(package.path)/deltagande">Hur många har gått kursen?</a></p>
    <h3>Versioner</h3><ul class="rows">\(sheet.versions.html(row))</ul>
    \(newVersion)\(hide)\(remove)
    <h3>Historik</h3>\(historyList(sheet.events, sheet.names))
    """
  }

  private var draft: HTML {
    guard let draft = sheet.draft else { return .empty }
    return """
      <div class="note"><p>Version \(draft.number) är inläst men inte utlagd. \
      <a href="\(package.path)/version">Granska och lägg ut den</a></p></div>
      """
  }

  private func row(_ version: PackageVersion) -> HTML {
    """
    <li>Version \(version.number) <small>\(version.fileName) · \(sheet.names[version.addedBy]) · \
    \(version.addedAt.day.words) · \(version.state.swedish)</small></li>
    """
  }

  private var newVersion: HTML {
    let fields = Fields(Form(), problems: problems)
    return """
      <details class="more"\(attribute("open", when: problems.sentence(for: "fil") != nil))><summary>Lägg in en ny version</summary><div>
      <form method="post" action="\(package.path)/version" enctype="multipart/form-data" novalidate>\(csrf)
      \(PackageFileField.html(fields))<p>\(button("Läs filen", style: "btn second"))</p></form></div></details>
      """
  }

  private var hide: HTML {
    guard package.state != .draft else { return .empty }
    let isHidden = package.state == .hidden
    return """
      <details class="more"><summary>\(isHidden ? "Visa paketet igen" : "Dölj paketet")</summary><div>
      <p>\(isHidden ? "Då kan de som arbetar i länet börja på kursen igen." : "Ingen ny kan börja. De som har börjat kan gå klart.")</p>
      <form method="post" action="\(package.path)/dolj">\(csrf)\
      <input type="hidden" name="dold" value="\(isHidden ? "" : "ja")">\
      <p>\(button(isHidden ? "Visa igen" : "Dölj", style: "btn second"))</p></form></div></details>
      """
  }

  private var remove: HTML {
    """
    <details class="more"><summary>Ta bort paketet</summary><div>
    <p>Filerna och allas resultat tas bort och går inte att få tillbaka. Intyg som redan är utfärdade finns kvar.</p>
    <form method="post" action="\(package.path)/ta-bort">\(csrf)\
    <p>\(button("Ja, ta bort \(package.title)", style: "btn danger"))</p></form></div></details>
    """
  }
}

extension PackageVersion.State {
  var swedish: String {
    switch self {
    case .draft: "utkast"
    case .current: "utlagd"
    case .former: "tidigare, för dem som har börjat på den"
    }
  }
}
