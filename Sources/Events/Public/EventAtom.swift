internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The coming events as a feed that readers follow (RFC 4287).
struct EventAtom {
  let editions: [Edition]
  let names: EventNames
  let settings: Settings
  let now: Moment

  var xml: String {
    let entries: HTML = editions.html(entry)
    let updated = editions.map(\.changedAt).max() ?? now
    let feed: HTML = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
      <title>Temadagar och utbildningar</title>
      <id>\(settings.address)/evenemang</id>
      <link rel="self" type="application/atom+xml" href="\(settings.address)/evenemang.atom"/>
      <link rel="alternate" type="text/html" href="\(settings.address)/evenemang"/>
      <author><name>Samfrid</name></author>
      <updated>\(stamp(updated))</updated>
      \(entries)</feed>

      """
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed.markup
  }

  private func entry(_ edition: Edition) -> HTML {
    let state = edition.state == .cancelled ? "Inställt: " : ""
    return """
      <entry><title>\(state)\(edition.title), \(edition.day.words)</title><id>\(settings.address)\(edition.path)</id>
      <link rel="alternate" type="text/html" href="\(settings.address)\(edition.path)"/>
      <author><name>\(names.joined(edition.organisations))</name></author>
      <updated>\(stamp(edition.changedAt))</updated>
      <summary>\(edition.time.capitalizedFirst). \(edition.publicPlace). \(edition.about)</summary></entry>

      """
  }

  /// In UTC (RFC 3339).
  private func stamp(_ moment: Moment) -> String {
    let seconds = Int(moment.milliseconds / 1000)
    let day = CalendarDate(dayNumber: seconds.flooredQuotient(86_400))
    let rest = seconds - day.dayNumber * 86_400
    let two = { (number: Int) in Digits.padded(number, to: 2) }
    return "\(day.text)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
