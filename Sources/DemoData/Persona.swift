package import Access
internal import Casework
internal import Storage
internal import Vocabulary

/// One of the demonstration's cast: invented, with a task to try. Sv: person i demonstrationen.
package struct Persona: Sendable, Hashable {
  /// Stands in the address `POST /demo/{persona}`.
  package let id: String
  package let name: String
  package let organisation: String
  package let role: Function.Role?
  package let title: String
  package let task: String
  package let isAdministrator: Bool
  /// At the demonstration's board.
  let post: (unit: Unit.Kind, role: StaffMember.Role)?

  init(
    _ id: String, _ name: String, _ organisation: String, _ role: Function.Role?, _ title: String, _ task: String,
    isAdministrator: Bool = false, post: (unit: Unit.Kind, role: StaffMember.Role)? = nil
  ) {
    self.id = id
    self.name = name
    self.organisation = organisation
    self.role = role
    self.title = title
    self.task = task
    self.isAdministrator = isAdministrator
    self.post = post
  }

  package var mail: String { "\(id)@demo.example" }
  /// How many days ago the function was taken: before the first round, so that nobody has answered before that.
  package var daysInFunction: Int { 1210 + Chance("began", id).number(below: 900) }

  package static func == (left: Persona, right: Persona) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Persona {
  package static let leader = Persona(
    "alva", "Alva Norrsken", DemoOrganisation.researchUnit, .leader, "Utvecklingsledare",
    """
    Se var landets 290 kommuner skiljer sig åt, och om skillnaderna minskar eller ökar. Hitta behov som så många har att \
    de kan mötas gemensamt.
    """)
  package static let coordinator = Persona(
    "tuva", "Tuva Ådalsberg", DemoOrganisation.federation, .leader, "Utvecklingssamordnare kvinnofrid",
    """
    Följ Lägesbild Västernorrland, som bara länsteamet ser. Svara Ånge om mer tid, påminn dem som dröjer och läs \
    rangordningen. Skriv ut länsrapporten till chefsmötet.
    """)
  package static let projectLeader = Persona(
    "ebbe", "Ebbe Dalslund", DemoOrganisation.fyrbodal, .leader, "Projektledare våld i nära relationer",
    """
    Jämför Fyrbodals fjorton kommuner, som inte är ett län. Följ en omgång där också en stadsdel och en förening \
    svarar. Planera sedan nästa.
    """)
  package static let officer = Persona(
    "signe", "Signe Älvmark", DemoOrganisation.countyBoard, .officer, "Handläggare regionalt kompetensstöd",
    "Se vilka av Norrbottens kommuner som saknar rutiner, och bjud in någon till funktionen som står tom.")
  package static let countyHost = Persona(
    "disa", "Disa Vindelälv", DemoOrganisation.ownBoard, .officer, "Handläggare jämställdhet och kvinnofrid",
    """
    Planera Västerbottens kvinnofridsnätverk tillsammans med Alva och Runa: se vilka som kommer i december, och godkänn \
    det som Alva har skrivit.
    """)
  package static let regionHost = Persona(
    "runa", "Runa Obbola", DemoOrganisation.region, .officer, "Folkhälsostrateg",
    "Ta upp det som medlemmarna har föreslagit, och förbered nästa träff.")
  package static let contact = Persona(
    "maj", "Maj Holmsund", DemoOrganisation.umea, .coordinator, "Kvinnofridssamordnare",
    "Svara på höstens kartläggning tillsammans med Love, och skicka in svaren till Harriet, er chef.")
  package static let colleague = Persona(
    "love", "Love Teglund", DemoOrganisation.umea, .staff, "Socialsekreterare",
    "Fyll i några frågor samtidigt som Maj, och se vad som händer när ni ändrar samma svar.")
  package static let manager = Persona(
    "harriet", "Harriet Röbäck", DemoOrganisation.umea, .manager, "Enhetschef",
    "Bekräfta svaren om jourerna som Maj har skickat in, eller öppna dem igen med ett skäl.")
  package static let smallMunicipality = Persona(
    "ante", "Ante Fjällberg", DemoOrganisation.sorsele, .contact, "Kontaktperson",
    "Du är ensam om frågan i en liten kommun. Svara klart, se era luckor och vilka kommuner som liknar er.")
  package static let resourceUnit = Persona(
    "vera", "Vera Gullmar", DemoOrganisation.trollhattanUnit, .coordinator, "Samordnare",
    "Läs Fyrbodals resultat och se vilka kommuner som saknar samma rutin.")
  package static let shelter = Persona(
    "rut", "Rut Ljungdal", DemoOrganisation.shelter, .contact, "Kontaktperson för jouren",
    "Svara för jouren om samverkan i länet, och se vad en ideell organisation ser och inte ser.")
  package static let administrator = Persona(
    "osvald", "Osvald Kedjeberg", DemoOrganisation.countyBoard, .administrator, "Systemadministratör",
    "Hjälp en kollega som har tappat sin telefon, och läs vad som antecknas.", isAdministrator: true)
  package static let newcomer = Persona(
    "nore", "Nore Utansjö", DemoOrganisation.harnosand, nil, "Har ännu ingen funktion",
    "Se vad en person med konto men utan funktion ser.")

  package static let reception = Persona(
    "ylva", "Ylva Rödåsel", DemoBoard.name, nil, "Mottagningssekreterare",
    "Lägg upp en akt för någon som hör av sig, och se att du inte längre når den när en chef har fördelat den.",
    post: (.reception, .worker))
  package static let caseworker = Persona(
    "hedda", "Hedda Tavelsjö", DemoBoard.name, nil, "Socialsekreterare",
    "Läs dina akter, skriv en anteckning som utkast och upprätta den. Sök på namn, personnummer eller ärendenummer.",
    post: (.adults, .worker))
  package static let unitManager = Persona(
    "sixten", "Sixten Vännfors", DemoBoard.name, nil, "Enhetschef",
    "Fördela akterna som väntar. Du ser nummer och roll, men inte vem de handlar om.", post: (.adults, .manager))
  package static let logReviewer = Persona(
    "ulla", "Ulla Hörnefors", DemoBoard.name, nil, "Kvalitetssamordnare",
    "Granska förra månadens urval ur loggen: hade den som öppnade en akt skäl till det? Ta sedan fram den här månadens.",
    post: (.reception, .logReviewer))

  package static let cast: [Persona] = [
    leader, coordinator, projectLeader, officer, countyHost, regionHost, contact, colleague, manager, smallMunicipality,
    resourceUnit, shelter,
    administrator, newcomer, reception, caseworker, unitManager, logReviewer,
  ]
}

/// The names of the demonstration's organisations that the cast works in.
enum DemoOrganisation {
  static let researchUnit = "FoU Socialtjänst Västerbotten"
  static let federation = "Kommunförbundet Västernorrland"
  static let federationBoard = "Länsstyrelsen Västernorrland"
  static let fyrbodal = "Fyrbodals kommunalförbund"
  static let trollhattanUnit = "Enheten mot våld, Trollhättan"
  static let countyBoard = "Länsstyrelsen Norrbotten"
  static let umea = "Umeå kommun"
  static let sorsele = "Sorsele kommun"
  static let harnosand = "Härnösands kommun"
  static let shelter = "Kvinnojouren Älvsporre"
}

extension Transaction {
  /// The account of one of the cast; nil before the demonstration is loaded.
  func account(of persona: Persona) throws -> Account? { try account(login: persona.mail) }
}
