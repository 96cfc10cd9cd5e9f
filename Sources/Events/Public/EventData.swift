internal import HTML
internal import Vocabulary
internal import Web

/// What search engines read of an event (schema.org Event, as JSON-LD 1.1): never who comes, and no place that is hidden.
struct EventData {
  let edition: Edition
  let names: EventNames
  let settings: Settings

  var script: HTML {
    HTML(trusted: "<script type=\"application/ld+json\">\(json)</script>")
  }

  private var json: String {
    let url = settings.address + edition.path
    let fields: [(String, String)] = [
      ("@context", text("https://schema.org")), ("@type", text(edition.kind == .course ? "EducationEvent" : "Event")),
      ("name", text(edition.title)), ("description", text(edition.about)), ("url", text(url)),
      ("startDate", text(stamp(edition.starts))), ("endDate", text(stamp(edition.ends))),
      ("eventStatus", text("https://schema.org/\(edition.state == .cancelled ? "EventCancelled" : "EventScheduled")")),
      ("eventAttendanceMode", text("https://schema.org/\(mode)")), ("inLanguage", text("sv")),
      ("isAccessibleForFree", edition.cost == nil ? "true" : "false"), ("location", location(url)),
      (
        "organizer",
        array(names.list(edition.organisations).map { object([("@type", text("Organization")), ("name", text($0))]) })
      ),
    ]
    return object(fields)
  }

  private var mode: String {
    switch edition.forms {
    case .site: "OfflineEventAttendanceMode"
    case .web: "OnlineEventAttendanceMode"
    case .both: "MixedEventAttendanceMode"
    }
  }

  private func location(_ url: String) -> String {
    let town = edition.municipality.flatMap { Sweden.current.municipality($0)?.name }
    let name = edition.isPlaceHidden ? town ?? "Sverige" : edition.place ?? town ?? "Sverige"
    let place = object([
      ("@type", text("Place")), ("name", text(name)),
      (
        "address",
        object([
          ("@type", text("PostalAddress")), ("addressLocality", text(town ?? "")), ("addressCountry", text("SE")),
        ])
      ),
    ])
    let online = object([("@type", text("VirtualLocation")), ("url", text(url))])
    return switch edition.forms {
    case .site: place
    case .web: online
    case .both: array([place, online])
    }
  }

  /// Swedish clock time with its distance from UTC (ISO 8601).
  private func stamp(_ moment: Moment) -> String {
    let time = SwedishTime(moment)
    let asUTC = time.date.dayNumber * 86_400 + time.hour * 3600 + time.minute * 60
    let offset = (asUTC - Int(moment.milliseconds / 1000) + 1800) / 3600
    return "\(time.date.text)T\(Digits.padded(time.hour, to: 2)):\(Digits.padded(time.minute, to: 2))+0\(offset):00"
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(text($0)):\($1)" }.joined(separator: ",") + "}"
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  /// A JSON string that cannot end the element that it stands in.
  private func text(_ value: String) -> String {
    var json = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}": json += escaped(scalar)
      case _ where scalar.value < 32: json += escaped(scalar)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
  }
}
