package import Access
package import Storage
package import Vocabulary

/// Keeps what people have gone through, and gives certificates of it. Told in the transaction, in the regional database, in
/// which it happened. Sv: mottagare av genomgångar.
package protocol CompletionTaker: Sendable {
  /// The same key again replaces what was told before. Gives the path where the certificate can be checked.
  @discardableResult
  func take(_ completion: Completion, in tx: Transaction, at now: Moment) throws -> String?
  /// It did not happen after all, such as a presence noted by mistake.
  func withdraw(_ key: String, in tx: Transaction, at now: Moment) throws
  /// The day has come that those who went through it were promised: of all whose key begins so, name, address and workplace go.
  /// What the figures need stays, and a certificate keeps its holder.
  func forgetNames(_ prefix: String, in tx: Transaction, at now: Moment) throws
  /// There is a new version: of all whose key begins so, those who went through it before the day do it again. What they did
  /// stays, and so does what a certificate says of it.
  func askAgain(_ prefix: String, doneBefore day: CalendarDate, in tx: Transaction, at now: Moment) throws
}

/// That somebody has gone through something: a theme day, a course. Sv: genomgång.
package struct Completion: Sendable {
  /// Of what and whose it is, such as `event/ID/ID`: one act counts once.
  package let key: String
  package let kind: Kind
  package let title: String
  /// What it was about, as the certificate says it.
  package let content: String
  package let organisers: [String]
  package let day: CalendarDate
  /// Whole minutes of teaching.
  package let minutes: Int
  package let learner: Learner

  package init(
    key: String, kind: Kind, title: String, content: String, organisers: [String], day: CalendarDate, minutes: Int,
    learner: Learner
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.content = content
    self.organisers = organisers
    self.day = day
    self.minutes = minutes
    self.learner = learner
  }

  package enum Kind: String, Sendable { case event, course, webCourse, outside }
}

/// Who has gone through something, with an account or without. Sv: deltagare i utbildning.
package struct Learner: Sendable {
  package let person: ID<Person>?
  package let name: String
  package let mail: String?
  /// Where they worked then, in words and where the register knows it.
  package let organisationName: String
  package let organisation: ID<Organisation>?
  package let municipality: MunicipalityCode?
  package let profession: Profession?

  package init(
    person: ID<Person>? = nil, name: String, mail: String?, organisationName: String,
    organisation: ID<Organisation>? = nil, municipality: MunicipalityCode? = nil, profession: Profession? = nil
  ) {
    self.person = person
    self.name = name
    self.mail = mail
    self.organisationName = organisationName
    self.organisation = organisation
    self.municipality = municipality
    self.profession = profession
  }
}

extension Shell {
  /// Tells all who keep it; gives the path of the first certificate made.
  @discardableResult
  package func tell(_ completion: Completion, in tx: Transaction, at now: Moment) throws -> String? {
    try completionTakers.compactMap { try $0.take(completion, in: tx, at: now) }.first
  }

  package func withdrawCompletion(_ key: String, in tx: Transaction, at now: Moment) throws {
    for taker in completionTakers { try taker.withdraw(key, in: tx, at: now) }
  }

  package func forgetNames(_ prefix: String, in tx: Transaction, at now: Moment) throws {
    for taker in completionTakers { try taker.forgetNames(prefix, in: tx, at: now) }
  }

  package func askAgain(_ prefix: String, doneBefore day: CalendarDate, in tx: Transaction, at now: Moment) throws {
    for taker in completionTakers { try taker.askAgain(prefix, doneBefore: day, in: tx, at: now) }
  }
}
