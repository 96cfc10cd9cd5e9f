/// What a note is: told in one's own words, or a document of the case that asks for certain things. Sv: anteckningens slag.
package enum NoteKind: String, Sendable, CaseIterable {
  case plain
  case intake, application, unassessed
  case childProtection, preliminary, notice
  case feedback, placementReview
  case risk, safetyPlan, childSafetyPlan
  case plan, moreTime, category, decision, execution, followUp, closing
  case urgentShelter, courtStep, whereaboutsSecrecy
  case attempt, phone, consent, withdrawal, disclosure, transfer, deviation
  case form, reminder

  package var swedish: String {
    switch self {
    case .plain: "Anteckning"
    case .intake: "Aktualisering"
    case .application: "Ansökan"
    case .unassessed: "Stöd utan behovsprövning"
    case .childProtection: "Omedelbar skyddsbedömning"
    case .preliminary: "Beslut efter förhandsbedömning"
    case .notice: "Underrättelse till vårdnadshavare"
    case .feedback: "Svar till anmälaren"
    case .placementReview: "Övervägande"
    case .risk: "Riskbedömning"
    case .safetyPlan: "Säkerhetsplan"
    case .childSafetyPlan: "Barnets säkerhetsplan"
    case .plan: "Utredningsplan"
    case .moreTime: "Förlängd tid"
    case .category: "Ändrad kategori"
    case .decision: "Beslut"
    case .execution: "Beslutet är verkställt"
    case .followUp: "Uppföljning"
    case .closing: "Avslut"
    case .urgentShelter: "Omedelbart beslut om skyddat boende"
    case .courtStep: "Skyddat boende: rätten"
    case .whereaboutsSecrecy: "Hemlig vistelse eller umgänge"
    case .attempt: "Kontaktförsök"
    case .phone: "Telefonsamtal"
    case .consent: "Samtycke"
    case .withdrawal: "Återkallat samtycke"
    case .disclosure: "Utlämnande"
    case .transfer: "Överflyttning till annan nämnd"
    case .deviation: "Missförhållande (lex Sarah)"
    case .form: "Formulär"
    case .reminder: "Egen påminnelse"
    }
  }

  /// What to think of before it is written.
  var lead: String? {
    switch self {
    case .intake: "Skriv vad som har kommit fram, med egna ord från den som berättar."
    case .application:
      "En vuxen utreds bara efter en ansökan. En begäran som inte tydligt bara gäller information räknas som ansökan."
    case .unassessed: "Stödet ges utan utredning. Personen kan alltid ansöka om mer."
    case .childProtection: "Görs genast när något har kommit fram om barnet, och dokumenteras här (20 kap. 1 § SoL)."
    case .preliminary: "Beslutas inom 14 dagar (20 kap. 2 § SoL)."
    case .notice:
      "Ingen underrättas automatiskt. Välj om vårdnadshavaren ska få veta att utredningen har börjat (20 kap. 4 § SoL)."
    case .feedback: "Säg bara om en utredning har inletts eller inte. Svara inte om det är olämpligt (19 kap. 6 § SoL)."
    case .placementReview: "Minst var sjätte månad (22 kap. 13 § SoL)."
    case .risk:
      """
      En metod är ett stöd. Det är du som bedömer, i ord, och personens egen bedömning står bredvid. Ett lågt tal är inget \
      skäl att vänta.
      """
    case .safetyPlan: "Gör planen tillsammans med personen, när hon eller han är ensam."
    case .childSafetyPlan: "Gör planen tillsammans med barnet, med barnets egna ord."
    case .moreTime: "Förhandsbedömningen får mer tid bara av synnerliga skäl, utredningen av särskilda skäl."
    case .category: "Den gamla kategorin och skälet finns kvar i akten."
    case .decision:
      "Parten får alltid läsa själva beslutet. Skriv ingenting i det som säger var någon finns."
    case .urgentShelter:
      """
      För ett barn i skyddat boende när en vårdnadshavare inte samtycker. Beslutet underställs rätten inom en vecka, annars \
      upphör det (lagen 2024:79).
      """
    case .courtStep:
      "Ansökan görs inom sex veckor från placeringen. Vistelsen börjar inom fyra veckor från det slutliga beslutet (lagen 2024:79)."
    case .whereaboutsSecrecy:
      "Övervägs minst var sjätte månad (lagen 2024:79). Skriv ingenting i beslutet som säger var barnet är."
    case .transfer:
      "Begäran är skriftlig och besvaras genast. Efter en månad kan IVO tillfrågas (29 kap. 10–11 §§ SoL)."
    case .deviation:
      """
      Rapporteras genast, och utreds och avhjälps utan dröjsmål (27 kap. SoL). Skriv bara det som rör personen: utredningen av \
      verksamheten har sin egen plats.
      """
    case .reminder:
      "Bara du ser vad du skriver. De som arbetar med akten, och enhetens chef, ser att det finns en påminnelse och vilken dag."
    case .consent: "Fråga när personen är ensam. Ett samtycke kan återkallas när som helst."
    case .disclosure: "Skriv vad som har lämnats ut, till vem, och med vilket stöd i lagen."
    default: nil
    }
  }

  /// Its writer's own, never a record of the file.
  var isOwn: Bool { self == .reminder }

  /// Whether a file in the role has use of it.
  func isFor(_ role: CaseFile.Role) -> Bool {
    switch self {
    case .childProtection, .preliminary, .notice, .category, .moreTime, .childSafetyPlan, .feedback, .placementReview,
      .urgentShelter, .courtStep, .whereaboutsSecrecy:
      role == .child
    case .unassessed: role != .child
    case .safetyPlan: role == .exposed || role == .relative
    default: true
    }
  }
}
