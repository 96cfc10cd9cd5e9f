import Access
import DemoData
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Letters to the managers whose confirmation is waited for, and what the letters' page says.
struct RemindManagersTests {
  @Test(arguments: Engine.available) func `chefen hos den som väntar påminns en gång om dagen`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    try await addManager(to: planned.umea, in: planned)
    for organisation in [planned.umea, planned.association] { try await planned.set(.submitted, for: organisation) }
    let first = try await remind(planned)
    #expect(first.count == 1 && first.unreachable == ["Fredsrådet Prov"])
    let letters = try await planned.letters()
    #expect(letters.map(\.subject) == ["Påminnelse: bekräfta svaren i Kartläggning 2026"])
    #expect(letters.first?.body.contains("/svar/2480") == true)
    #expect(try await planned.respondent(planned.umea)?.managerRemindedAt == planned.now)
    #expect(try await remind(planned).count == 0)
    planned.site.wait(days: 1)
    #expect(try await remind(planned).count == 1)
    let events = try await planned.site.regional.read { [round = planned.round] in try $0.events(of: "round:\(round)") }
    #expect(events.count { $0.text == "Påminde chefen hos 1 svarande om att bekräfta" } == 2)
  }

  @Test(arguments: Engine.available) func `den som är klar eller inte har skickat in har ingen chef att påminna`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    try await addManager(to: planned.umea, in: planned)
    for state in [Reply.State.invited, .draft, .confirmed] {
      try await planned.set(state, for: planned.umea)
      #expect(try await remind(planned).count == 0)
    }
    await #expect(throws: Refusal.self) { try await remind(planned, by: SmallSurvey.contact) }
  }

  @Test(arguments: Engine.available) func `brevet säger vem man når och var`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let (day, now) = (planned.now.day, planned.now)
    var act = SendLetters(
      .reminder, contacts: try await planned.site.identity.read { try $0.contacts(on: day) },
      address: PlannedRound.address)
    act.senderMails = ["fou-leader": "fou@exempel.se"]
    _ = try await planned.change { [act] tx, round in try act.perform(in: round, tx, at: now) }
    let title = try #require(PlannedRound.leader.functions.first?.title)
    #expect(
      try await planned.letters().allSatisfy { $0.body.contains("Hör av er: \(title), FoU-enheten, fou@exempel.se.") })
  }

  @Test func `brevets radbrytningar finns kvar när det visas`() {
    let letter = RoundLetter(subject: "Ämne", body: "Hej!\n\nHälsningar\nFoU & vi")
    #expect(letter.html.markup.contains("<p>Hej!</p><p>Hälsningar<br>FoU &amp; vi</p>"))
  }

  @Test(arguments: Engine.available) func `få svarande nämns vid namn och många räknas`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let all = try await planned.respondents()
    #expect(all.filter { $0.name == "Umeå" }.named("svarande") == "Umeå")
    #expect(all.named("svarande") == "Fredsrådet Prov, Skellefteå och Umeå")
    #expect((all + all).named("svarande") == "6 svarande")
  }

  @Test(arguments: Engine.available) func `stängningen säger vad som händer med det obekräftade`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = "/kartlaggning/\(try await site.roundWaitingForManagers())"
    let leader = try await site.client(as: .leader)
    let closing = try await leader.get("\(round)/stang").body
    #expect(closing.contains("räknas inte i resultaten förrän en chef har bekräftat dem"))
    #expect(closing.contains("href=\"\(round)/utskick#chefer\""))
    let letters = try await leader.get("\(round)/utskick").body
    #expect(letters.contains("Påminn chefen hos ") && letters.contains("action=\"\(round)/utskick/chefer\""))
    #expect(Markup(letters).faults == [])
  }

  private func addManager(to organisation: Organisation, in planned: PlannedRound) async throws {
    try await planned.site.identity.write { [id = organisation.id, now = planned.now] tx in
      try tx.execute(
        """
        INSERT INTO function (id, organisation_id, role, title, mail, created_at)
        VALUES ('chefen', \(id), \(Function.Role.manager), 'Socialchef', 'chef@umea.example', \(now))
        """)
    }
  }

  @discardableResult
  private func remind(_ planned: PlannedRound, by viewer: Viewer = PlannedRound.leader) async throws -> SentLetters {
    let (day, now) = (planned.now.day, planned.now)
    let managers = try await planned.site.identity.read { try $0.managers(on: day) }
    return try await planned.change(by: viewer) { tx, round in
      try RemindManagers(managers: managers, address: PlannedRound.address).perform(in: round, tx, at: now)
    }
  }
}
