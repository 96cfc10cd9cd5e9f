import Foundation
import Vocabulary

/// Published figures for the whole country, as their sources give them; a line to compare with. Sv: riksvärde.
struct NationalSeries: Sendable {
  struct Point: Sendable {
    let year: Int
    let percent: Double
    let definition: String
    /// "angivet", "beräknat" or "troligt".
    let certainty: String
    let note: String
    let source: String
  }

  let key: String
  let title: String
  let points: [Point]

  /// The first year of each definition that followed on another.
  var breaks: [Int] { zip(points, points.dropFirst()).filter { $0.definition != $1.definition }.map { $1.year } }

  /// By key, read when first asked for.
  static let all: [String: NationalSeries] = load()

  /// The series that belong to a question, by the keys of where it is already published.
  static func series(for indicator: Indicator) -> [NationalSeries] {
    indicator.publishedLinks.compactMap { all[$0.key] }
  }

  private static func load() -> [String: NationalSeries] {
    guard let text = fact("national.csv") else { return [:] }
    var series: [String: (title: String, points: [Point])] = [:]
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 8, let year = Int(fields[2]), let percent = Double(fields[3]) else { continue }
      let point = Point(
        year: year, percent: percent, definition: fields[4], certainty: fields[5], note: fields[6], source: fields[7])
      series[fields[0], default: (fields[1], [])].points.append(point)
    }
    return Dictionary(
      uniqueKeysWithValues: series.map { key, value in
        (key, NationalSeries(key: key, title: value.title, points: value.points.sorted { $0.year < $1.year }))
      })
  }

  private static func fact(_ name: String) -> Data? {
    Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Facts").flatMap {
      try? Data(contentsOf: $0)
    }
  }
}
