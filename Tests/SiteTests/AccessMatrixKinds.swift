import TestSupport
import Web

/// Which records each route is asked for with. The first rule whose address begins the route's path holds; a route with
/// parameters that no rule names fails the test.
struct AccessMatrixKinds: Sendable {
  private let exact: [String: [AccessMatrixKind]]
  private let rules: [(prefix: String, kinds: [AccessMatrixKind])]

  init(_ records: MatrixRecords) {
    let kinds = Kinds(people: records.people, survey: records.survey, board: records.board)
    let networks = AccessMatrixNetworkKinds(records: records.networks)
    let events = AccessMatrixEventKinds(records: records.events)
    let training = AccessMatrixTrainingKinds(records: records.training)
    let courses = AccessMatrixCourseKinds(records: records.courses)
    let packages = AccessMatrixPackageKinds(records: records.packages)
    exact = [networks.exact, courses.exact, packages.exact].reduce(kinds.exact) { all, more in
      all.merging(more) { first, _ in first }
    }
    rules =
      kinds.register + kinds.sets + kinds.replies + kinds.rounds + kinds.casework + networks.rules + events.rules
      + training.rules + courses.rules + packages.rules
      + kinds.others
  }

  func rows(of route: Route) -> [AccessMatrixRow] {
    let none = [AccessMatrixKind(name: "-")]
    let found =
      exact["\(route.method.rawValue) \(route.path)"] ?? rules.first { route.path.hasPrefix($0.prefix) }?.kinds ?? none
    return found.map { AccessMatrixRow(route: route, kind: $0) }
  }
}

private struct Kinds {
  let people: MatrixPeople
  let survey: MatrixSurvey
  let board: MatrixBoard

  /// Those who see what the first county's shelter says only to its own.
  private let shelters: Set<String> = ["alva", "lansst", "rut"]
  private let municipalitys: Set<String> = ["alva", "lansst", "maj", "love", "harriet"]
  private let neighbours: Set<String> = ["tuva", "granne"]

  var register: [(prefix: String, kinds: [AccessMatrixKind])] {
    [
      (
        "/organisationer/{id}/funktioner",
        ["kommun", "grannkommun", "flera-län"].map { kind($0, people.organisations) }
          + [kind("jour", people.organisations, inside: shelters)]
      ),
      ("/organisationer/{id}", ["kommun", "grannkommun", "flera-län", "jour"].map { kind($0, people.organisations) }),
      (
        "/funktioner/{id}",
        [
          kind("kommunens", people.functions), kind("grannkommunens", people.functions),
          kind("jourens", people.functions, inside: shelters),
        ]
      ),
      (
        "/personer/{id}",
        [
          kind("kommunens", people.persons), kind("grannkommunens", people.persons),
          kind("jourens", people.persons, inside: shelters), kind("skyddad", people.persons),
          kind("administratören", people.persons),
          kind("utan-funktion", people.persons, inside: ["alva", "lansst", "tuva", "ebbe", "osvald", "nore"]),
        ]
      ),
      ("/omraden/{id}", ["eget", "grannlänets", "fastställt"].map { kind($0, survey.areas) }),
    ]
  }

  var sets: [(prefix: String, kinds: [AccessMatrixKind])] {
    [
      (
        "/indikatorer/{set}",
        ["använd", "utkast"].map { name in
          AccessMatrixKind(name: name, values: ["set": value(survey.sets[name]), "area": "LED", "code": "LED-01"])
        }
      )
    ]
  }

  /// Longer addresses stand before the round's own.
  var replies: [(prefix: String, kinds: [AccessMatrixKind])] {
    let shelter = people.organisations["jour"] ?? "saknas"
    return [
      (
        "/kartlaggning/{round}/svar/{respondent}",
        [
          reply("länet-umeå", "länet", "2480", inside: municipalitys),
          reply("länet-härnösand", "länet", "2280", inside: neighbours.union(["alva"])),
          reply("länet-jouren", "länet", shelter, inside: shelters),
          reply("alla-sorsele", "alla", "2422", inside: ["alva", "lansst", "ante"]),
        ]
      ),
      (
        "/kartlaggning/{round}/svarande/{respondent}",
        [
          reply("länet-umeå", "länet", "2480", inside: ["alva", "lansst"]),
          reply("grannlänet-härnösand", "grannlänet", "2280", inside: ["tuva"]),
        ]
      ),
      ("/kartlaggning/{round}/resultat/kommun/{respondent}", results(shelter)),
      ("/kartlaggning/{round}/rapport/{respondent}", results(shelter)),
      (
        "/kartlaggning/{round}/lansrapport/{county}",
        [("alla", "24"), ("länet", "24"), ("länet", "22"), ("grannlänet", "22")].map { round, county in
          var kind = self.round(round)
          kind.values["county"] = .shared(county)
          return AccessMatrixKind(
            name: "\(round)-\(county)", values: kind.values, query: kind.query, inside: kind.inside)
        }
      ),
    ]
  }

