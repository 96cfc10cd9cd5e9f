internal import Access
internal import Networks
internal import Storage
internal import Vocabulary
internal import Web

/// A network's meetings: some that were, with presence, minutes and tasks; one that people answer about; some planned.
struct DemoMeetings {
  let site: Site
  let network: ID<Network>
  let plan: DemoNetwork
  let leader: Viewer
  let approver: Viewer
  /// A member who wants something taken up.
  let proposer: Viewer?
  let letters: MeetingLetters
  let now: Moment

  func build() async throws {
    for index in 0..<plan.past { try await holdMeeting(index) }
    for index in 0..<plan.coming { try await planMeeting(index) }
  }

  /// The same weekday of the same week in the month, some months away; nobody meets in July.
  private func day(_ months: Int) -> CalendarDate {
    let first = now.day.firstInMonth.adding(months: months)
    if first.month == 7 { return day(months - 1) }
    let weekday = first.adding(days: (plan.weekday.rawValue - first.weekday.rawValue + 7) % 7)
    return weekday.adding(days: 7 * (plan.week - 1))
  }

  private func details(_ title: String, _ day: CalendarDate, about: String? = nil, notes: String? = nil)
    -> MeetingDetails
  {
    MeetingDetails(
      title: title, starts: SwedishTime.moment(on: day, hour: 13, minute: 15),
      ends: SwedishTime.moment(on: day, hour: 16),
      place: plan.place, municipality: plan.municipality, videoLink: "https://mote.example.se/\(network)", about: about,
      responsible: leader.functions.first?.organisation.id, planningNotes: notes, answerBy: day.adding(days: -7))
  }

  /// The latest first: two, four, six … months ago, with July left out.
  private func holdMeeting(_ index: Int) async throws {
    let day = day(-2 * (index + 1))
    let theme = DemoTheme.all[index % DemoTheme.all.count]
    let called = SwedishTime.moment(on: day.adding(days: -30), hour: 9)
    let held = SwedishTime.moment(on: day, hour: 16, minute: 30)
    let meeting = try await site.regional.write { tx in
      try PlanMeeting(details(theme.title, day)).perform(in: tx, by: try tx.writable(network, by: leader), at: called)
    }
    try await site.regional.write { tx in
      let evidence = try tx.writable(meeting, by: leader)
      try ChangeAgenda(theme.agenda).perform(in: tx, by: evidence, at: called)
      try CallMeeting(letters).perform(in: tx, by: try tx.writable(meeting, by: leader), at: called)
      try answer(meeting, share: 0.9, at: called.adding(days: 5), in: tx)
      let invited = try tx.invitees(of: meeting)
      let presences = invited.map { invitee -> (ID<Invitee>, Invitee.Presence) in
        (
          invitee.id,
          invitee.answer == .no || invitee.answer == nil ? .absent : invitee.answer == .online ? .online : .present
        )
      }
      let called = try tx.writable(meeting, by: leader)
      try NotePresence(Dictionary(uniqueKeysWithValues: presences)).perform(in: tx, by: called, at: held)
      try WriteMinutes(text: theme.minutes, decisions: theme.decisions).perform(in: tx, by: called, at: held)
      try giveTask(theme, called, latest: index == 0, in: tx, at: held)
      try ApproveMinutes(version: 1).perform(
        in: tx, by: try tx.writable(meeting, by: approver), at: held.adding(days: 2))
    }
  }

  private func giveTask(
    _ theme: DemoTheme, _ meeting: Writable<Meeting>, latest: Bool, in tx: Transaction, at held: Moment
  ) throws {
    let memberships = try tx.memberships(of: network)
    guard let chosen = memberships.last else { return }
    let due = latest ? now.day.adding(days: 12) : held.day.adding(days: 40)
    try GiveTask(theme.task, to: chosen, due: due).perform(in: tx, by: meeting, at: held)
    guard !latest, let task = try tx.tasks(decidedAt: meeting.record.id).first else { return }
    try FinishTask(task, outcome: "Redovisat vid nästa träff.").perform(
      in: tx, by: try tx.readable(network, by: leader), at: held.adding(days: 30))
  }

  private func planMeeting(_ index: Int) async throws {
    let day = day(1 + 2 * index)
    let theme = DemoTheme.all[(index + 2) % DemoTheme.all.count]
    let notes = index == 0 ? nil : "Fråga om lokal. Kanske tillsammans med temadagen?"
    try await site.regional.write { tx in
      let planned = now.adding(days: -20)
      let id = try PlanMeeting(details(theme.title, day, about: theme.about, notes: notes)).perform(
        in: tx, by: try tx.writable(network, by: leader), at: planned)
      guard index == 0 else { return }
      try ChangeAgenda(theme.agenda).perform(in: tx, by: try tx.writable(id, by: leader), at: planned)
      try CallMeeting(letters).perform(in: tx, by: try tx.writable(id, by: leader), at: now.adding(days: -9))
      try answer(id, share: 0.45, at: now.adding(days: -4), in: tx)
      try propose(in: tx)
    }
  }

