package import Access
package import HTML
package import Storage
package import Vocabulary

/// What a feature brings to the site. Nothing else crosses between features.
package protocol Feature: Sendable {
  var routes: [Route] { get }
  var menu: [MenuItem] { get }
  var panels: [any Panel] { get }
  var carried: [any Carried] { get }
  var startSources: [any StartSource] { get }
  var accountOpenings: [any AccountOpening] { get }
  var calendarSources: [any CalendarSource] { get }
  var timelineSources: [any TimelineSource] { get }
  var chores: [any Chore] { get }
  var letterTakers: [any LetterTaker] { get }
  var completionTakers: [any CompletionTaker] { get }
  var memberSources: [any MemberSource] { get }
  var groupPanels: [any GroupPanel] { get }
  var learningSources: [any LearningSource] { get }
  var unitSources: [any UnitSource] { get }
}

extension Feature {
  package var menu: [MenuItem] { [] }
  package var panels: [any Panel] { [] }
  package var carried: [any Carried] { [] }
  package var startSources: [any StartSource] { [] }
  package var accountOpenings: [any AccountOpening] { [] }
  package var calendarSources: [any CalendarSource] { [] }
  package var timelineSources: [any TimelineSource] { [] }
  package var chores: [any Chore] { [] }
  package var letterTakers: [any LetterTaker] { [] }
  package var completionTakers: [any CompletionTaker] { [] }
  package var memberSources: [any MemberSource] { [] }
  package var groupPanels: [any GroupPanel] { [] }
  package var learningSources: [any LearningSource] { [] }
  package var unitSources: [any UnitSource] { [] }
}

/// A part of the municipality page. Sv: ruta på kommunsidan.
package protocol Panel: Sendable {
  /// Where the panel stands: lower comes first.
  var order: Int { get }
  /// The panel, or nil when it has nothing for this viewer.
  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML?
}

/// What a function carries, so that a handover can show all of it. Sv: det som följer med funktionen.
package protocol Carried: Sendable {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem]
}

package struct CarriedItem: Sendable {
  package let kind: String
  package let title: String
  package let path: String?

  package init(kind: String, title: String, path: String?) {
    self.kind = kind
    self.title = title
    self.path = path
  }
}

/// What follows, in the same transaction, when somebody opens an account by the link of an invitation.
package protocol AccountOpening: Sendable {
  func accountIsOpened(with invitation: Invitation, in tx: Transaction, at now: Moment) throws
}

/// Gives the start page what the viewer should do now. Sv: att göra nu.
package protocol StartSource: Sendable {
  func items(for visit: Visit) async throws -> [StartItem]
}

/// One thing to do: what, why, and by when.
package struct StartItem: Sendable {
  package let title: String
  package let detail: String
  package let path: String
  package let due: CalendarDate?
  /// What the day means, where it is not the last one to do the thing.
  package let dueWords: String?
  /// A few words such as "Inte påbörjad"; how long is left is said beside it.
  package let status: String
  /// Lower comes first among those without a date.
  package let weight: Int

  package init(
    title: String, detail: String, path: String, due: CalendarDate?, dueWords: String? = nil, status: String,
    weight: Int = 50
  ) {
    self.title = title
    self.detail = detail
    self.path = path
    self.due = due
    self.dueWords = dueWords
    self.status = status
    self.weight = weight
  }
}

/// An entry of the main navigation.
package struct MenuItem: Sendable {
  package let title: String
  package let path: String
  package let who: Who
  package let order: Int
  /// What one can do there, for a start page on which nothing waits.
  package let use: String
  /// What it is called for some, where the page is another to them.
  private let titles: [Who: String]
  /// Where the pages beneath it begin, when not with its own path.
  private var below: [String]

  package init(
    _ title: String, _ path: String, _ who: Who, order: Int, use: String, titles: [Who: String] = [:],
    below: [String] = []
  ) {
    self.title = title
    self.path = path
    self.who = who
    self.order = order
    self.use = use
    self.titles = titles
    self.below = below
  }

  func with(below more: [String]) -> MenuItem {
    var item = self
    item.below += more
    return item
  }

  /// How much of the path is the item's; nil when the page is not beneath it.
  func reach(_ page: String) -> Int? {
    ([path] + below).filter { page == $0 || page.hasPrefix($0 + "/") }.map(\.count).max()
  }

  func title(for viewer: Viewer) -> String { titles.first { $0.key.permits(viewer) }?.value ?? title }
}

/// What has to be done again and again without anybody asking, such as reminding. It is done at most once a minute and has
/// to find out for itself whether it is time. Sv: återkommande syssla.
package protocol Chore: Sendable {
  /// All features are in reach, for what another one is to be told.
  func perform(on site: Site, telling shell: Shell, at now: Moment) async throws
}
