/// The pattern of a band as strokes over a whole drawing. It is drawn once and cut out where the band is: filling each
/// area with a pattern of its own takes four times as long. Sv: skraffering.
struct MapHatch {
  let colours: LevelPalette.Colours
  let width: Int
  let height: Int

  /// The attributes of a path; nil for the bands that are plain.
  var strokes: String? {
    switch colours.look {
    case "l1": "stroke-width=\"1.3\" stroke-dasharray=\"2.5 5.5\" d=\"\(upright(8))\""
    case "l2": "stroke-width=\"1\" d=\"\(slanting(6, upwards: true))\""
    case "l3": "stroke-width=\"0.9\" d=\"\(upright(5))\(level(5))\""
    case "lx": "stroke-width=\"0.9\" d=\"\(slanting(8, upwards: false))\""
    case "lq": "stroke-width=\"3\" stroke-linecap=\"round\" stroke-dasharray=\"0 8\" d=\"\(level(8))\""
    default: nil
    }
  }

  private func upright(_ step: Int) -> String {
    stride(from: step / 2, to: width, by: step).map { "M\($0) 0V\(height)" }.joined()
  }

  private func level(_ step: Int) -> String {
    stride(from: step / 2, to: height, by: step).map { "M4 \($0)H\(width)" }.joined()
  }

  private func slanting(_ step: Int, upwards: Bool) -> String {
    upwards
      ? stride(from: 0, to: height + width, by: step).map { "M0 \($0)l\(width)-\(width)" }.joined()
      : stride(from: -width, to: height, by: step).map { "M0 \($0)l\(width) \(width)" }.joined()
  }
}
