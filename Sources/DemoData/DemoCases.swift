internal import AccessLog
internal import Casework
internal import Storage
internal import Vocabulary

/// Invented cases over three years, each by the board's own acts in the order of the law. What has happened depends on how long ago
/// the file was registered, so that there are cases in every state, and some that are late.
struct DemoCases {
  let board: OpenBoard
  let reception: Desk
  let manager: Desk
  /// Caseworkers by the kind of their unit.
  let workers: [Unit.Kind: [Desk]]
  let units: [Unit.Kind: ID<Unit>]
  /// Those of the other units.
  let managers: [ID<Unit>: Desk]
  let now: Moment

  private static let longestAgo = 1095

  func build(_ count: Int) async throws {
    for index in 0..<count { try await build(Chance("ärende", "\(index)"), index) }
  }

  private func build(_ chance: Chance, _ index: Int) async throws {
    let role = chance.and("roll").pick(Self.roles)
    let kind = Self.unitKind(role)
    guard let unit = units[kind], let desks = workers[kind] else { return }
    let daysAgo = 2 + chance.and("ålder").number(below: Self.longestAgo - 2)
    let opened = moment(daysAgo: daysAgo, hour: 9 + index % 7)
    let file = try await RegisterCaseFile(
      role: role, unit: unit, name: DemoNames.person(chance.and("namn")), personalNumber: number(role, index),
      children: role == .child ? nil : chance.and("barn").pick(CaseSubject.Children.allCases)
    ).perform(at: reception.at(opened))
    // The newest wait for somebody.
    guard daysAgo > 4 || chance.and("väntar").share < 0.5 else { return }
    let worker = chance.and("handläggare").pick(desks)
    try await AssignCaseFile(file, to: worker.staff.id).perform(at: manager(of: unit).at(opened.adding(minutes: 60)))
    try await contact(chance, file, worker, at: opened.adding(minutes: 120))
    for step in DemoWay(role: role, chance: chance).steps where step.day < daysAgo {
      let at = moment(daysAgo: daysAgo - step.day, hour: 13).adding(minutes: Int64(step.minute))
      let answers = step.answers.mapValues { $0.text(at.day) }
      try await record(NoteContent(step.kind, text: step.text, answers: answers), file, worker.at(at))
    }
  }

  private func contact(_ chance: Chance, _ file: ID<CaseFile>, _ worker: Desk, at now: Moment) async throws {
    // One in twenty has not been asked yet.
    guard chance.and("kontakt").share > 0.05 else { return }
    let card = SafeContact.Card([
      .how: chance.and("sätt").pick(["Ring på dagtid", "Bara SMS: ring mig", "Bara vid bokade besök"]),
      .hours: chance.and("tid").pick(["Vardagar kl. 9–11", "Tisdagar", "När som helst på dagen"]),
      .message: chance.and("meddelande").pick(["Nej, aldrig", "Ja, men säg inte varifrån"]),
    ])
    try await worker.at(now).open(file, to: .write, "Trygg kontakt") { open, tx in
      try open.save(card, over: 0, in: tx)
    }
  }

  private func record(_ content: NoteContent, _ file: ID<CaseFile>, _ desk: Desk) async throws {
    let act = SaveNote(content, isRecord: true)
    try await desk.open(file, to: .write, "Upprättar ett dokument") { open, tx in
      _ = try act.perform(on: tx.newID(at: desk.now), in: tx, by: open)
    }
  }

  /// A manager assigns the files of their own unit.
  private func manager(of unit: ID<Unit>) -> Desk { managers[unit] ?? manager }

  private func moment(daysAgo: Int, hour: Int) -> Moment {
    SwedishTime.moment(on: now.day.adding(days: -daysAgo), hour: hour)
  }

  private static let roles: [CaseFile.Role] = [
    .exposed, .exposed, .exposed, .exposed, .exposed, .child, .child, .child, .usesViolence, .usesViolence, .relative,
  ]

  private static func unitKind(_ role: CaseFile.Role) -> Unit.Kind {
    switch role {
    case .exposed, .relative: .adults
    case .child: .children
    case .usesViolence: .usesViolence
    }
  }

  /// Of the tax agency's test numbers, which nobody has; most are not known at first.
  private func number(_ role: CaseFile.Role, _ index: Int) -> PersonalNumber? {
    let numbers = role == .child ? Self.childNumbers : Self.adultNumbers
    guard index % 3 == 0, index / 3 < numbers.count else { return nil }
    return PersonalNumber(numbers[index / 3], asOf: now.day)
  }

  private static let adultNumbers = [
    "197609142380", "197612112396", "197701022399", "197701232394", "197705272388", "197706052383", "197706202392",
    "197709302389", "197711282389", "197806072398", "197808172386", "197809042380", "197908092385", "198001022386",
    "198005222396", "198009242390", "198305022397", "198307192396", "198308192387", "198404172382", "198601222386",
    "198703052392", "198809302394", "198910262388", "198911222381", "199011292381", "199012172384", "199102032399",
  ]
  private static let childNumbers = [
    "201008112391", "201008212381", "201012192389", "201101172383", "201102272380", "201111102388", "201112162399",
    "201202192389", "201212042392", "201212212391", "201306192392", "201312102393", "201405052398", "201407022399",
    "201504052398", "201507282398", "201510042391", "201601032392", "201603292390", "201605252384", "201607292396",
  ]
}
