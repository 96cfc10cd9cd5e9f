package import Access
package import Storage
package import Vocabulary
package import Web

/// Keeps what somebody has answered and written in a module, and goes on from there. When the course's rule is met the course is
/// done, and those who keep completions are told. Sv: arbeta i en modul.
package struct WorkOnModule: Sendable {
  package enum Step: Sendable { case stay, on, back }

  package let module: Int
  package let answers: [String: Set<Int>]
  /// Sealed for the person alone; an empty one is removed.
  package let notes: [String: [UInt8]?]
  package let step: Step
  package let learner: Learner

  package init(
    module: Int, answers: [String: Set<Int>], notes: [String: [UInt8]?] = [:], step: Step, learner: Learner
  ) {
    self.module = module
    self.answers = answers
    self.notes = notes
    self.step = step
    self.learner = learner
  }

  /// What came of it.
  package struct Outcome: Sendable {
    package let progress: Progress
    /// Whether this made the course done.
    package let completes: Bool
  }

  package func perform(
    in tx: Transaction, by evidence: Readable<Course>, telling shell: Shell, at now: Moment
  ) throws -> Outcome {
    let (course, viewer) = (evidence.record, evidence.viewer)
    guard let version = course.current, let reading = try tx.readings(of: course.id, by: viewer.person).first else {
      throw Refusal.notFound
    }
    let content = try version.content()
    guard let module = content.module(module) else { throw Refusal.notFound }
    try tx.move(reading, to: version, content)
    try keepAnswers(to: module, in: reading, tx, now)
    try keepNotes(on: module, of: reading, tx)
    var seen = reading.seen
    if step == .on { seen.insert(module.id) }
    try tx.execute(
      """
      UPDATE course_reading SET module = \(content.module(next)?.id ?? module.id),
        seen = \(seen.sorted().joined(separator: " ")) WHERE id = \(reading.id)
      """)
    let progress = Progress(content, seen: seen, answers: try tx.answers(in: reading.id))
    let completes = reading.completedAt == nil && progress.isComplete
    if completes { try complete(reading, course, version, content, tx, shell, now) }
    return Outcome(progress: progress, completes: completes)
  }

  private var next: Int {
    switch step {
    case .stay: module
    case .on: module + 1
    case .back: module - 1
    }
  }

  private func keepAnswers(to module: CourseModule, in reading: Reading, _ tx: Transaction, _ now: Moment) throws {
    for question in module.questions {
      let chosen = (answers[question.id] ?? []).filter { question.question.choices.indices.contains($0) }
      guard !chosen.isEmpty else { continue }
      let text = chosen.sorted().map(String.init).joined(separator: " ")
      try tx.execute(
        """
        INSERT INTO course_answer (reading_id, block, choices, answered_at)
        VALUES (\(reading.id), \(question.id), \(text), \(now))
        ON CONFLICT (reading_id, block) DO UPDATE SET choices = excluded.choices, answered_at = excluded.answered_at
        """)
    }
  }

  private func keepNotes(on module: CourseModule, of reading: Reading, _ tx: Transaction) throws {
    for block in module.reflections {
      guard let sealed = notes[block] else { continue }
      guard let sealed else {
        try tx.execute(
          """
          DELETE FROM course_note WHERE person_id = \(reading.person) AND course_id = \(reading.course)
            AND block = \(block)
          """)
        continue
      }
      try tx.execute(
        """
        INSERT INTO course_note (person_id, course_id, block, sealed)
        VALUES (\(reading.person), \(reading.course), \(block), \(sealed))
        ON CONFLICT (person_id, course_id, block) DO UPDATE SET sealed = excluded.sealed
        """)
    }
  }

  private func complete(
    _ reading: Reading, _ course: Course, _ version: CourseVersion, _ content: CourseContent, _ tx: Transaction,
    _ shell: Shell, _ now: Moment
  ) throws {
    let completion = Completion(
      key: "course/\(course.id)/\(reading.person)/\(reading.id)", kind: .course, title: content.title,
      content: content.goals.joined(separator: "\n"), organisers: [course.ownerName], day: now.day,
      minutes: content.minutes, learner: learner)
    let certificate = try shell.tell(completion, in: tx, at: now)
    try tx.execute(
      "UPDATE course_reading SET completed_at = \(now), certificate = \(certificate) WHERE id = \(reading.id)")
  }
}

extension Transaction {
  /// What goes on does so in the version that is valid now. Answers to questions that have changed are gone.
  fileprivate func move(_ reading: Reading, to version: CourseVersion, _ content: CourseContent) throws {
    guard reading.completedAt == nil, reading.version != version.id else { return }
    let before = try self.version(reading.version)?.content().questions ?? []
    let kept = content.questions.filter(before.contains).map(\.id)
    for block in try answers(in: reading.id).keys where !kept.contains(block) {
      try execute("DELETE FROM course_answer WHERE reading_id = \(reading.id) AND block = \(block)")
    }
    try execute("UPDATE course_reading SET version_id = \(version.id) WHERE id = \(reading.id)")
  }
}
