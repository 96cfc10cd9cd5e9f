internal import Vocabulary
internal import Web

/// What stands on the page about a course, as its authors write it. Sv: uppgifter om kursen.
extension CourseContent {
  /// The same content with what the form says.
  func about(_ form: Form, films: [CourseFilm]) throws -> CourseContent {
    var (content, problems) = (self, Problems())
    content.title = problems.require(form, "titel", "Skriv vad kursen heter.", limit: 120)
    content.summary = problems.require(form, "om", "Skriv vad kursen handlar om.", limit: 600)
    content.audience = form.text("malgrupp") ?? ""
    content.minutes = form.number("minuter") ?? 0
    if !(1...600).contains(content.minutes) {
      problems.add("minuter", "Skriv hur många minuter kursen tar, 1 till 600.")
    }
    content.goals = lines(form.text("mal"))
    content.rule = CompletionRule(rawValue: form.raw("krav")) ?? .answered
    content.sources = sources(form.text("kallor"), &problems)
    content.leadersGuide = Self.guide(form.text("handledning") ?? "")
    content.followUp = form.text("sedan") ?? ""
    content.trailer = films.first { $0.id.text == form.raw("trailer") }?.id.text
    try problems.check()
    return content
  }

  private func lines(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// `Title | publisher | year | about`, one on each line. A title that was there keeps its id, which questions refer to.
  private func sources(_ text: String?, _ problems: inout Problems) -> [CourseSource] {
    var taken = Set(sources.map(\.id))
    return lines(text).enumerated().compactMap { index, line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
      guard parts.count >= 3, let year = Int(parts[2]), (1800...2200).contains(year) else {
        problems.add("kallor", "Rad \(index + 1) går inte att läsa. Skriv titel | utgivare | år | vad den handlar om.")
        return nil
      }
      var id = sources.first { $0.title == parts[0] }?.id
      if id == nil {
        var number = taken.count + 1
        while taken.contains("k\(number)") { number += 1 }
        id = "k\(number)"
        taken.insert("k\(number)")
      }
      return CourseSource(
        id: id ?? "", title: parts[0], publisher: parts[1], year: year, about: parts.count > 3 ? parts[3] : "")
    }
  }

  /// A line that begins with `## ` is a heading.
  private static func guide(_ text: String) -> [GuideSection] {
    var sections: [GuideSection] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("## ") {
        sections.append(GuideSection(heading: String(line.dropFirst(3)).trimmed, text: ""))
      } else if sections.isEmpty {
        if !line.trimmed.isEmpty { sections.append(GuideSection(heading: "Handledning", text: line)) }
      } else {
        sections[sections.count - 1].text += "\n" + line
      }
    }
    return sections.map { GuideSection(heading: $0.heading, text: $0.text.trimmed) }
  }

  /// As the form has it.
  func aboutForm(isOpen: Bool) -> Form {
    Form(fields: [
      ("titel", title), ("om", summary), ("malgrupp", audience), ("minuter", String(minutes)),
      ("mal", goals.joined(separator: "\n")), ("krav", rule.rawValue),
      ("kallor", sources.map { "\($0.title) | \($0.publisher) | \($0.year) | \($0.about)" }.joined(separator: "\n")),
      ("handledning", leadersGuide.map { "## \($0.heading)\n\($0.text)" }.joined(separator: "\n\n")),
      ("sedan", followUp), ("trailer", trailer ?? ""), ("oppen", isOpen ? "ja" : ""),
    ])
  }
}
