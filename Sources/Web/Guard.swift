internal import HTTPTypes
package import Hummingbird

/// Outermost: gives every answer its headers, and a page in Swedish to what no route answered.
struct Guard<Context: RequestContext>: RouterMiddleware {
  let site: Site
  let shell: Shell

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = ErrorPage.response(to: error, request: request, site: site, shell: shell)
    }
    for field in protectiveFields where response.headers[field.name] == nil {
      response.headers[field.name] = field.value
    }
    if site.settings.usesSecureCookies {
      response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
    }
    return response
  }

}

/// Nothing from elsewhere, nothing inline, nothing stored on the way (ASVS 3.4, 14.3.2).
private let protectiveFields: [(name: HTTPField.Name, value: String)] = [
  (.contentSecurityPolicy, contentPolicy),
  (.xContentTypeOptions, "nosniff"),
  (.cacheControl, "no-store"),
  // Other sites learn nothing; with less than this, browsers that have no fetch metadata would call our own posts foreign.
  (named("Referrer-Policy"), "same-origin"),
  (named("Cross-Origin-Opener-Policy"), "same-origin"),
  (named("Cross-Origin-Resource-Policy"), "same-origin"),
]

private let contentPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
  + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

extension Response {
  /// The page may show another origin in a frame; all else is as on every page.
  package func framing(_ origin: String) -> Response {
    var response = self
    response.headers[.contentSecurityPolicy] = "\(contentPolicy); frame-src \(origin)"
    return response
  }
}

private func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .cacheControl }
