import Documents
internal import Vocabulary

/// Puts the manifest together as expat goes through it. What stands in metadata, or in a manifest within the manifest,
/// is not taken for the course's own.
final class ManifestListener: XMLListener {
  private static let deepest = 64
  private static let mostItems = 2_000
  private static let mostResources = 10_000
  private static let longestText = 70_000
  private static let details: Set<String> = ["masteryscore", "datafromlms", "maxtimeallowed", "timelimitaction"]

  private(set) var manifest = ScormManifest()
  private var path: [String] = []
  private var openItems: [Int] = []
  private var itemCount = 0
  private var text = ""
  private var isTaking = false

  func start(_ name: String, _ attributes: XMLAttributes) throws {
    guard path.count < Self.deepest else { throw ManifestFault.tooDeep }
    if path.isEmpty, name != "manifest" { throw ManifestFault.otherRoot }
    path.append(name)
    isTaking = false
    switch path.dropLast().last {
    case nil: manifest.base = attributes["base"] ?? ""
    case "manifest" where path.count == 2: startPart(name, attributes)
    case "metadata" where path.count == 3: take(name == "schemaversion")
    case "organizations" where path.count == 3 && name == "organization": startOrganisation(attributes)
    case "organization" where isInOrganisation, "item" where isInOrganisation:
      if name == "item" { try startItem(attributes) } else { take(name == "title" || Self.details.contains(name)) }
    case "resources" where path.count == 3 && name == "resource": try startResource(attributes)
    default: break
    }
  }

  func characters(_ piece: String) {
    if isTaking, text.utf8.count + piece.utf8.count <= Self.longestText { text += piece }
  }

  func end(_ name: String) throws {
    if isTaking { keep(text.trimmed, as: name) }
    isTaking = false
    if name == "item", isInOrganisation { _ = openItems.popLast() }
    path.removeLast()
  }

  /// Whether all from the organisation down to here is items.
  private var isInOrganisation: Bool {
    path.count >= 4 && path[1] == "organizations" && path[2] == "organization"
      && path[3..<path.count - 1].allSatisfy { $0 == "item" }
  }

  private func startPart(_ name: String, _ attributes: XMLAttributes) {
    if name == "organizations" { manifest.defaultOrganisation = attributes["default"] }
    if name == "resources" { manifest.resourcesBase = attributes["base"] ?? "" }
  }

  private func startOrganisation(_ attributes: XMLAttributes) {
    openItems = []
    manifest.organisations.append(.init(identifier: attributes["identifier"] ?? ""))
  }

  private func startItem(_ attributes: XMLAttributes) throws {
    guard let last = manifest.organisations.indices.last else { return }
    itemCount += 1
    guard itemCount <= Self.mostItems else { throw ManifestFault.tooMany }
    let item = ScormManifest.Item(
      identifier: attributes["identifier"] ?? "",
      resource: attributes["identifierref"].flatMap { $0.isEmpty ? nil : $0 },
      parameters: attributes["parameters"] ?? "",
      isVisible: attributes["isvisible"] != "false",
      parent: openItems.last)
    openItems.append(manifest.organisations[last].items.count)
    manifest.organisations[last].items.append(item)
  }

  private func startResource(_ attributes: XMLAttributes) throws {
    guard manifest.resources.count < Self.mostResources else { throw ManifestFault.tooMany }
    if attributes["scormType"] != nil { manifest.hasLaterAttributes = true }
    manifest.resources.append(
      .init(
        identifier: attributes["identifier"] ?? "",
        type: attributes["type"] ?? "",
        scormType: (attributes["scormtype"] ?? "").lowercased(),
        href: attributes["href"],
        base: attributes["base"] ?? ""))
  }

  private func take(_ isWanted: Bool) {
    isTaking = isWanted
    text = ""
  }

  private func keep(_ text: String, as name: String) {
    if name == "schemaversion" { return manifest.version = text }
    guard let last = manifest.organisations.indices.last else { return }
    if let item = openItems.last {
      if name == "title" { manifest.organisations[last].items[item].title = text.asTitle }
      if Self.details.contains(name) { manifest.organisations[last].items[item].details[name] = text }
    } else if name == "title" {
      manifest.organisations[last].title = text.asTitle
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
  }

  /// One line of at most 200 characters.
  fileprivate var asTitle: String { String(spacedAlike.prefix(200)) }
}
