internal import HTML
internal import Web

/// Where one turns who has been exposed to violence, or who exposes somebody. It has no numbers but those that never change: an
/// old number does harm.
enum SupportPage {
  static let path = "/kurser/stod"

  /// On every page of a course.
  static let line: HTML = """
    <p class="small soft support">Rör kursen vid något i ditt eget liv? Du kan göra en paus när du vill. \
    <a href="\(path)">Stöd och hjälp</a></p>
    """

  static let page = Page(
    "Stöd och hjälp", crumbs: [Link("Kurser", "/kurser")],
    lead: "Är någon i fara nu? Ring <a href=\"tel:112\">112</a>. Säg var du är och vad som händer.",
    content: """
      <h2>Om du själv utsätts, eller har utsatts</h2>
      <p>Det är inte ditt fel, och du får stöd också om du arbetar med frågan. Du kan tala med din chef, företagshälsovården \
      eller socialtjänsten där du bor. Du behöver inte ha gjort en anmälan.</p>
      <p>Det finns stödlinjer som är gratis och där du inte behöver säga vem du är:</p>
      <ul><li>Kvinnofridslinjen</li><li>Stödlinjen för män</li><li>Stödlinjen för transpersoner</li>\
      <li>Rätt att välja, om heder</li><li>Bris, för dig som är under 18 år</li></ul>
      <p>Numren står på linjernas egna sidor och på 1177. Vi skriver inte ut dem här, för nummer ändras. \
      Kvinnojourer, tjejjourer och brottsofferjourer finns på många orter.</p>
      <h2>Om du är rädd för vad du själv gör</h2>
      <p>Det går att ändra sig, och det finns de som kan hjälpa dig. Ring Välj att sluta eller tala med socialtjänsten.</p>
      <h2>Om någon ser vad du gör på datorn eller telefonen</h2>
      <p>Den här sidan sparar inget om dig. Webbläsaren minns ändå att du har varit här, och telefonen minns samtal. \
      Ta bort just den raden ur historiken, eller använd en telefon som ingen annan når.</p>
      """)
}
