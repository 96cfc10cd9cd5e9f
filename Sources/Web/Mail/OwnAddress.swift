extension Settings {
  /// Where our mail comes from, such as `samfrid.example.se`.
  package var mailDomain: String { Self.mailDomain(of: mailSender) }

  /// One of our own that answers are told apart by, such as `samfrid+0192….8f3k…@samfrid.example.se`: one mailbox takes
  /// them all (RFC 5233).
  package func mailAddress(tagged tag: String) -> String {
    "\(mailSender.prefix { $0 != "@" })+\(tag)@\(mailDomain)"
  }

  static func mailDomain(of address: String) -> String {
    address.split(separator: "@").last.map(String.init) ?? "samfrid"
  }
}
