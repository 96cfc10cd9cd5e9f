internal import Access
internal import HTML
internal import Vocabulary

/// The functions of an organisation in a table: who holds each, since when, and how to reach them.
struct DirectoryTable {
  let entries: [DirectoryEntry]
  let today: CalendarDate

  var html: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="fc" tabindex="0"><table class="data">
    <caption class="vh" id="fc">Funktioner</caption>
    <thead><tr><th scope="col">Funktion</th><th scope="col">Roll</th><th scope="col">Innehas av</th>\
    <th scope="col">Sedan</th><th scope="col">E-post</th><th scope="col">Telefon</th></tr></thead>
    <tbody>\(entries.html(row))</tbody></table></div>
    """
  }

  private func row(_ entry: DirectoryEntry) -> HTML {
    """
    <tr><th scope="row"><a href="/funktioner/\(entry.function.id.text)">\(entry.function.title)</a></th>\
    <td>\(entry.function.role.swedish)</td>\(holder(entry))<td>\(mailLink(entry.mail))</td>\
    <td>\(phoneLink(entry.holder?.phone))</td></tr>
    """
  }

  private func holder(_ entry: DirectoryEntry) -> HTML {
    guard let holder = entry.holder else { return "<td>\(emptyMark(entry, on: today))</td><td></td>" }
    return """
      <td><a href="/personer/\(holder.person.text)">\(holder.shownName)</a></td>\
      <td><time datetime="\(holder.since.text)">\(holder.since.text)</time></td>
      """
  }
}
