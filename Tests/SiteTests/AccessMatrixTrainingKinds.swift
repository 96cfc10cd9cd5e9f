import TestSupport

/// Which plans, certificates, groups and trainers the routes are asked for with.
struct AccessMatrixTrainingKinds: Sendable {
  let records: MatrixTraining

  /// Those who work in the municipality, and the teams of its county.
  private let inside: Set<String> = ["alva", "lansst", "maj", "love", "harriet"]

  var rules: [(prefix: String, kinds: [AccessMatrixKind])] {
    [
      ("/utbildning/{id}", [place("umeå", inside), place("härnösand", ["tuva", "granne"])]),
      ("/min-utbildning/intyg/{id}", [kind("loves", records.certificate, inside: ["love"])]),
      ("/min-utbildning/{id}", [kind("loves", records.achievement, inside: ["love"])]),
      ("/webbkursen/grupper/{id}", [kind("majs", records.group, inside: ["maj", "harriet"])]),
      ("/webbkursen/handledning/{county}", [AccessMatrixKind(name: "västerbotten", values: ["county": "24"])]),
      ("/utbildare/{id}", [kind("länets", records.trainer, inside: ["alva", "lansst"])]),
      ("/utbildningsamnen/{id}", [kind("fou-enhetens", records.subject, inside: nil)]),
      (
        "/intyg/{token}",
        [("känd", records.code), ("okänd", "finns-inte")].map { name, code in
          AccessMatrixKind(name: name, values: ["token": .shared(code)])
        }
      ),
    ]
  }

  private func place(_ name: String, _ inside: Set<String>) -> AccessMatrixKind {
    AccessMatrixKind(
      name: name,
      values: [
        "id": .shared(records.places[name] ?? "saknas"), "need": "finns-inte", "employee": "finns-inte",
        "achievement": "finns-inte", "certificate": "finns-inte",
      ], inside: inside)
  }

  private func kind(_ name: String, _ id: String, inside: Set<String>?) -> AccessMatrixKind {
    AccessMatrixKind(name: name, values: ["id": .shared(id)], inside: inside)
  }
}
