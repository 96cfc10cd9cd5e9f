internal import Access
internal import Documents
internal import HTML
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Where whoever is shown a certificate checks it. The code in the path is the only key: nothing is listed, and no account is
/// needed.
struct CertificateRoutes {
  let printer: CertificatePrinter

  var routes: [Route] {
    [
      .open(.get, "/intyg", ask), .open(.post, "/intyg", find),
      .open(.get, "/intyg/{token}", check), .open(.post, "/intyg/{token}", compare),
      .open(.get, "/intyg/{token}/intyg.pdf", pdf),
    ]
  }

  @Sendable private func ask(_ visit: OpenVisit) async throws -> Response {
    hidden(visit.page(FindCertificatePage().page))
  }

  @Sendable private func find(_ visit: OpenVisit) async throws -> Response {
    let address = CertificateAddress(typed: visit.form.raw("kod"))
    if let address, try await loaded(visit, address) != nil { return .redirect(to: address.path) }
    let what = address == nil ? "Koden har 26 bokstäver och siffror." : "Det finns inget intyg med den koden."
    let problems = Problems("kod", "\(what) Jämför den med papperet, tecken för tecken.")
    var page = FindCertificatePage(form: visit.form, problems: problems).page
    page.problems = problems
    return hidden(visit.page(page, status: .unprocessableContent))
  }

  @Sendable private func check(_ visit: OpenVisit) async throws -> Response {
    guard let (address, found) = try await asked(visit) else { return unknown(visit) }
    return hidden(visit.page(CheckPage(found: found, address: address, today: visit.now.day).page))
  }

  /// Whether the name on the paper is that of the certificate: yes or no, and never the name.
  @Sendable private func compare(_ visit: OpenVisit) async throws -> Response {
    guard let (address, found) = try await asked(visit) else { return unknown(visit) }
    guard let typed = visit.form.text("namn") else {
      let problems = Problems("namn", "Skriv namnet som det står på papperet.")
      var page = CheckPage(found: found, address: address, today: visit.now.day, problems: problems).page
      page.problems = problems
      return hidden(visit.page(page, status: .unprocessableContent))
    }
    let isSame = typed.alike == found.certificate.holder.alike
    return hidden(
      visit.page(
        CheckPage(found: found, address: address, today: visit.now.day, form: visit.form, isSameName: isSame).page))
  }

  /// Whoever has the address has the paper; of a protected person only the holder gets it again. One that was taken back is no
  /// paper any more: its address may have gone to somebody else.
  @Sendable private func pdf(_ visit: OpenVisit) async throws -> Response {
    guard let (address, found) = try await asked(visit) else { return unknown(visit) }
    guard !found.isProtected || found.person == visit.viewer?.person, found.certificate.withdrawnAt == nil else {
      return unknown(visit)
    }
    do {
      let bytes = try await printer.pdf(of: found.certificate.paper(at: address, of: visit.site.settings))
      return hidden(.file(bytes, name: "intyg.pdf", type: "application/pdf"))
    } catch let problem as DocumentProblem {
      let page = CheckPage(found: found, address: address, today: visit.now.day, trouble: problem.sentence).page
      return hidden(visit.page(page, status: .serviceUnavailable))
    }
  }

  private func asked(_ visit: OpenVisit) async throws -> (CertificateAddress, CheckedCertificate)? {
    guard let address = CertificateAddress(typed: visit.parameter("token")) else { return nil }
    return try await loaded(visit, address).map { (address, $0) }
  }

  private func loaded(_ visit: OpenVisit, _ address: CertificateAddress) async throws -> CheckedCertificate? {
    let found = try await visit.site.regional.read { tx in
      try tx.certificate(at: address).map { ($0, try tx.achievementPerson(of: $0)) }
    }
    guard let (certificate, person) = found else { return nil }
    let isProtected = try await visit.site.identity.read { tx in
      try person.flatMap { try tx.row("SELECT has_protected_identity FROM person WHERE id = \($0)") }
        .map { try $0.get("has_protected_identity", as: Bool.self) } ?? false
    }
    return CheckedCertificate(certificate: certificate, person: person, isProtected: isProtected)
  }

  private func unknown(_ visit: OpenVisit) -> Response { hidden(visit.page(CheckPage.unknown, status: .notFound)) }

  /// No search engine keeps it.
  private func hidden(_ response: Response) -> Response {
    var response = response
    if let name = HTTPField.Name("X-Robots-Tag") { response.headers[name] = "noindex, nofollow" }
    return response
  }
}

extension Transaction {
  fileprivate func achievementPerson(of certificate: Certificate) throws -> ID<Person>? {
    try row("SELECT person_id FROM achievement WHERE id = \(certificate.achievement)")?.optional("person_id")
  }
}