  /// One's own answers by name, another's by the round's word.
  private func results(_ shelter: String) -> [AccessMatrixKind] {
    let all = AccessMatrixKind(
      name: "alla-umeå", values: ["round": value(survey.rounds["alla"]), "respondent": "2480"])
    return [
      all, reply("länet-umeå", "länet", "2480", inside: municipalitys),
      reply("länet-härnösand", "länet", "2280", inside: neighbours.union(["alva"])),
      reply("länet-jouren", "länet", shelter, inside: shelters),
      reply(
        "svarande-härnösand", "svarande", "2280",
        inside: neighbours.union(municipalitys).union(["ante", "rut"]).subtracting(["lansst"])),
    ]
  }

  /// Nothing of a board is there for others, and no file for whoever is not assigned it.
  var casework: [(prefix: String, kinds: [AccessMatrixKind])] {
    [
      ("/namnder/{board}/akter/{file}/fordela", [file("mottagningens", ["sixten"]), file("barnenhetens", [])]),
      (
        "/namnder/{board}/akter/{file}/anteckningar/{note}",
        [file("handläggarens", ["hedda"]), file("mottagningens", ["ylva"])]
      ),
      (
        "/namnder/{board}/akter/{file}/anteckningar/{note}/bilagor",
        [file("handläggarens", []), file("mottagningens", [])]
      ),
      (
        "/namnder/{board}/akter/{file}/utdrag/{extract}",
        [file("handläggarens", ["hedda"]), file("mottagningens", ["ylva"])]
      ),
      ("/namnder/{board}/akter/{file}", [file("handläggarens", ["hedda"]), file("mottagningens", ["ylva"])]),
      ("/namnder/{board}/personal/{post}", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/fordela", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/personal", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/relationer/{relation}", [file("mottagningens", ["ylva"])]),
      ("/namnder/{board}/kand", [file("handläggarens", ["ylva"])]),
      ("/namnder/{board}/metoder", [file("handläggarens", ["hedda", "ylva", "sixten"])]),
      ("/namnder/{board}/logg/{month}", [file("handläggarens", ["ulla"])]),
      ("/namnder/{board}/gallring", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/fora-over", [file("handläggarens", ["hedda", "ylva"])]),
      ("/namnder/{board}/nodlista", [file("handläggarens", ["hedda", "ylva"])]),
      ("/namnder/{board}/anvandning", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/ersattare/{post}", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/undanlagda", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}/enheter", [file("handläggarens", ["sixten"])]),
      ("/namnder/{board}", [file("handläggarens", AccessMatrixColumn.boardStaff)]),
    ]
  }

  private func file(_ name: String, _ inside: Set<String>) -> AccessMatrixKind {
    AccessMatrixKind(
      name: name,
      values: [
        "board": .shared(board.board), "file": value(board.files[name]), "note": .shared(board.note),
        "extract": .shared(board.extract), "attachment": "finns-inte",
        "post": .shared(board.post), "relation": .shared(board.relation), "month": .shared(board.review.month),
        "entry": .shared(board.review.entry), "instrument": .shared(board.instrument), "method": .shared("sara"),
      ], inside: inside)
  }

  var rounds: [(prefix: String, kinds: [AccessMatrixKind])] {
    [("/kartlaggning/{round}", [round("alla"), round("länet"), round("grannlänet")])]
  }

  var others: [(prefix: String, kinds: [AccessMatrixKind])] {
    let links: (String) -> [AccessMatrixKind] = { token in
      [("känd", token), ("okänd", "finns-inte")].map { AccessMatrixKind(name: $0, values: ["token": .shared($1)]) }
    }
    return [
      (
        "/behov/insatser/{id}",
        [
          kind("delad", survey.efforts, inside: municipalitys.union(neighbours)),
          kind("grannlänets", survey.efforts, inside: neighbours),
        ]
      ),
      ("/kommuner/{code}", [AccessMatrixKind(name: "umeå", values: ["code": "2480"])]),
      ("/lan/{code}", [AccessMatrixKind(name: "västerbotten", values: ["code": "24"])]),
      (
        "/publicerat/{source}/{key}", [AccessMatrixKind(name: "kolada", values: ["source": "Kolada", "key": "U30750"])]
      ),
      ("/inbjudningar/{id}/ja", [kind("resursenhetens", people.invitations, inside: ["vera"])]),
      ("/inbjudningar/{id}/nej", [kind("resursenhetens-andra", people.invitations, inside: ["vera"])]),
      ("/svara/{token}", links(survey.link)),
      ("/oppna/{token}", links(people.invitation)),
      ("/demo/{persona}", [AccessMatrixKind(name: "alva", values: ["persona": "alva"])]),
    ]
  }

  /// Posts that change something are asked for with records of the column's own; others where the rest of the address
  /// decides.
  var exact: [String: [AccessMatrixKind]] {
    let round: AccessMatrixKind.Value = own { $0.round }
    let inOwn = AccessMatrixKind(name: "egen-omgång", values: ["round": round], inside: ["alva"])
    let reply: (String, Set<String>) -> AccessMatrixKind = { key, inside in
      AccessMatrixKind(name: "egen-omgång", values: ["round": round, "respondent": .shared(key)], inside: inside)
    }
    var revoked = reply("2480", municipalitys)
    revoked.fields = [("lank", own { $0.link })]
    return [
      "POST /organisationer/{id}/avsluta": [
        kind("nedlagd", people.organisations, inside: ["alva", "lansst", "osvald"]),
        kind("grannlänets-nedlagda", people.organisations, inside: ["tuva", "osvald"]),
      ],
      "POST /behov/insatser/{id}/avsluta": [
        AccessMatrixKind(name: "egen", values: ["id": own { $0.effort }], inside: ["alva"])
      ],
      "POST /omraden/{id}/ta-bort": [
        AccessMatrixKind(name: "eget", values: ["id": own { $0.area }], inside: ["alva", "osvald"])
      ],
      // One that no other row asks for, since the protection goes.
      "POST /personer/{id}/ta-bort-skydd": [
        kind("skyddad-andra", people.persons, inside: ["osvald"]),
        kind("jourens", people.persons, inside: []),
      ],
      "GET /behov/ny": needs { .init(name: $0, query: ["omgang": $1, "fraga": "LED-01"], inside: $2) },
      "POST /behov/insatser": needs { .init(name: $0, fields: [("omgang", .shared($1))], inside: $2) },
      "POST /kartlaggning/{round}/paminn": [
        AccessMatrixKind(name: "egen-omgång", values: ["round": round], inside: ["alva", "lansst", "tuva"]),
        // Seen by all, followed by fewer.
        AccessMatrixKind(
          name: "alla", values: ["round": value(survey.rounds["alla"])], inside: ["alva", "lansst", "tuva"]),
      ],
      "POST /kartlaggning/{round}/stang": [inOwn],
      "POST /kartlaggning/{round}/utskick/chefer": [inOwn],
      "POST /kartlaggning/{round}/utskick/inbjudan": [inOwn],
      "POST /kartlaggning/{round}/utskick/paminnelse": [inOwn],
      "POST /kartlaggning/{round}/svarande/{respondent}/ta-bort": [reply("2422", ["alva"])],
      "POST /kartlaggning/{round}/svar/{respondent}/bekrafta": [reply("2480", ["harriet"])],
      "POST /kartlaggning/{round}/svar/{respondent}/oppna-igen": [reply("2280", ["alva", "granne"])],
      "POST /kartlaggning/{round}/svar/{respondent}/aterkalla": [revoked],
    ]
  }

  /// The needs of a round are for the teams that see the round.
  private func needs(_ make: (String, String, Set<String>?) -> AccessMatrixKind) -> [AccessMatrixKind] {
    ["alla", "länet", "grannlänet"].map { make($0, survey.rounds[$0] ?? "saknas", round($0).inside) }
  }

  private func round(_ name: String) -> AccessMatrixKind {
    let inside: Set<String>? =
      switch name {
      case "alla": nil
      case "grannlänet": neighbours
      default: municipalitys.union(neighbours).union(["ante", "rut"])
      }
    return AccessMatrixKind(
      name: name, values: ["round": value(survey.rounds[name]), "area": "LED", "code": "LED-01"], inside: inside)
  }

  private func reply(_ name: String, _ round: String, _ key: String, inside: Set<String>) -> AccessMatrixKind {
    AccessMatrixKind(
      name: name, values: ["round": value(survey.rounds[round]), "respondent": .shared(key), "area": "LED"],
      inside: inside)
  }

  private func kind(_ name: String, _ ids: [String: String], inside: Set<String>? = nil) -> AccessMatrixKind {
    AccessMatrixKind(name: name, values: ["id": value(ids[name])], inside: inside)
  }

  private func value(_ id: String?) -> AccessMatrixKind.Value { .shared(id ?? "saknas") }

  private func own(_ part: (MatrixSurvey.Own) -> String) -> AccessMatrixKind.Value {
    .own(survey.own.mapValues(part))
  }
}
