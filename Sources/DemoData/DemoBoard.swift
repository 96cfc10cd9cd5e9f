internal import Access
internal import AccessLog
internal import Casework
internal import Storage
internal import Vocabulary
internal import Web

/// The demonstration's board: units, staff and a few invented files, all by the board's own acts. Personal numbers are the tax
/// agency's test numbers, which nobody has.
struct DemoBoard {
  let site: Site
  let boards: Boards
  /// How many cases it has, besides those that are told one by one.
  let cases: Int
  /// How many files are added in bulk, to measure with.
  let bulk: Int
  let now: Moment

  static let name = "Socialnämnden i Umeå"
  static let neighbour = "Omsorgsnämnden i Sorsele"

  func build() async throws {
    let start = now.adding(days: -1100)
    let board = try await boards.add(named: Self.name, in: site.identity, at: start)
    let open = try await boards[board.id]
    let units = try await open.database.write { tx in
      [
        Unit.Kind.reception: try tx.addUnit(.reception, named: "Mottagningen", at: start),
        .adults: try tx.addUnit(.adults, named: "Vuxenenheten", at: start),
        .children: try tx.addUnit(.children, named: "Barnenheten", at: start),
        .usesViolence: try tx.addUnit(.usesViolence, named: "Enheten för förändring", at: start),
      ]
    }
    var desks: [Persona: Desk] = [:]
    for persona in Persona.cast {
      guard let post = persona.post, let unit = units[post.unit] else { continue }
      let added = try await AddStaff(
        name: persona.name, mail: persona.mail, unit: unit, role: post.role, title: persona.title
      ).perform(
        at: open, in: site.identity, by: Byline(words: "Demonstrationen"), address: site.settings.address, at: start)
      desks[persona] = try await desk(added.post, open)
    }
    guard let adults = units[.adults], let children = units[.children] else { return }
    let forms = try await DemoForms(manager: desks[.unitManager], at: start.adding(minutes: 30)).build()
    for demo in DemoFile.all {
      try await build(demo, unit: demo.role == .child ? children : adults, desks, open, forms)
    }
    try await linkFiles(desks)
    try await buildCases(desks, units, open, start)
    if let reviewer = desks[.logReviewer] {
      // Last month's is drawn, and waits to be looked at.
      try await DrawSample(ReviewMonth(of: now.day.firstInMonth.adding(days: -1))).perform(
        at: reviewer, in: site.identity)
    }
    try await buildNeighbour(at: start.adding(minutes: 1))
    _ = try await open.log.checkpoint(at: now)
  }

  /// The rest of the board's staff, and three years of cases.
  private func buildCases(
    _ desks: [Persona: Desk], _ units: [Unit.Kind: ID<Unit>], _ open: OpenBoard, _ start: Moment
  ) async throws {
    guard cases > 0, let reception = desks[.reception], let manager = desks[.unitManager] else { return }
    var (workers, managers) = ([Unit.Kind: [Desk]](), [ID<Unit>: Desk]())
    for (kind, count) in [(Unit.Kind.adults, 4), (.children, 4), (.usesViolence, 2)] {
      guard let unit = units[kind] else { continue }
      for number in 0..<count {
        workers[kind, default: []].append(
          try await colleague("\(kind.rawValue)-\(number)", .worker, "Socialsekreterare", at: unit, open, start))
      }
      if kind != .adults {
        managers[unit] = try await colleague("\(kind.rawValue)-chef", .manager, "Enhetschef", at: unit, open, start)
      }
    }
    try await fill(reception, manager, workers[.adults] ?? [], units)
    // A share of the adults' files is hers.
    if let caseworker = desks[.caseworker] { workers[.adults]?.append(caseworker) }
    try await DemoCases(
      board: open, reception: reception, manager: manager, workers: workers, units: units, managers: managers, now: now
    ).build(cases)
  }

  /// So many files' time is out.
  private static let timeOut = 3
  /// A file this old that was closed within a year may be culled.
  private static let oldInDays = 2500

