internal import HTML
internal import Web

/// Asks why a meeting is called off, and says who will hear of it.
struct CancelMeetingPage {
  let meeting: Meeting
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    let told =
      meeting.state == .called
      ? "Alla som är inbjudna får ett brev med skälet, och träffen stryks i deras kalendrar."
      : "Ingen är inbjuden än, så inget brev går ut."
    return Page(
      "Ställ in träffen", width: .form,
      crumbs: meeting.crumbs, lead: "\(meeting.title), \(meeting.time). \(told)", problems: problems,
      content: """
        <form method="post" action="\(meeting.path)/stall-in" novalidate>\(csrf)
        \(fields.area("skal", "Varför ställs den in?", rows: 3))
        <p class="actions">\(button("Ställ in träffen", style: "btn danger"))</p></form>
        """)
  }
}
