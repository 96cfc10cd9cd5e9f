package import Access
package import Storage
package import Vocabulary
package import Web

/// One time that a theme day, a course or a conference is held. Sv: tillfälle.
package struct Edition: Guarded {
  package let id: ID<Edition>
  package let series: ID<EventSeries>?
  package let title: String
  package let kind: Kind
  package let about: String
  package let state: State
  package let starts: Moment
  package let ends: Moment
  package let forms: Forms
  package let place: String?
  /// The place is told to those who are registered, and to nobody else.
  package let isPlaceHidden: Bool
  package let municipality: MunicipalityCode?
  /// Told to those who take part by web alone.
  package let webLink: String?
  package let theme: TimelineItem.Theme?
  package let audiences: Set<TimelineItem.Audience>
  package let counties: [CountyCode]
  /// Those who hold it, with equal rights.
  package let organisations: [ID<Organisation>]
  /// Whose members alone may register, by the text of a network's id; nil where everybody may.
  package let group: String?
  /// Nil where there is no end of places.
  package let placesOnSite: Int?
  package let placesOnWeb: Int?
  /// The most from one municipality, see `quotaWay`; nil for no such limit.
  package let quota: Int?
  package let registerBy: CalendarDate
  package let changeBy: CalendarDate
  package let needsErasedOn: CalendarDate
  /// The day on which the names and addresses of those who registered are erased.
  package let namesErasedOn: CalendarDate
  /// In whole kronor without VAT; nil where it costs nothing.
  package let cost: Int?
  package let contactName: String
  package let contactMail: String
  /// Minutes of teaching; nil where no certificate is given.
  package let certificateMinutes: Int?
  package let certificateContent: String?
  package let filmLink: String?
  package let cancelledBecause: String?
  package let sequence: Int
  package let version: Int
  package let changedAt: Moment

  /// Sv: slag av evenemang.
  package enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case themeDay, course, conference, webinar, lecture

    package var swedish: String {
      switch self {
      case .themeDay: "Temadag"
      case .course: "Utbildning"
      case .conference: "Konferens"
      case .webinar: "Webbinarium"
      case .lecture: "Föreläsning"
      }
    }
  }

  /// How far an event has come.
  package enum State: String, Sendable, Bindable, ColumnReadable {
    case draft, open, held, cancelled

    package var swedish: String {
      switch self {
      case .draft: "Utkast"
      case .open: "Publicerat"
      case .held: "Genomfört"
      case .cancelled: "Inställt"
      }
    }
  }

  /// Where one can take part. Sv: deltagandeform.
  package enum Forms: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case site, web, both

    package var swedish: String {
      switch self {
      case .site: "På plats"
      case .web: "På webben"
      case .both: "På plats eller på webben"
      }
    }

    package func has(_ way: Registration.Way) -> Bool { self == .both || rawValue == way.rawValue }
  }

  init(row: Row) throws {
    id = try row.get("id")
    series = try row.optional("series_id", as: String.self).map { ID($0) }
    title = try row.get("title")
    kind = try row.get("kind")
    about = try row.get("about")
    state = try row.get("state")
    starts = try row.get("starts_at")
    ends = try row.get("ends_at")
    forms = try row.get("forms")
    place = try row.optional("place")
    isPlaceHidden = try row.get("is_place_hidden")
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    webLink = try row.optional("web_link")
    theme = try TimelineItem.Theme(row: row)
    audiences = try Set(row: row)
    counties = try row.words("counties").compactMap { CountyCode($0) }
    organisations = try row.words("organisations").map { ID($0) }
    group = try row.optional("group_id")
    placesOnSite = try row.optional("places_on_site")
    placesOnWeb = try row.optional("places_on_web")
    quota = try row.optional("quota")
    registerBy = try row.date("register_by")
    changeBy = try row.date("change_by")
    needsErasedOn = try row.date("needs_erased_on")
    namesErasedOn = try row.date("names_erased_on")
    cost = try row.optional("cost")
    contactName = try row.get("contact_name")
    contactMail = try row.get("contact_mail")
    certificateMinutes = try row.optional("certificate_minutes")
    certificateContent = try row.optional("certificate_content")
    filmLink = try row.optional("film_link")
    cancelledBecause = try row.optional("cancelled_because")
    sequence = try row.get("sequence")
    version = try row.get("version")
    changedAt = try row.get("changed_at")
  }

  package static func load(_ id: ID<Edition>, for viewer: Viewer, in tx: Transaction) throws -> Edition? {
    try tx.edition(id)
  }

  /// What is behind the public page, above all who has registered, is for those who hold it.
  package func isReadable(by viewer: Viewer) -> Bool { isOrganised(by: viewer) }
  package func isWritable(by viewer: Viewer) -> Bool { isOrganised(by: viewer) }

  package func isOrganised(by viewer: Viewer) -> Bool {
    viewer.functions.contains { organisations.contains($0.organisation.id) && $0.mayHost }
  }
}

extension Edition {
  /// The page that everybody may read.
  package var path: String { "/evenemang/\(id)" }
  /// The page of those who hold it.
  package var organisedPath: String { "/arrangemang/\(id)" }
  package var subject: String { "edition:\(id)" }
  package var day: CalendarDate { starts.day }
  package var lastDay: CalendarDate { ends.day }

  package func isOver(at now: Moment) -> Bool { ends < now }

  /// Whether anybody may register: published, before the last day is out and before it begins.
  package func takesRegistrations(at now: Moment) -> Bool {
    state == .open && now.day <= registerBy && now < starts
  }

  /// Whether one who is registered may still choose anew.
  package func takesChanges(at now: Moment) -> Bool { state == .open && now.day <= changeBy && now < starts }

  package func places(_ way: Registration.Way) -> Int? { way == .site ? placesOnSite : placesOnWeb }

  /// The way whose places a quota shares out: those of the room, and where there is no room those of the web.
  var quotaWay: Registration.Way { forms.has(.site) ? .site : .web }

  /// "torsdag 8 oktober 2026 kl. 09.00–16.00", or from one day to another.
  package var time: String { SwedishTime.words(from: starts, to: ends) }

  /// Where it is, as somebody who is registered may read it: a hidden place is for those who have one.
  func place(for registration: Registration) -> String {
    if registration.way == .web { return "På webben" }
    return isPlaceHidden && registration.state != .confirmed ? publicPlace : place ?? publicPlace
  }

  /// Where it is, as everybody may read it.
  package var publicPlace: String {
    PublicPlace(forms: forms, place: place, isHidden: isPlaceHidden, municipality: municipality).words
  }
}
