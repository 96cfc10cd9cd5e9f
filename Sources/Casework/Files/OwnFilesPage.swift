internal import HTML
internal import Vocabulary
internal import Web

/// The files that somebody works with, and the search among them.
struct OwnFilesPage {
  let desk: Desk
  let own: OwnFiles
  let csrf: HTML
  /// How the whole list is ordered and cut; nil for what a search found.
  var list: (order: ListOrder, pager: Pager)?
  /// What was asked for, when this is the answer.
  var asked: Form?
  var problems = Problems()

  var page: Page {
    Page(
      asked == nil ? "Mina akter\(list?.pager.titlePart ?? "")" : "Sök bland mina akter", width: .wide,
      crumbs: asked == nil ? [] : [Link("Mina akter", desk.path)], kind: desk.name,
      actions: """
        \(desk.staff.meetsFirst ? firstMeeting : .empty)<a class="btn second small" href="\(desk.path)/nodoppna">Nödöppna en akt</a>\
        <a class="btn" href="\(desk.path)/akter/ny">Lägg upp en akt</a>
        """, problems: problems,
      content: """
        \(search)
        \(problems.isEmpty ? (own.files.isEmpty ? nothing : table) : .empty)
        <p class="line"><a href="\(desk.path)/metoder">Metoder och formulär</a> <a href="\(desk.path)/nodlista">Nödlista på papper</a>\(bringOver)</p>
        <p class="hint" data-keys hidden>Alt+S går till sökningen. Alt+Q döljer skärmen.</p>
        """)
  }

  private var bringOver: HTML {
    own.isWorkSupport ? " <a href=\"\(desk.path)/fora-over\">Att föra över till ärendesystemet</a>" : .empty
  }

  private var firstMeeting: HTML {
    """
    <a class="btn second small" href="\(desk.path)/kand">Är personen känd här?</a>\
    <a class="btn second small" href="\(desk.path)/relationer/ny">Koppla akter</a>
    """
  }

  private var search: HTML {
    """
    <form method="post" action="\(desk.path)/sok" class="filter" role="search" novalidate>\(csrf)
    <div><label for="f-sok">Namn, personnummer eller ärendenummer</label>
    \(problems.sentence(for: "sok").map { HTML("<span class=\"error\" id=\"e-sok\">Fel: \($0)</span>") })\
    <input id="f-sok" name="sok" type="search" aria-keyshortcuts="Alt+S" class="w20" autocomplete="off" value="\(asked?.raw("sok") ?? "")"\
    \(attribute("aria-describedby", problems.isEmpty ? nil : "e-sok"))></div>
    \(button("Sök", style: "btn second"))</form>
    """
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="akter" tabindex="0">\
    <table class="data\(own.choice.isDense ? " dense" : "")"><caption id="akter">\
    \(counted(own.total, "En akt", "akter"))\(list.map { HTML("<small>\(sorted(by: $0.order)) först</small>") })</caption>
    <thead><tr><th scope="col">Ärende</th>\(columns.html(head))</tr></thead>
    <tbody>\(rows)</tbody></table></div>
    \(list?.pager.html ?? .empty)\(list == nil ? .empty : own.choice.form(at: desk.path, csrf: csrf))
    """
  }

  private var columns: [ListChoice.Column] { ListChoice.Column.allCases.filter(own.choice.columns.contains) }

  private func head(_ column: ListChoice.Column) -> HTML {
    guard let list, let order = column.order else { return "<th scope=\"col\">\(column.swedish)</th>" }
    return list.order.head(order.rawValue, column.swedish)
  }

  private func sorted(by order: ListOrder) -> String {
    switch (OwnFiles.Order(rawValue: order.column) ?? .next, order.isDescending) {
    case (.next, false): "Det som är försenat eller närmast"
    case (.next, true): "Det som är längst bort eller saknar tid"
    case (.opened, false): "Tidigast upplagda"
    case (.opened, true): "Senast upplagda"
    case (.name, false): "A"
    case (.name, true): "Ö"
    }
  }

  /// The rows, with what is the same in all of them worked out once.
  private var rows: HTML {
    let (columns, files) = (columns, "\(desk.path)/akter/")
    let saysNext = columns.contains(.next)
    var rows = HTML.empty
    for listed in own.files {
      rows += """
        <tr><th scope="row" class="nb"><a href="\(files)\(listed.file.id.text)">\(listed.subject.number)</a>\
        \(saysNext ? .empty : urgent(listed.held))</th>
        """
      for column in columns { rows += cell(column, listed) }
      rows += "</tr>"
    }
    return rows
  }

  private func cell(_ column: ListChoice.Column, _ listed: ListedFile) -> HTML {
    switch column {
    case .name: "<td>\(listed.isNamed ? listed.subject.name : "Står i akten")</td>"
    case .role: "<td>\(listed.file.role.swedish)</td>"
    case .state: "<td>\(listed.file.state.swedish)</td>"
    case .next: "<td>\(waiting(listed.held))</td>"
    case .opened: "<td class=\"nb\">\(listed.file.openedAt.day.text)</td>"
    }
  }

  /// What nobody can choose away.
  private func urgent(_ held: HeldFile) -> HTML {
    guard held.lacksContactSince != nil || held.next?.isLate(on: desk.now.day) == true else { return .empty }
    return "<br>\(waiting(held))"
  }

  /// What is to be done first, and until when somebody else's file is open.
  private func waiting(_ held: HeldFile) -> HTML {
    let standsIn =
      held.standsInUntil.map { HTML(" <small class=\"nb\">Du är ersättare till \($0.words)</small>") } ?? .empty
    let contact: HTML =
      held.lacksContactSince != nil ? "<span class=\"st late\">Trygg kontakt saknas</span><br>" : .empty
    return contact + (held.next.map(next) ?? .empty) + standsIn
  }

  private func next(_ clock: Clock) -> HTML {
    "<span>\(clock.kind.swedish)</span> \(ClockLine(clock, on: desk.now.day).status)"
  }

  private var nothing: HTML {
    asked == nil
      ? "<div class=\"empty\"><p>Du har inga öppna akter just nu. En chef fördelar dem, eller så lägger du upp en. Avslutade akter hittar du med sökningen.</p></div>"
      : """
      <div class="empty"><p>Ingen av dina akter har det namnet eller numret. Sökningen gäller bara akter som du arbetar \
      med.</p></div>
      """
  }
}

extension ListChoice.Column {
  /// How the list is sorted by it; nil for what nobody sorts by.
  fileprivate var order: OwnFiles.Order? {
    switch self {
    case .name: .name
    case .next: .next
    case .opened: .opened
    case .role, .state: nil
    }
  }
}
