package import Access
internal import Foundation
internal import HTTPTypes
package import Hummingbird
internal import Logging
internal import NIOCore
package import Storage
package import Web

/// The origin that packages are played from: another than Samfrid's, so that a stranger's program reaches none of our
/// pages. It answers for three things: the adapter page of a launch, once; the adapter itself; and files of a version
/// that a launch has opened. No cookie is read or set. Sv: kurspaketens egen adress
package struct ContentOrigin: HTTPResponder {
  package typealias Context = SiteContext

  private let site: Site
  private let samfrid: String

  package init(_ site: Site) {
    self.site = site
    samfrid = site.settings.address
  }

  package func respond(to request: Request, context: SiteContext) async throws -> Response {
    guard request.method == .get || request.method == .head else {
      return ContentAnswer.refusal(.methodNotAllowed).response(for: request)
    }
    do {
      return try await answer(to: request).response(for: request)
    } catch {
      site.logger.error("content: \(error)")
      return ContentAnswer.refusal(.serviceUnavailable).response(for: request)
    }
  }

  private func answer(to request: Request) async throws -> ContentAnswer {
    let parts = request.uri.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard let first = parts.first else { return .refusal(.notFound) }
    let rest = parts.dropFirst()
    switch first {
    case "kurs.js" where rest.isEmpty: return .asset(ContentAssets.script)
    case "kurs.css" where rest.isEmpty: return .asset(ContentAssets.style)
    case "o" where rest.count == 1 && request.method == .get: return try await open(String(rest.joined()))
    case "f" where rest.count > 1: return try await file(rest.dropFirst(), by: String(rest.first ?? ""), request)
    default: return .refusal(.notFound)
    }
  }

  private func open(_ token: String) async throws -> ContentAnswer {
    let now = site.clock()
    let secret = try await site.regional.write { try $0.openLaunch(token: token, at: now) }
    guard let secret else { return .used(samfrid) }
    return .adapter(AdapterPage(samfrid: samfrid, files: "/f/\(secret)/"), samfrid)
  }

  private func file(
    _ path: ArraySlice<Substring>, by secret: String, _ request: Request
  ) async throws -> ContentAnswer {
    guard let name = path.joined(separator: "/").removingPercentEncoding else { return .refusal(.notFound) }
    let now = site.clock()
    let found = try await site.regional.glance { tx in
      try tx.versionRead(by: secret, at: now).flatMap {
        try tx.keptFile(at: name.precomposedStringWithCanonicalMapping, in: $0)
      }
    }
    guard let found else { return .refusal(.notFound) }
    return .file(found, ByteRange(request.headers[.range], of: found.bytes), site.regional, samfrid)
  }
}
