internal import CSodium
internal import Dispatch

/// Passwords: Argon2id with 19 MiB and two passes (OWASP's floor), at most two at once, away from the pool that
/// serves pages.
package enum Password {
  private static let memory = 19 * 1024 * 1024
  private static let passes: UInt64 = 2
  private static let queues = [DispatchQueue(label: "samfrid.password.0"), DispatchQueue(label: "samfrid.password.1")]

  package static let shortest = 12
  package static let longest = 256

  /// What is wrong with a new password and how to mend it; nil when it will do (ASVS 6.2.1, 6.2.5, 6.2.12).
  package static func fault(in password: String, mail: String, name: String) -> String? {
    if password.count < shortest { return "Lösenordet är för kort. Välj minst \(shortest) tecken, gärna flera ord." }
    if password.count > longest { return "Lösenordet är för långt. Välj högst \(longest) tecken." }
    let lowered = password.lowercased()
    if Set(lowered).count < 5 { return "Lösenordet upprepar för få tecken. Välj flera olika ord." }
    let guessable =
      [mail.lowercased(), "samfrid", "lösenord", "password", "12345678"]
      + name.lowercased().split(separator: " ").map(String.init).filter { $0.count > 2 }
    if let part = guessable.first(where: { !$0.isEmpty && lowered.contains($0) }) {
      return "Lösenordet innehåller ”\(part)”, som är lätt att gissa. Välj andra ord."
    }
    return nil
  }

  package static func hash(_ password: String) async -> String {
    await onQueue {
      var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
      let bytes = password.utf8.map { CChar(bitPattern: $0) }
      let result = crypto_pwhash_argon2id_str(&text, bytes, UInt64(bytes.count), passes, memory)
      precondition(result == 0, "out of memory for Argon2id")
      return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Takes as long when there is no hash to compare with, so that nobody learns which accounts exist (ASVS 6.3.8).
  package static func verify(_ password: String, against hash: String?) async -> Bool {
    let decoy = "$argon2id$v=19$m=19456,t=2,p=1$c2FtZnJpZHNhbWZyaWRzYQ$Y2lQ0v2mZlD8c1y3m5d9X4mJ5m3m0g7q2mV6o1c8n0E"
    let matches = await onQueue {
      let bytes = password.utf8.map { CChar(bitPattern: $0) }
      return crypto_pwhash_argon2id_str_verify(hash ?? decoy, bytes, UInt64(bytes.count)) == 0
    }
    return matches && hash != nil
  }

  private static func onQueue<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
      queues.randomElement()?.async { continuation.resume(returning: work()) }
    }
  }
}
