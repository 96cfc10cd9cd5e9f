import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Writing a course, groups, and what those see who follow it.
struct AuthorTests {
  @Test(arguments: Engine.available) func `den som sparar en äldre version får veta det`(_ engine: Engine) async throws
  {
    let made = try await MadeCourse.make(engine)
    let (id, now) = (made.id, made.test.now)
    let said = await sentence {
      try await made.test.regional.write { tx in
        let evidence = try tx.writable(id, by: MadeCourse.author)
        for _ in 0..<2 { try SaveDraft(MadeCourse.content, saves: -1).perform(in: tx, by: evidence, at: now) }
      }
    }
    #expect(said?.contains("Någon annan har sparat") == true)
  }

  @Test(arguments: [
    ("inget svar", "minst två svar"), ("ingen återkoppling", "behöver återkoppling"), ("inget rätt", "inget rätt svar"),
    ("film", "textning och utskrift"), ("bild", "välj en bild"), ("tomt", "ett block är tomt"),
  ]) func `det som inte är färdigt ges inte ut`(_ fault: String, _ said: String) {
    var content = MadeCourse.content
    guard case .question(var question) = MadeCourse.question("q1").content else { return }
    switch fault {
    case "inget svar": question.choices = []
    case "ingen återkoppling": question.choices[0].feedback = ""
    default: question.choices[0].isRight = false
    }
    let block: CourseBlock.Content =
      switch fault {
      case "film": .film("finns-inte")
      case "bild": .picture(PictureBlock(picture: "", description: "En bild"))
      case "tomt": .text("")
      default: .question(question)
      }
    content.modules[0].blocks[1].content = block
    #expect(content.faults(films: [], pictures: []).inOneLine.contains(said))
  }

  @Test(arguments: Engine.available) func `en grupp räknas som klar, och den som inte var med tas bort`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeCourse.make(engine)
    let (id, now, shell) = (made.id, made.test.now, made.shell)
    let form = Form(fields: [
      ("grupp", "Mottagningen"), ("dag", now.day.text), ("deltagare", "Ann Ek, ann@exempel.se\n\nBo Al\n"),
    ])
    let act = try ReportGroup(form: form, today: now.day)
    #expect(act.participants == [.init(name: "Ann Ek", mail: "ann@exempel.se"), .init(name: "Bo Al")])
    let group = try await made.test.regional.write { tx in
      try act.perform(in: tx, by: try tx.readable(id, by: MadeCourse.manager), telling: shell, at: now)
      return try tx.groups(of: id, ledBy: MadeCourse.manager.person).first
    }
    #expect(try await made.told() == ["take Provkursen 20 Ann Ek", "take Provkursen 20 Bo Al"])
    let participant = try #require(group?.participants.first?.id)
    // Only the leader's own.
    await #expect(throws: Refusal.self) {
      try await made.test.regional.write { tx in
        try RemoveParticipant(participant).perform(
          in: tx, by: try tx.readable(id, by: MadeCourse.learner), telling: shell, at: now)
      }
    }
    try await made.test.regional.write { tx in
      try RemoveParticipant(participant).perform(
        in: tx, by: try tx.readable(id, by: MadeCourse.manager), telling: shell, at: now)
    }
    #expect(try await made.told().contains("withdraw -"))
    let early = Form(fields: form.fields.map { $0.name == "dag" ? ("dag", now.day.adding(days: 1).text) : $0 })
    #expect(await sentence { _ = try ReportGroup(form: early, today: now.day) }?.contains("inte varit än") == true)
  }

  @Test func `få personer visas inte, och går inte att räkna ut`() {
    let big = ShareRow(name: "Stor", among: 40, done: 10)
    let middle = ShareRow(name: "Mellan", among: 6, done: 3)
    let small = ShareRow(name: "Liten", among: 2, done: 2)
    let shares = Shares([big, middle, small])
    #expect(shares.shown == [big] && shares.hidden == 2 && shares.total?.among == 48)
    #expect(Shares([small]).total == nil && Shares([small]).shown.isEmpty)
    let many = (1...4).map { ShareRow(name: "L\($0)", among: 3, done: 1) }
    #expect(Shares([big] + many).shown == [big] && Shares([big] + many).hidden == 4)
    for (done, words) in [(0, "högst en"), (1, "högst en"), (2, "25 procent"), (7, "minst 6"), (8, "minst 6")] {
      #expect(ShareRow(name: "", among: 8, done: done).words == words)
    }
    #expect(ShareRow(name: "", among: 12, done: 5, outside: 4).words == "högst 5")
  }

  @Test func `chefen ser andelar, aldrig svar eller namn`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let id = try #require(try await test.regional.read { try $0.publicCourses().first?.id })
    let page = try await test.client(as: .leader).get("/kurser/\(id)/uppfoljning")
    #expect(page.status == 200 && page.body.contains("procent") && !page.body.contains("Maj Holmsund"))
    #expect(try await test.client(as: .colleague).get("/kurser/\(id)/uppfoljning").status == 403)
    #expect(try await test.client(as: .manager).get("/kurser/\(id)/uppfoljning").status == 200)
  }

  @Test(arguments: Engine.available) func `kursen skrivs på skärmen, prövas och ges ut`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .officer)
    _ = try await client.get("/kurser/ny")
    let begun = try await client.post("/kurser/ny", [("titel", "Heder i skolan"), ("om", "Att se.")])
    let path = try #require(begun.location)
    _ = try await client.get(path)
    let added = try await client.follow(try await client.post("\(path)/moduler", [("sparad", "0")]))
    #expect(added.body.contains("Redigera modul 1"))
    let saved = try await client.post(
      "\(path)/moduler/1",
      [("sparad", "1"), ("modultitel", "Början"), ("modulminuter", "5"), ("slag", "text"), ("gor", "nytt")])
    #expect(saved.status == 303)
    let field = try #require(try await client.get("\(path)/moduler/1").body.firstMatch(of: /name="(b-\w+-text)"/)?.1)
    let text = try await client.post(
      "\(path)/moduler/1",
      [("sparad", "2"), ("modultitel", "Början"), (String(field), "- En\n- Två"), ("gor", "spara")])
    #expect(text.status == 303)
    #expect(try await client.get("\(path)/forhandsvisa/1").body.contains("<li>En</li>"))
    let early = try await client.post("\(path)/ge-ut", [("nytt", "Först"), ("gor-om", "nobody")])
    #expect(early.status == 422 && early.body.contains("för vem kursen är"))
    _ = try await client.get("\(path)/om")
    let about = try await client.post(
      "\(path)/om",
      [
        ("sparad", "3"), ("titel", "Heder i skolan"), ("om", "Att se."), ("malgrupp", "Lärare"), ("minuter", "5"),
        ("krav", "read"),
      ])
    #expect(about.status == 303)
    let out = try await client.follow(
      try await client.post("\(path)/ge-ut", [("nytt", "Först"), ("gor-om", "nobody")]))
    #expect(out.status == 200 && out.body.contains("Börja kursen") && Markup(out.body).faults.isEmpty)
  }
}
