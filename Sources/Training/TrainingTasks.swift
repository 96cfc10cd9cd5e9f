internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What training asks of the viewer now: a certificate that runs out, new staff without an introduction, reports to confirm.
struct TrainingTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    var items = try await expiring(visit)
    let managed = visit.viewer.functions.filter { $0.role == .manager }.map(\.organisation)
    for organisation in managed {
      let sheet = try await visit.sheet(of: TrainingPlace(organisation: organisation))
      items += [newcomers(sheet), reports(sheet, visit.viewer)].compactMap(\.self)
    }
    return items
  }

  private func expiring(_ visit: Visit) async throws -> [StartItem] {
    let (person, today) = (visit.viewer.person, visit.today)
    let soon = today.adding(days: 30)
    let certificates = try await visit.site.regional.read { tx in
      try tx.rows(
        """
        SELECT c.* FROM certificate c JOIN achievement a ON a.id = c.achievement_id
        WHERE a.person_id = \(person) AND c.replaced_by IS NULL AND c.withdrawn_at IS NULL
          AND c.expires_on >= \(today.text) AND c.expires_on <= \(soon.text) ORDER BY c.expires_on
        """
      ).map(Certificate.init)
    }
    return certificates.map { certificate in
      StartItem(
        title: "Förnya intyget: \(certificate.title)", detail: "Intyget går snart ut.", path: "/min-utbildning",
        due: certificate.expiresOn,
        dueWords: certificate.expiresOn.map { "Gäller till och med \($0.wordsWithoutYear)" },
        status: "Går ut")
    }
  }

  private func newcomers(_ sheet: PlaceSheet) -> StartItem? {
    let count = sheet.withoutIntroduction.count
    guard count > 0 else { return nil }
    return StartItem(
      title: "\(counted(count, "En ny medarbetare", "nya medarbetare")) saknar introduktion",
      detail: "De började för mindre än ett år sedan och har inte grunden.", path: sheet.place.path, due: nil,
      status: "Ny medarbetare", weight: 55)
  }

  private func reports(_ sheet: PlaceSheet, _ viewer: Viewer) -> StartItem? {
    let count = sheet.colleagues.flatMap(\.achievements).count {
      $0.source == .learner && $0.learner.person != viewer.person
    }
    guard count > 0 else { return nil }
    return StartItem(
      title: "Bekräfta \(counted(count, "en rapporterad utbildning", "rapporterade utbildningar"))",
      detail: sheet.place.organisation.name, path: sheet.place.path, due: nil, status: "Väntar på chef", weight: 60)
  }
}
