package import Access
package import Storage
package import Vocabulary

/// What a course is to a person right now. Sv: hur långt man har kommit.
package enum Standing: Sendable {
  case notBegun
  case underWay(Reading)
  case done(Reading)
  /// Done before, and a version that came later says so.
  case again(Reading, because: CourseVersion)

  /// `readings` are the person's own and `versions` the published ones, both the newest first.
  package init(_ readings: [Reading], versions: [CourseVersion]) {
    if let open = readings.first(where: { $0.completedAt == nil }) {
      self = .underWay(open)
    } else if let last = readings.first, let done = last.completedAt {
      let asking = versions.asking(doneWith: last.version, on: done.day)
      self = asking.map { .again(last, because: $0) } ?? .done(last)
    } else {
      self = .notBegun
    }
  }

  package var reading: Reading? {
    switch self {
    case .notBegun: nil
    case .underWay(let reading), .done(let reading), .again(let reading, _): reading
    }
  }
}

extension Transaction {
  package func standing(of person: ID<Person>, in course: ID<Course>) throws -> Standing {
    Standing(try readings(of: course, by: person), versions: try publishedVersions(of: course))
  }
}
