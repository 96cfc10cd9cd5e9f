/// The counts a respondent reports in one round. They depend on each other as they do in life: who got support is one
/// of those that came, and who came is near what is published for the year before. Sv: redovisade antal.
struct ReportedCounts {
  /// NYC-01: adults whose case began because of violence.
  let adults: Int
  /// NYC-02: those of them that got support.
  let supported: Int
  /// NYC-03: cases closed with the goal reached.
  let reached: Int
  /// NYC-04
  let children: Int
  /// NYC-05: who use violence and began.
  let usingViolence: Int
  /// BOE-06: placed in sheltered housing.
  let placedWomen: Int
  let placedMen: Int
  let placedChildren: Int
  /// BOE-07: times when no place was found.
  let withoutPlace: Int
  /// NYC-06: percent of the cases with an honour context.
  let honourShare: Int

  init(of place: AnsweringPlace, in round: DemoRound, rates: PublishedRates) {
    let (chance, year) = (Chance("counts", place.key), round.year - 1)
    let of = { (whole: Int, from: Double, to: Double, what: String) in
      Int((Double(whole) * (from + (to - from) * chance.and(what).share)).rounded())
    }
    let began = rates.rate("U30750", of: place.key, in: year)
    let noise = 0.97 + 0.06 * chance.and("noise\(round.year)").share
    let rate = began ?? (22 + 24 * chance.share + 1.1 * round.years)
    adults = Int((place.adults * rate / 10_000 * noise).rounded())
    let supportShare = ratio("U30751", to: began, rates, place, year) ?? (0.45 + 0.2 * chance.and("supported").share)
    supported = min(adults, Int((Double(adults) * supportShare).rounded()))
    let goalShare = ratio("U30752", to: began, rates, place, year) ?? supportShare * (0.25 + 0.2 * chance.share)
    reached = min(supported, Int((Double(adults) * goalShare).rounded()))
    children = of(adults, 0.55, 0.95, "children")
    usingViolence = of(adults, 0.05, 0.16, "using violence")
    placedWomen = of(adults, 0.07, 0.15, "women")
    placedMen = of(placedWomen, 0, 0.08, "men")
    placedChildren = of(placedWomen, 0.7, 1.2, "placed children")
    withoutPlace = of(placedWomen, 0.02, 0.15, "without place")
    honourShare = 3 + chance.and("honour").number(below: 10) + chance.and("honour\(round.year)").number(below: 3)
  }
}

/// What part of those that came a published figure is.
private func ratio(
  _ figure: String, to began: Double?, _ rates: PublishedRates, _ place: AnsweringPlace, _ year: Int
) -> Double? {
  guard let began, began > 0, let rate = rates.rate(figure, of: place.key, in: year) else { return nil }
  return rate / began
}
