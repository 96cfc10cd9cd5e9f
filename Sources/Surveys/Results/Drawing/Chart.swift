import HTML

/// A chart with what has to be said of it: a figure on its page, and a picture to save. Sv: diagram.
struct Chart {
  /// No other chart of its page has the same.
  let id: String
  let caption: HTML
  /// How it is read.
  let reading: String
  /// Its name and what it says, for those who do not see it.
  let title: String
  let sentence: String
  /// In the units of `shapes`.
  var width = 340.0
  let height: Int
  let shapes: HTML

  var figure: HTML {
    """
    <figure class="chart"><figcaption>\(caption) <small>\(reading)</small></figcaption>
    <svg viewBox="0 0 \(Coordinate.text(width)) \(height)" role="img" aria-labelledby="\(id)-namn \(id)-text">\
    <title id="\(id)-namn">\(title)</title><desc id="\(id)-text">\(sentence)</desc>\(shapes)</svg></figure>
    """
  }
}
