internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// A block as a form showed it: what nobody has touched there gives way to what somebody else has saved meanwhile.
struct ShownBlock {
  let id: String
  let kind: BlockKind
  /// Of what was stored when the form was shown; empty for a block that was not.
  let mark: String

  init(_ block: CourseBlock, stored: CourseBlock?) {
    id = block.id
    kind = BlockKind(block.content)
    mark = stored?.content.mark ?? ""
  }

  private init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count >= 2, let kind = BlockKind(rawValue: parts[0]), parts[1].isCourseID else { return nil }
    (self.kind, id, mark) = (kind, parts[1], parts.count > 2 ? parts[2] : "")
  }

  var field: HTML { "<input type=\"hidden\" name=\"block\" value=\"\(kind.rawValue) \(id) \(mark)\">" }

  /// What is stored with what was typed. A block that somebody else has removed comes back where something was typed in
  /// it; with `keepsAll` each one does.
  static func merged(_ form: Form, _ stored: [CourseBlock], keepsAll: Bool) -> [CourseBlock] {
    let shown = form.all("block").compactMap { ShownBlock($0) }
    let marks = Dictionary(shown.map { ($0.id, $0.mark) }, uniquingKeysWith: { first, _ in first })
    var blocks = stored.map { block in
      let typed = BlockForm(id: block.id).read(form, block)
      return typed.content.mark == marks[block.id] ? block : typed
    }
    for (place, one) in shown.enumerated() where !blocks.contains(where: { $0.id == one.id }) {
      guard let typed = one.typed(form), keepsAll || typed.content.mark != one.mark else { continue }
      let before = shown[..<place].map(\.id)
      let last = blocks.lastIndex { before.contains($0.id) }
      blocks.insert(typed, at: last.map { $0 + 1 } ?? 0)
    }
    return blocks
  }

  /// Nil where nothing is typed.
  private func typed(_ form: Form) -> CourseBlock? {
    let empty = CourseBlock(id: id, kind.empty)
    let typed = BlockForm(id: id).read(form, empty)
    return typed == empty ? nil : typed
  }
}

extension CourseBlock.Content {
  /// The same for the same content, also when it has gone through a form.
  fileprivate var mark: String {
    let typed = parts.map { $0.replacing("\r\n", with: "\n").trimmed }
    return String(Secrets.fingerprint(typed.joined(separator: "\u{1F}")).prefix(12))
  }

  private var parts: [String] {
    switch self {
    case .heading(let text), .text(let text), .story(let text), .film(let text): [text]
    case .question(let question): question.parts
    case .reflection(let reflection): [reflection.prompt, reflection.hint]
    case .group(let group): [group.title, String(group.minutes), group.text]
    case .picture(let block): [block.picture, block.description]
    }
  }
}

extension Question {
  fileprivate var parts: [String] {
    [prompt, several ? "flera" : "", explanation] + sources.sorted()
      + choices.flatMap { [$0.text, $0.isRight ? "rätt" : "", $0.feedback] }
  }
}

extension String {
  /// Whether modules and blocks are named so: what a form says of one is not kept otherwise.
  var isCourseID: Bool {
    (1...40).contains(utf8.count) && utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
  }
}
