/// What is answered at one place of a form: a question with its answers, or one repetition of a group.
package struct ResponseItem: Sendable, Equatable {
  package let linkId: String
  package var answers: [ResponseAnswer]
  /// What a group holds.
  package var items: [ResponseItem]

  package init(linkId: String, answers: [ResponseAnswer] = [], items: [ResponseItem] = []) {
    (self.linkId, self.answers, self.items) = (linkId, answers, items)
  }

  package var values: [AnswerValue] { answers.compactMap(\.value) }
}

/// One answer, with what is asked below it.
package struct ResponseAnswer: Sendable, Equatable {
  package var value: AnswerValue?
  /// The name of a value that we cannot read.
  package var unreadable: String?
  package var items: [ResponseItem]

  package init(_ value: AnswerValue?, items: [ResponseItem] = [], unreadable: String? = nil) {
    (self.value, self.items, self.unreadable) = (value, items, unreadable)
  }
}
