import Access
import HTML
import Vocabulary

/// A respondent in a snapshot, with what pages say of it written once: they step through hundreds of them.
final class SnapshotRow: Sendable {
  let respondent: Respondent
  let organisation: ID<Organisation>
  let name: String
  let markup: HTML
  let county: CountyCode?
  let group: MunicipalityGroup.Code?
  let municipality: MunicipalityCode?
  /// Confirmed by the manager: only then do the answers count.
  let isPublished: Bool
  let publishedAt: Moment?
  /// `2480">Umeå</a></th>`: what follows on a link in a table.
  let linked: HTML
  /// `2480" aria-label="Umeå: `: what follows on a link in a drawing.
  let drawn: HTML
  /// The cells with county and group.
  let placed: HTML

  init(
    respondent: Respondent, organisation: ID<Organisation>, name: String, county: CountyCode?,
    group: MunicipalityGroup.Code?, isPublished: Bool, publishedAt: Moment? = nil
  ) {
    self.respondent = respondent
    self.organisation = organisation
    self.name = name
    markup = HTML(text: name)
    self.county = county
    self.group = group
    municipality = respondent.municipality
    self.isPublished = isPublished
    self.publishedAt = publishedAt
    linked = "\(respondent.key)\">\(name)</a></th>"
    drawn = "\(respondent.key)\" aria-label=\"\(name): "
    placed = """
      <td>\(county.map { Sweden.current.county($0).shortName })</td><td>\(group.map { Sweden.current.group($0).name })</td>
      """
  }

  convenience init(_ respondent: RoundRespondent) {
    self.init(
      respondent: respondent.respondent, organisation: respondent.organisation, name: respondent.name,
      county: respondent.county, group: respondent.group.flatMap(MunicipalityGroup.Code.init(rawValue:)),
      isPublished: respondent.isPublished, publishedAt: respondent.publishedAt)
  }
}
