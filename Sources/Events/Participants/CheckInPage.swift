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
        : "\(there) av \(participants.expected.count) \(isOver ? "var med" : "är här"). Läs deltagarens kod med telefonens kamera, eller sök på namnet.",
      actions: "<a class=\"btn second\" href=\"\(edition.organisedPath)/narvarolista\">Lista på papper</a>",
      content: """
        <form class="filter noprint" action="\(edition.organisedPath)/incheckning">\
        \(Fields(Form(fields: [("namn", search)])).text("namn", "Sök namn"))\(button("Sök", style: "btn second"))</form>
        \(found.isEmpty ? HTML("<div class=\"empty\"><p>Ingen med det namnet har en plats.</p></div>") : HTML("<ul class=\"rows\">\(found.html(row))</ul>"))
        """)
  }

  private var isOver: Bool { today > edition.lastDay }

  private func buttons(_ registration: Registration) -> HTML {
    guard today >= edition.day else { return .empty }
    let action = "\(edition.organisedPath)/incheckning/\(registration.id)"
    return PresenceButtons(
      registration: registration, forms: edition.forms, isOver: isOver, csrf: csrf, action: action
    ).html
  }

  private func row(_ registration: Registration) -> HTML {
    let state: HTML =
      registration.presence.map { presence -> HTML in
        "<span class=\"\(presence.wasThere ? "st done" : "st")\">\(presence.words(isOver: isOver))</span> "
      } ?? .empty
    return """
      <li id="r-\(registration.id.text)">\(state)<a href="/incheckning/\(registration.id.text)">\(registration.name)</a><small>\([registration.organisationName, registration.way.swedish].filter { !$0.isEmpty }.joined(separator: ". "))</small>\
      \(buttons(registration))</li>
      """
  }
}

extension Registration.Presence {
  /// While it lasts, and after.
  fileprivate func words(isOver: Bool) -> String {
    switch self {
    case .present where !isOver: "Är här"
    case .online where !isOver: "Är med på webben"
    default: swedish
    }
  }
}

/// The buttons that say whether somebody was there, also in another way than they had said, and that take it back.
struct PresenceButtons {
  /// What is posted to take it back.
  static let undone = "ingen"

  let registration: Registration
  let forms: Edition.Forms
  let isOver: Bool
  let csrf: HTML
  let action: String

  var html: HTML {
    if registration.isErased { return .empty }
    return """
      <form method="post" action="\(action)">\(csrf)\(choices.filter { $0.0 != registration.presence }.html { presence, text in
        "<button class=\"btn second small\" name=\"narvaro\" value=\"\(presence.rawValue)\">\(text)<span class=\"vh\">: \(registration.name)</span></button> "
      })\(undo)</form>
      """
  }

  /// A mistaken press is nobody's attendance.
  private var undo: HTML {
    guard registration.presence != nil else { return .empty }
    return """
      <button class="btn quiet small" name="narvaro" value="\(Self.undone)">Ångra<span class="vh">: \(registration.name)</span></button>
      """
  }

  private var choices: [(Registration.Presence, String)] {
    let here = isOver ? "Var där" : "Är här"
    var choices: [(Registration.Presence, String)] = [(registration.way == .site ? .present : .online, here)]
    if forms == .both {
      choices.append(
        registration.way == .site
          ? (.online, "\(isOver ? "Var" : "Är") med på webben") : (.present, "\(here) på plats"))
    }
    choices.append((.absent, "Kom inte"))
    return choices
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
        registration: registration, forms: edition.forms, isOver: today > edition.lastDay, csrf: csrf,
        action: "/incheckning/\(registration.id)"
      ).html : .empty
    var page = Page(
      registration.name, width: .form,
      crumbs: [
        Link(edition.title, edition.organisedPath), Link("Incheckning", "\(edition.organisedPath)/incheckning"),
      ],
      content: """
        \(state)<dl class="sum">\(fact("Arbetar", registration.organisationName))\(fact("Deltar", registration.way.swedish))\
        \(fact("Behov", needs.isEmpty ? nil : needs.words.joined(separator: ". ")))</dl>\(buttons)
        """)
    // A title stays in the history of a phone that several use at the door.
    page.windowTitle = "Incheckning"
    return page
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
