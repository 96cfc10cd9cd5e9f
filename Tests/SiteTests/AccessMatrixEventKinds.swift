import TestSupport

/// Which events and registrations the routes are asked for with.
struct AccessMatrixEventKinds: Sendable {
  let records: MatrixEvents

  /// Those who speak for one of those who hold it.
  private let organisers: [String: Set<String>] = ["länets": ["alva", "lansst"], "grannlänets": ["tuva"]]

  var rules: [(prefix: String, kinds: [AccessMatrixKind])] {
    [
      ("/evenemang/{id}", ["länets", "medlemmars", "utkast"].map { edition($0) }),
      (
        "/arrangemang/{id}/deltagare/{registration}/adress",
        ["länets", "grannlänets"].map { edition($0, inside: organisers[$0], registration: records.staying) }
      ),
      ("/arrangemang/{id}", ["länets", "grannlänets"].map { edition($0, inside: organisers[$0]) }),
      (
        "/incheckning/{id}",
        [AccessMatrixKind(name: "länets", values: ["id": .shared(records.registration)], inside: organisers["länets"])]
      ),
      ("/serier/{id}", [AccessMatrixKind(name: "länets", values: ["id": .shared(records.series)])]),
      ("/anmalan/{token}", links(records.own)), ("/utvardering/{token}", links(records.evaluation)),
    ]
  }

  private func edition(_ name: String, inside: Set<String>? = nil, registration: String? = nil) -> AccessMatrixKind {
    AccessMatrixKind(
      name: name,
      values: [
        "id": .shared(records.editions[name] ?? "saknas"), "session": "ny", "question": "finns-inte",
        "document": "finns-inte", "registration": .shared(registration ?? records.registration),
      ], inside: inside)
  }

  private func links(_ secret: String) -> [AccessMatrixKind] {
    [("känd", secret), ("okänd", "finns-inte")].map { name, secret in
      AccessMatrixKind(name: name, values: ["token": .shared(secret), "document": "finns-inte"])
    }
  }
}
