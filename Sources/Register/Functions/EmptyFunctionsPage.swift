internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The functions that stand empty in the team's counties, the longest first.
struct EmptyFunctionsPage {
  let rows: [(entry: DirectoryEntry, organisation: Organisation)]
  let viewer: Viewer
  let today: CalendarDate

  var page: Page {
    Page(
      "Funktioner som står tomma", width: .wide,
      lead: "Funktioner som ingen har just nu. Uppgifter och brev väntar på den som tar över.",
      content: """
        \(RegisterTabs.html(on: .empty, for: viewer))
        <p role="status" class="small">\(counted(rows.count, "En tom funktion", "tomma funktioner"))</p>
        \(rows.isEmpty ? nothing : table)
        """)
  }

  private var nothing: HTML {
    """
    <div class="empty"><p class="serif">Alla funktioner är bemannade</p>
    <p>När någon lämnar en funktion syns det här.</p></div>
    """
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="ec" tabindex="0"><table class="data">
    <caption class="vh" id="ec">Funktioner som står tomma, längst tid först</caption>
    <thead><tr><th scope="col">Funktion</th><th scope="col">Organisation</th><th scope="col">Län</th>\
    <th scope="col" class="num">Dagar</th><th scope="col">Tom sedan</th><td></td></tr></thead>
    <tbody>\(rows.html(row))</tbody></table></div>
    """
  }

  private func row(_ entry: DirectoryEntry, _ organisation: Organisation) -> HTML {
    """
    <tr><th scope="row"><a href="/funktioner/\(entry.function.id.text)">\(entry.function.title)</a></th>\
    <td><a href="/organisationer/\(organisation.id.text)">\(organisation.name)</a></td>\
    <td>\(Sweden.names(of: organisation.counties))</td><td class="num">\(entry.emptyDays(on: today))</td>\
    <td>\(entry.emptySince?.text ?? "")</td>\
    <td class="do"><a href="/funktioner/\(entry.function.id.text)/bjud-in">Bjud in<span class="vh"> till \
    \(entry.function.title), \(organisation.name)</span></a></td></tr>
    """
  }
}
