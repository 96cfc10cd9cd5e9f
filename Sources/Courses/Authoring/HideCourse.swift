package import Access
package import Storage
package import Vocabulary

/// Takes a published course out of the catalogue, or puts it back. Those who have begun go on.
package struct HideCourse: Sendable {
  package let isHidden: Bool

  package init(_ isHidden: Bool) { self.isHidden = isHidden }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    // What is not published is in no catalogue.
    guard course.current != nil, course.isHidden != isHidden else { return }
    let since: Moment? = isHidden ? now : nil
    try tx.execute("UPDATE course SET hidden_at = \(since) WHERE id = \(course.id)")
    try tx.record(
      "HideCourse", of: course.subject, by: evidence.viewer.byline, at: now,
      text: isHidden ? "Dolde kursen för dem som inte har börjat" : "Visade kursen igen")
  }
}
