internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The door: a list to search and tick on a phone.
struct CheckInPage {
  let participants: Participants
  let search: String
  let csrf: HTML
  let today: CalendarDate

  private var edition: Edition { participants.edition }

  var page: Page {
    let found = participants.expected.filter { search.isEmpty || $0.name.lowercased().contains(search.lowercased()) }
    let there = participants.expected.count { $0.presence?.wasThere ?? false }
    return Page(
      "Incheckning", width: .wide,
      crumbs: organisedCrumbs + [Link(edition.title, edition.organisedPath)],
      lead:
        today < edition.day
        ? "Incheckningen öppnar den \(edition.day.words)."
        : "\(there) av \(participants.expected.count) är här. Läs deltagarens kod med telefonens kamera, eller sök på namnet.",
      actions: "<a class=\"btn second\" href=\"\(edition.organisedPath)/narvarolista\">Lista på papper</a>",
      content: """
        <form class="filter noprint" action="\(edition.organisedPath)/incheckning">\
        \(Fields(Form(fields: [("namn", search)])).text("namn", "Sök namn"))\(button("Sök", style: "btn second"))</form>
        \(found.isEmpty ? HTML("<div class=\"empty\"><p>Ingen med det namnet har en plats.</p></div>") : HTML("<ul class=\"rows\">\(found.html(row))</ul>"))
        """)
  }

  private func buttons(_ registration: Registration) -> HTML {
    guard today >= edition.day else { return .empty }
    let action = "\(edition.organisedPath)/incheckning/\(registration.id)"
    return PresenceButtons(registration: registration, forms: edition.forms, csrf: csrf, action: action).html
  }

  private func row(_ registration: Registration) -> HTML {
    let state: HTML = registration.presence.map { HTML("<span class=\"st\">\($0.swedish)</span> ") } ?? .empty
    return """
      <li id="r-\(registration.id.text)">\(state)<a href="/incheckning/\(registration.id.text)">\(registration.name)</a><small>\(registration.organisationName). \(registration.way.swedish)</small>\
      \(buttons(registration))</li>
      """
  }
}

/// The buttons that say whether somebody was there, also in another way than they had said.
struct PresenceButtons {
  let registration: Registration
  let forms: Edition.Forms
  let csrf: HTML
  let action: String

  var html: HTML {
    if registration.isErased { return .empty }
    return """
      <form method="post" action="\(action)">\(csrf)\(choices.filter { $0.0 != registration.presence }.html { presence, text in
        "<button class=\"btn second small\" name=\"narvaro\" value=\"\(presence.rawValue)\">\(text)<span class=\"vh\">: \(registration.name)</span></button> "
      })</form>
      """
  }

  private var choices: [(Registration.Presence, String)] {
    let other: [(Registration.Presence, String)] =
      forms == .both ? [registration.way == .site ? (.online, "Är med på webben") : (.present, "Är här på plats")] : []
    return [(registration.way == .site ? .present : .online, "Är här")] + other + [(.absent, "Kom inte")]
  }
}

/// What the code on a phone opens for those who hold the event.
struct CheckInOnePage {
  let registration: Registration
  let edition: Edition
  let needs: AccessNeeds
  let csrf: HTML
  let today: CalendarDate

  var page: Page {
    let state: HTML =
      switch registration.state {
      case .confirmed:
        registration.presence?.wasThere ?? false
          ? "<div class=\"note ok\"><strong>Redan incheckad.</strong></div>"
          : "<div class=\"note ok\"><strong>Har plats.</strong></div>"
      default: "<div class=\"note warn\"><strong>\(registration.stateInWords).</strong></div>"
      }
    let buttons: HTML =
      registration.state == .confirmed && today >= edition.day
      ? PresenceButtons(
        registration: registration, forms: edition.forms, csrf: csrf, action: "/incheckning/\(registration.id)"
      ).html : .empty
    return Page(
      registration.name, width: .form,
      crumbs: [
        Link(edition.title, edition.organisedPath), Link("Incheckning", "\(edition.organisedPath)/incheckning"),
      ],
      content: """
        \(state)<dl class="sum">\(fact("Arbetar", registration.organisationName))\(fact("Deltar", registration.way.swedish))\
        \(fact("Behov", needs.isEmpty ? nil : needs.words.joined(separator: ". ")))</dl>\(buttons)
        """)
  }
}

/// The list for the door, on paper: a box for each, and no needs, since it lies where all can read it.
struct AttendanceListPage {
  let participants: Participants

  var page: Page {
    let edition = participants.edition
    return Page(
      "Närvarolista", width: .wide,
      crumbs: organisedCrumbs + [Link(edition.title, edition.organisedPath)],
      lead: "\(edition.title), \(edition.time). Skriv ut från webbläsarens meny. Lämna inte listan framme.",
      content: """
        <table class="data"><thead><tr><th scope="col">Här</th><th scope="col">Namn</th><th scope="col">Arbetar</th>\
        <th scope="col">Pass</th></tr></thead><tbody>\(participants.expected.filter { $0.way == .site }.html { registration in
          "<tr><td>☐</td><th scope=\"row\">\(registration.name)</th><td>\(registration.organisationName)</td><td>\(participants.chosenSessions(of: registration).map(\.titleAndRoom).joined(separator: ", "))</td></tr>"
        })</tbody></table>
        """)
  }
}
