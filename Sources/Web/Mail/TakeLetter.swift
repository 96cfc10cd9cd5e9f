package import Storage
package import Vocabulary

/// What a feature makes of letters that come in. Sv: mottagare av brev.
package protocol LetterTaker: Sendable {
  /// What came of it, for the log, without a word about whom; nil when it is not for this feature.
  func take(_ letter: ReceivedMail, on site: Site, at now: Moment) async throws -> String?
}

/// Takes a letter that came to our address: a report that one of ours did not arrive, or an answer. No letter is ever
/// answered by the program, so no two programs can write to each other for ever. Sv: ta emot brev.
package struct TakeLetter: Sendable {
  private let site: Site
  private let takers: [any LetterTaker]

  package init(site: Site, takers: [any LetterTaker]) {
    self.site = site
    self.takers = takers
  }

  /// What came of it, for the log.
  package func perform(_ bytes: [UInt8], at now: Moment) async throws -> String {
    guard let letter = ReceivedMail.read(bytes) else { return "för stort brev, inte läst" }
    if let report = letter.report { return try await noteBounce(report, at: now) }
    for taker in takers {
      if let outcome = try await taker.take(letter, on: site, at: now) { return outcome }
    }
    return "brev utan svar på något, lämnat"
  }

  /// Anybody can write a report: it counts by the id of our letter, which only who got it knows.
  private func noteBounce(_ report: DeliveryReport, at now: Moment) async throws -> String {
    guard !report.isStandard || !report.failed.isEmpty else { return "leveransrapport, inget fel" }
    let reason = report.failed.first?.diagnostic ?? "Mottagarens server tog inte emot brevet."
    let ids = report.messageIDs.prefix(10).compactMap { $0.split(separator: "@").first.map(String.init) }
    var noted = 0
    for database in [site.identity, site.regional] {
      noted += try await database.write { tx in
        try tx.execute(
          """
          UPDATE mail SET bounced_at = \(now), last_error = \(reason)
          WHERE id IN \(list: ids) AND sent_at IS NOT NULL AND bounced_at IS NULL
          """)
      }
    }
    return noted > 0 ? "ett av våra brev kom inte fram" : "leveransrapport om ett okänt brev"
  }
}
