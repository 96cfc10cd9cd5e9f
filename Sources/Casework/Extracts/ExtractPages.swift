internal import HTML
internal import Vocabulary
internal import Web

extension Passage {
  /// What was asked and what was said.
  var html: HTML { lead.isEmpty ? HTML(text: text) : "<strong>\(lead)</strong>\(text)" }
}

/// The form for what somebody has asked for.
struct NewExtractPage {
  let open: OpenFile
  let subject: CaseSubject
  let records: [Note]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var fields: Fields { Fields(form, problems: problems) }

  var page: Page {
    Page(
      "Lämna ut handlingar ur ärende \(subject.number)", width: .form, crumbs: open.crumbs(subject),
      kind: open.file.role.swedish,
      lead: "Du väljer handlingar, går igenom dem stycke för stycke, och någon annan läser innan något lämnas ut.",
      problems: problems, content: "\(open.banner)\(records.isEmpty ? nothing : asked)")
  }

  private var nothing: HTML {
    "<div class=\"empty\"><p>Det finns inga upprättade handlingar att lämna ut. En säkerhetsplan lämnas bara till personen själv, på eget papper.</p></div>"
  }

  private var asked: HTML {
    """
    <form method="post" action="\(open.path)/utdrag/ny" novalidate>\(csrf)\(fields.hidden(BeginExtract.Field.id))
    \(fields.radios(
      BeginExtract.Field.recipient, "Vem som har bett om handlingarna",
      Recipient.outside(of: open.file).map { .init($0.rawValue, $0.swedish) }))
    \(fields.text(
      BeginExtract.Field.name, "Mottagarens namn eller myndighet", hint: "Bara när det är någon annan än personen själv.",
      autocomplete: "off", size: .w20))
    \(fields.area(
      BeginExtract.Field.request, "Vad mottagaren har bett om",
      hint: "Står på papperet. Till exempel partsinsyn, registerutdrag eller en allmän handling. Skriv ingen adress och inget telefonnummer.",
      rows: 2))
    \(fields.text(
      BeginExtract.Field.ground, "Vad som ger rätt att lämna ut det",
      hint: "Till exempel personens samtycke, partsinsyn (10 kap. 3 § OSL), uppgifter om personen själv (12 kap. 1 § OSL) eller en uppgiftsskyldighet."))
    \(fields.boxes(
      BeginExtract.Field.notes, "Handlingar som begäran gäller",
      records.map { .init($0.id.text, "\($0.content.title), \($0.recordedAt?.day.text ?? "")") },
      hint: "Det som inte kryssas i nämns inte för mottagaren."))
    <p class="actions">\(button("Påbörja utdraget"))</p></form>
    """
  }
}

/// One extract: where it is, its records, and what can be done with it.
struct ExtractPage {
  let opened: OpenExtract
  /// Whether anybody can be the second reader.
  let hasReader: Bool
  let names: [ID<StaffMember>: String]
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var extract: Extract { opened.extract }
  private var content: ExtractContent { extract.content }
  private var fields: Fields { Fields(form, problems: problems) }

  var page: Page {
    Page(
      "Utdrag ur ärende \(opened.subject.number)", crumbs: opened.open.crumbs(opened.subject),
      kind: extract.state.swedish, problems: problems,
      content: """
        \(opened.open.banner)\(problems.sentence(for: ChoosePassages.versionField).map {
          HTML("<p class=\"note warn\" id=\"f-version\">\($0)</p>")
        })<dl class="sum"><div><dt>Till</dt><dd>\(content.recipientWords)</dd></div>
        <div><dt>Begäran</dt><dd>\(paragraphs(content.request))</dd></div><div><dt>Stöd</dt><dd>\(content.ground)</dd></div>
        <div><dt>Påbörjat</dt><dd>\(extract.begunAt.words), \(names[extract.begunBy] ?? "")</dd></div>
        \(extract.readBy.map { HTML("<div><dt>Andra läsare</dt><dd>\(names[$0] ?? "")</dd></div>") })\
        \(extract.handedOutAt.map { HTML("<div><dt>Utlämnat</dt><dd>\($0.words)</dd></div>") })</dl>
        \(content.remark.map { HTML("<section class=\"note\" aria-labelledby=\"anm\"><h2 id=\"anm\">\(remarkHeading)</h2>\(paragraphs($0))</section>") })
        \(extract.state == .reading ? reading : list)\(next)\(extract.state.isOpen ? ending : .empty)
        """)
  }

  private var remarkHeading: String {
    switch extract.state {
    case .dropped: "Varför det avbröts"
    case .handedOut: "Så lämnades det"
    case .masking, .reading, .read: "Ska ändras"
    }
  }

