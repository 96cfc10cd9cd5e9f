internal import CPango
internal import Documents

extension PDFCanvas {
  func use(_ colour: PDFColour) { cairo_set_source_rgb(pen, colour.red, colour.green, colour.blue) }

  /// A level line; all in points.
  func line(x: Double, y: Double, width: Double, thickness: Double, _ colour: PDFColour) {
    use(colour)
    cairo_rectangle(pen, x, y - thickness / 2, width, thickness)
    cairo_fill(pen)
  }

  func outline(x: Double, y: Double, width: Double, height: Double, thickness: Double, _ colour: PDFColour) {
    use(colour)
    cairo_set_line_width(pen, thickness)
    cairo_rectangle(pen, x, y, width, height)
    cairo_stroke(pen)
  }

  /// All squares in one path: painted one by one they would show seams.
  func squares(_ squares: QRSquares, x: Double, y: Double, side: Double) {
    use(.black)
    let step = side / Double(squares.side)
    for run in squares.runs {
      let (column, row) = (Double(run.column), Double(run.row))
      cairo_rectangle(pen, x + column * step, y + row * step, Double(run.length) * step, step)
    }
    cairo_fill(pen)
  }
}
