package import Access
package import HTML
internal import Vocabulary

/// What has happened, newest first: when, what and who. Each page has its own heading, and says how names are shown.
/// Sv: historik.
package func historyList(
  _ events: [Event], text: (Event) -> String, actor: (Event) -> String
) -> HTML {
  """
  <ol class="history">\(events.html { event in
    """
    <li><time datetime="\(event.at.day.text)">\(event.at.words)</time>\
    <p>\(sentence(text(event))) \(actor(event)).</p></li>
    """
  })</ol>
  """
}

/// With the names as the register has them.
package func historyList(_ events: [Event], _ names: Names) -> HTML {
  historyList(events, text: { names.filled($0.text) }, actor: { names.filled($0.actor) })
}

private func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
