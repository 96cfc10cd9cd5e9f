package import Access
package import Storage
package import Vocabulary

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

  init(
    _ id: String, _ name: String, _ organisation: String, _ role: Function.Role?, _ title: String, _ task: String,
    isAdministrator: Bool = false
  ) {
    self.id = id
    self.name = name
    self.organisation = organisation
    self.role = role
    self.title = title
    self.task = task
    self.isAdministrator = isAdministrator
  }

  package var mail: String { "\(id)@demo.example" }

  package static func == (left: Persona, right: Persona) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Persona {
  package static let leader = Persona(
    "alva", "Alva Norrsken", DemoOrganisation.researchUnit, .leader, "Utvecklingsledare",
    "Se var landets 290 kommuner skiljer sig åt, om skillnaderna minskar och vilka behov som är gemensamma.")
  package static let coordinator = Persona(
    "tuva", "Tuva Ådalsberg", DemoOrganisation.federation, .leader, "Utvecklingssamordnare kvinnofrid",
    "Följ länets sju kommuner och skriv ut en länsrapport till chefsmötet.")
  package static let projectLeader = Persona(
    "ebbe", "Ebbe Dalslund", DemoOrganisation.fyrbodal, .leader, "Projektledare våld i nära relationer",
    "Jämför Fyrbodals fjorton kommuner och planera en egen omgång.")
  package static let officer = Persona(
    "signe", "Signe Älvmark", DemoOrganisation.countyBoard, .officer, "Handläggare regionalt kompetensstöd",
    "Se vilka kommuner i länet som saknar rutiner och påminn dem som inte har svarat.")
  package static let contact = Persona(
    "maj", "Maj Holmsund", DemoOrganisation.umea, .coordinator, "Kvinnofridssamordnare",
    "Svara på höstens kartläggning tillsammans med Love, och be chefen bekräfta.")
  package static let colleague = Persona(
    "love", "Love Teglund", DemoOrganisation.umea, .staff, "Socialsekreterare",
    "Fyll i några frågor samtidigt som Maj, och se vad som händer när ni ändrar samma svar.")
  package static let manager = Persona(
    "harriet", "Harriet Röbäck", DemoOrganisation.umea, .manager, "Enhetschef",
    "Läs igenom svaren, bekräfta dem, och öppna dem igen med ett skäl.")
  package static let smallMunicipality = Persona(
    "ante", "Ante Fjällberg", DemoOrganisation.sorsele, .contact, "Kontaktperson",
    "Du är ensam om frågan i en liten kommun. Se era luckor och vilka som liknar er.")
  package static let resourceUnit = Persona(
    "vera", "Vera Gullmar", DemoOrganisation.trollhattanUnit, .coordinator, "Samordnare, Enheten mot våld",
    "Läs Fyrbodals resultat och se vilka kommuner som har samma behov.")
  package static let shelter = Persona(
    "rut", "Rut Ljungdal", DemoOrganisation.shelter, .contact, "Kontaktperson för jouren",
    "Se vad en ideell organisation ser, och vad den inte ser.")
  package static let administrator = Persona(
    "osvald", "Osvald Kedjeberg", DemoOrganisation.countyBoard, .administrator, "Systemadministratör",
    "Hjälp en kollega som har tappat sin telefon, och läs vad som antecknas.", isAdministrator: true)
  package static let newcomer = Persona(
    "nore", "Nore Utansjö", DemoOrganisation.harnosand, nil, "Har ännu ingen funktion",
    "Se vad den ser som har ett konto men ingen funktion.")

  package static let cast: [Persona] = [
    leader, coordinator, projectLeader, officer, contact, colleague, manager, smallMunicipality, resourceUnit, shelter,
    administrator, newcomer,
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
