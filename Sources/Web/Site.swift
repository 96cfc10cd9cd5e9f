package import Access
package import Logging
package import Storage
package import Vocabulary

/// What every handler needs of the installation.
package struct Site: Sendable {
  package let identity: Database
  package let regional: Database
  package let key: IdentityKey
  package let settings: Settings
  package let logger: Logger
  package let clock: @Sendable () -> Moment
  private let passwordTurns = PasswordTurns()

  package init(
    identity: Database, regional: Database, key: IdentityKey, settings: Settings,
    logger: Logger, clock: @escaping @Sendable () -> Moment
  ) {
    self.identity = identity
    self.regional = regional
    self.key = key
    self.settings = settings
    self.logger = logger
    self.clock = clock
  }

  package var signIn: SignIn { SignIn(identity: identity, key: key, turns: passwordTurns) }
}

/// What is set for the installation and shows on its pages.
package struct Settings: Sendable {
  /// Scheme, host and port that links in mail begin with, such as `https://samfrid.example.se`.
  package let address: String
  /// A demonstration: everything is invented, every page says so, and nobody needs a password.
  package let isDemonstration: Bool
  /// What stands on all that leaves a demonstration, pages, prints, files and drawings; nil where the data are real.
  package var inventedMark: String? { isDemonstration ? Self.inventedMark : nil }
  package static let inventedMark = "Påhittade uppgifter – demonstration"
  /// Where mail is handed over; without it mail waits in the outbox.
  package let mailServer: MailServer?
  /// Where answers to our mail lie; nil where they are piped to the program, or not read.
  package let mailbox: MailServer?
  package let mailSender: String
  package let mailPace: MailPace
  /// Whom one calls or writes to when one cannot come in; on every page, since who is locked out sees no other.
  package let contact: String?
  /// Whether a proxy stands in front and says where calls come from.
  package let trustsProxy: Bool
  /// Scheme, host and port of the origin that course packages are played from; nil where none is set up.
  package let contentAddress: String?
  /// Hosts on the installation's own net that calendars may be fetched from; others are fetched from the internet alone.
  package let nearHosts: [String]
  /// Cookies are for this host and for encrypted connections alone, but for a demonstration on the loopback address.
  let usesSecureCookies: Bool

  package init(
    address: String, isDemonstration: Bool, mailServer: MailServer?, mailbox: MailServer? = nil, mailSender: String,
    mailPace: MailPace = .usual, contact: String? = nil,
    trustsProxy: Bool = false, contentAddress: String? = nil, nearHosts: [String] = []
  ) {
    self.address = address
    self.isDemonstration = isDemonstration
    self.mailServer = mailServer
    self.mailbox = mailbox
    self.mailSender = mailSender
    self.mailPace = mailPace
    self.contact = contact
    self.trustsProxy = trustsProxy
    self.contentAddress = contentAddress
    self.nearHosts = nearHosts
    usesSecureCookies = address.hasPrefix("https://")
  }
}