  private var list: HTML {
    """
    <h2>Handlingar</h2><ul class="rows">\(opened.records.html { record in
      """
      <li><a href="\(opened.path)/\(record.note.id.text)">\(record.note.content.title), \(record.note.recordedAt?.day.text ?? "")</a> \
      \(status(of: record))</li>
      """
    })</ul>
    """
  }

  private func status(of record: ExtractRecord) -> HTML {
    guard record.isDone(in: extract) else { return "<span class=\"st wait\">Ska gås igenom</span>" }
    let masked = record.passages.count { content.isMasked($0) }
    return masked == 0
      ? "<span class=\"st\">Lämnas ut hel</span>"
      : "<span class=\"st\">\(counted(masked, "Ett stycke maskat", "stycken maskade"))</span>"
  }

  /// All of it on one page, as the second reader weighs it.
  private var reading: HTML {
    opened.records.html { record in
      """
      <section aria-labelledby="h-\(record.note.id.text)"><h2 id="h-\(record.note.id.text)">\(record.note.content.title), \(record.note.recordedAt?.day.text ?? "")</h2>
      \(record.passages.html(chosen))</section>
      """
    }
  }

  private func chosen(_ passage: Passage) -> HTML {
    let choice = content.choices[passage.key]
    let words: HTML = passage.html
    guard choice != .release else {
      return
        "<p>\(words)\(content.reasons[passage.key].map { HTML(" <span class=\"st wait\">Kan säga var någon finns. Lämnas ut: \($0)</span>") })</p>"
    }
    return "<p><del>\(words)</del> <span class=\"st\">\(choice?.swedish ?? "Maskas")</span></p>"
  }

  private var next: HTML {
    switch extract.state {
    case .masking:
      opened.undone == 0
        ? (hasReader ? ask : noReader)
        : "<p class=\"note\">\(counted(opened.undone, "En handling ska gås igenom", "handlingar ska gås igenom")). Öppna i listan ovanför.</p>"
    case .reading:
      opened.isChosenByViewer
        ? "<p class=\"note\">Väntar på att någon annan som arbetar med akten läser. Du har själv valt vad som lämnas ut.</p>"
        : decide
    case .read, .handedOut: paper
    case .dropped: .empty
    }
  }

  private var ask: HTML {
    """
    <form method="post" action="\(opened.path)/steg" novalidate>\(csrf)\(hidden)
    <p class="hint">Någon annan som arbetar med akten läser allt innan det lämnas ut.</p>
    <p class="actions">\(button("Lämna till en andra läsare", name: MoveExtract.stepField, value: MoveExtract.Step.ask.rawValue))</p></form>
    """
  }

  private var noReader: HTML {
    """
    <p class="note warn">Ingen annan arbetar med akten. Be chefen lägga till en medhandläggare, som läser innan något lämnas ut.</p>
    """
  }

  private var hidden: HTML { "<input type=\"hidden\" name=\"version\" value=\"\(extract.version)\">" }

  private var decide: HTML {
    """
    <section class="panel" aria-labelledby="beslut"><h2 id="beslut">Kan det lämnas ut?</h2>
    <form method="post" action="\(opened.path)/steg" novalidate>\(csrf)\(hidden)
    \(fields.radios(MoveExtract.stepField, "Din bedömning", [
      .init(MoveExtract.Step.approve.rawValue, "Ja, det kan lämnas ut som det är"),
      .init(MoveExtract.Step.giveBack.rawValue, "Nej, något ska ändras"),
    ]))
    \(fields.area(MoveExtract.remarkField, "Vad som ska ändras", hint: "Behövs när något ska ändras.", rows: 3))
    <p class="actions">\(button("Spara bedömningen"))</p></form></section>
    """
  }

  private var paper: HTML {
    """
    <section class="panel" aria-labelledby="papper"><h2 id="papper">Skriv ut</h2>
    <p>Det som är maskat syns bara som [maskat] på papperet, utan hur mycket det var eller varför. Ett följebrev ligger först.</p>
    <form method="post" action="\(opened.path)/lamna-ut" novalidate>\(csrf)\(hidden)
    \(fields.box(
      HandOutExtract.checkedField, "Jag har kontrollerat mottagaren",
      hint: content.recipient == .person
        ? "Fråga först om det är säkert att ha papperet, och följ kortet om trygg kontakt." : "Rätt person, rätt adress och rätt sätt att lämna det."))
    <p class="actions">\(button("Visa för utskrift eller PDF"))</p></form>
    \(extract.state == .read ? handOver : .empty)</section>
    """
  }

  private var handOver: HTML {
    """
    <h3>När det är lämnat</h3><form method="post" action="\(opened.path)/steg" novalidate>\(csrf)\(hidden)
    \(fields.text(MoveExtract.remarkField, "Hur det lämnades, och till vem", hint: "Till exempel i handen vid besöket, eller med säker post."))
    <p class="actions">\(button("Det är utlämnat", name: MoveExtract.stepField, value: MoveExtract.Step.handedOver.rawValue, style: "btn second"))</p></form>
    """
  }

  /// What begins it again, or ends it without anything being handed out.
  private var ending: HTML {
    (extract.state == .read ? change : .empty)
      + more(.drop, "Avbryt utdraget", MoveExtract.dropField, "Varför det avbryts")
  }

  /// What is to be changed is told in the next form: a page has one field of a name.
  private var change: HTML {
    """
    <p><a href="\(opened.path)/\(opened.records.first?.note.id.text ?? "")">Ändra något igen</a>, så ska det läsas om.</p>
    """
  }

  private func more(_ step: MoveExtract.Step, _ words: String, _ field: String, _ label: String) -> HTML {
    """
    <details class="more"\(attribute("open", when: problems.sentence(for: field) != nil))><summary>\(words)</summary>
    <form method="post" action="\(opened.path)/steg" novalidate>\(csrf)\(hidden)\(fields.area(field, label, rows: 2))
    <p class="actions">\(button(words, name: MoveExtract.stepField, value: step.rawValue, style: "btn second"))</p></form></details>
    """
  }
}

