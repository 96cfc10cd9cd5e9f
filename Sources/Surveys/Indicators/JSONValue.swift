internal import Foundation

/// Any JSON, so that a file with one fault can be read on and all its faults be told at once.
enum JSONValue: Decodable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  struct Unreadable: Error {
    let sentence: String
  }

  init(bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw Unreadable(sentence: Self.sentence(for: bytes))
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Texts first: they are most, and each wrong guess costs an error.
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var whole: Int? { number.flatMap { Int(exactly: $0) } }
  var isNull: Bool { if case .null = self { true } else { false } }

  subscript(key: String) -> JSONValue { object?[key] ?? .null }

  /// The decoder does not say where it stopped, but the older reader does, in English and by character.
  private static func sentence(for bytes: [UInt8]) -> String {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
      guard let found = reason.firstMatch(of: #/character (\d+)/#), let place = Int(found.1), place > 0 else {
        return
          "Filen går inte att läsa som JSON i UTF-8, som Samfrid skriver ut indikatorer. Kontrollera att du valde rätt fil."
      }
      let line = bytes.prefix(place).count { $0 == UInt8(ascii: "\n") } + 1
      return "Filen är inte riktig JSON. Något är fel vid rad \(line): ofta saknas ett kommatecken eller en parentes."
    }
    return "Filen är för djupt nästlad för att läsas. Kontrollera att du valde rätt fil."
  }
}
