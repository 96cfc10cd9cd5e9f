internal import Storage

/// Records of each kind that the access matrix tells apart, added to a demonstration by the features' own acts.
package struct MatrixRecords: Sendable {
  package let people: MatrixPeople
  package let survey: MatrixSurvey
  package let board: MatrixBoard
  package let networks: MatrixNetworks
  package let events: MatrixEvents
  package let training: MatrixTraining
  package let courses: MatrixCourses
  package let packages: MatrixPackages

  /// `columns` get records of their own for the posts that change something.
  package static func make(in test: TestSite, ownFor columns: [String]) async throws -> MatrixRecords {
    let now = test.now
    let people = try await test.identity.write { try MatrixPeople(in: $0, at: now) }
    let teams = try await test.identity.read { try MatrixTeams(people, in: $0) }
    let survey = try await test.regional.write { try MatrixSurvey(teams, ownFor: columns, in: $0, at: now) }
    return MatrixRecords(
      people: people, survey: survey, board: try await MatrixBoard(in: test),
      networks: try await MatrixNetworks(in: test), events: try await MatrixEvents(in: test),
      training: try await MatrixTraining(in: test, neighbour: people.organisations["grannkommun"] ?? "saknas"),
      courses: try await MatrixCourses(in: test), packages: try await MatrixPackages(in: test))
  }
}
