internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Whether one's own organisation comes: what has been said, and the form to say it.
struct OwnAnswer {
  let sheet: MeetingSheet
  let names: NetworkNames
  let viewer: Viewer
  let now: Moment
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var meeting: Meeting { sheet.meeting }

  var section: HTML {
    guard meeting.takesAnswers(at: now) else { return .empty }
    return sheet.own(viewer).html(part)
  }

  private func part(_ invitee: Invitee) -> HTML {
    let name = names.name(invitee.organisation)
    let isTyped = form.raw("inbjuden") == invitee.id.text
    let given = invitee.hasAnswered(meeting) ? invitee.answer : nil
    let opening =
      given.map { "Ni har svarat: \($0.swedish.lowercasedFirst)\(invitee.who.map { " (\($0))" } ?? "")." }
      ?? "Ni har inte svarat än."
    return """
      <h2>Kommer \(name)?</h2><p>\(opening)</p>
      <details class="more"\(attribute("open", when: isTyped || given == nil))><summary>\(given == nil ? "Svara" : "Ändra svaret")<span class="vh"> för \(name)</span></summary><div>
      <form method="post" action="\(meeting.path)/svar" novalidate>\(csrf)<input type="hidden" name="inbjuden" value="\(invitee.id.text)">
      \(AnswerFields(form: isTyped ? form : Form(invitee, of: meeting), problems: isTyped ? problems : Problems(), meeting: meeting).html)
      <p>\(button("Svara"))</p></form></div></details>
      """
  }
}

/// The fields of an answer, the same on the meeting's page and behind the link of a letter.
struct AnswerFields {
  let form: Form
  let problems: Problems
  let meeting: Meeting
  /// Whether something is written already that is not shown, and stands as long as nothing else is written.
  var isKept = false

  private static let substituteHint =
    "Skriv vem. Den som är utsedd till er ersättare i nätverket får en egen inbjudan. Någon annan får tid och plats av er."

  var html: HTML {
    let fields = Fields(form, problems: problems)
    let choices = Invitee.Answer.allCases.filter { $0 != .maybe && ($0 != .online || meeting.videoLink != nil) }
    return """
      <input type="hidden" name="fragan" value="\(meeting.askedSequence)">
      \(fields.radios("svar", "Svar", choices.map { .init($0.rawValue, $0.swedish, hint: $0 == .substitute ? Self.substituteHint : nil) }))
      \(fields.text("vem", "Vem kommer?", hint: "Skriv namnet på ersättaren, eller på dem som kommer. De andra i nätverket läser det, men från en jour bara värdarna. Det raderas ett år efter träffen.", optional: true))
      \(fields.text("halsning", "Hälsning till värdarna", hint: "Värdarna och ni själva läser den. Den raderas ett år efter träffen.", optional: true))
      \(isKept ? "<p>Det som redan är skrivet om vem som kommer, och hälsningen, visas inte här. Det står kvar så länge ni kommer, om ni inte skriver något nytt.</p>" : .empty)
      """
  }
}

extension Form {
  /// The answer that was given to this version of the meeting.
  init(_ invitee: Invitee, of meeting: Meeting) {
    guard invitee.hasAnswered(meeting) else {
      self.init()
      return
    }
    self.init(fields: [
      ("svar", invitee.answer?.rawValue ?? ""), ("vem", invitee.who ?? ""), ("halsning", invitee.note ?? ""),
    ])
  }
}
