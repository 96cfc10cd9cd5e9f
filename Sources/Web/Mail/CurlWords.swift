internal import CCurl

/// What libcurl says of why it failed, such as "SSL certificate problem: self-signed certificate".
final class CurlWords {
  private let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  /// Must live as long as the handle is used.
  init(of curl: UnsafeMutableRawPointer) {
    buffer.initialize(repeating: 0)
    samfrid_curl_set_text(curl, CURLOPT_ERRORBUFFER, buffer.baseAddress)
  }

  deinit { buffer.deallocate() }

  /// The words for the code where it said nothing more.
  func text(_ code: CURLcode) -> String {
    let own = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).oneLine
    return own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
  }
}
