internal import HTML
internal import Web

/// The bar above a list: a form that asks with GET, so that a filtered list has an address of its own. Sv: urval i en lista.
struct Filter: Sendable {
  let path: String
  let query: Form

  func bar(_ fields: [HTML]) -> HTML {
    """
    <form class="filter" method="get" action="\(path)">\(fields)
    <button class="btn second">Visa</button> <a class="btn quiet" href="\(path)">Rensa</a></form>
    """
  }

  func search(_ name: String, _ label: String) -> HTML {
    """
    <div><label for="u-\(name)">\(label)</label>\
    <input id="u-\(name)" name="\(name)" type="search" value="\(query.raw(name))"></div>
    """
  }

  /// `all` is the choice that filters nothing.
  func select(_ name: String, _ label: String, all: String, _ choices: [Fields.Choice]) -> HTML {
    """
    <div><label for="u-\(name)">\(label)</label><select id="u-\(name)" name="\(name)">\
    <option value="">\(all)</option>\(choices.html { choice in
      "<option value=\"\(choice.value)\"\(attribute("selected", when: choice.value == query.raw(name)))>\(choice.text)</option>"
    })</select></div>
    """
  }
}
