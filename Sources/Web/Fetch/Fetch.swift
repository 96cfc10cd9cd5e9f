internal import CCurl
internal import Dispatch
internal import Glibc

/// Fetches a file from somebody else's machine by libcurl, on a queue of its own since libcurl blocks. What the address says
/// comes from people, so no machine is reached that only stands near ours, whatever a name leads to when it is looked up.
package enum Fetch {
  /// In bytes.
  package static let most = 5_000_000
  private static let queue = DispatchQueue(label: "samfrid.fetch")

  /// Follows at most three redirections. Throws a ``FetchProblem``.
  /// - Parameters:
  ///   - patience: In seconds, for the whole.
  ///   - certificates: A file of those to trust in place of the system's (PEM).
  package static func bytes(
    at address: OutsideAddress, patience: Int = 20, certificates: String? = nil
  ) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8], any Error>) in
      queue.async { continuation.resume(with: Result { try get(address, patience, certificates) }) }
    }
  }

  private static func get(
    _ address: OutsideAddress, _ patience: Int, _ certificates: String?
  ) throws(FetchProblem) -> [UInt8] {
    guard let curl = curl_easy_init() else { throw .unreachable("libcurl") }
    let words = CurlWords(of: curl)
    defer { withExtendedLifetime(words) { curl_easy_cleanup(curl) } }
    let call = FetchCall(most: most, reachesNear: address.isNear)
    let codes = settings(curl, address, patience, certificates) + call.settings(curl)
    let result = withExtendedLifetime(call) { codes.first { $0 != CURLE_OK } ?? curl_easy_perform(curl) }
    var status = 0
    samfrid_curl_get_number(curl, CURLINFO_RESPONSE_CODE, &status)
    if let problem = call.problem { throw problem }
    guard result == CURLE_OK else { throw FetchProblem(result, words.text(result)) }
    guard status == 200 else { throw .refused(status) }
    return call.bytes
  }

  private static func settings(
    _ curl: UnsafeMutableRawPointer, _ address: OutsideAddress, _ patience: Int, _ certificates: String?
  ) -> [CURLcode] {
    // Nobody else can listen on the own machine.
    let needsCertificate = !(address.isNear && ["127.0.0.1", "localhost"].contains(address.host))
    return [
      samfrid_curl_set_text(curl, CURLOPT_URL, address.text),
      samfrid_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "https"),
      samfrid_curl_set_text(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https"),
      samfrid_curl_set_number(curl, CURLOPT_FOLLOWLOCATION, address.isNear ? 0 : 1),
      samfrid_curl_set_number(curl, CURLOPT_MAXREDIRS, 3),
      samfrid_curl_set_number(curl, CURLOPT_SSL_VERIFYPEER, needsCertificate ? 1 : 0),
      samfrid_curl_set_number(curl, CURLOPT_SSL_VERIFYHOST, needsCertificate ? 2 : 0),
      samfrid_curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, 5),
      samfrid_curl_set_number(curl, CURLOPT_TIMEOUT, patience),
      samfrid_curl_set_number(curl, CURLOPT_NOSIGNAL, 1),
      samfrid_curl_set_text(curl, CURLOPT_PROXY, ""),
      samfrid_curl_set_text(curl, CURLOPT_ACCEPT_ENCODING, ""),
      samfrid_curl_set_text(curl, CURLOPT_USERAGENT, "Samfrid"),
    ] + (certificates.map { [samfrid_curl_set_text(curl, CURLOPT_CAINFO, $0)] } ?? [])
  }
}

/// What has come so far of a file, and why no more did.
private final class FetchCall {
  private let most: Int
  private let reachesNear: Bool
  private(set) var bytes: [UInt8] = []
  private(set) var problem: FetchProblem?

  init(most: Int, reachesNear: Bool) {
    self.most = most
    self.reachesNear = reachesNear
  }

  /// The call must live as long as the handle is used.
  func settings(_ curl: UnsafeMutableRawPointer) -> [CURLcode] {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return [
      samfrid_curl_set_writer(curl, { FetchCall.of($3)?.take($0, $1 * $2) ?? 0 }, context),
      samfrid_curl_set_opener(curl, { context, _, address in FetchCall.of(context)?.open(address) ?? -1 }, context),
    ]
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> FetchCall? {
    context.map { Unmanaged<FetchCall>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Ends the line when it returns less than it got.
  private func take(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let buffer, bytes.count + count <= most else {
      problem = .tooLarge
      return 0
    }
    bytes += UnsafeRawBufferPointer(start: buffer, count: count)
    return count
  }

  /// Asked after the name has been looked up, before each line is opened, also by a redirection.
  private func open(_ place: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let place, let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return -1 }
    let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(place) + offset, count: Int(place.pointee.addrlen))
    let number =
      switch place.pointee.family {
      case AF_INET: bytes.dropFirst(4).prefix(4)
      case AF_INET6: bytes.dropFirst(8).prefix(16)
      default: bytes.prefix(0)
      }
    guard reachesNear || InternetAddress(Array(number)).isPublic else {
      problem = .near
      return -1
    }
    problem = nil
    return socket(place.pointee.family, place.pointee.socktype, place.pointee.protocol)
  }
}
