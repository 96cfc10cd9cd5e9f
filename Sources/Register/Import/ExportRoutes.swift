internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The register as files. Who takes it out is written down.
struct ExportRoutes {
  var routes: [Route] {
    [
      .get("/register/exportera", .countyTeamOrAdministrator, choose),
      .get("/register/export.csv", .countyTeamOrAdministrator, csv),
      .get("/register/export.xlsx", .countyTeamOrAdministrator, workbook),
      .get("/register/export.vcf", .countyTeamOrAdministrator, cards),
    ]
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    visit.page(ExportPage(viewer: visit.viewer).page)
  }

  @Sendable private func csv(_ visit: Visit) async throws -> Response {
    .file(try await export(visit).csv(), name: "register.csv", type: "text/csv; charset=utf-8")
  }

  @Sendable private func workbook(_ visit: Visit) async throws -> Response {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return .file(try await export(visit).workbook(), name: "register.xlsx", type: type)
  }

  @Sendable private func cards(_ visit: Visit) async throws -> Response {
    .file(try await export(visit).cards(), name: "register.vcf", type: "text/vcard; charset=utf-8")
  }

  private func export(_ visit: Visit) async throws -> RegisterExport {
    let mark = visit.site.settings.inventedMark
    return try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now] tx in
      try tx.record(
        "ExportRegister", of: "register:export", by: viewer.byline, at: now, text: "Tog ut registret som fil")
      return try RegisterExport(in: tx, on: now.day, mark: mark)
    }
  }
}

/// What can be taken out, and what is never in it.
struct ExportPage {
  let viewer: Viewer

  var page: Page {
    Page(
      "Exportera registret", crumbs: [Link("Register", "/organisationer")],
      content: """
        \(RegisterTabs.html(on: .exporting, for: viewer))
        <p>Filerna innehåller organisationer, funktioner och de personer som har funktionerna i dag. Jourer är aldrig med. \
        Namn på den som har skyddade personuppgifter är aldrig med.</p>
        <ul class="rows"><li><a href="/register/export.xlsx">Excel</a><small>För kalkylblad, med samma kolumner som importen.</small></li>
        <li><a href="/register/export.csv">CSV</a><small>För andra program, med samma kolumner som importen.</small></li>
        <li><a href="/register/export.vcf">vCard</a><small>För adressboken.</small></li></ul>
        <p>Förvara filen säkert. Den ändras inte när registret gör det. Att du hämtar den antecknas i historiken.</p>
        """)
  }
}
