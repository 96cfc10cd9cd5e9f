package import Access
package import Hummingbird
package import Vocabulary

/// One call to a route that nobody needs to sign in for; the viewer may be known all the same.
package struct OpenVisit: Sendable {
  package let site: Site
  package let shell: Shell
  /// The route's name, such as `GET /omgangar/{round}`.
  package let route: String
  let isCasework: Bool
  package let request: Request
  package let parameters: Parameters
  let remoteAddress: String
  package internal(set) var form = Form()
  package let query: Form
  package let now: Moment
  package internal(set) var signedIn: SignedIn? = nil

  /// The viewer when fully signed in.
  package var viewer: Viewer? { signedIn?.session.stage == .full ? signedIn?.viewer : nil }
}

/// One call to a route for the signed-in: it cannot be made without a viewer.
package struct Visit: Sendable {
  package let open: OpenVisit
  package let viewer: Viewer
  package let session: Session

  init(_ open: OpenVisit) throws {
    guard let signedIn = open.signedIn, signedIn.session.stage == .full else { throw SignInNeeded() }
    self.open = open
    viewer = signedIn.viewer
    session = signedIn.session
  }

  package var site: Site { open.site }
  package var shell: Shell { open.shell }
  package var form: Form { open.form }
  package var now: Moment { open.now }
  package var today: CalendarDate { open.now.day }
}

/// Thrown where a page needs somebody who has signed in.
package struct SignInNeeded: Error {}

/// What a call says besides its form: shared by both kinds of visit.
package protocol Addressed {
  var request: Request { get }
  var parameters: Parameters { get }
  var query: Form { get }
}

extension OpenVisit: Addressed {}

extension Visit: Addressed {
  package var request: Request { open.request }
  package var parameters: Parameters { open.parameters }
  package var query: Form { open.query }
}

extension Addressed {
  /// The path without its query.
  package var path: String { request.uri.path }

  /// A part of the path; the router has checked that it is there.
  package func parameter(_ name: String) -> String { URLEncoded.decodedPart(parameters.get(name) ?? "") }

  package func id<Subject>(_ name: String) -> ID<Subject> { ID(parameter(name)) }

  /// A value of the query; empty counts as absent.
  package func query(_ name: String) -> String? { query.text(name) }
}
