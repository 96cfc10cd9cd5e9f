package import Access
package import Hummingbird

/// One route: its method, path, who may use it and what it does. The list of them is the map of the site.
package struct Route: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }

  enum Handler: Sendable {
    case open(@Sendable (OpenVisit) async throws -> Response)
    case signedIn(@Sendable (Visit) async throws -> Response)
    /// For the signed-in, and the file of its form is handed on while it comes.
    case receiving(@Sendable (Visit, IncomingFile) async throws -> Response)
  }

  package let method: Method
  /// The path with its parameters in braces, such as `/omgangar/{round}`.
  package let path: String
  package let who: Who
  /// The largest body in bytes; more than a form's text only where a file is sent.
  package let bodyLimit: Int
  let handler: Handler
  /// Casework, whose forms may hold a client's number. No other page takes one.
  package private(set) var isCasework = false
  /// What is sent is a program's and not typed: long rows of digits there are nobody's number.
  private(set) var isFromProgram = false

  package static let formLimit = 1_000_000
  /// For whom nobody knows: a page of text.
  package static let openLimit = 256_000
  /// What is kept of a post by somebody whose session has ended. It grows to five times as much at most on its way
  /// through the sign-in, whose forms take `formLimit`.
  static let keptLimit = 180_000
  package static let fileLimit = 12_000_000
  /// A course package of 60 MB, and the form around it.
  package static let packageLimit = 60_100_000

  /// The same route as one of casework.
  package var ofCasework: Route {
    var route = self
    route.isCasework = true
    return route
  }

  /// The same route for what a program in a page sends.
  package var ofProgram: Route {
    var route = self
    route.isFromProgram = true
    return route
  }

  /// As a log names it: method and path with its parameters' names.
  package var name: String { "\(method.rawValue) \(path)" }

  /// A route that anyone may use.
  package static func open(
    _ method: Method, _ path: String, who: Who = .anyone, bodyLimit: Int = openLimit,
    _ handler: @escaping @Sendable (OpenVisit) async throws -> Response
  ) -> Route {
    Route(method: method, path: path, who: who, bodyLimit: bodyLimit, handler: .open(handler))
  }

  package static func get(
    _ path: String, _ who: Who, _ handler: @escaping @Sendable (Visit) async throws -> Response
  ) -> Route {
    Route(method: .get, path: path, who: who, bodyLimit: 0, handler: .signedIn(handler))
  }

  package static func post(
    _ path: String, _ who: Who, bodyLimit: Int = formLimit,
    _ handler: @escaping @Sendable (Visit) async throws -> Response
  ) -> Route {
    Route(method: .post, path: path, who: who, bodyLimit: bodyLimit, handler: .signedIn(handler))
  }

  /// A post with a file that is too large for memory. The form's token stands before the file, and is checked before it is read.
  package static func receive(
    _ path: String, _ who: Who, bodyLimit: Int,
    _ handler: @escaping @Sendable (Visit, IncomingFile) async throws -> Response
  ) -> Route {
    Route(method: .post, path: path, who: who, bodyLimit: bodyLimit, handler: .receiving(handler))
  }
}
