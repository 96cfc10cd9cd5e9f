internal import Access
package import Casework
internal import Register
internal import Storage
internal import Surveys
internal import Vocabulary
package import Web

/// The demonstration county: everything in it is made by the features' own acts, the same every time.
package enum DemoCounty {
  /// How much is made: the whole country, or one county without published values for tests.
  package enum Scale: Sendable {
    case full, small

    var municipalities: [Municipality] {
      self == .full ? Sweden.current.municipalities : Sweden.current.municipalities.filter { $0.county.text == "24" }
    }

    /// How many cases the board has.
    var cases: Int { self == .full ? 400 : 8 }
  }

  /// Whether the databases are empty, so that no real data are mixed with invented ones.
  package static func canBeLoaded(into site: Site) async throws -> Bool {
    try await site.identity.read { try $0.value("SELECT COUNT(*) FROM person", as: Int.self) == 0 }
  }

  /// `bulk` sealed files are added to the board, to measure with.
  package static func load(
    into site: Site, boards: Boards, scale: Scale, bulk: Int = 0, progress: (String) -> Void
  ) async throws {
    let now = site.clock()
    progress("Organisationer, funktioner och personer")
    try await site.identity.write { tx in
      let administrator = try firstAdministrator(in: tx, at: now.adding(days: -1200))
      try DemoRegister(municipalities: scale.municipalities, administrator: administrator, now: now).build(in: tx)
    }
    progress("En nämnd med enheter, medarbetare och akter")
    // The board has databases of its own: it is made beside the rest.
    async let board: Void = DemoBoard(site: site, boards: boards, cases: scale.cases, bulk: bulk, now: now).build()
    try await DemoSurvey(site: site, scale: scale, now: now).build(progress: progress)
    progress("Nätverk och träffar")
    try await DemoNetworks(site: site, now: now).build()
    try await DemoEvents(site: site, now: now).build()
    try await DemoTraining(site: site, now: now).build()
    progress("Kurser")
    try await DemoCourses(site: site, now: now).build()
    try await DemoPackages(site: site, staff: DemoStaff(site.identity, on: now.day), now: now).build()
    try await board
    try await site.identity.write { tx in
      try tx.execute("INSERT INTO setting (name, text) VALUES ('demonstration', 'ja')")
    }
  }

  /// Who lays out the register is one of the cast, so that every history names somebody that is there.
  private static func firstAdministrator(in tx: Transaction, at now: Moment) throws -> Viewer {
    let persona = Persona.administrator
    let nobody = Viewer(account: "demo", person: "demo", name: persona.name, isAdministrator: true, functions: [])
    let person = try AddPerson(persona.details).perform(in: tx, by: nobody, at: now)
    return Viewer(account: "demo", person: person, name: persona.name, isAdministrator: true, functions: [])
  }
}
