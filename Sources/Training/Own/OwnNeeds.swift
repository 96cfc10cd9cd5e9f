internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What each of one's workplaces asks for, and where one gets what is lacking.
struct OwnNeeds {
  let own: OwnTraining
  let courses: [LearningItem]
  let today: CalendarDate

  var html: HTML {
    guard !own.workplaces.isEmpty else {
      return """
        <p>Du har ingen funktion i någon organisation, så ingen kompetensplan gäller dig. Kurser kan du gå ändå.</p>
        """
    }
    return own.workplaces.html(workplace)
  }

  private func workplace(_ place: OwnTraining.Workplace) -> HTML {
    """
    <h2>Det du behöver på \(place.organisation.name)</h2>
    <p>\(place.details.profession.swedish)\(place.details.unit.isEmpty ? "" : ", \(place.details.unit)").\
    \(place.isSaid ? "" : " Vi utgår från din funktion.")\(place.isByManager ? " Din chef har skrivit det." : "") \
    <a href="/min-utbildning/arbete?plats=\(place.organisation.id.text)">Ändra enhet och yrkesgrupp</a>\
    \(place.plan.isUsual ? HTML("<br>Organisationen har ingen egen plan än. Då behöver alla webbkursen.") : .empty)</p>
    <ul class="rows">\(place.needs.html(need))</ul>
    \(place.needs.isEmpty ? HTML("<p>Planen säger inget om din yrkesgrupp.</p>") : .empty)
    """
  }

  private func need(_ need: Need) -> HTML {
    let state = need.state(own.achievements, on: today)
    return """
      <li>\(need.subject.name) <small>\(need.subject.level.swedish)</small> \(state.html)\
      \(state.isMet ? .empty : ways(need.subject))</li>
      """
  }

  /// The courses that count as it, and the form that is filled in for whoever has taken it elsewhere.
  private func ways(_ subject: Subject) -> HTML {
    let found = courses.filter { subject.covers($0.title) }
    let web = subject.id == Subject.webCourse ? [Link("Gå webbkursen", "/webbkursen")] : []
    let form = "/min-utbildning/rapportera?amne=\(subject.id.text)"
    let taken = Link("Rapportera \(subject.name), om du har gått den", form)
    let links = web + found.map { Link("Gå \($0.kind.lowercasedFirst) \($0.title)", $0.path) } + [taken]
    let nowhere = "Ingen kurs här räknas som det. Fråga din chef eller samordnare var du kan gå den."
    let none: HTML = web.isEmpty && found.isEmpty ? "<small>\(nowhere)</small>" : .empty
    return none + links.html { "<small>\($0.html)</small>" }
  }
}
