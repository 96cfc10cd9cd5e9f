internal import Foundation
internal import Storage
internal import Vocabulary

extension CourseContent {
  private static let known = DecodedTexts(limit: 20)

  init(json text: String) throws { self = try Self.known.value(text) }

  /// The same content is always the same text.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// A course that comes with the program. Its edition goes up when its text changes, and what is new is said there. Sv: medföljande kurs.
package struct BundledCourse: Sendable {
  package let id: String
  package let edition: Int
  let whatsNew: String
  let redo: RedoRule.Kind
  package let content: CourseContent

  /// The next edition of one.
  package init(_ course: BundledCourse, edition: Int, content: CourseContent) {
    (id, whatsNew, redo) = (course.id, course.whatsNew, course.redo)
    self.edition = edition
    self.content = content
  }

  private init(_ head: Head, _ content: CourseContent) {
    (id, edition, whatsNew, redo) = (head.id, head.edition, head.whatsNew, head.redo)
    self.content = content
  }

  /// All of them, as the program has them.
  package static func all() throws -> [BundledCourse] {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Facts")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map { file in
      let data = try Data(contentsOf: file)
      let head = try JSONDecoder().decode(Head.self, from: data)
      return BundledCourse(head, try JSONDecoder().decode(CourseContent.self, from: data))
    }
  }

  private struct Head: Decodable {
    let id: String
    let edition: Int
    let whatsNew: String
    let redo: RedoRule.Kind
  }
}
