extension Settings {
  /// The address of a path here that opens the calendar program itself.
  package func calendarLink(_ path: String) -> String { "webcal\(address.drop { $0 != ":" })\(path)" }
}
