/// A chart with what has to be said of it: a figure on its page, and a picture to save. Sv: diagram.
package struct Chart: Sendable {
  /// No other chart of its page has the same.
  package let id: String
  package let caption: HTML
  /// How it is read.
  package let reading: String
  /// Its name and what it says, for those who do not see it.
  package let title: String
  package let sentence: String
  /// In the units of `shapes`.
  package let width: Double
  package let height: Int
  package let shapes: HTML

  package init(
    id: String, caption: HTML, reading: String, title: String, sentence: String, width: Double = 340, height: Int,
    shapes: HTML
  ) {
    self.id = id
    self.caption = caption
    self.reading = reading
    self.title = title
    self.sentence = sentence
    self.width = width
    self.height = height
    self.shapes = shapes
  }

  package var figure: HTML {
    """
    <figure class="chart"><figcaption>\(caption) <small>\(reading)</small></figcaption>
    <svg viewBox="0 0 \(Coordinate.text(width)) \(height)" role="img" aria-labelledby="\(id)-namn \(id)-text">\
    <title id="\(id)-namn">\(title)</title><desc id="\(id)-text">\(sentence)</desc>\(shapes)</svg></figure>
    """
  }
}
