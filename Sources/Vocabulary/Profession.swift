/// What people do who learn about violence, as courses and theme days count them. Sv: yrkesgrupp.
package enum Profession: String, Sendable, CaseIterable {
  case socialServices, familyLaw, economicSupport, disabilityCare, elderlyCare, shelter, perpetratorWork, school, health
  case police, manager, politician, coordinator, association, student, other

  package var swedish: String {
    switch self {
    case .socialServices: "Socialsekreterare eller annan handläggare"
    case .familyLaw: "Familjerätt eller familjerådgivning"
    case .economicSupport: "Ekonomiskt bistånd eller arbetsmarknad"
    case .disabilityCare: "Stöd till personer med funktionsnedsättning"
    case .elderlyCare: "Äldreomsorg"
    case .shelter: "Jour eller skyddat boende"
    case .perpetratorWork: "Arbete med den som utövar våld"
    case .school: "Skola eller förskola"
    case .health: "Hälso- och sjukvård"
    case .police: "Polis eller annan rättsvårdande myndighet"
    case .manager: "Chef eller arbetsledare"
    case .politician: "Förtroendevald"
    case .coordinator: "Samordnare eller utvecklingsledare"
    case .association: "Förening"
    case .student: "Studerande"
    case .other: "Annat"
    }
  }
}
