internal import HTML
internal import Vocabulary
internal import Web

/// One series year by year. Sv: serie.
struct PublishedSeriesPage {
  let series: PublishedSeries

  var page: Page {
    Page(
      series.title, width: .wide, crumbs: [Link("Publicerade värden", SurveyPaths.published)],
      kind: PublishedSource.name(series.source, key: series.key),
      content: """
        \(series.isInvented ? HTML("<div class=\"note warn\"><strong>Påhittade värden.</strong> De får inte användas som fakta.</div>") : .empty)
        \(series.breaks.html { "<div class=\"note\"><strong>Ny definition \($0).</strong> Åren före och efter kan inte jämföras.</div>" })
        <div class="scroll" role="region" aria-labelledby="ar" tabindex="0"><table class="data">
        <caption id="ar">År för år <small>\(series.unit ?? "")</small></caption>
        <thead><tr><th scope="col">År</th><th scope="col">Definition</th><th scope="col" class="num">Kommuner med värde</th>\
        <th scope="col">Kommunernas värden</th><th scope="col" class="num">Riket</th></tr></thead>
        <tbody>\(series.years.html(row))</tbody></table></div>
        """)
  }

  private func row(_ year: PublishedSeries.Year) -> HTML {
    """
    <tr><th scope="row">\(year.year)\(series.breaks.contains(year.year) ? " (ny definition)" : "")</th>\
    <td>\(year.definitionVersion.isEmpty ? "inte angiven" : DefinitionName.words(year.definitionVersion))</td><td class="num">\(year.values.count) av 290</td>\
    <td>\(summary(year))</td><td class="num">\(year.country.map(shown) ?? "–")</td></tr>
    """
  }

  private func summary(_ year: PublishedSeries.Year) -> String {
    guard let median = year.median else {
      return year.words.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
    return "hälften har högst \(SwedishNumber.text(median, decimals: 1))"
  }

  /// The country's number; where municipalities answer with words it is a share in percent.
  private func shown(_ text: String) -> String {
    guard let number = Double(text) else { return text }
    let isShare = series.source == PublishedSource.openComparisons
    return isShare ? SwedishNumber.text(number) + "\u{A0}%" : SwedishNumber.text(number, decimals: 1)
  }
}
