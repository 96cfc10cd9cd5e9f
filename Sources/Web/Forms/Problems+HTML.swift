internal import HTML

extension Problems {
  /// The summary above the heading: it takes focus, and each line links to its field.
  var summary: HTML {
    guard !isEmpty else { return .empty }
    let heading = list.count == 1 ? "En uppgift behöver rättas" : "\(list.count) uppgifter behöver rättas"
    return """
      <div class="errors" tabindex="-1" role="alert" aria-labelledby="fel">
      <h2 id="fel">\(heading)</h2>
      <ul>\(list.html { "<li><a href=\"#f-\($0.field)\">\($0.inWords)</a></li>" })</ul>
      </div>
      """
  }
}
