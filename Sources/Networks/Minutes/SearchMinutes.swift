package import Access
package import Storage
package import Vocabulary

/// A meeting whose minutes hold what was looked for, with the lines around. Sv: funna anteckningar.
package struct FoundMinutes: Sendable {
  package let meeting: Meeting
  /// The first lines that hold one of the words.
  package let lines: [String]

  /// So many are shown.
  package static let most = 50
}

extension Transaction {
  /// The approved minutes of the networks that hold every word, also inside another, the latest meeting first.
  package func searchMinutes(for words: [String], in networks: [Network], limit: Int = FoundMinutes.most) throws
    -> [FoundMinutes]
  {
    let words = words.map { $0.lowercased() }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    let known = Dictionary(uniqueKeysWithValues: networks.map { ($0.id, $0) })
    let conditions = words.map { word -> SQL in
      "COALESCE(n.former_searched, n.searched) LIKE \("%\(escaped(word))%") ESCAPE '!'"
    }
    let found = try rows(
      """
      SELECT m.*, COALESCE(n.former_text, n.text) AS minutes_text,
        COALESCE(n.former_decisions, n.decisions) AS minutes_decisions
      FROM minutes n
      JOIN meeting m ON m.id = n.meeting_id
      WHERE (n.state <> \(Minutes.State.draft) OR n.reopened_at IS NOT NULL) AND m.network_id IN \(list: networks.map(\.id))
        AND \(SQL.joined(conditions, by: " AND "))
      ORDER BY m.starts_at DESC LIMIT \(limit)
      """)
    return try found.compactMap { row in
      guard let network = try known[row.get("network_id")] else { return nil }
      let text = try row.get("minutes_decisions", as: String.self) + "\n" + row.get("minutes_text", as: String.self)
      let lines = text.split(separator: "\n").map(String.init)
        .filter { line in words.contains { line.lowercased().contains($0) } }
      return FoundMinutes(meeting: try Meeting(row: row, network: network), lines: Array(lines.prefix(3)))
    }
  }

  private func escaped(_ word: String) -> String {
    String(word.flatMap { "!%_".contains($0) ? ["!", $0] : [$0] })
  }
}
