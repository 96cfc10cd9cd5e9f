internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// About the national web course, for whoever wants to take it. The course itself is at NCK.
struct WebCoursePage {
  let viewer: Viewer?

  static let address = "https://webbkursomvald.se/"

  var page: Page {
    Page(
      "Webbkursen",
      content: """
        \(viewer.map { TrainingTabs.html(on: .webCourse, for: $0) } ?? .empty)
        <p>Webbkurs om våld är Sveriges gemensamma grundkurs. Nationellt centrum för kvinnofrid (NCK) vid Uppsala universitet \
        har gjort den. Den tar omkring tre timmar och kostar ingenting.</p>
        <p><a class="btn" href="\(Self.address)" rel="noreferrer">Gå till kursen hos NCK</a></p>
        <h2>Vad du lär dig</h2>
        <ul><li>Hur vanligt våldet är, vad det beror på och hur det tar sig uttryck.</li>
        <li>Vad det gör med den som utsätts och med barn.</li>
        <li>Vad samhället ska göra, och vad du kan göra i ditt yrke.</li>
        <li>Hur du frågar, och hur du tar emot svaret.</li></ul>
        <h2>Hur den går till</h2>
        <p>Kursen följer en påhittad berättelse i fyra delar. Du kan göra paus mellan delarna. Den passar dig som möter \
        människor i arbetet, dig som studerar och dig som vill veta mer.</p>
        <p>Du kan gå den ensam eller i grupp. I grupp ser ni en del i taget och talar om den efteråt. NCK har en handledning för den \
        som leder.</p>
        <h2>När du är klar</h2>
        \(done)
        """)
  }

  private var done: HTML {
    guard viewer != nil else {
      return
        "<p>Har du ett konto här kan du <a href=\"/min-utbildning\">anteckna att du är klar</a>. Annars kan din chef göra det.</p>"
    }
    return """
      <p><a class="btn second" href="/min-utbildning/rapportera?amne=webbkurs">Anteckna att du är klar</a> \
      \(Who.withFunction.permits(viewer) ? HTML("<a class=\"btn second\" href=\"/webbkursen/grupper\">Gå den i grupp</a>") : .empty)</p>
      """
  }
}

/// The groups one leads, and the county's guide for those who lead.
struct GroupListPage {
  let groups: [WebCourseGroup]
  let names: [ID<Organisation>: String]
  let guides: [Guide]
  let counties: [CountyCode]
  let viewer: Viewer

  var page: Page {
    Page(
      "Gå webbkursen i grupp", width: .wide,
      actions: "<a class=\"btn\" href=\"/webbkursen/grupper/ny\">Starta en grupp</a>",
      content: """
        \(TrainingTabs.html(on: .group, for: viewer))
        <p>Ni ser en del i taget och talar om den efteråt. När gruppen är klar antecknar du vilka som har gått hela kursen. \
        Då får de intyg.</p>
        <h2>Dina grupper</h2>
        \(groups.isEmpty ? HTML("<p>Du leder ingen grupp än.</p>") : HTML("<ul class=\"rows\">\(groups.html(row))</ul>"))
        <h2>Länets handledning</h2>
        <ul class="rows">\(counties.html(guide))</ul>
        """)
  }

  private func row(_ group: WebCourseGroup) -> HTML {
    """
    <li>\(Link("\(names[group.organisation] ?? "Organisationen")\(group.unit.isEmpty ? "" : ", \(group.unit)"), \(group.firstDay.words)", group.path).html)\
    <small>\(counted(group.participants.count, "en deltagare", "deltagare")), \(group.heldOn.map { "klar \($0.words)" } ?? "pågår")</small></li>
    """
  }

  private func guide(_ county: CountyCode) -> HTML {
    let known = guides.first { $0.county == county }
    return """
      <li>\(Link(Sweden.current.county(county).name, "/webbkursen/handledning/\(county.text)").html)\
      <small>\(known.map { "Ändrad \($0.changedAt.day.words)" } ?? "Ingen egen handledning än")</small></li>
      """
  }
}

