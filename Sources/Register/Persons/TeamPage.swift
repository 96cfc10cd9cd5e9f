internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The county teams with their leaders: who they are and how to reach them.
struct TeamPage {
  let members: [TeamMember]
  let viewer: Viewer

  var page: Page {
    Page(
      "Länsteam", width: .wide, lead: "Utvecklingsledare och handläggare som stödjer kommunerna i varje län.",
      content: """
        \(RegisterTabs.html(on: .teams, for: viewer))
        \(counties.isEmpty ? "<div class=\"empty\"><p>Inga länsteam finns i registret än.</p></div>" : counties)
        """)
  }

  private var counties: HTML {
    Sweden.current.counties.html { county in
      let team = members.filter { $0.organisation.counties.contains(county.code) }
      guard !team.isEmpty else { return .empty }
      return "<h2 id=\"lan-\(county.code.text)\">\(county.name)</h2>" + TeamList(members: team).html
    }
  }
}

/// A leader or officer in a county team.
struct TeamMember: Sendable {
  let entry: DirectoryEntry
  let organisation: Organisation
}

/// The members of a team with contact.
struct TeamList {
  let members: [TeamMember]

  var html: HTML { "<ul class=\"rows\">\(members.html(row))</ul>" }

  private func row(_ member: TeamMember) -> HTML {
    let name = member.entry.holder.map { Link($0.shownName, "/personer/\($0.person.text)").html + ", " }
    let contact = [phoneLink(member.entry.holder?.phone), mailLink(member.entry.mail)].filter { !$0.isEmpty }
    return """
      <li>\(name)<a href="/funktioner/\(member.entry.function.id.text)">\(member.entry.function.title)</a>\
      <small>\(member.organisation.name)\(contact.html { ", \($0)" })</small></li>
      """
  }
}
