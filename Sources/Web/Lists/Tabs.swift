package import HTML

/// The links between pages that belong together; `current` is the path of the one that is shown.
package func tabs(_ label: String, _ links: [Link], current: String) -> HTML {
  """
  <nav class="tabs" aria-label="\(label)"><ul>\(links.html { link in
    "<li><a href=\"\(link.path)\"\(attribute("aria-current", link.path == current ? "page" : nil))>\(link.text)</a></li>"
  })</ul></nav>
  """
}
