import TestSupport

/// Which networks, meetings and calendars the routes are asked for with.
struct AccessMatrixNetworkKinds: Sendable {
  let records: MatrixNetworks

  /// Those who work in a host or a member, or are in the team of the network's county. Vera says yes to a function in a
  /// member before she is asked the last of these.
  private let inside: [String: Set<String>] = [
    "länets": ["alva", "lansst", "maj", "love", "harriet", "ante", "rut", "tjej", "vera"],
    "grannlänets": ["tuva"],
  ]

  var rules: [(prefix: String, kinds: [AccessMatrixKind])] {
    [
      ("/natverk/{id}", ["länets", "grannlänets"].map { kind($0, records.networks) }),
      ("/traffar/{id}/anteckningar", ["länets", "grannlänets"].map { kind($0, records.past) }),
      ("/traffar/{id}", ["länets", "grannlänets"].map { kind($0, records.coming) }),
      ("/arsplan/kalendrar/{calendar}", ["länets", "grannlänets"].map { other($0) }),
      ("/arsplan/{id}", ["egen", "annans"].map { initiative($0) }),
      ("/traffsvar/{token}", links(records.answer, "token")),
      ("/kalender/{calendar}", links(records.calendar, "calendar")),
    ]
  }

  /// Everybody is shown what the county's network is for.
  var exact: [String: [AccessMatrixKind]] {
    var shown = kind("länets", records.networks)
    shown.inside = nil
    let hidden = kind("grannlänets", records.networks)
    return [
      "GET /natverk/{id}": [shown, hidden], "POST /arsplan/{id}/ta-bort": [initiative("annans")],
      "POST /arsplan/kalendrar/{calendar}/ta-bort": [other("grannlänets")],
    ]
  }

  private func initiative(_ name: String) -> AccessMatrixKind {
    AccessMatrixKind(name: name, values: ["id": .shared(records.initiatives[name] ?? "saknas")])
  }

  private func other(_ name: String) -> AccessMatrixKind {
    AccessMatrixKind(name: name, values: ["calendar": .shared(records.others[name] ?? "saknas")])
  }

  private func kind(_ name: String, _ ids: [String: String]) -> AccessMatrixKind {
    AccessMatrixKind(
      name: name,
      values: [
        "id": .shared(ids[name] ?? "saknas"), "membership": .shared(records.membership), "guest": "finns-inte",
        "point": .shared(records.point), "task": .shared(records.task), "document": "finns-inte",
      ], inside: inside[name])
  }

  private func links(_ secret: String, _ parameter: String) -> [AccessMatrixKind] {
    [("känd", secret), ("okänd", "finns-inte")].map { name, secret in
      AccessMatrixKind(name: name, values: [parameter: .shared(secret), "document": "finns-inte"])
    }
  }
}
