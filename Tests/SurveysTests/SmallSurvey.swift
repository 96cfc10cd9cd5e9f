import Access
import Storage
import TestSupport
import Vocabulary
import Web

@testable import Surveys

/// A round with one question of each type, answered by Umeå, and the people around it.
struct SmallSurvey: Sendable {
  let site: TestSite
  let round: ID<Round>

  static let umea = Organisation(
    id: "umea", kind: .municipality, name: "Umeå kommun", municipality: MunicipalityCode("2480"), counties: counties)
  static let unit = Organisation(
    id: "fou", kind: .researchUnit, name: "FoU-enheten", municipality: nil, counties: counties)
  static let other = Organisation(
    id: "skelleftea", kind: .municipality, name: "Skellefteå kommun", municipality: MunicipalityCode("2482"),
    counties: counties)
  private static let counties = [CountyCode("24")].compactMap(\.self)

  static let contact = viewer("Maj Holmsund", .contact, umea)
  static let colleague = viewer("Love Teglund", .staff, umea)
  static let manager = viewer("Harriet Röbäck", .manager, umea)
  static let leader = viewer("Alva Norrsken", .leader, unit)
  static let stranger = viewer("Ture Bureå", .contact, other)

  /// Open from ten days ago until ten days from now.
  static func make(
    _ engine: Engine, form: Round.Form = .full, visibility: Round.Visibility = .respondents
  ) async throws -> SmallSurvey {
    let site = try await TestSite.make(engine)
    let now = site.now
    let round = try await site.regional.write { tx in
      let set = try ImportIndicatorSet(json: Array(questions.utf8)).perform(in: tx, by: leader, at: now)
      return try PlanRound(
        set: set, form: form,
        plan: RoundPlan(
          name: "Kartläggning 2026", opensOn: now.day.adding(days: -10), closesOn: now.day.adding(days: 10),
          visibility: visibility),
        owner: unit, respondents: [ChosenRespondent(umea, function: "umea-kontakt")]
      ).perform(in: tx, by: leader, at: now)
    }
    return SmallSurvey(site: site, round: round)
  }

  var id: ID<Reply> { Reply.id(round, Respondent(Self.umea)) }
  var now: Moment { site.now }

  /// Does something with the right to change the reply.
  func change<T: Sendable>(
    by viewer: Viewer = contact, _ act: @escaping @Sendable (Transaction, Writable<Reply>) throws -> T
  ) async throws -> T {
    let id = id
    return try await site.regional.write { tx in try act(tx, try tx.writable(id, by: viewer)) }
  }

  @discardableResult
  func save(_ answers: [GivenAnswer], by viewer: Viewer = contact, phone: String? = nil) async throws -> SavedAnswers {
    let now = now
    return try await change(by: viewer) { tx, reply in
      try SaveAnswers(answers, phone: phone).perform(in: tx, on: reply, at: now)
    }
  }

  /// Posts the form of an area as the page does.
  func post(
    _ fields: [(String, String)], area: String = "LED", by viewer: Viewer = contact, isAutosave: Bool = false
  ) async throws -> PostedArea.Outcome? {
    let (now, form) = (now, Form(fields: fields.map { (name: $0.0, value: $0.1) }))
    return try await change(by: viewer) { tx, reply in
      try PostedArea(area: area, form: form, isAutosave: isAutosave)
        .save(in: tx, to: reply.record, by: Editor(reply), at: now)
    }
  }

  func answer(_ code: String) async throws -> Answer? {
    let round = round
    return try await site.regional.read { try $0.answer(to: code, of: Respondent(Self.umea), in: round) }
  }

  func reply() async throws -> Reply {
    let id = id
    return try await site.regional.read { try $0.writable(id, by: Self.contact).record }
  }

  func events() async throws -> [Event] {
    let subject = "reply:\(id)"
    return try await site.regional.read { try $0.events(of: subject) }
  }

  func indicator(_ code: String) async throws -> Indicator {
    let reply = try await reply()
    let found = try await site.regional.read { try $0.questionnaire(reply.round.set)?.indicator(code) }
    guard let found else { throw Refusal.notFound }
    return found
  }

  /// Hands the answers in and has the manager confirm them.
  func confirm() async throws {
    let now = now
    try await change { tx, reply in try SubmitReply(acceptsGaps: true).perform(in: tx, on: reply, at: now) }
    try await change(by: Self.manager) { tx, reply in try ConfirmReply().perform(in: tx, on: reply, at: now) }
  }

  static func viewer(_ name: String, _ role: Function.Role, _ organisation: Organisation) -> Viewer {
    let function = HeldFunction(
      id: ID("\(organisation.id)-\(role.rawValue)"), role: role, title: role.swedish, organisation: organisation)
    return Viewer(
      account: ID("konto-\(name)"), person: ID("person-\(name)"), name: name, isAdministrator: false,
      functions: [function])
  }

  private static let questions = """
    {"format": "samfrid-indicators", "formatVersion": 1, "name": "Liten kartläggning", "version": "1", "language": "sv",
     "areas": [{"id": "LED", "name": "Styrning"}, {"id": "NYC", "name": "Nyckeltal"}], "themes": [], "sources": [],
     "indicators": [
      {"id": "LED-01", "area": "LED", "type": "single", "text": "Finns en plan?", "core": true, \(rest),
       "options": [{"id": "ja", "text": "Ja", "level": 100}, {"id": "nej", "text": "Nej", "level": 0},
        {"id": "vet-inte", "text": "Vet inte", "level": null, "unknown": true}], "levelRule": "option", "weight": 3},
      {"id": "LED-02", "area": "LED", "type": "multi", "text": "Vad täcker den?", "core": false, \(rest),
       "options": [{"id": "vuxna", "text": "Vuxna", "level": 100}, {"id": "barn", "text": "Barn", "level": 100},
        {"id": "inget", "text": "Inget", "level": 0, "none": true}], "levelRule": "share", "weight": 2},
      {"id": "LED-03", "area": "LED", "type": "matrix", "text": "Vem ansvarar?", "core": false, \(rest),
       "rows": [{"id": "vuxna", "text": "Vuxna"}, {"id": "barn", "text": "Barn"}],
       "options": [{"id": "ja", "text": "Ja", "level": 100}, {"id": "nej", "text": "Nej", "level": 0}],
       "levelRule": "option", "weight": 2},
      {"id": "LED-04", "area": "LED", "type": "text", "text": "Vad fungerar bra?", "core": false, \(rest),
       "levelRule": "none", "weight": 0},
      {"id": "NYC-01", "area": "NYC", "type": "count", "text": "Hur många vuxna?", "unit": "antal", "core": true, \(rest),
       "published": [{"source": "Kolada", "key": "U1", "row": null, "answers": {"*": "="}}],
       "levelRule": "none", "weight": 0},
      {"id": "NYC-02", "area": "NYC", "type": "share", "text": "Hur stor andel?", "unit": "%", "core": false, \(rest),
       "levelRule": "none", "weight": 0},
      {"id": "NYC-03", "area": "NYC", "type": "date", "text": "När granskades det?", "core": false, \(rest),
       "levelRule": "none", "weight": 0},
      {"id": "NYC-04", "area": "NYC", "type": "matrix", "text": "Hur många placerades?", "unit": "antal", "core": false,
       \(rest), "rows": [{"id": "kvinnor", "text": "Kvinnor"}, {"id": "man", "text": "Män"}],
       "levelRule": "none", "weight": 0}
     ]}
    """
  private static let rest = "\"sensitive\": false, \"theme\": [], \"sources\": []"
}
