package import Access
package import Storage
package import Vocabulary
package import Web

/// Makes the draft what people take from now on, and says who goes through it again. Sv: ge ut en version.
package struct PublishVersion: Sendable {
  package let whatsNew: String
  package let redo: RedoRule

  package init(whatsNew: String, redo: RedoRule) {
    self.whatsNew = whatsNew
    self.redo = redo
  }

  package init(form: Form) throws {
    var problems = Problems()
    whatsNew = problems.require(form, "nytt", "Skriv vad som är nytt, så att den som gått kursen förstår.", limit: 600)
    let kind = RedoRule.Kind(rawValue: form.raw("gor-om"))
    if kind == nil { problems.add("gor-om", "Välj vem som behöver göra om kursen.") }
    let day = form.text("fore").flatMap { CalendarDate($0) }
    if kind == .before, day == nil { problems.add("fore", "Skriv dagen som 2026-11-22.") }
    redo = kind.flatMap { RedoRule($0, day: day) } ?? .nobody
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, telling shell: Shell, at now: Moment) throws {
    let course = evidence.record
    guard let draft = try tx.draft(of: course.id) else {
      throw Problems("nytt", "Det finns inget utkast. Ändra något i kursen först.")
    }
    let content = try draft.content()
    let ready = Set(try tx.films(of: course.id).filter(\.isReady).map(\.id.text))
    let pictures = Set(try tx.pictures(of: course.id).map(\.id.text))
    try content.faults(films: ready, pictures: pictures).check()
    try tx.execute(
      """
      UPDATE course_version SET published_at = \(now), whats_new = \(whatsNew), redo = \(redo.kind.rawValue),
        redo_before = \(redo.day?.text) WHERE id = \(draft.id)
      """)
    try shell.tell(redo, of: course.id, in: tx, at: now)
    try tx.record(
      "PublishVersion", of: course.subject, by: evidence.viewer.byline, at: now,
      text: "Gav ut version \(draft.number) av \(content.title). \(redo.swedish)")
  }
}

extension CourseContent {
  /// What has to be mended before people take it.
  package func faults(films: Set<String>, pictures: Set<String>) -> Problems {
    var problems = Problems()
    let add = { (text: String) in problems.add("nytt", text) }
    if modules.isEmpty { add("Kursen har ingen modul.") }
    if audience.isEmpty { add("Skriv för vem kursen är, på sidan Om kursen.") }
    for (index, module) in modules.enumerated() {
      let place = "Modul \(index + 1)"
      if module.title.isEmpty { add("\(place) har ingen rubrik.") }
      if module.blocks.isEmpty { add("\(place) har inget innehåll.") }
      for block in module.blocks {
        if let fault = block.content.fault(films: films, pictures: pictures) { add("\(place): \(fault)") }
      }
      for (number, asked) in module.questions.enumerated() {
        for (row, choice) in asked.question.choices.enumerated() where choice.text.isEmpty {
          add("\(place): svar \(row + 1) i fråga \(number + 1) saknar text.")
        }
      }
    }
    if let trailer, !films.contains(trailer) { add("Filmen på kursens sida behöver textning och utskrift.") }
    return problems
  }
}

extension CourseBlock.Content {
  fileprivate func fault(films: Set<String>, pictures: Set<String>) -> String? {
    switch self {
    case .heading(let text), .text(let text), .story(let text): text.isEmpty ? "ett block är tomt." : nil
    case .question(let question): question.fault
    case .reflection(let reflection): reflection.prompt.isEmpty ? "en reflektion har ingen fråga." : nil
    case .group(let group): group.title.isEmpty || group.text.isEmpty ? "en gruppövning är inte färdigskriven." : nil
    case .picture(let picture):
      pictures.contains(picture.picture)
        ? picture.description.isEmpty ? "en bild saknar beskrivning för den som inte ser." : nil : "välj en bild."
    case .film(let film): films.contains(film) ? nil : "filmen behöver textning och utskrift."
    }
  }
}

extension Question {
  fileprivate var fault: String? {
    if prompt.isEmpty { return "en fråga har ingen text." }
    if choices.count < 2 { return "frågan ”\(prompt)” behöver minst två svar." }
    if rightChoices.isEmpty { return "frågan ”\(prompt)” har inget rätt svar." }
    if !several, rightChoices.count > 1 { return "frågan ”\(prompt)” har flera rätta svar. Säg att flera kan väljas." }
    return choices.contains { $0.feedback.isEmpty } ? "alla svar på ”\(prompt)” behöver återkoppling." : nil
  }
}