  /// Files with hardly a note, over ten years, none of them the caseworker's. Of the oldest every third is closed.
  private func fill(
    _ reception: Desk, _ manager: Desk, _ workers: [Desk], _ units: [Unit.Kind: ID<Unit>]
  ) async throws {
    guard let unit = units[.adults] else { return }
    let old = (0..<Self.timeOut).map { (daysAgo: Self.oldInDays + 30 * ($0 + 1), isClosed: true) }
    let many = (0..<bulk).map { (daysAgo: 1 + $0 % 3650, isClosed: $0 % 3650 > Self.oldInDays && $0 % 3 == 0) }
    for (index, file) in (old + many).enumerated() {
      let chance = Chance("bulk", "\(index)")
      let at = hour(9, daysAgo: file.daysAgo)
      let worker = chance.pick(workers)
      let id = try await RegisterCaseFile(
        role: .exposed, unit: unit, name: DemoNames.person(chance), personalNumber: nil, children: .unknown
      ).perform(at: reception.at(at))
      try await AssignCaseFile(id, to: worker.staff.id).perform(at: manager.at(at))
      guard file.isClosed else { continue }
      let closing = NoteContent(
        .closing, answers: ["skal": "klart", "mal": "helt", "risk": "Lägre än när ärendet började"])
      try await record(closing, in: id, worker.at(hour(9, daysAgo: file.daysAgo - 200)))
    }
  }

  private func colleague(
    _ key: String, _ role: StaffMember.Role, _ title: String, at unit: ID<Unit>, _ open: OpenBoard, _ start: Moment
  ) async throws -> Desk {
    let added = try await AddStaff(
      name: DemoNames.person(Chance("nämnden", key)), mail: "\(key.lowercased())@demo.example", unit: unit,
      role: role, title: title
    ).perform(
      at: open, in: site.identity, by: Byline(words: "Demonstrationen"), address: site.settings.address, at: start)
    return try await desk(added.post, open)
  }

  /// The reception is on duty out of hours for a smaller board too.
  private func buildNeighbour(at start: Moment) async throws {
    let board = try await boards.add(named: Self.neighbour, in: site.identity, at: start)
    let open = try await boards[board.id]
    let unit = try await open.database.write { try $0.addUnit(.dutyHours, named: "Socialjouren", at: start) }
    let persona = Persona.reception
    try await AddStaff(name: persona.name, mail: persona.mail, unit: unit, role: .worker, title: "Socialjour").perform(
      at: open, in: site.identity, by: Byline(words: "Demonstrationen"), address: site.settings.address, at: start)
    _ = try await open.log.checkpoint(at: start)
  }

  /// Two who wait to be assigned belong together.
  private func linkFiles(_ desks: [Persona: Desk]) async throws {
    guard let reception = desks[.reception] else { return }
    let files = try await reception.registeredFiles().filter { $0.role != .relative }.map(\.id)
    let content = RelationContent(
      kinds: [.physical, .psychological], since: "våren 2024", isWitnessedByChild: true, files: Array(files.prefix(2)))
    _ = try await MakeRelation(content).perform(at: reception)
  }

  private func build(
    _ demo: DemoFile, unit: ID<Unit>, _ desks: [Persona: Desk], _ open: OpenBoard, _ forms: DemoForms.Added
  ) async throws {
    guard let reception = desks[.reception], let manager = desks[.unitManager], let worker = desks[.caseworker] else {
      return
    }
    let opened = hour(9, daysAgo: demo.daysAgo)
    let file = try await RegisterCaseFile(
      role: demo.role, unit: unit, name: demo.name, personalNumber: PersonalNumber(demo.number, asOf: now.day)
    ).perform(at: reception.at(opened))
    guard demo.isAssigned else { return }
    try await AssignCaseFile(file, to: worker.staff.id).perform(at: manager.at(opened.adding(minutes: 90)))
    if !demo.form.isEmpty, let form = forms["forsta-sortering"] {
      let at = hour(11, daysAgo: demo.daysAgo)
      try await record(try await worker.at(at).filledIn(form, demo.form), in: file, worker.at(at))
    }
    for (index, note) in demo.notes.enumerated() {
      let at = hour(13, daysAgo: demo.daysAgo - index * 4)
      try await record(NoteContent(heading: note.heading, text: note.text), in: file, worker.at(at))
    }
    guard demo.isAskedFor else { return }
    try await worker.at(hour(10, daysAgo: 1)).open(file, to: .write, "Påbörjade ett utdrag") { open, tx in
      _ = try BeginExtract(allForPerson: "Vill läsa det som står om besöken.").perform(in: tx, by: open)
    }
  }