/// One record, passage by passage.
struct ExtractRecordPage {
  let opened: OpenExtract
  let index: Int
  let csrf: HTML
  /// What was sent; nil for what is kept.
  let typed: Form?
  /// Somebody else has changed the extract: what stands there now is shown, and what was sent beside it.
  var isChanged = false
  var problems = Problems()

  var record: ExtractRecord { opened.records[index] }
  private var content: ExtractContent { opened.extract.content }
  private var fields: Fields { Fields(isChanged ? kept : typed ?? kept, problems: problems) }

  private var kept: Form {
    Form(
      fields: record.passages.flatMap { passage in
        [
          (ChoosePassages.choiceField(passage), content.choices[passage.key]?.rawValue ?? ""),
          (ChoosePassages.reasonField(passage), content.reasons[passage.key] ?? ""),
        ]
      })
  }

  var page: Page {
    Page(
      "Handling \(index + 1) av \(opened.records.count) i utdrag ur ärende \(opened.subject.number)",
      crumbs: opened.open.crumbs(opened.subject) + [Link("Utdrag", opened.path)], kind: opened.open.file.role.swedish,
      problems: problems,
      content: """
        \(opened.open.banner)\(problems.sentence(for: ChoosePassages.versionField).map {
          HTML("<p class=\"note warn\" id=\"f-version\">\($0)</p>")
        })<h2>\(record.note.content.title)</h2>
        <p class="soft">Lämnas till: \(content.recipientWords). Vem som anmälde lämnas aldrig ut, och inte var personen finns.</p>
        \(opened.extract.state.isOpen ? choosing : read)
        """)
  }

  private var choosing: HTML {
    """
    <form method="post" action="\(opened.path)/\(record.note.id.text)" novalidate>\(csrf)
    <input type="hidden" name="\(ChoosePassages.versionField)" value="\(opened.extract.version)">
    \(record.passages.html(choice))
    <p class="actions">\(button("Spara och fortsätt"))\(button("Lämna ut resten", name: ChoosePassages.restField, value: "ja", style: "btn quiet"))</p></form>
    """
  }

  private func choice(_ passage: Passage) -> HTML {
    let reason = ChoosePassages.reasonField(passage)
    let asks = problems.sentence(for: reason) != nil || content.reasons[passage.key] != nil
    return """
      <blockquote>\(passage.html)</blockquote>\(sent(passage))
      \(fields.select(
        ChoosePassages.choiceField(passage), "Stycke \(passage.number + 1)",
        [.init("", "Välj")] + ExtractContent.Choice.allCases.map { .init($0.rawValue, $0.swedish) }))
      \(asks ? fields.text(reason, "Varför mottagaren ska få veta det i stycke \(passage.number + 1)", hint: "Skälet granskas.") : .empty)
      """
  }

  /// What was sent, where somebody else has chosen otherwise meanwhile.
  private func sent(_ passage: Passage) -> HTML {
    guard isChanged, let sent = typed?.text(ChoosePassages.choiceField(passage)).flatMap(ExtractContent.Choice.init),
      sent != content.choices[passage.key]
    else { return .empty }
    return "<p class=\"hint\">Du hade valt: \(sent.swedish)</p>"
  }

  private var read: HTML {
    record.passages.html { passage in
      "<p>\(passage.html) <span class=\"st\">\(content.choices[passage.key]?.swedish ?? "")</span></p>"
    }
  }
}
