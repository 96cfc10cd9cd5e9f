/// What all features together bring to every page: the navigation and the seams.
package struct Shell: Sendable {
  package let settings: Settings
  package let menu: [MenuItem]
  package let panels: [any Panel]
  package let carried: [any Carried]
  package let startSources: [any StartSource]
  package let accountOpenings: [any AccountOpening]
  package let calendarSources: [any CalendarSource]
  let timelineSources: [any TimelineSource]
  let completionTakers: [any CompletionTaker]
  let memberSources: [any MemberSource]
  package let groupPanels: [any GroupPanel]
  let learningSources: [any LearningSource]
  let unitSources: [any UnitSource]

  package init(settings: Settings, features: [any Feature]) {
    self.settings = settings
    let learningSources = features.flatMap(\.learningSources)
    menu = features.flatMap(\.menu).sorted { $0.order < $1.order }.map { item in
      item.path == Learning.path ? item.with(below: learningSources.map(\.entry.path)) : item
    }
    panels = features.flatMap(\.panels).sorted { $0.order < $1.order }
    carried = features.flatMap(\.carried)
    startSources = features.flatMap(\.startSources)
    accountOpenings = features.flatMap(\.accountOpenings)
    calendarSources = features.flatMap(\.calendarSources)
    timelineSources = features.flatMap(\.timelineSources)
    completionTakers = features.flatMap(\.completionTakers)
    memberSources = features.flatMap(\.memberSources)
    groupPanels = features.flatMap(\.groupPanels)
    self.learningSources = learningSources
    unitSources = features.flatMap(\.unitSources)
  }
}
