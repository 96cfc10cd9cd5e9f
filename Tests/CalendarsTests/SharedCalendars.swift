import TestSupport

/// Other people's calendar files.
enum SharedCalendars {
  static let paths = ["ical/libical", "ical/python-icalendar"].flatMap { folder in
    SharedFolder.names(in: folder, ending: ".ics").map { "\(folder)/\($0)" }
  }
}
