internal import COath
internal import CSodium
package import Vocabulary

/// The second factor: time-based one-time codes (TOTP, RFC 6238) of six digits and 30 seconds, by liboath.
package enum TimeCode {
  private static let period: Int64 = 30

  /// The step whose code was given, one step early or late allowed; nil when none fits or it was used before.
  static func step(of code: String, secret: [UInt8], at moment: Moment, after lastStep: Int64) -> Int64? {
    let typed = code.filter { $0.isASCII && $0.isNumber }
    guard typed.count == 6 else { return nil }
    let now = moment.milliseconds / 1000 / period
    return [now, now - 1, now + 1].first { step in
      step > lastStep && Secrets.equal(Self.code(at: step, secret: secret), typed)
    }
  }

  package static func code(secret: [UInt8], at moment: Moment) -> String {
    code(at: moment.milliseconds / 1000 / period, secret: secret)
  }

  private static func code(at step: Int64, secret: [UInt8]) -> String {
    var output = [CChar](repeating: 0, count: 7)
    let key = secret.map { CChar(bitPattern: $0) }
    let result = oath_totp_generate(key, key.count, time_t(step * period), UInt32(period), 0, 6, &output)
    return result == 0 ? String(decoding: output.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
  }

  /// The secret as an authenticator app takes it when it is typed by hand (RFC 4648 base32).
  package static func base32(_ secret: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var text = ""
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in secret {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(buffer >> bits & 31)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(buffer << (5 - bits) & 31)]) }
    return text
  }

  /// The address that the QR code carries (Key URI format).
  package static func address(secret: [UInt8], login: String) -> String {
    "otpauth://totp/Samfrid:\(urlPart(login))?secret=\(base32(secret))&issuer=Samfrid"
  }
}
