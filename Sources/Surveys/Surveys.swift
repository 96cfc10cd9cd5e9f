package import Web

/// Surveys of municipalities, city districts and associations: indicator sets, rounds, answers and what they show.
/// Sv: kartläggning.
package struct Surveys: Feature {
  package init() {}

  package var routes: [Route] { [] }
}
