internal import HTML
internal import Web

/// Where one turns who has been exposed to violence, or who exposes somebody. Only numbers that all sources agree on stand here: an
/// old one does harm. Opening hours, on which they differ, are left to the lines' own pages. Kvinnofridslinjen has changed its
/// number, so only its own page says it.
enum SupportPage {
  static let path = "/kurser/stod"

  /// On every page of a course.
  static let line: HTML = """
    <p class="small soft support">Rör kursen vid något i ditt eget liv? Du kan göra en paus när du vill. \
    <a href="\(path)">Stöd och hjälp</a></p>
    """

  /// What stays in the browser's history tells nothing. The number of those who run Samfrid would be read as one to call in need.
  static var page: Page {
    var page = whole
    page.windowTitle = "Kurs"
    page.showsContact = false
    return page
  }

  private static let whole = Page(
    "Stöd och hjälp", crumbs: [Link("Kurser", "/kurser")],
    lead: "Är någon i fara nu? Ring <a href=\"tel:112\">112</a>. Säg var du är och vad som händer.", actions: leave,
    content: """
      <h2>Om du själv utsätts, eller har utsatts</h2>
      <p>Det är inte ditt fel, och du får stöd också om du arbetar med frågan. Du kan tala med din chef, företagshälsovården \
      eller socialtjänsten där du bor. Du behöver inte ha gjort en anmälan.</p>
      <p>På stödlinjerna behöver du inte säga vem du är. Tiderna står på deras egna sidor.</p>
      <ul><li>Kvinnofridslinjen, för den som har utsatts för hot eller våld: numret har ändrats, så läs det på \
      <a href="https://www.kvinnofridslinjen.se" rel="noreferrer">kvinnofridslinjen.se</a></li>\(lines.html(row))</ul>
      <p>Råd om skador och om hur du mår får du på \(call("1177")). En anmälan gör du på \(call("114 14")), till polisen, när det \
      inte är bråttom. Kvinnojourer, tjejjourer och brottsofferjourer finns på många orter.</p>
      <h2>Om du är rädd för vad du själv gör</h2>
      <p>Det går att ändra sig, och det finns de som kan hjälpa dig. Ring Välj att sluta, \(call("020-555 666")), eller tala med \
      socialtjänsten.</p>
      <h2>Om någon ser vad du gör på datorn eller telefonen</h2>
      <p>Vi sparar inte att du har läst den här sidan, och den lägger ingen kaka. Webbläsaren minns ändå att du har varit här, \
      och telefonen minns samtal. Ta bort just den raden ur historiken, eller använd en telefon som ingen annan når.</p>
      <p>”Lämna sidan” högst upp visar vädret i stället. Den som backar i webbläsaren kommer ändå tillbaka hit.</p>
      """)

  /// To where anybody may have been.
  private static let leave: HTML = """
    <a class="btn" href="https://www.smhi.se" rel="noreferrer">Lämna sidan</a>
    """

  /// Name, for whom, and number.
  private static let lines: [(name: String, who: String, number: String)] = [
    ("Stödlinjen för män", "som har utsatts för våld", "020-80 80 80"),
    ("Stödlinjen för transpersoner", "som har utsatts för våld", "020-55 00 00"),
    ("Rätt att välja", "om heder", "020-57 70 70"),
    ("Bris", "för dig som är under 18 år", "116 111"),
    ("Brottsofferjouren", "för den som har utsatts för brott", "116 006"),
  ]

  private static func row(_ line: (name: String, who: String, number: String)) -> HTML {
    "<li>\(line.name), \(line.who): \(call(line.number))</li>"
  }

  private static func call(_ number: String) -> HTML {
    "<a class=\"nb\" href=\"tel:\(number.filter(\.isNumber))\">\(number)</a>"
  }
}
