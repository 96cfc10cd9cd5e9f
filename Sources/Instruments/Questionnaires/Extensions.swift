/// The extensions of a part of a form, found by the last part of their address.
struct Extensions {
  private let extensions: [JSON]

  init(of json: JSON?) { extensions = json?["extension"]?.elements ?? [] }

  func all(_ name: String) -> [JSON] {
    extensions.filter { $0["url"]?.text?.split(separator: "/").last.map(String.init) == name }
  }

  func first(_ name: String) -> JSON? { all(name).first }

  /// The first extension's value.
  func value(_ name: String) -> JSON? { first(name).flatMap(Extensions.value) }

  func coding(_ name: String) -> Coding? {
    guard let value = value(name) else { return nil }
    let json = value["coding"]?.elements.first ?? value
    return json.members.isEmpty ? nil : Coding(json: json)
  }

  /// The points that an answer gives, by the newer name or the older.
  var score: DecimalNumber? { (value("itemWeight") ?? value("ordinalValue"))?.number }

  static func value(_ json: JSON) -> JSON? { json.members.first { $0.name.hasPrefix("value") }?.value }
}
