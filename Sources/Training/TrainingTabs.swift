internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The links between the pages of training.
enum TrainingTabs: String, CaseIterable {
  case own = "/min-utbildning"
  case plan = "/utbildning"
  case webCourse = "/webbkursen"
  case group = "/webbkursen/grupper"
  case trainers = "/utbildare"
  case subjects = "/utbildningsamnen"

  private var title: String {
    switch self {
    case .own: "Min utbildning"
    case .plan: "Kompetensplan"
    case .webCourse: "Webbkursen"
    case .group: "Gå i grupp"
    case .trainers: "Utbildare"
    case .subjects: "Ämnen"
    }
  }

  private var who: Who {
    switch self {
    case .own: .account
    case .webCourse: .anyone
    case .plan, .group, .trainers, .subjects: .withFunction
    }
  }

  static func html(on current: TrainingTabs, for viewer: Viewer) -> HTML {
    tabs(
      "Utbildning", allCases.filter { $0.who.permits(viewer) }.map { Link($0.title, $0.rawValue) },
      current: current.rawValue)
  }
}

extension Fields.Choice {
  static func subjects(_ subjects: [Subject]) -> [Fields.Choice] {
    subjects.map { Fields.Choice($0.id.text, "\($0.name) (\($0.level.swedish.lowercased()))") }
  }
}
