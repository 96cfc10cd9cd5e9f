import TestSupport

/// Which course packages the routes are asked for with.
struct AccessMatrixPackageKinds: Sendable {
  let records: MatrixPackages

  /// Those who work in the package's county, or look after the draft of another's.
  private let inside: [String: Set<String>] = [
    "länets": ["alva", "lansst", "maj", "love", "harriet", "ante", "rut", "tjej", "vera"],
    "utkast": ["tuva"],
    "annans": ["alva", "lansst", "maj", "love", "harriet", "ante", "rut", "tjej", "vera"],
  ]

  var rules: [(prefix: String, kinds: [AccessMatrixKind])] {
    [("/kurspaket/{id}", ["länets", "utkast"].map(kind))]
  }

  /// What would change a package for the other columns is asked for with one that none of them may change.
  var exact: [String: [AccessMatrixKind]] {
    [
      "POST /kurspaket/{id}/ta-bort": [kind("annans")], "POST /kurspaket/{id}/version/lagg-ut": [kind("annans")],
      "POST /kurspaket/{id}/version/slang": [kind("annans")],
    ]
  }

  private func kind(_ name: String) -> AccessMatrixKind {
    AccessMatrixKind(
      name: name, values: ["id": .shared(records.packages[name] ?? "saknas"), "part": "1"], inside: inside[name])
  }
}
