internal import Access

/// Invented people besides the cast: in the organisations that are no municipality and answer or are asked for help, and the
/// staff of one municipality, so many that its units can be followed.
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
    .init(DemoOrganisation.umea, .staff, "Socialsekreterare mottagning"),
    .init(DemoOrganisation.umea, .staff, "Socialsekreterare vuxna"),
    .init(DemoOrganisation.umea, .staff, "Socialsekreterare barn"),
    .init(DemoOrganisation.umea, .staff, "Socialsekreterare unga"),
    .init(DemoOrganisation.umea, .staff, "Socialsekreterare ekonomiskt bistånd"),
    .init(DemoOrganisation.umea, .staff, "Socialsekreterare familjehem"),
    .init(DemoOrganisation.umea, .staff, "Familjebehandlare"),
    .init(DemoOrganisation.umea, .staff, "Familjerättssekreterare"),
    .init(DemoOrganisation.umea, .staff, "Boendestödjare"),
    .init(DemoOrganisation.umea, .staff, "Budget- och skuldrådgivare"),
    .init(DemoOrganisation.umea, .staff, "Fältsekreterare"),
    .init(DemoOrganisation.umea, .staff, "Biståndshandläggare äldre"),
    .init(DemoOrganisation.umea, .staff, "Biståndshandläggare funktionshinder"),
    .init(DemoOrganisation.umea, .staff, "Samtalsledare"),
  ]
}
