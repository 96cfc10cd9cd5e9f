extension TimeZones {
  /// Sweden's zone as a calendar describes it, for those who read ours: the rule of the European Union that Sweden has
  /// followed since 1996 (directive 2000/84/EC), as `SwedishTime` has it. It goes before the events that name it.
  package static let stockholm = CalendarComponent(
    "VTIMEZONE", [ContentLine("TZID", swedishName)],
    components: [
      CalendarComponent(
        "DAYLIGHT",
        [
          ContentLine("DTSTART", "19960331T020000"),
          ContentLine("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
          ContentLine("TZNAME", "CEST"),
          ContentLine("TZOFFSETFROM", "+0100"),
          ContentLine("TZOFFSETTO", "+0200"),
        ]),
      CalendarComponent(
        "STANDARD",
        [
          ContentLine("DTSTART", "19961027T030000"),
          ContentLine("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
          ContentLine("TZNAME", "CET"),
          ContentLine("TZOFFSETFROM", "+0200"),
          ContentLine("TZOFFSETTO", "+0100"),
        ]),
    ])
}
