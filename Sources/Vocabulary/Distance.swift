extension Sweden {
  /// How far it is between two municipalities in whole kilometres, as the crow flies between the places where their names
  /// stand on the map; nil for one that has no outline. A road is longer: the word beside the figure has to say so.
  /// Sv: fågelvägen.
  package func kilometres(from one: MunicipalityCode, to other: MunicipalityCode) -> Int? {
    guard let one = outline(of: one)?.label, let other = outline(of: other)?.label else { return nil }
    let (x, y) = (Double(one.x - other.x), Double(one.y - other.y))
    // A step on the map is 500 metres.
    return Int(((x * x + y * y).squareRoot() / 2).rounded())
  }
}
