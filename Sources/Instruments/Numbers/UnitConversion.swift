/// Units that can be told in one another: their dimension and how many of its base unit they are.
enum UnitConversion {
  /// The other's number in this one's unit; nil when the two cannot be compared.
  static func value(of other: Quantity, inUnitOf quantity: Quantity) -> DecimalNumber? {
    guard let value = other.value else { return nil }
    let (unit, otherUnit) = (name(quantity), name(other))
    if unit == otherUnit { return value }
    guard let unit = known[unit], let otherUnit = known[otherUnit], unit.dimension == otherUnit.dimension else {
      return nil
    }
    return value.multiplied(by: otherUnit.size)?.divided(by: unit.size)
  }

  private static func name(_ quantity: Quantity) -> String {
    let name = quantity.code ?? quantity.unit ?? "1"
    return CalendarUnit(named: name).map { codes[$0] ?? name } ?? name
  }

  private static let codes: [CalendarUnit: String] = [
    .year: "a", .month: "mo", .week: "wk", .day: "d", .hour: "h", .minute: "min", .second: "s", .millisecond: "ms",
  ]

  private static let known: [String: (dimension: String, size: DecimalNumber)] = {
    var table: [String: (String, DecimalNumber)] = [:]
    for (dimension, units) in dimensions {
      for unit in units.split(separator: " ") {
        let halves = unit.split(separator: "=").map(String.init)
        if halves.count == 2, let size = DecimalNumber(halves[1]) { table[halves[0]] = (dimension, size) }
      }
    }
    return table
  }()

  /// UCUM's codes. A year and a month are a dimension of their own, since neither is a number of days.
  private static let dimensions = [
    "length":
      "m=1 km=1000 dm=0.1 cm=0.01 mm=0.001 um=0.000001 nm=0.000000001 [in_i]=0.0254 [ft_i]=0.3048 [yd_i]=0.9144 [mi_i]=1609.344",
    "mass": "kg=1000 g=1 hg=100 mg=0.001 ug=0.000001 ng=0.000000001 t=1000000 [lb_av]=453.59237 [oz_av]=28.349523125",
    "time": "s=1 ms=0.001 min=60 h=3600 d=86400 wk=604800",
    "months": "mo=1 a=12",
    "volume": "L=1 l=1 dL=0.1 dl=0.1 cL=0.01 cl=0.01 mL=0.001 ml=0.001 uL=0.000001 m3=1000 dm3=1 cm3=0.001",
    "pressure": "Pa=1 hPa=100 kPa=1000 mm[Hg]=133.322387415 bar=100000",
    "share": "1=1 %=0.01",
    "energy": "J=1 kJ=1000 cal=4.184 kcal=4184",
    "density": "g/L=1 g/l=1 mg/mL=1 mg/L=0.001 g/dL=10 mg/dL=0.01 ug/mL=0.001",
    "substance": "mol/L=1 mmol/L=0.001 umol/L=0.000001 nmol/L=0.000000001 mmol/l=0.001",
  ]
}
