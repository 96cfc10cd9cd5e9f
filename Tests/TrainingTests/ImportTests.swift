import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Training

/// A file with who has gone through what: looked at first, and nothing that can be read is lost.
struct ImportTests {
  private static let file = """
    Namn;E-post;Yrke;Enhet;Kurs;Datum;Timmar;Anordnare;Lön
    Agda Almund;agda@example.org;Äldreomsorg;Öst;FREDA;2026-05-04;6;Skolan;1
    Bo Drivved;;chef;;Webbkurs om våld;2026-06-01;;;1
    ;;;;FREDA;2026-05-04;6;Skolan;1
    Cia Udd;inte en adress;;;FREDA;2026-05-04;6;Skolan;1
    Dag Udd;;rymdfarare;;FREDA;2026-05-04;sex;Skolan;1
    Edda Udd;;;;;;;;1
    Agda Almund;agda@example.org;;;FREDA;2026-05-04;6;Skolan;1
    """

  @Test(arguments: Engine.available) func `förhandsvisningen säger rad för rad vad som händer och ändrar inget`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let file = try TrainingFile(Array(Self.file.utf8), named: "a.csv")
    #expect(file.unknownColumns == ["Lön"] && file.rows.count == 7)
    let act = ImportTraining(rows: [TrainingRow](encoded: file.rows.encoded), colleagues: [])
    #expect(act.rows == file.rows)
    let evidence = try await made.place(by: made.manager)
    let outcomes = try await act.preview(in: made.test.regional, by: evidence, at: made.test.now)
    #expect(try await made.achievements().isEmpty)
    #expect(outcomes.map(\.number) == [2, 3, 4, 5, 6, 7, 8])
    #expect(outcomes[0].changes == ["ny i personalen", "FREDA, 2026-05-04"])
    #expect(outcomes[2].problem?.contains("saknar namn") == true)
    #expect(outcomes[3].problem?.contains("inte en adress") == true)
    #expect(outcomes[4].problem?.contains("rymdfarare") == true && outcomes[4].problem?.contains("sex") == true)
    #expect(outcomes[5].changes == ["ny i personalen"])
    #expect(outcomes[6].changes.isEmpty && outcomes[6].problem == nil)
    #expect(outcomes.summary(isDone: false) == "3 rader ändrar något, en är oförändrad, 3 tas inte med.")
    let now = made.test.now
    let done = try await made.test.regional.write { try act.perform(in: $0, by: evidence, at: now) }
    #expect(done.map(\.changes) == outcomes.map(\.changes))
    let achievements = try await made.achievements()
    #expect(achievements.count == 2 && achievements.allSatisfy { $0.source == .imported })
    #expect(achievements.contains { $0.kind == .webCourse && $0.minutes == 180 && $0.learner.profession == .manager })
    #expect(try await made.certificates().isEmpty)
  }

  @Test func `en fil utan namn, utan rader eller med för många sägs vara det`() {
    for (text, words) in [
      ("kurs;datum\nFREDA;2026-01-01\n", "saknar kolumnen namn"), ("namn;kurs\n", "inga rader"),
      ("namn\n" + String(repeating: "Anna A\n", count: 2001), "högst 2000"),
    ] {
      do {
        _ = try TrainingFile(Array(text.utf8), named: "a.csv")
        Issue.record("filen lästes")
      } catch {
        #expect("\(error)".contains(words), "\(error)")
      }
    }
  }

  @Test(arguments: Engine.available) func `varken rapporten eller granskningen säger att någon var med på en dag`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let day = made.test.now.day.adding(days: -5)
    _ = try await made.take(
      Completion(
        key: "event/dagen/1", kind: .event, title: "Riva hinder", content: "", organisers: ["Skolan"], day: day,
        minutes: 180, learner: Learner(name: "Gun Gäst", mail: "gun@example.org", organisationName: "Föreningen")))
    let file = try TrainingFile(
      Array(
        """
        Namn;E-post;Kurs;Datum;Timmar;Anordnare
        Gun Gäst;gun@example.org;Riva hinder;\(day.text);3;Skolan
        Ida Annan;ida@example.org;Riva hinder;\(day.text);3;Skolan

        """.utf8), named: "a.csv")
    let outcomes = try await ImportTraining(rows: file.rows, colleagues: []).preview(
      in: made.test.regional, by: try await made.place(by: made.manager), at: made.test.now)
    #expect(
      outcomes.count == 2 && outcomes.allSatisfy { $0.changes == ["ny i personalen", "Riva hinder, \(day.text)"] })
    // The second time it is known, by the first.
    let details = made.details("Riva hinder", subject: nil, daysAgo: 5)
    for (name, mail) in [("Gun Gäst", "gun@example.org"), ("Ida Annan", "ida@example.org")] {
      for noted in [1, 0] {
        let found = try await made.change(by: made.manager) {
          try ReportTraining(details, learners: [made.learner(name, mail: mail)]).perform(in: $0, by: $1, at: $2)
        }
        #expect(found == noted, "\(name)")
      }
    }
  }

  @Test(arguments: Engine.available)
  func `enhet, yrkesgrupp och första dag skrivs för dem som redan är kända`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let (id, now, staff) = (made.organisation.id, made.test.now, made.staff)
    try await made.change(by: made.manager) { tx, place, now in
      try AddEmployee(name: "Agda Utan Konto", mail: nil, EmployeeDetails(profession: .socialServices)).perform(
        in: tx, by: place, at: now)
    }
    let listed = try #require(try await made.test.regional.read { try $0.employees(of: [id]) }.first)
    let colleagues = [
      made.colleague("Sam Ek", mail: "sam@example.org", person: staff.person),
      made.colleague("Agda Utan Konto", employee: listed.id),
    ]
    let began = now.day.adding(days: -20)
    let file = try TrainingFile(
      Array(
        """
        Namn;E-post;Enhet;Yrkesgrupp;Började
        Sam Ek;sam@example.org;Öst;Äldreomsorg;\(began.text)
        Agda Utan Konto;;Öst;;\(began.text)
        Sam Ek;sam@example.org;Öst;;
        Ny Ek;;Väst;;\(began.text)
        Fel Ek;;;;nyss

        """.utf8), named: "a.csv")
    let act = ImportTraining(rows: file.rows, colleagues: colleagues)
    let outcomes = try await made.change(by: made.manager) { try act.perform(in: $0, by: $1, at: $2) }
    let elderly = Profession.elderlyCare.swedish.lowercasedFirst
    #expect(outcomes[0].changes == ["enhet Öst", elderly, "började \(began.text)"])
    #expect(outcomes[1].changes == ["enhet Öst", "började \(began.text)"])
    #expect(outcomes[2].changes.isEmpty && outcomes[2].kept == nil)
    #expect(outcomes[3].changes == ["ny i personalen"])
    #expect(outcomes[4].problem?.contains("Började: ”nyss” är inget datum") == true)
    let employees = try await made.test.regional.read { try $0.employees(of: [id]) }
    let own = try #require(employees.first { $0.person == staff.person })
    #expect(own.unit == "Öst" && own.profession == .elderlyCare && own.setBy == made.manager.byline)
    #expect(employees.map(\.beganOn) == [began, began, began] && Set(employees.map(\.unit)) == ["Öst", "Väst"])
    // The same file again changes nothing.
    let again = try await made.change(by: made.manager) { try act.perform(in: $0, by: $1, at: $2) }
    #expect(again.allSatisfy { $0.changes.isEmpty })
  }

  @Test(arguments: Engine.available)
  func `det någon själv har sagt om var hen arbetar står kvar, och det sägs`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let (id, now, staff) = (made.organisation.id, made.test.now, made.staff)
    try await made.test.regional.write { tx in
      try SayOwnWork(EmployeeDetails(unit: "Väst", profession: .school), in: id).perform(in: tx, by: staff, at: now)
    }
    var colleague = made.colleague("Sam Ek", mail: "sam@example.org", person: staff.person)
    (colleague.unit, colleague.profession) = ("Väst", .school)
    let file = try TrainingFile(
      Array("Namn;E-post;Enhet\nSam Ek;sam@example.org;Öst\nSam Ek;sam@example.org;väst\n".utf8), named: "a.csv")
    let act = ImportTraining(rows: file.rows, colleagues: [colleague])
    let outcomes = try await made.change(by: made.manager) { try act.perform(in: $0, by: $1, at: $2) }
    #expect(outcomes.allSatisfy { $0.changes.isEmpty })
    #expect(outcomes[0].kept == "Står kvar som personen själv har sagt. Filen säger enhet Öst.")
    #expect(outcomes[1].kept == nil)
    let own = try #require(try await made.test.regional.read { try $0.employees(of: [id]) }.first)
    #expect(own.unit == "Väst" && own.isOwnWord)
  }

  @Test(arguments: Engine.available) func `bara chefen importerar`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let file = try TrainingFile(Array(Self.file.utf8), named: "a.csv")
    let refused = await sentence {
      _ = try await made.change(by: made.coordinator) {
        try ImportTraining(rows: file.rows, colleagues: []).perform(in: $0, by: $1, at: $2)
      }
    }
    #expect(refused?.contains("egen chef") == true)
  }
}

extension MadeTraining {
  /// As the list of the staff has one of the municipality's.
  func colleague(
    _ name: String, mail: String? = nil, person: ID<Person>? = nil, employee: ID<Employee>? = nil
  ) -> Colleague {
    Colleague(
      organisation: organisation.id, municipality: organisation.municipality, employee: employee, person: person,
      name: name, mail: mail, unit: "", profession: .socialServices, beganOn: nil)
  }
}
