package import Storage

/// How far a case has come. Sv: läge.
package enum CaseState: String, Sendable, CaseIterable, Bindable, ColumnReadable {
  /// Something has come in; for a child it is being assessed whether to investigate.
  case received
  case investigation
  /// Something was decided, and goes on.
  case support
  /// Support that needs no decision (SoL 11:5).
  case unassessed
  case closed

  package var swedish: String {
    switch self {
    case .received: "Aktualiserat"
    case .investigation: "Utredning"
    case .support: "Insats"
    case .unassessed: "Stöd utan behovsprövning"
    case .closed: "Avslutat"
    }
  }
}

/// Where a document takes a case, and from where: the law's order of things (SoL ch. 14, 20; casework.md 4.2).
/// Sv: ärendets gång.
enum CaseWay {
  /// Throws why it cannot be recorded now, in a sentence that says what to do instead.
  static func state(
    after content: NoteContent, in role: CaseFile.Role, from state: CaseState, goesOn: CaseState? = nil
  ) throws(WayFault) -> CaseState {
    let kind = content.kind
    guard kind.isFor(role) else { throw WayFault("Dokumentet hör inte till den här sortens akt.") }
    switch kind {
    case .intake: return state == .closed ? .received : state
    case .application: return try started(from: state)
    case .preliminary:
      guard [.received, .support].contains(state) else { throw WayFault("Förhandsbedömningen är redan avslutad.") }
      if content.answers["utfall"] == "inleda" { return .investigation }
      return state == .support ? .support : .closed
    case .unassessed:
      guard state != .investigation else { throw WayFault("En utredning pågår. Avsluta den med ett beslut först.") }
      return state == .support ? .support : .unassessed
    case .plan: return try during([.investigation], state, "Det finns ingen utredning att planera.")
    case .moreTime:
      let needed: Set<CaseState> = content.answers["vad"] == "preliminary" ? [.received, .support] : [.investigation]
      return try during(needed, state, "Det du vill förlänga pågår inte just nu.")
    case .decision: return try decided(content, from: state, goesOn: goesOn)
    case .execution where goesOn == .support, .followUp where goesOn != nil: return state
    case .execution: return try during([.support], state, "Det finns inget beslut att verkställa.")
    case .followUp:
      return try during([.support, .unassessed, .closed], state, "Det finns ingen insats att följa upp än.")
    case .closing: return try closed(role, from: state)
    case .urgentShelter:
      guard state != .closed else { throw WayFault("Ärendet är avslutat. Registrera det som har kommit in först.") }
      return state
    default: return state
    }
  }

  /// Whether a document belongs where the case is, whatever is answered in it.
  static func mayFollow(_ kind: NoteKind, in role: CaseFile.Role, from state: CaseState, goesOn: CaseState?) -> Bool {
    guard kind.isFor(role) else { return false }
    if kind == .moreTime { return state != .closed && state != .unassessed }
    return (try? self.state(after: NoteContent(kind), in: role, from: state, goesOn: goesOn)) != nil
  }

  private static func during(
    _ needed: Set<CaseState>, _ state: CaseState, _ sentence: String
  ) throws(WayFault) -> CaseState {
    guard needed.contains(state) else { throw WayFault(sentence) }
    return state
  }

  private static func started(from state: CaseState) throws(WayFault) -> CaseState {
    guard state != .investigation else {
      throw WayFault("En utredning pågår redan. Skriv det nya som en anteckning i den.")
    }
    return .investigation
  }

  /// What went on before goes on when something new is refused.
  private static func decided(
    _ content: NoteContent, from state: CaseState, goesOn: CaseState?
  ) throws(WayFault) -> CaseState {
    guard state == .investigation || state == .support else {
      throw WayFault("Det finns ingen utredning att besluta i. Registrera en ansökan, eller inled en utredning, först.")
    }
    switch content.answers["utfall"] {
    case "bifall", "delvis", "insats": return .support
    default: return state == .support ? .support : goesOn ?? .closed
    }
  }

  /// An investigation of a child ends with a decision, so that nobody is left without an answer. What a decision has closed can still
  /// be given its reason and outcome.
  private static func closed(_ role: CaseFile.Role, from state: CaseState) throws(WayFault) -> CaseState {
    if role == .child, state == .received {
      throw WayFault("Avsluta förhandsbedömningen med ett beslut först.")
    }
    if role == .child, state == .investigation {
      throw WayFault("Avsluta barnets utredning med ett beslut först.")
    }
    return .closed
  }
}

/// Why a document does not belong where the case is now. Sv: fel i ärendets gång.
struct WayFault: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
