import Calendars
import Testing
import Vocabulary

@Suite struct ContentLineTests {
  @Test func `Rader viks vid 75 oktetter, tecken delas inte och kommer hela tillbaka`() throws {
    let text = "Mötet gäller å, ä och ö; 😀 \\ slut.\r\nNy rad\r" + String(repeating: "åäö😀", count: 60)
    let event = CalendarComponent("VEVENT", [ContentLine("DESCRIPTION", text: text)])
    let lines = event.text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\u{FFFD}") })
    #expect(lines.count { $0.hasPrefix(" ") } > 5)
    let read = try #require(CalendarComponent.read(Array(event.text.utf8)).components.first)
    #expect(read == event)
    #expect(read.first("DESCRIPTION")?.text == text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
  }

  @Test func `Ingen kan smuggla in en egen rad`() throws {
    let evil = "a\r\nATTENDEE:mailto:b@x.example\nEND:VEVENT\u{0B}\u{7F}"
    let event = CalendarComponent(
      "VEVENT\r\nX",
      [
        ContentLine("SUMMARY", text: evil), ContentLine("URL", evil),
        ContentLine("ATTENDEE", "mailto:c@x.example", [.init("CN\r\n", evil, "d\"e;f")]), ContentLine("", evil),
      ])
    let reading = CalendarComponent.read(Array(event.text.utf8))
    #expect(reading.faults.isEmpty && reading.components == [event])
    #expect(reading.components[0].lines.map(\.name) == ["SUMMARY", "URL", "ATTENDEE", "X"])
    #expect(event.first("ATTENDEE")?.parameters[0].values[1] == "d\"e;f")
  }

  @Test func `Tillägg läses med citattecken, flera värden och tomma värden`() throws {
    let text = "BEGIN:X\nATTENDEE;cn=\"Ek, Åsa: chef\";MEMBER=\"a\",\"b;c\";X=;Y=\"\":MAILTO:A@x.example \nEND:X"
    let line = try #require(CalendarComponent.read(Array(text.utf8)).components.first?.first("ATTENDEE"))
    #expect(line.parameter("CN") == "Ek, Åsa: chef")
    #expect(line.parameters[1].values == ["a", "b;c"])
    #expect(line.parameters[2].values == [""] && line.parameters[3].values == [""])
    #expect(line.mailAddress == "A@x.example")
    #expect(ContentLine("X", "https://x.example").mailAddress == nil)
  }

  @Test func `Texter skrivs och läses med sina escapetecken`() {
    #expect(CalendarText.escaped("a;b,c\\d\r\ne\rf\ng") == "a\\;b\\,c\\\\d\\ne\\nf\\ng")
    #expect(CalendarText.unescaped("a\\;b\\,c\\\\d\\Ne\\x\\") == "a;b,c\\d\ne\\x\\")
    #expect(ContentLine("CATEGORIES", texts: ["a,b", "c"]).texts == ["a,b", "c"])
    #expect(ContentLine("SEQUENCE", " 12 ").number == 12 && ContentLine("SEQUENCE", "1234567890").number == nil)
  }

  @Test func `Raden får tidens slag`() throws {
    let time = try #require(LocalTime("20261118T131500"))
    #expect(ContentLine("DTSTART", time: .swedish(time)).written == "DTSTART;TZID=Europe/Stockholm:20261118T131500\r\n")
    #expect(ContentLine("DTSTART", time: .date(time.date)).written == "DTSTART;VALUE=DATE:20261118\r\n")
    #expect(ContentLine("DTSTAMP", time: .utc(time)).written == "DTSTAMP:20261118T131500Z\r\n")
  }
}
