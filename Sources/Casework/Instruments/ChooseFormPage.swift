internal import HTML
internal import Instruments
internal import Vocabulary
internal import Web

/// The forms that may be filled in for a file.
struct ChooseFormPage {
  let open: OpenFile
  let subject: CaseSubject
  let instruments: [BoardInstrument]

  var page: Page {
    Page(
      "Fyll i ett formulär", crumbs: open.crumbs(subject), kind: open.file.role.swedish,
      lead: "Ett formulär är ett stöd. Svaren blir en anteckning i akten.",
      content: """
        \(open.banner)\(instruments.isEmpty ? empty : list)
        <p><a href="\(open.desk.path)/metoder">Metoder och formulär</a></p>
        """)
  }

  private var empty: HTML {
    """
    <div class="empty"><p>Nämnden har inget formulär i bruk. En chef lägger till det.</p></div>
    """
  }

  private var list: HTML {
    """
    <ul class="rows">\(instruments.html { instrument in
      """
      <li><a href="\(open.path)/anteckningar/ny?slag=\(NoteKind.form.rawValue)&amp;\(OpenForm.field)=\(instrument.id.text)">\(instrument.name)</a>
      <small>Rätt från \(instrument.licence.givenBy)</small></li>
      """
    })</ul>
    """
  }
}
