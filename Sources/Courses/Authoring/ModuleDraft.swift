internal import Vocabulary
internal import Web

/// A module as its author's form has it: the blocks as typed, and what was pressed.
struct ModuleDraft {
  private(set) var module: CourseModule
  let notice: String

  /// Reads every block of the module from the form, then does what was pressed. `newID` is for a block that is added.
  init(_ form: Form, of module: CourseModule, newID: String) {
    self.module = module
    self.module.title = form.text("modultitel") ?? ""
    self.module.minutes = form.number("modulminuter") ?? module.minutes
    self.module.blocks = module.blocks.map { BlockForm(id: $0.id).read(form, $0) }
    let pressed = form.text("gor") ?? "spara"
    let (act, id) = (String(pressed.prefix { $0 != "-" }), String(pressed.drop { $0 != "-" }.dropFirst()))
    let place = self.module.blocks.firstIndex { $0.id == id }
    switch (act, place) {
    case ("upp", let place?) where place > 0:
      self.module.blocks.swapAt(place, place - 1)
      notice = "Blocket är flyttat uppåt."
    case ("ner", let place?) where place < self.module.blocks.count - 1:
      self.module.blocks.swapAt(place, place + 1)
      notice = "Blocket är flyttat nedåt."
    case ("bort", let place?):
      self.module.blocks.remove(at: place)
      notice = "Blocket är borttaget."
    case ("nytt", _):
      self.module.blocks.append(CourseBlock(id: newID, BlockKind(rawValue: form.raw("slag"))?.empty ?? .text("")))
      notice = "Blocket ligger sist. Fyll i det och spara."
    default: notice = "Modulen är sparad."
    }
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
