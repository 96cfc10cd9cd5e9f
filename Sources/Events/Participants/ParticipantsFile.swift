internal import Access
internal import Documents
internal import Vocabulary
internal import Web

/// The participants as a file for a spreadsheet. What they need is in it only where it is asked for, and until it is erased.
struct ParticipantsFile {
  let participants: Participants
  let hasNeeds: Bool
  let today: CalendarDate
  /// What stands on all that leaves a demonstration.
  let mark: String?

  var rows: [[Cell]] {
    let head =
      [
        "Namn", "E-post", "Telefon", "Organisation", "Kommun", "Yrkesgrupp", "Deltar", "Läge", "Pass", "Faktura",
        "Närvaro", "Anmäld", "Anmäld av",
      ] + (hasNeeds ? ["Behov"] : []) + participants.questions.map(\.text)
    return ([head] + participants.registrations.map(row)).map { ($0 + [mark].compactMap(\.self)).map { Cell.text($0) } }
  }

  private func row(_ registration: Registration) -> [String] {
    let fields: [String] = [
      registration.name, registration.mail, registration.phone ?? "", registration.organisationName,
      registration.municipality.flatMap { Sweden.current.municipality($0)?.name } ?? "",
      registration.profession.swedish,
      registration.way.swedish, registration.stateInWords,
      participants.sessions(of: registration).joined(separator: "; "), registration.invoice ?? "",
      registration.presence?.swedish ?? "",
      registration.registeredAt.words, registration.registeredByName ?? "",
    ]
    let unanswered = Set(participants.unanswered(by: registration, on: today).map(\.id))
    let needs = hasNeeds ? [participants.needs[registration.id]?.words.joined(separator: "; ") ?? ""] : []
    return fields + needs
      + participants.questions.map {
        participants.answers[registration.id]?[$0.id] ?? (unanswered.contains($0.id) ? "Inte besvarat" : "")
      }
  }
}
