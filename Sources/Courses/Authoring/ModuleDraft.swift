internal import Access
internal import Vocabulary
internal import Web

/// A module as its author's form has it: the blocks as typed, and what was pressed.
struct ModuleDraft {
  /// As typed, before what was pressed is done: that is not done where the form comes back.
  let typed: CourseModule
  private(set) var module: CourseModule
  let notice: String
  /// The block to lead the author to; nil for the top of the page.
  private(set) var block: String?

  /// Reads every block of the module from the form, then does what was pressed. `newID` is for a block that is added.
  init(_ form: Form, of stored: CourseModule, keepsAll: Bool = false, newID: String) {
    var module = stored
    let isTouched = { (field: String) in
      keepsAll || !form.has("\(field)-var") || form.raw(field) != form.raw("\(field)-var")
    }
    if isTouched("modultitel") { module.title = form.text("modultitel") ?? "" }
    if isTouched("modulminuter") { module.minutes = form.number("modulminuter") ?? stored.minutes }
    module.blocks = ShownBlock.merged(form, stored.blocks, keepsAll: keepsAll)
    typed = module
    let pressed = form.text("gor") ?? "spara"
    let (act, id) = (String(pressed.prefix { $0 != "-" }), String(pressed.drop { $0 != "-" }.dropFirst()))
    switch (act, module.blocks.firstIndex { $0.id == id }) {
    case ("upp", let place?) where place > 0:
      module.blocks.swapAt(place, place - 1)
      (notice, block) = ("Blocket är flyttat uppåt.", id)
    case ("ner", let place?) where place < module.blocks.count - 1:
      module.blocks.swapAt(place, place + 1)
      (notice, block) = ("Blocket är flyttat nedåt.", id)
    case ("bort", let place?):
      module.blocks.remove(at: place)
      (notice, block) = ("Blocket är borttaget.", module.blocks.isEmpty ? nil : module.blocks[max(0, place - 1)].id)
    case ("nytt", _):
      module.blocks.append(CourseBlock(id: newID, BlockKind(rawValue: form.raw("slag"))?.empty ?? .text("")))
      (notice, block) = ("Blocket ligger sist. Fyll i det och spara.", newID)
    default: (notice, block) = ("Modulen är sparad.", nil)
    }
    self.module = module
  }
}

extension CourseContent {
  /// Where the module of a form is: by its id, as somebody else may have moved it. One that somebody else has removed
  /// is put back, since there is text in the form.
  mutating func place(of form: Form, number: Int) throws -> (index: Int, isBack: Bool) {
    let id = form.raw("modul")
    if let index = modules.firstIndex(where: { $0.id == id }) { return (index, false) }
    if id.isEmpty, module(number) != nil { return (number - 1, false) }
    guard id.isCourseID else { throw Refusal.notFound }
    let index = min(number - 1, modules.count)
    modules.insert(CourseModule(id: id, title: "", minutes: 5, blocks: []), at: index)
    return (index, true)
  }
}

/// What an author can add.
enum BlockKind: String, CaseIterable {
  case text, heading, story, question, reflection, group, picture, film

  var swedish: String {
    switch self {
    case .text: "Text"
    case .heading: "Rubrik"
    case .story: "Fall"
    case .question: "Fråga med återkoppling"
    case .reflection: "Reflektion"
    case .group: "Övning i grupp"
    case .picture: "Bild"
    case .film: "Film"
    }
  }

  var empty: CourseBlock.Content {
    switch self {
    case .text: .text("")
    case .heading: .heading("")
    case .story: .story("")
    case .question: .question(Question(prompt: "", several: false, choices: [], explanation: "", sources: []))
    case .reflection: .reflection(Reflection(prompt: "", hint: "Bara du ser det du skriver."))
    case .group: .group(GroupExercise(title: "", minutes: 10, text: ""))
    case .picture: .picture(PictureBlock(picture: "", description: ""))
    case .film: .film("")
    }
  }

  init(_ content: CourseBlock.Content) {
    self =
      switch content {
      case .text: .text
      case .heading: .heading
      case .story: .story
      case .question: .question
      case .reflection: .reflection
      case .group: .group
      case .picture: .picture
      case .film: .film
      }
  }
}
