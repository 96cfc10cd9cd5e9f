/// What a child's case is about. It decides what is asked, so it is not changed without a reason. Sv: kategori.
package enum CaseCategory: String, Sendable, CaseIterable {
  case violence, honour, conflict, other

  package var swedish: String {
    switch self {
    case .violence: "Våld i nära relation"
    case .honour: "Hedersrelaterat våld och förtryck"
    case .conflict: "Konflikt mellan vuxna"
    case .other: "Annat"
    }
  }
}

/// Who decides. A child's placement is decided by a committee, the board, or in haste its chair (SoL 30:6-8).
/// Sv: beslutsfattare.
package enum DecisionMaker: String, Sendable, CaseIterable {
  case worker, unitManager, committee, chair, board

  package var swedish: String {
    switch self {
    case .worker: "Handläggare, på delegation"
    case .unitManager: "Enhetschef, på delegation"
    case .committee: "Utskottet"
    case .chair: "Ordföranden eller en utsedd ledamot, när det brådskar"
    case .board: "Nämnden"
    }
  }

  var mayPlaceChildren: Bool { [.committee, .chair, .board].contains(self) }
}

/// The rule that lets something be handed out although it is secret (OSL, SoL). Sv: stöd för utlämnande.
package enum DisclosureGround: String, Sendable, CaseIterable {
  case consent, crimeAgainstClose, crimeUnder21, crimeAgainstChild, ownWork, careOfChild, shelterQuestion, worry, other

  package var swedish: String {
    switch self {
    case .consent: "Samtycke (OSL 12 kap. 2 §)"
    case .crimeAgainstClose: "Risk för allvarligt brott mot närstående (OSL 10 kap. 18 c §)"
    case .crimeUnder21: "Risk för brott av någon under 21 år (OSL 10 kap. 18 a §)"
    case .crimeAgainstChild: "Vissa brott mot barn (OSL 10 kap. 21 §)"
    case .ownWork: "Nödvändigt för nämndens eget arbete (OSL 10 kap. 2 §)"
    case .careOfChild: "Barnets behov av stöd från vården (OSL 26 kap. 9 §)"
    case .shelterQuestion: "Fråga från domstol, polis eller annan myndighet (SoL 15 kap. 7 §)"
    case .worry: "Orosanmälan (SoL 19 kap. 1 §)"
    case .other: "Annat stöd, som står under skälen"
    }
  }
}