/// The form for a group: a new one, or one that goes on.
struct GroupFormPage {
  /// Nil for a new one.
  let group: WebCourseGroup?
  /// Where it may be; one that goes on stays where it is.
  let organisations: [Organisation]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      group == nil ? "Starta en grupp" : "Ändra gruppen", width: .form, crumbs: crumbs, problems: problems,
      content: """
        <form method="post" action="\(group.map { "\($0.path)/redigera" } ?? "/webbkursen/grupper/ny")" novalidate>\(csrf)\(fields.seen)
        \(place(fields))
        \(fields.text("enhet", "Enhet", optional: true))
        \(fields.date("dag", "Första dagen"))
        \(fields.select("yrke", "Deltagarnas yrkesgrupp", Fields.Choice.professions))
        \(fields.area("namn", "Deltagare", hint: "En person på varje rad: namn, eller namn och e-post med komma mellan. Intyget skickas till adressen.", rows: 6))
        \(fields.area("plan", "Hur ni lägger upp det", hint: "Till exempel dagar för de fyra delarna.", optional: true))
        <p class="actions">\(button(group == nil ? "Starta gruppen" : "Spara"))</p></form>
        """)
  }

  private var crumbs: [Link] {
    let own = group.map { [Link("Gruppen på \(organisations.first?.name ?? "arbetsplatsen")", $0.path)] } ?? []
    return [Link("Gå webbkursen i grupp", "/webbkursen/grupper")] + own
  }

  private func place(_ fields: Fields) -> HTML {
    guard group == nil else { return fields.hidden("plats") }
    return fields.select("plats", "Var arbetar ni?", organisations.map { .init($0.id.text, $0.name) })
  }
}

/// One group: its guide, and who has gone through the whole course.
struct GroupPage {
  let group: WebCourseGroup
  let organisation: Organisation
  let guides: [Guide]
  let viewer: Viewer
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Gruppen på \(organisation.name)", width: .form, crumbs: [Link("Gå webbkursen i grupp", "/webbkursen/grupper")],
      kind: group.unit.isEmpty ? nil : group.unit, actions: actions, problems: problems,
      content: """
        <dl class="sum">\(fact("Börjar", group.firstDay.words))\(fact("Klar", group.heldOn?.words))</dl>
        \(paragraphs(group.plan))
        \(guides.isEmpty ? .empty : HTML("<h2>Länets handledning</h2>\(guides.html { paragraphs($0.text) })"))
        <h2>Deltagare</h2>\(group.isWritable(by: viewer) ? finish : list)
        """)
  }

  private var actions: HTML {
    guard group.isWritable(by: viewer), group.isOngoing else { return .empty }
    return "<a class=\"btn second\" href=\"\(group.path)/redigera\">Ändra gruppen</a>"
  }

  private var finish: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <form method="post" action="\(group.path)" novalidate>\(csrf)\(fields.seen)
      \(fields.boxes("klara", "Vilka har gått hela kursen?", group.participants.map { .init($0.id.text, $0.name) }, hint: "De får intyg. Den som har en e-postadress i gruppen får det i ett brev. De andras chef kan öppna det åt dem."))
      \(fields.date("dag", "Sista dagen"))
      <p class="actions">\(button("Spara"))</p></form>
      """
  }

  private var list: HTML {
    "<ul>\(group.participants.html { "<li>\($0.name)\($0.hasFinished ? ", klar" : "")</li>" })</ul>"
  }
}

/// The county's guide: read by all who lead groups, written by the county team.
struct GuidePage {
  let county: CountyCode
  let guide: Guide?
  let writer: String?
  let viewer: Viewer
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Handledning, \(Sweden.current.county(county).name)", width: .form,
      crumbs: [Link("Gå webbkursen i grupp", "/webbkursen/grupper")], problems: problems,
      content: """
        \(guide.map { HTML("\(paragraphs($0.text))<p class=\"soft\">Ändrad \($0.changedAt.day.words) av \(writer ?? "länsteamet").</p>") }
          ?? HTML("<p>Länet har ingen egen handledning än. NCK:s finns på kursens webbplats.</p>"))
        \(viewer.isInTeam(of: [county]) ? write : .empty)
        """)
  }

  private var write: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <h2>Ändra handledningen</h2>
      <form method="post" action="/webbkursen/handledning/\(county.text)" novalidate>\(csrf)\(fields.hidden("version"))
      \(fields.area("text", "Text", hint: "Skriv till den som leder: förberedelser, frågor att tala om, och vart man vänder sig om någon mår dåligt.", rows: 14))
      <p class="actions">\(button("Spara"))</p></form>
      """
  }
}
