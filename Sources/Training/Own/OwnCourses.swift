internal import Access
internal import HTML
internal import Papers
internal import Vocabulary
internal import Web

/// All courses that one may take, in one list, and first those that one has begun.
struct OwnCourses {
  /// Own courses and packages, as their features tell of them.
  let items: [LearningItem]
  let hasWebCourse: Bool
  let viewer: Viewer

  /// What I have begun, and what has to be done again.
  var begun: HTML {
    let open = items.filter { $0.standing.isOpen }
    guard !open.isEmpty else { return .empty }
    return "<h2>Det du har börjat</h2><ul class=\"rows\">\(open.html(goOn))</ul>"
  }

  private func goOn(_ item: LearningItem) -> HTML {
    switch item.standing {
    case .underWay(let words, let path):
      "<li>\(Link("Fortsätt: \(item.title)", path).html) <small>\(item.kind). \(words)</small></li>"
    case .again(let words):
      "<li>\(Link("Gör om: \(item.title)", item.path).html) <small>\(item.kind). Den har en ny version. \(words)</small></li>"
    case .notBegun, .done: .empty
    }
  }

  var list: HTML {
    """
    <h2>Kurser att gå</h2>\(nothing)
    <div class="scroll" role="region" aria-labelledby="kurser" tabindex="0"><table class="data">
    <caption class="vh" id="kurser">Kurser att gå</caption>
    <thead><tr><th scope="col">Kurs</th><th scope="col">Slag</th><th scope="col">Från</th><th scope="col">Tid</th>\
    <th scope="col">Du</th></tr></thead><tbody>\(webCourse)\(items.html(row))</tbody></table></div>
    """
  }

  private var nothing: HTML {
    guard items.isEmpty else { return .empty }
    return Who.learner.permits(viewer)
      ? "<p>Webbkursen är till för alla. Länsteamet har inte lagt ut någon annan kurs för ditt län än.</p>"
      : "<p>Webbkursen är till för alla. Andra kurser går den som har en funktion eller arbetar vid en nämnd.</p>"
  }

  private var webCourse: HTML {
    """
    <tr><th scope="row"><a href="/webbkursen">Webbkurs om våld</a></th><td>Webbkurs</td><td>NCK</td>\
    <td class="nb">\(ReportDetails.webCourseMinutes) min</td><td>\(hasWebCourse ? Self.done : .empty)</td></tr>
    """
  }

  private func row(_ item: LearningItem) -> HTML {
    """
    <tr><th scope="row"><a href="\(item.path)">\(item.title)</a></th><td>\(item.kind)</td><td>\(item.giver)</td>\
    <td class="nb">\(item.minutes) min</td><td>\(state(item))</td></tr>
    """
  }

  private func state(_ item: LearningItem) -> HTML {
    switch item.standing {
    case .notBegun: .empty
    case .underWay: "<span class=\"st part\">Påbörjad</span>"
    case .again: "<span class=\"st late\">Gör om</span>"
    case .done: Self.done
    }
  }

  private static let done: HTML = "<span class=\"st done\">Klar</span>"
}

extension LearningItem.Standing {
  fileprivate var isOpen: Bool {
    switch self {
    case .underWay, .again: true
    case .notBegun, .done: false
    }
  }
}