  private func record(_ content: NoteContent, in file: ID<CaseFile>, _ desk: Desk) async throws {
    let act = SaveNote(content, isRecord: true)
    try await desk.open(file, to: .write, "Upprättade en anteckning") { open, tx in
      _ = try act.perform(on: tx.newID(at: desk.now), in: tx, by: open)
    }
  }

  private func hour(_ hour: Int, daysAgo: Int) -> Moment {
    SwedishTime.moment(on: now.day.adding(days: -daysAgo), hour: hour)
  }

  private func desk(_ post: ID<StaffMember>, _ open: OpenBoard) async throws -> Desk {
    guard let staff = try await open.database.read({ try $0.staff() }).first(where: { $0.id == post }) else {
      throw Refusal.notFound
    }
    return Desk(board: open, name: Self.name, staff: staff, route: "demo", now: now)
  }
}

extension Desk {
  func at(_ now: Moment) -> Desk { Desk(board: board, name: name, staff: staff, route: route, now: now) }
}

/// An invented file.
struct DemoFile: Sendable {
  let role: CaseFile.Role
  let name: String
  let number: String
  let daysAgo: Int
  let isAssigned: Bool
  let notes: [(heading: String, text: String)]
  /// What the first sorting came to, by its questions.
  var form: [String: String] = [:]
  /// Its person has asked to read it.
  var isAskedFor = false

  static let all: [DemoFile] = [
    DemoFile(
      role: .exposed, name: "Lovis Myrhed", number: "197801252383", daysAgo: 41, isAssigned: true,
      notes: [
        (
          "Första samtalet",
          "Hon ringer själv från arbetet och vill veta vilket stöd som finns. Vi talar om hur vi kan nå henne tryggt.\n\nHon vill inte att vi lämnar meddelanden."
        ),
        (
          "Besök",
          "Hon beskriver vad som har hänt under hösten. Vi går igenom vad hon behöver nu och vad som kan vänta.\n\nNy tid är bokad."
        ),
        ("Kontakt med vårdcentralen", "Med hennes samtycke har jag ringt vårdcentralen om den planerade läkartiden."),
      ],
      form: [
        "Är personen trygg medan ni talas vid?": "Ja", "Är någon skadad, eller behöver någon vård i dag?": "Nej",
        "Vad har hänt, med personens egna ord?": "Han läser mina meddelanden och blir tyst i flera dagar.",
        "Vilka slags våld berättar personen om?": "Psykiskt",
        "Finns det barn som lever med våldet?": "Vet inte",
        "Vad vill personen själv ska hända nu?": "Veta vad som finns. Inte att någon ringer hem.",
      ], isAskedFor: true),
    DemoFile(
      role: .exposed, name: "Anna-Lena Frostnäs", number: "", daysAgo: 23, isAssigned: true,
      notes: [("Telefonsamtal", "Hon vill träffas här, inte hemma. Vi bestämmer en tid på förmiddagen.")]),
    DemoFile(
      role: .relative, name: "Sten Gråberg", number: "", daysAgo: 12, isAssigned: true,
      notes: [
        (
          "Samtal med anhörig",
          "Han är orolig och undrar hur han kan vara till hjälp. Vi talar om vad han själv behöver."
        )
      ]),
    DemoFile(role: .exposed, name: "Disa Vindfälle", number: "", daysAgo: 2, isAssigned: false, notes: []),
    DemoFile(role: .exposed, name: "Ragna Ljungtjärn", number: "", daysAgo: 1, isAssigned: false, notes: []),
    DemoFile(role: .child, name: "Vidar Snödal", number: "", daysAgo: 1, isAssigned: false, notes: []),
  ]
}
