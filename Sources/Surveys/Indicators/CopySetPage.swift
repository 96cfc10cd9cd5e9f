internal import HTML
internal import Web

/// Copies a set to a new version. Sv: kopiera uppsättning.
struct CopySetPage {
  let set: IndicatorSet
  let values: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(values, problems: problems)
    return Page(
      "Kopiera till ny version", width: .form,
      crumbs: [Link("Indikatorer", SurveyPaths.sets), Link(set.title, SurveyPaths.set(set.id))], problems: problems,
      content: """
        <p>Kopian får samma frågor. Den kan ändras tills en omgång använder den. Frågor vars innebörd inte ändras kan \
        jämföras med tidigare omgångar.</p>
        <form method="post" action="\(SurveyPaths.set(set.id))/kopiera" novalidate>\(csrf)
        \(fields.text("namn", "Namn"))
        \(fields.text("version", "Version", hint: "Den nuvarande är \(set.version).", size: .w8))
        <p class="actions">\(button("Kopiera"))</p></form>
        """)
  }
}
