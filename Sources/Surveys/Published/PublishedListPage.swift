internal import HTML
internal import Vocabulary
internal import Web

/// All series of published values. Sv: publicerade värden.
struct PublishedListPage {
  let series: [PublishedCoverage]

  var page: Page {
    Page(
      "Publicerade värden", width: .wide,
      lead: "Det som redan är publicerat fylls i åt den som svarar, så att ingen frågas två gånger.",
      actions: "<a class=\"btn\" href=\"/publicerat/importera\">Läs in värden</a>",
      content: series.isEmpty ? empty : (series.contains(where: \.isInvented) ? mark : .empty) + table)
  }

  private var mark: HTML {
    "<div class=\"note warn\"><strong>Påhittade värden.</strong> Serier som är märkta så får inte användas som fakta.</div>"
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="serier" tabindex="0"><table class="data">
    <caption id="serier">Serier <small>\(series.count) stycken</small></caption>
    <thead><tr><th scope="col">Serie</th><th scope="col">Källa</th><th scope="col">År</th><th scope="col" class="num">Kommuner senaste året</th>\
    <th scope="col">Definition</th><th scope="col">Inläst</th></tr></thead><tbody>\(series.html(row))</tbody></table></div>
    """
  }

  private func row(_ item: PublishedCoverage) -> HTML {
    """
    <tr><th scope="row"><a href="\(SurveyPaths.published)/\(urlPart(item.source))/\(urlPart(item.key))">\(item.title)</a></th>\
    <td>\(PublishedSource.name(item.source, key: item.key))\(item.isInvented ? " (påhittat)" : "")</td><td>\(item.firstYear)–\(item.lastYear)</td>\
    <td class="num">\(item.municipalities) av 290</td><td>\(item.definitionVersions > 1 ? "Har ändrats" : "Oförändrad")</td>\
    <td><time datetime="\(item.importedAt.day.text)">\(item.importedAt.day.text)</time></td></tr>
    """
  }

  private var empty: HTML {
    """
    <div class="empty"><p class="serif">Inga värden än</p><p>Läs in en fil från Kolada eller Öppna jämförelser.</p>
    <p><a class="btn" href="/publicerat/importera">Läs in värden</a></p></div>
    """
  }
}
