internal import Access
internal import HTML
internal import Register
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
    case .own: "Översikt"
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

  /// The plan leads somewhere for those who may see one.
  private func isFor(_ viewer: Viewer) -> Bool {
    who.permits(viewer) && (self != .plan || viewer.isInCountyTeam || !viewer.plannedOrganisations.isEmpty)
  }

  static func html(on current: TrainingTabs, for viewer: Viewer) -> HTML {
    tabs(
      "Utbildning", allCases.filter { $0.isFor(viewer) || $0 == current }.map { Link($0.title, $0.rawValue) },
      current: current.rawValue)
  }
}

/// What those who lead do with training, below what is for everybody.
extension TrainingTabs {
  static func ways(for viewer: Viewer) -> [MenuItem] {
    let all = [
      MenuItem(
        "Kompetensplan", plan.rawValue, plan.who, order: 1,
        use: "Se vad olika roller behöver och hur många som har det."),
      MenuItem(
        "Gå webbkursen i grupp", group.rawValue, group.who, order: 2, use: "Led en grupp på arbetsplatsen och ge intyg."
      ),
      MenuItem("Utbildare", trainers.rawValue, trainers.who, order: 30, use: "Hitta den som kan utbilda er."),
      MenuItem("Ämnen", subjects.rawValue, subjects.who, order: 31, use: "Se vilka kurser som räknas som samma sak."),
    ]
    return all.filter { $0.who.permits(viewer) && ($0.path != plan.rawValue || plan.isFor(viewer)) }
  }
}

extension Viewer {
  /// The organisations whose competence plan the viewer sees as one who works there.
  var plannedOrganisations: [Organisation] {
    functions.map(\.organisation).filter(seesContacts).reduce(into: []) { list, next in
      if !list.contains(where: { $0.id == next.id }) { list.append(next) }
    }
  }
}

extension Fields.Choice {
  static func subjects(_ subjects: [Subject]) -> [Fields.Choice] {
    subjects.map { Fields.Choice($0.id.text, "\($0.name) (\($0.level.swedish.lowercased()))") }
  }
}
