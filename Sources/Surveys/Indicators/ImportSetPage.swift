internal import HTML
internal import Web

/// Takes in a set from a file. Sv: läs in en uppsättning.
struct ImportSetPage {
  let csrf: HTML
  var hasBundledSet = false
  var problems = Problems()

  var page: Page {
    Page(
      "Läs in en uppsättning", width: .form, crumbs: [Link("Indikatorer", SurveyPaths.sets)], problems: problems,
      content: """
        \(hasBundledSet ? .empty : bundled)
        <h2>Från en fil</h2>
        <p>Filen ska se ut som en uppsättning du har hämtat härifrån. Har någon redan svarat på en uppsättning, \
        ändras den aldrig: ge filen en ny version.</p>
        <form method="post" action="/indikatorer/importera" enctype="multipart/form-data" novalidate>\(csrf)
        \(Fields(problems: problems).file("fil", "Fil med frågor", hint: "En fil som slutar på .json, högst 12 MB.", accept: ".json,application/json"))
        <p class="actions">\(button("Läs in"))</p></form>
        """)
  }

  private var bundled: HTML {
    """
    <h2>Den som följer med</h2>
    <p>Samfrid har en färdig uppsättning med 101 frågor i 19 områden. Kortformuläret har 37 av dem.</p>
    <form method="post" action="/indikatorer/medfoljande">\(csrf)<p class="actions">\(button("Läs in den medföljande", style: "btn second"))</p></form>
    """
  }
}
