import TestSupport

/// Which courses the routes are asked for with: the one that comes with the program, which everybody may take, and a team's
/// draft.
struct AccessMatrixCourseKinds: Sendable {
  let records: MatrixCourses

  var rules: [(prefix: String, kinds: [AccessMatrixKind])] { [("/kurser/{id}", kinds(film: records.film))] }

  var exact: [String: [AccessMatrixKind]] {
    ["POST /kurser/{id}/redigera/film/{film}/ta-bort": kinds(film: "finns-inte")]
  }

  private func kinds(film: String) -> [AccessMatrixKind] {
    [("medföljande", records.bundled, nil), ("teamets-utkast", records.draft, ["alva"] as Set<String>?)].map {
      name, id, inside in
      AccessMatrixKind(
        name: name,
        values: [
          "id": .shared(id), "number": "1", "film": .shared(film), "picture": "finns-inte", "participant": "finns-inte",
        ], inside: inside)
    }
  }
}