  /// Whoever is asked answers, or has not yet; the cast has always something left to do.
  private func answer(_ meeting: ID<Meeting>, share: Double, at moment: Moment, in tx: Transaction) throws {
    guard let record = try tx.meeting(meeting) else { return }
    for invitee in try tx.invitees(of: meeting) {
      let chance = Chance("answer", plan.name, record.day.text, invitee.id.text)
      guard chance.share < share else { continue }
      let answer = chance.and("which").pick([Invitee.Answer.yes, .yes, .yes, .online, .no])
      try AnswerInvitation(answer).perform(
        in: tx, for: invitee, to: record, by: Byline(words: "den inbjudna, via länk"), at: moment)
    }
  }

  private func propose(in tx: Transaction) throws {
    guard let proposer, let organisation = proposer.functions.first?.organisation.id else { return }
    try ProposePoint(
      title: "Hur gör ni med barn som har upplevt våld?", note: "Vi vill jämföra rutiner.", organisation: organisation
    ).perform(in: tx, by: try tx.readable(network, by: proposer), at: now.adding(days: -3))
  }
}

/// What a meeting is about, and what came of it.
struct DemoTheme: Sendable {
  let title: String
  let about: String
  let agenda: [ChangeAgenda.Line]
  let minutes: String
  let decisions: [String]
  let task: String

  static let all: [DemoTheme] = [
    DemoTheme(
      title: "Skyddat boende i länet", about: "Hur gör vi när platserna tar slut? Ta med er egen rutin.",
      agenda: [
        .init(title: "Välkomna och förra träffens uppgifter", minutes: 15, owner: "Värdarna"),
        .init(title: "Läget på länets skyddade boenden", minutes: 40, owner: "Jourerna"),
        .init(title: "Paus", minutes: 20),
        .init(title: "Barnet i skyddat boende: lag och rutin", minutes: 60, owner: "FoU Socialtjänst"),
        .init(title: "Runda bordet", minutes: 30),
      ],
      minutes: """
        Flera kommuner har fått säga nej under hösten för att platserna inte räckte. De som har avtal med två boenden klarar \
        det bättre.

        Barnets egen placering behöver beslut av nämnden. Många rutiner saknar det steget.
        """,
      decisions: [
        "Länet samlar uppgifter om nekade placeringar varje kvartal.",
        "Rutinen för barn i skyddat boende ses över i alla kommuner före sommaren.",
      ],
      task: "Ta fram ett gemensamt formulär för nekade placeringar"),
    DemoTheme(
      title: "Hedersrelaterat våld och förtryck",
      about: "Vad ser skolan, och vem gör vad? Vi arbetar med ett påhittat fall.",
      agenda: [
        .init(title: "Välkomna", minutes: 15),
        .init(title: "Fallet: en flicka som slutar komma till skolan", minutes: 75, owner: "Länsstyrelsen"),
        .init(title: "Paus", minutes: 15),
        .init(title: "Konsultation utan identitet: så gör du", minutes: 40),
      ],
      minutes:
        "Alla grupper hade svårt med frågan om när vårdnadshavarna får veta. Skolan behöver en väg att fråga utan att säga namn.",
      decisions: ["Nätverket tar fram en sida om att rådfråga utan identitet."],
      task: "Skriv sidan om att rådfråga utan att säga namn"),
    DemoTheme(
      title: "Arbetet med den som utövar våld",
      about: "Samtal som motiverar, och hur stödet hålls isär från den utsattas.",
      agenda: [
        .init(title: "Välkomna och förra träffens uppgifter", minutes: 15),
        .init(title: "Att ta det första samtalet", minutes: 60, owner: "Centrum mot våld"),
        .init(title: "Paus", minutes: 15),
        .init(title: "Vad kommunerna erbjuder i dag", minutes: 45),
      ],
      minutes: "Sex kommuner har egen behandling, de andra köper eller hänvisar. Väntetiden är den svåra frågan.",
      decisions: ["En lista över vem som tar emot, och hur länge man väntar, uppdateras varje termin."],
      task: "Samla in vad varje kommun erbjuder den som utövar våld"),
    DemoTheme(
      title: "Att fråga om våld", about: "Rutin för att fråga alla, och vad som händer sedan.",
      agenda: [
        .init(title: "Välkomna", minutes: 15), .init(title: "Så frågar vi", minutes: 60),
        .init(title: "Paus", minutes: 15), .init(title: "Planera höstens utbildning", minutes: 60),
      ],
      minutes: "De som frågar alla får flest svar. Tolk bokas utan att säga varför.",
      decisions: ["Alla kommuner prövar att fråga alla nybesök under en månad."],
      task: "Räkna hur många som fick frågan, utan namn"),
  ]
}
