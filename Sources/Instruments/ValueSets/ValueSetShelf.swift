/// The lists of codes at hand: those within the form, those that came beside it, and the standard's own.
struct ValueSetShelf {
  static let mostCodes = 5000

  private let contained: [String: JSON]
  private let valueSets: [String: JSON]
  private let codeSystems: [String: JSON]

  init(contained: [JSON], beside: [JSON]) {
    self.contained = Dictionary(contained.compactMap { json in json["id"]?.text.map { ($0, json) } }) { first, _ in
      first
    }
    valueSets = ValueSetShelf.byURL(contained + beside, "ValueSet")
    codeSystems = ValueSetShelf.byURL(contained + beside, "CodeSystem")
  }

  /// Nil when the list, or a part of it, is not at hand.
  func list(at url: String) -> CodeList? {
    if let json = valueSet(url) { return codes(of: json, seen: [url]).map { CodeList(codes: $0) } }
    return StandardValueSets.list(at: ValueSetShelf.unversioned(url))
  }

  private func valueSet(_ url: String) -> JSON? {
    if url.hasPrefix("#") { return contained[String(url.dropFirst())] }
    return valueSets[ValueSetShelf.unversioned(url)]
  }

  /// The expansion when there is one, else what the set is composed of.
  private func codes(of valueSet: JSON, seen: Set<String>) -> [Coding]? {
    if let contains = valueSet["expansion"]?["contains"] { return expanded(contains) }
    guard let compose = valueSet["compose"] else { return nil }
    var codes: [Coding] = []
    for include in compose["include"]?.elements ?? [] {
      guard let included = self.codes(ofInclude: include, seen: seen) else { return nil }
      codes += included
    }
    for exclude in compose["exclude"]?.elements ?? [] {
      guard let excluded = self.codes(ofInclude: exclude, seen: seen) else { return nil }
      let unwanted = Set(excluded.map(\.key))
      codes.removeAll { unwanted.contains($0.key) }
    }
    return codes.count <= ValueSetShelf.mostCodes ? codes : nil
  }

  private func codes(ofInclude include: JSON, seen: Set<String>) -> [Coding]? {
    var codes: [Coding]?
    if let system = include["system"]?.text {
      guard let ownCodes = self.codes(ofSystem: system, include) else { return nil }
      codes = ownCodes
    }
    for url in include["valueSet"]?.elements.compactMap(\.text) ?? [] {
      guard !seen.contains(url), seen.count < 8, let other = valueSet(url),
        let others = self.codes(of: other, seen: seen.union([url]))
      else { return nil }
      let keys = Set(others.map(\.key))
      codes = codes.map { $0.filter { keys.contains($0.key) } } ?? others
    }
    return codes
  }

  private func codes(ofSystem system: String, _ include: JSON) -> [Coding]? {
    guard include["filter"] == nil else { return nil }
    let all = codeSystems[ValueSetShelf.unversioned(system)].map { concepts($0["concept"], system) }
    guard let chosen = include["concept"] else { return all ?? StandardValueSets.system(at: system) }
    let known = Dictionary((all ?? []).map { ($0.key, $0) }) { first, _ in first }
    return chosen.elements.map { concept in
      var coding = Coding(json: concept)
      coding.system = system
      coding.display = coding.display ?? known[coding.key]?.display
      coding.score = coding.score ?? known[coding.key]?.score
      return coding
    }
  }

  private func expanded(_ contains: JSON) -> [Coding]? {
    var codes: [Coding] = []
    var pending = Array(contains.elements.reversed())
    while let next = pending.popLast() {
      if next["code"] != nil, next["abstract"]?.flag != true { codes.append(Coding(json: next)) }
      pending += (next["contains"]?.elements ?? []).reversed()
      guard codes.count <= ValueSetShelf.mostCodes else { return nil }
    }
    return codes
  }

  private func concepts(_ json: JSON?, _ system: String) -> [Coding] {
    var codes: [Coding] = []
    var pending = Array((json?.elements ?? []).reversed())
    while let next = pending.popLast() {
      var coding = Coding(json: next)
      coding.system = system
      coding.score = coding.score ?? ValueSetShelf.scoreProperty(of: next)
      codes.append(coding)
      pending += (next["concept"]?.elements ?? []).reversed()
    }
    return codes
  }

  private static func scoreProperty(of concept: JSON) -> DecimalNumber? {
    let property = concept["property"]?.elements.first { ["itemWeight", "ordinalValue"].contains($0["code"]?.text) }
    return property.flatMap(Extensions.value)?.number
  }

  private static func byURL(_ resources: [JSON], _ type: String) -> [String: JSON] {
    let ofType = resources.filter { $0["resourceType"]?.text == type }
    return Dictionary(ofType.compactMap { json in json["url"]?.text.map { ($0, json) } }) { first, _ in first }
  }

  /// An address may say which version it means after a bar.
  private static func unversioned(_ url: String) -> String {
    String(url.split(separator: "|", maxSplits: 1).first ?? "")
  }
}

/// The codes of a value set.
struct CodeList {
  let codes: [Coding]
  /// Codes that belong to it without being listed, because there is no end to them.
  var alsoFits: Pattern?
}

extension Coding {
  fileprivate var key: String { "\(system ?? "")|\(code ?? "")" }
}
