internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the register knows of where trainers work. Who works at a shelter is for those who see its contacts: somebody may be
/// looking for who lives there.
struct TrainerWorkplaces: Sendable {
  private let shelters: [Organisation]
  private let others: [Organisation]

  /// Also the closed: who worked there is known to those who look.
  init(in identity: Transaction) throws {
    let all = try identity.rows("SELECT * FROM organisation").map(Organisation.init)
    shelters = all.filter(\.kind.isShelter)
    others = all.filter { !$0.kind.isShelter }
  }

  /// Whether the viewer may read where the trainer works, and what would tell it: municipality, address, own words. A
  /// shelter that the register does not know is for the county team.
  func shows(_ trainer: Trainer, to viewer: Viewer) -> Bool {
    if trainer.person == viewer.person { return true }
    let named = shelters(named: [trainer.organisationName, trainer.about])
    guard named.isEmpty else { return named.allSatisfy { viewer.seesContacts(of: $0) } }
    return !mayBeShelter(trainer.organisationName) || viewer.isInTeam(of: trainer.counties)
  }

  /// Nobody enters what they may not read afterwards.
  func check(_ details: TrainerDetails, by viewer: Viewer) throws {
    let named = shelters(named: [details.organisationName, details.about])
    guard named.allSatisfy({ viewer.seesContacts(of: $0) }) else {
      throw Problems("arbetsplats", "Det är en jour i ett annat län. Länsteamet där lägger till och ändrar utbildaren.")
    }
  }

  private func shelters(named texts: [String?]) -> [Organisation] {
    shelters.filter { shelter in texts.contains { shelter.isNamed(in: $0 ?? "") } }
  }

  /// By its words, or as a part of a shelter's name that nothing else is called.
  private func mayBeShelter(_ workplace: String) -> Bool {
    let letters = workplace.lettersAlike
    return workplace.isLikeShelter
      || shelters.contains { $0.name.lettersAlike.contains(letters) }
        && !others.contains { $0.name.lettersAlike == letters }
  }
}
