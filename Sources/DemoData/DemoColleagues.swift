internal import Access

/// Invented people besides the cast, in the organisations that are no municipality and answer or are asked for help.
struct DemoColleague {
  let organisation: String
  let role: Function.Role
  let title: String

  private init(_ organisation: String, _ role: Function.Role, _ title: String) {
    (self.organisation, self.role, self.title) = (organisation, role, title)
  }

  var name: String { DemoNames.person(Chance("colleague", organisation, title)) }
  /// A number for the address, since the names have letters that addresses lack.
  static func mail(_ place: Int) -> String { "kollega.\(place + 1)@demo.example" }

  static let all: [DemoColleague] = [
    .init(DemoOrganisation.shelter, .manager, "Ordförande"),
    .init(DemoOrganisation.girlsShelter, .contact, "Kontaktperson för tjejjouren"),
    .init(DemoOrganisation.girlsShelter, .manager, "Ordförande"),
    .init(DemoOrganisation.association, .contact, "Ombud för kvinnofrid"),
    .init(DemoOrganisation.association, .manager, "Ordförande"),
    .init(DemoOrganisation.southernAssociation, .contact, "Kontaktperson"),
    .init(DemoOrganisation.southernAssociation, .manager, "Ordförande"),
    .init(DemoOrganisation.cityDistrict, .coordinator, "Kvinnofridssamordnare"),
    .init(DemoOrganisation.cityDistrict, .manager, "Stadsdelschef"),
    .init("Centrum mot våld i Umeå", .manager, "Verksamhetschef"),
    .init("Centrum mot våld i Skellefteå", .manager, "Verksamhetschef"),
    .init(DemoOrganisation.crimePrevention, .coordinator, "Samordnare brottsförebyggande arbete"),
    .init(DemoOrganisation.victimAuthority, .contact, "Utvecklare"),
    .init(DemoOrganisation.employmentService, .contact, "Kontaktperson våld i nära relationer"),
    .init(DemoOrganisation.federationBoard, .officer, "Handläggare kvinnofrid"),
  ]
}
