package import HTML
package import Storage
package import Vocabulary
internal import Web

extension Transaction {
  /// The own areas that hold the municipality. Ask the regional database.
  package func ownAreas(holding municipality: MunicipalityCode) throws -> [OwnArea] {
    let rows = try rows("SELECT * FROM own_area WHERE municipalities LIKE \("%\(municipality.text)%")")
    return SwedishOrder.sorted(try rows.map(OwnArea.init)) { $0.name }
  }
}

extension [OwnArea] {
  /// The part of a municipality's page that names the own areas it belongs to; nothing when there are none.
  package var panel: HTML {
    guard !isEmpty else { return .empty }
    return """
      <section class="panel" aria-labelledby="egna-omraden"><h2 id="egna-omraden">Egna områden</h2><ul class="rows">\(html {
        "<li>\(Link($0.name, "/omraden/\($0.id.text)").html)</li>"
      })</ul></section>
      """
  }
}
