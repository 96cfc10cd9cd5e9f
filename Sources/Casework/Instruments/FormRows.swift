internal import Documents
internal import HTML
internal import Instruments
internal import Vocabulary
internal import Web

/// The rows of a form, to be filled in or to be read. Sv: formulärets rader.
struct FormRows {
  private let questionnaire: Questionnaire
  private let rows: [FormField]
  /// Where the note's files are read; nil where there is no way to them.
  private let files: String?

  /// `withProblems` says at each question what is wrong with its answer; not while somebody is still writing.
  init(filled: FilledForm, withProblems: Bool = false, files: String? = nil) {
    self.files = files
    questionnaire = filled.questionnaire
    rows = filled.fields(withProblems: withProblems)
  }

  /// The first button of a form is what the return key presses: here it saves, and takes nothing away.
  static let pressedByReturn: HTML = """
    <button class="vh" name="utkast" value="ja" tabindex="-1" aria-hidden="true">Spara utkast</button>
    """

  /// What is wrong, in the order of the form.
  var problems: Problems {
    rows.reduce(into: Problems()) { problems, field in
      for sentence in field.problems {
        problems.add(field.name.description, sentence, about: field.label)
      }
    }
  }

  /// `known` is what is known to be wrong already, which goes before what the form says of it.
  func html(known: Problems = Problems()) -> HTML {
    var all = known
    all.append(problems)
    let fields = Fields(Form(fields: rows.flatMap(Self.values)), problems: all)
    return rows.html { FormRow(field: $0, fields: fields, attached: attached($0)).html }
  }

  /// What was sent for questions that are not asked just now, to be sent again: it is there if they are asked once more.
  func unasked(_ sent: Form) -> HTML {
    let asked = Set(rows.map { Self.question($0.name.description) })
    return sent.fields.filter { field in
      !field.value.isEmpty && !SentFiles.isTick(field.name) && questionnaire.hasField(named: field.name)
        && !asked.contains(Self.question(field.name))
    }.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
  }

  /// Without which repetition it is, and which part of the answer.
  private static func question(_ name: String) -> String {
    let field = name.prefix { $0 != "!" }
    return field.split(separator: "/").map { $0.prefix { $0 != "~" } }.joined(separator: "/")
  }

  /// What a browser sends for the field as it is.
  private static func values(_ field: FormField) -> [(name: String, value: String)] {
    let name = field.name.description
    return field.options.filter(\.isChosen).map { (name, $0.key) } + (field.typed.isEmpty ? [] : [(name, field.typed)])
      + (field.other.map { [(field.otherName, $0)] } ?? [])
      + field.units.filter(\.isChosen).map { (field.unitName, $0.key) }
  }

  /// As it looks before anything is answered, in words alone.
  var preview: HTML {
    rows.html { field in
      switch field.kind {
      case .heading: "<h3>\(field.label)</h3>"
      case .text: "<p>\(field.label)</p>"
      default:
        """
        <p><strong>\(field.label)</strong>\(field.isRequired ? " (måste besvaras)" : "")\(field.kind == .file ? " – en fil" : "")</p>\
        \(field.options.isEmpty ? .empty : HTML("<ul>\(field.options.html { "<li>\($0.label)\($0.points.map { " (\($0) poäng)" } ?? "")</li>" })</ul>"))
        """
      }
    }
  }

  /// What was answered, by its headings; what was left empty says so.
  var answers: HTML {
    var (html, open) = (HTML.empty, false)
    for field in rows where field.kind != .text {
      if field.kind == .heading {
        html = html + (open ? "</dl>" : "") + "<h3>\(field.label)</h3>"
        open = false
      } else {
        html =
          html + (open ? "" : "<dl class=\"sum\">")
          + "<div><dt>\(field.label)</dt><dd>\(attached(field) ?? field.shown.map { paragraphs($0) } ?? "<span class=\"soft\">Inget svar</span>")</dd></div>"
        open = true
      }
    }
    return html + (open ? "</dl>" : "")
  }

  /// The way to the field's file.
  private func attached(_ field: FormField) -> HTML? {
    guard let files, let attachment = field.attachment, let id = AttachedFile.id(of: attachment) else { return nil }
    return Link("Spara bilagan (\(attachment.shown))", "\(files)/\(id)").html
  }
}

/// One row that is filled in.
private struct FormRow {
  let field: FormField
  let fields: Fields
  let attached: HTML?

  private static let mostRadios = 7

  private var name: String { field.name.description }
  private var isOptional: Bool { !field.isRequired }
  private var label: String { [field.prefix, field.label].compactMap(\.self).joined(separator: " ") }

