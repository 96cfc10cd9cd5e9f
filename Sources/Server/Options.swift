import ArgumentParser

/// The flags that say where an installation is. What is not given is looked for in the environment and in the file.
struct Options: ParsableArguments {
  @Option(help: "Fil med inställningar, en per rad: namn = värde.") var config: String?
  @Option(help: "Mapp för databaserna.") var data: String?
  @Option(help: "Mapp för nycklar. Den måste ligga utanför datamappen.") var keys: String?
  @Option(help: "PostgreSQL i stället för den inbyggda databasen: postgresql://…") var database: String?
  @Option(help: "Adress och port att lyssna på.") var listen: String?
  @Option(help: "Adressen som användare skriver, till exempel https://samfrid.exempel.se.") var address: String?
  @Option(help: "Server för utgående e-post, till exempel smtp://post.exempel.se:587.") var mailServer: String?
  @Option(help: "Postlåda där svar på inbjudningar läses: imaps://användare:lösenord@post.exempel.se/INBOX.")
  var mailbox: String?
  @Option(help: "Avsändare för utgående e-post.") var mailSender: String?
  @Option(help: "Så många sekunder får e-postservern vara tyst.") var mailWait: String?
  @Option(help: "Efter så många sekunder skickas ett brev igen, sedan allt mer sällan.") var mailRetry: String?
  @Option(help: "Vem den ringer eller skriver till som inte kommer in. Står på varje sida.") var contact: String?
  @Option(help: "ja när en proxy står framför och anger varifrån anrop kommer.") var trustProxy: String?

  @Option(help: "Fil utanför datamappen som får varje kontrollpunkt för åtkomstloggen.") var checkpointFile: String?
  @Option(help: "E-postadress som får den senaste kontrollpunkten, högst en gång i timmen.") var checkpointMail: String?
  @Option(help: "ja för att skriva kontrollpunkterna i datorns systemlogg.") var checkpointSyslog: String?

  @Option(help: "Adress och port för kurspaketens egen adress.") var contentListen: String?
  @Option(help: "Adressen som kurspaket spelas från, till exempel https://kurser.exempel.se.")
  var contentAddress: String?

  @Option(help: "Datorer på det egna nätet som kalendrar får hämtas från, med komma emellan.")
  var calendarHosts: String?

  var given: [String: String] {
    let pairs: [(String, String?)] = [
      ("data", data), ("keys", keys), ("database", database), ("listen", listen), ("address", address),
      ("mail-server", mailServer), ("mail-sender", mailSender), ("mail-wait", mailWait),
      ("mail-retry", mailRetry), ("mailbox", mailbox), ("contact", contact),
      ("trust-proxy", trustProxy), ("checkpoint-file", checkpointFile), ("checkpoint-mail", checkpointMail),
      ("checkpoint-syslog", checkpointSyslog), ("content-listen", contentListen), ("content-address", contentAddress),
      ("calendar-hosts", calendarHosts),
    ]
    return pairs.reduce(into: [:]) { all, pair in all[pair.0] = pair.1 }
  }
}
