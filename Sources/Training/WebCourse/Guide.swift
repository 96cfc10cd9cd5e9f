package import Access
package import Storage
package import Vocabulary
internal import Web

/// What the county team writes for those who lead a group through the web course. Sv: handledning till webbkursen.
package struct Guide: Sendable {
  package let county: CountyCode
  package let text: String
  package let version: Int
  package let changedBy: Byline
  package let changedAt: Moment

  init(row: Row) throws {
    let code = try CountyCode(row.get("county", as: String.self))
    guard let code else { throw Refusal.notFound }
    county = code
    text = try row.get("text")
    version = try row.get("version")
    changedBy = try row.get("changed_by")
    changedAt = try row.get("changed_at")
  }
}

/// The county team writes the guide. Who saves over a newer text is told so. Sv: skriv handledning.
package struct WriteGuide: Sendable {
  package let county: CountyCode
  package let text: String
  /// The version that was changed; 0 for a first.
  package let version: Int

  package init(_ text: String, of county: CountyCode, version: Int) {
    self.county = county
    self.text = text
    self.version = version
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard viewer.isInTeam(of: [county]) else {
      throw Refusal.forbidden("Länsteamet skriver länets handledning.")
    }
    let latest = try tx.guide(of: county)?.version ?? 0
    guard latest == version else {
      throw Problems(
        "text", "Någon annan har ändrat handledningen under tiden. Läs den nya texten, och spara igen om din ska gälla."
      )
    }
    try tx.execute("DELETE FROM web_course_guide WHERE county = \(county.text)")
    try tx.execute(
      """
      INSERT INTO web_course_guide (county, text, version, changed_by, changed_at)
      VALUES (\(county.text), \(text), \(version + 1), \(viewer.byline), \(now))
      """)
    try tx.record(
      "WriteGuide", of: "guide:\(county.text)", by: viewer.byline, at: now,
      text: "Ändrade handledningen till webbkursen")
  }
}

extension Transaction {
  package func guide(of county: CountyCode) throws -> Guide? {
    try row("SELECT * FROM web_course_guide WHERE county = \(county.text)").map(Guide.init)
  }

  func guides() throws -> [Guide] { try rows("SELECT * FROM web_course_guide ORDER BY county").map(Guide.init) }
}
