import Access
import DemoData
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// Who has registered to an event without an account, and said a municipality.
struct GuestTests {
  @Test(arguments: Engine.available)
  func `den som har anmält sig utan konto står aldrig med namn hos kommunens chefer`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let now = test.now
    let id = try await test.identity.read {
      try $0.value("SELECT id FROM organisation WHERE name = 'Umeå kommun'", as: String.self)
    }
    let (path, client) = ("/utbildning/\(id ?? "")", try await test.client(as: .manager))
    let first = Self.completion(1, on: now.day)
    try await test.regional.write { try TakeCompletion().take(first, in: $0, at: now) }
    let role = "<th scope=\"row\">\(Profession.shelter.swedish)</th>"
    for page in ["", "/rapportera", "/personal", "/export.csv"] {
      let body = try await client.get("\(path)\(page)").body
      for word in ["Gunhild", "gunhild", "Kvinnojouren X", "Dagen om skydd"] {
        #expect(!body.contains(word), "\(word) \(page)")
      }
    }
    // One alone in a role is not counted either: the role would tell who it is.
    #expect(try await !client.get(path).body.contains(role))
    // To list the name and the address is no way to ask.
    _ = try await client.get("\(path)/personal")
    let listed = try await client.post(
      "\(path)/personal",
      [("namn", "Gunhild Gäst 1"), ("epost", "gunhild1@example.org"), ("yrke", Profession.elderlyCare.rawValue)])
    #expect(listed.status == 303)
    let page = try await client.get(path).body
    #expect(page.contains("Gunhild Gäst 1") && !page.contains("Dagen om skydd") && !page.contains(role))
    // From five they are in the share.
    let others = (2...5).map { Self.completion($0, on: now.day) }
    try await test.regional.write { tx in
      for other in others { try TakeCompletion().take(other, in: tx, at: now) }
    }
    let counted = try await client.get(path).body
    #expect(counted.contains("\(role)<td>0 av 5 (") && !counted.contains("Gunhild Gäst 2"))
    #expect(counted.contains("utan namn, där de är minst 5"))
  }

  private static func completion(_ number: Int, on day: CalendarDate) -> Completion {
    Completion(
      key: "event/dagen/\(number)", kind: .event, title: "Dagen om skydd", content: "Skydd", organisers: ["FoU Prov"],
      day: day, minutes: 60,
      learner: Learner(
        name: "Gunhild Gäst \(number)", mail: "gunhild\(number)@example.org", organisationName: "Kvinnojouren X",
        municipality: MunicipalityCode("2480"), profession: .shelter))
  }
}
