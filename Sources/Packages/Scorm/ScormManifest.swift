import Documents

/// What imsmanifest.xml says (IMS Content Packaging 1.1.2 with ADL's additions), as far as a player needs it.
struct ScormManifest {
  var version = ""
  /// Attributes that only SCORM 2004 has.
  var hasLaterAttributes = false
  var base = ""
  var resourcesBase = ""
  var defaultOrganisation: String?
  var organisations: [Organisation] = []
  var resources: [Resource] = []

  struct Organisation {
    var identifier: String
    var title = ""
    /// In the order they begin, nested ones after what they stand in.
    var items: [Item] = []
  }

  struct Item {
    var identifier: String
    var resource: String?
    var parameters: String
    var isVisible: Bool
    /// The item it stands in, as a place in the same list.
    var parent: Int?
    var title = ""
    var details: [String: String] = [:]
  }

  struct Resource {
    var identifier: String
    var type: String
    var scormType: String
    var href: String?
    var base: String
  }

  /// The default organisation, or the first one.
  var organisation: Organisation? {
    organisations.first { $0.identifier == defaultOrganisation } ?? organisations.first
  }

  var title: String? { organisation.map(\.title).flatMap { $0.isEmpty ? nil : $0 } }
}

extension ScormManifest {
  static let mostBytes = 5_000_000
  static let fileName = "imsmanifest.xml"

  static func read(in folder: PackedFolder, of file: SentFile) throws -> ScormManifest {
    guard let packed = folder.file(at: fileName) else { throw absence(in: folder, of: file) }
    guard packed.bytes <= mostBytes else { throw file.manifestProblem("är orimligt stor. Exportera kursen på nytt.") }
    let listener = ManifestListener()
    do { try XMLText.parse(try folder.read(packed), with: listener) } catch let fault as XMLFault {
      throw problem(of: fault, file)
    } catch let fault as ManifestFault { throw file.manifestProblem(fault.words) }
    let manifest = listener.manifest
    if manifest.isLaterVersion {
      throw file.problem("är gjord för SCORM 2004. Vi tar emot SCORM 1.2. Exportera kursen som SCORM 1.2 i stället.")
    }
    return manifest
  }

  private var isLaterVersion: Bool {
    version.contains("2004") || version.contains("1.3") || (version.isEmpty && hasLaterAttributes)
  }

  private static func absence(in folder: PackedFolder, of file: SentFile) -> DocumentProblem {
    if folder.file(at: "cmi5.xml") != nil {
      return file.problem("är en kurs för cmi5. Vi tar emot SCORM 1.2. Exportera kursen som SCORM 1.2 i stället.")
    }
    if folder.file(at: "tincan.xml") != nil {
      return file.problem("är en kurs för xAPI. Vi tar emot SCORM 1.2. Exportera kursen som SCORM 1.2 i stället.")
    }
    let ending = "/" + fileName
    if let deep = folder.files.first(where: { $0.path.lowercased().hasSuffix(ending) }) {
      let inner = String(deep.path.dropLast(ending.count))
      return file.problem(
        "har sin \(fileName) i mappen \(shown(inner)). Packa det som ligger i mappen, inte mappen själv.")
    }
    return file.problem(
      "saknar \(fileName) och är ingen SCORM-kurs. Exportera kursen som SCORM 1.2 och välj den filen.")
  }

  private static func problem(of fault: XMLFault, _ file: SentFile) -> DocumentProblem {
    switch fault {
    case .documentType: file.manifestProblem("har en DOCTYPE, som vi inte läser. Exportera kursen på nytt.")
    case .encoding: file.manifestProblem("är inte sparad i UTF-8. Exportera kursen på nytt.")
    case .broken(let line): file.manifestProblem("är trasig på rad \(line). Exportera kursen på nytt.")
    }
  }
}

/// Why a manifest that is XML is none.
enum ManifestFault: Error {
  case otherRoot, tooDeep, tooMany

  var words: String {
    switch self {
    case .otherRoot: "beskriver ingen kurs. Exportera kursen på nytt som SCORM 1.2."
    case .tooDeep: "har för många nivåer. Exportera kursen på nytt."
    case .tooMany: "har för många delar. Dela upp kursen."
    }
  }
}

extension SentFile {
  /// A sentence about the manifest in the file.
  func manifestProblem(_ predicate: String) -> DocumentProblem {
    problem("har en \(ScormManifest.fileName) som \(predicate)")
  }
}
