import Documents

/// What a learner can open: the items of the organisation that name a page. A package without an organisation is played
/// by its resources, as other players do.
struct ScormItems {
  private let manifest: ScormManifest
  private let resources: [String: ScormManifest.Resource]
  private let files: SortedFiles
  private let file: SentFile
  private(set) var all: [ScormItem] = []

  init(_ manifest: ScormManifest, _ files: SortedFiles, of file: SentFile) throws {
    (self.manifest, self.files, self.file) = (manifest, files, file)
    resources = Dictionary(manifest.resources.map { ($0.identifier, $0) }) { first, _ in first }
    let visible = try organised { $0.isVisible }
    all = try visible.isEmpty ? organised { _ in true } : visible
    if all.isEmpty { all = try unorganised() }
    guard !all.isEmpty else {
      throw file.manifestProblem("inte pekar ut någon sida att öppna. Exportera kursen på nytt som SCORM 1.2.")
    }
    guard Set(all.map(\.identifier)).count == all.count else {
      throw file.manifestProblem("har två delar med samma namn. Exportera kursen på nytt.")
    }
  }

  private func organised(_ isWanted: (ScormManifest.Item) -> Bool) throws -> [ScormItem] {
    guard let items = manifest.organisation?.items else { return [] }
    return try items.filter(isWanted).compactMap { item in
      guard let reference = item.resource else { return nil }
      guard let resource = resources[reference] else {
        throw file.manifestProblem(
          "pekar på en resurs som inte finns, från delen \(shown(item.title)). Exportera om kursen.")
      }
      guard let address = try entry(of: resource, item.parameters) else { return nil }
      return made(item, headings: headings(above: item, in: items), resource, address)
    }
  }

  /// The SCOs, or else the web pages, in the order of the manifest.
  private func unorganised() throws -> [ScormItem] {
    let scos = manifest.resources.filter { $0.scormType == "sco" }
    let resources = scos.isEmpty ? manifest.resources.filter { $0.href != nil && $0.type == "webcontent" } : scos
    return try resources.enumerated().compactMap { index, resource in
      guard let address = try entry(of: resource, "") else { return nil }
      let item = ScormManifest.Item(
        identifier: resource.identifier, resource: nil, parameters: "", isVisible: true, parent: nil,
        title: "Del \(index + 1)")
      return made(item, headings: [], resource, address)
    }
  }

  private func entry(of resource: ScormManifest.Resource, _ parameters: String) throws -> ScormAddress? {
    guard let href = resource.href, !href.isEmpty else { return nil }
    let base = [manifest.base, manifest.resourcesBase, resource.base]
    guard let address = ScormAddress(href, base: base, parameters: parameters) else {
      throw file.manifestProblem(
        "pekar på en sida utanför paketet: \(shown(href)). Vi spelar bara kurser som har allt med sig.")
    }
    guard let found = files.kept(at: address.path) else {
      throw file.manifestProblem(
        "pekar på en sida som inte finns eller som vi inte visar: \(shown(href)). Exportera om kursen.")
    }
    guard ScormMediaType.isPage(found.mediaType) else {
      throw file.manifestProblem("vill öppna en fil som inte är någon sida: \(shown(href)). Exportera om kursen.")
    }
    return address.renamed(found.path)
  }

  private func made(
    _ item: ScormManifest.Item, headings: [String], _ resource: ScormManifest.Resource, _ address: ScormAddress
  ) -> ScormItem {
    let mastery = item.details["masteryscore"].flatMap { ScormDecimal($0) }
    return ScormItem(
      identifier: item.identifier,
      title: item.title.isEmpty ? "Del utan namn" : item.title,
      headings: headings,
      entry: address.encoded,
      isTracked: resource.scormType == "sco",
      masteryScore: mastery.flatMap { $0.isScore ? $0 : nil },
      launchData: String((item.details["datafromlms"] ?? "").prefix(4_096)),
      maxTimeAllowed: item.details["maxtimeallowed"].flatMap { ScormTimespan($0) },
      timeLimitAction: item.details["timelimitaction"].flatMap { Self.limitActions.contains($0) ? $0 : nil } ?? "")
  }

  private func headings(above item: ScormManifest.Item, in items: [ScormManifest.Item]) -> [String] {
    var headings: [String] = []
    var parent = item.parent
    while let place = parent {
      headings.insert(items[place].title, at: 0)
      parent = items[place].parent
    }
    return headings
  }

  private static let limitActions = ["exit,message", "exit,no message", "continue,message", "continue,no message"]
}