  private var hint: String? {
    let words = field.help + [field.look.entryFormat, field.unit.map { "I \($0)." }].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  var html: HTML {
    switch field.kind {
    case .heading:
      return "\(field.level == 0 ? HTML("<h2>\(label)</h2>") : HTML("<h3>\(label)</h3>"))\(helpTexts)\(repetition)"
    case .text: return "<p class=\"hint\">\(field.label)</p>"
    case .unavailable: return "<p class=\"note\">\(label): svaren följde inte med formuläret.</p>"
    default: return field.isEditable ? control + ownWords + override : fixed + override
    }
  }

  private var control: HTML {
    switch field.kind {
    case .yesOrNo: choices([.init("true", "Ja"), .init("false", "Nej")])
    case .oneOf: choices(options)
    case .manyOf: "<input type=\"hidden\" name=\"\(name)\" value=\"\">\(fields.boxes(name, label, options, hint: hint))"
    case .wholeNumber, .decimal:
      fields.text(name, label, hint: hint, optional: isOptional, autocomplete: "off", inputMode: "decimal", size: .w12)
    case .quantity: quantity
    case .date: fields.date(name, label, hint: hint, optional: isOptional)
    case .dateTime:
      fields.text(name, label, hint: hint ?? "Skriv som 2026-11-22 14:30.", optional: isOptional, size: .w12)
    case .time: fields.text(name, label, hint: hint ?? "Skriv som 14:30.", optional: isOptional, size: .w8)
    case .lines: fields.area(name, label, hint: hint, optional: isOptional)
    case .file: file
    default: fields.text(name, label, hint: hint, optional: isOptional, autocomplete: "off")
    }
  }

  private var options: [Fields.Choice] { field.options.map { .init($0.key, $0.label) } }

  /// Who has chosen may take it back, where nothing has to be answered.
  private func choices(_ options: [Fields.Choice]) -> HTML {
    if options.count > Self.mostRadios {
      return fields.select(name, label, [.init("", "Välj")] + options, hint: hint, optional: isOptional)
    }
    return fields.radios(name, label, options + (isOptional ? [.init("", "Inget svar")] : []), hint: hint)
  }

  private var file: HTML {
    let rule = """
      PDF eller bild, högst 2 MB. Filens namn sparas inte. Ingen genomsöker vad som står i den: se efter att den inte \
      säger var någon finns. En bild kan ha platsen dold i sig.
      """
    let kept: HTML =
      field.attachment.map { kept in
        "<p>Bifogat: \(attached ?? HTML(text: kept.shown))\(keptField(kept))</p>\(fields.box(SentFiles.removalField(field.name), "Ta bort bilagan", hint: "Tas bort när du sparar."))"
      } ?? .empty
    return fields.file(
      name, isOptional ? "\(label) (frivilligt)" : label, hint: [hint, rule].compactMap(\.self).joined(separator: " "),
      accept: AttachedKind.accept,
      most: (AttachedFile.mostBytes, "Filen är för stor. Gör den mindre, högst 2 MB, och välj den igen.")) + kept
  }

  private func keptField(_ kept: Attachment) -> HTML {
    AttachedFile.id(of: kept).map {
      "<input type=\"hidden\" name=\"\(SentFiles.keptField(field.name))\" value=\"\($0.text)\">"
    } ?? .empty
  }

  private var quantity: HTML {
    let number = fields.text(
      name, label, hint: hint, optional: isOptional, autocomplete: "off", inputMode: "decimal", size: .w12)
    guard !field.units.isEmpty else { return number }
    return number
      + fields.select(
        field.unitName, "Enhet för ”\(label)”", [.init("", "Välj")] + field.units.map { .init($0.key, $0.label) })
  }

  /// Room for words of one's own beside the options.
  private var ownWords: HTML {
    guard field.other != nil else { return .empty }
    return fields.text(
      field.otherName, field.otherLabel ?? "Annat svar på ”\(label)”", hint: "Om inget av svaren passar.",
      optional: true,
      autocomplete: "off")
  }

  /// What is calculated, or may not be changed.
  private var fixed: HTML {
    """
    <p id="f-\(name)"><strong>\(label):</strong> \(field.shown ?? "inget än")</p>\(field.problems.html { "<p class=\"error\">\($0)</p>" })
    """
  }

  private var override: HTML {
    guard field.mayBeOverridden else { return .empty }
    return """
      <div class="choices"><label><input type="checkbox" name="\(field.overrideName)" value="1"\
      \(attribute("checked", when: field.isOverridden))> <span>Jag svarar själv i stället för uträkningen\
      <span class="vh">: \(label)</span></span></label></div>
      """
  }

  private var helpTexts: HTML { field.help.html { "<p class=\"hint\">\($0)</p>" } }

  private var repetition: HTML {
    let buttons = [
      field.mayBeRepeated ? (field.addName, "Lägg till en till") : nil,
      field.mayBeRemoved ? (field.removeName, "Ta bort den här") : nil,
    ].compactMap(\.self)
    guard !buttons.isEmpty else { return .empty }
    return """
      <p class="actions">\(buttons.html { name, words in
        "<button class=\"btn second small\" name=\"\(name)\" value=\"1\">\(words)<span class=\"vh\">: \(label)</span></button>"
      })</p>
      """
  }
}
