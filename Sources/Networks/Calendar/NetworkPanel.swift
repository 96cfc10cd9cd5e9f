internal import Access
internal import HTML
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The networks that a municipality takes part in, on its page: those that the viewer is shown.
struct NetworkPanel: Panel {
  let order = 25

  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML? {
    let own = try await visit.site.identity.glance { try $0.respondentOrganisation(municipality: municipality.code) }
    guard let own else { return nil }
    let networks = try await visit.site.regional.read { [viewer = visit.viewer, today = visit.today] tx in
      try tx.networks(with: [own.id]).filter { $0.isInside(viewer) && !$0.hasEnded(on: today) }
    }
    guard !networks.isEmpty else { return nil }
    return """
      <section class="panel" aria-labelledby="natverk"><h2 id="natverk">Nätverk</h2>
      <ul class="rows">\(networks.html { "<li><a href=\"\($0.path)\">\($0.name)</a><small>\($0.kind.swedish)</small></li>" })</ul></section>
      """
  }
}

/// What a function has in networks, for a handover: whom it speaks for, and what it has promised.
struct CarriedNetworks: Carried {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem] {
    try await visit.site.regional.read { [viewer = visit.viewer, today = visit.today] tx in
      let networks = try tx.networks(inside: viewer)
      return try tx.memberships(through: function).compactMap { membership in
        networks.first { $0.id == membership.network }.map { network in
          CarriedItem(
            kind: membership.function == function ? "Företräder i nätverk" : "Ersättare i nätverk", title: network.name,
            path: network.path)
        }
      }
        + tx.openTasks(of: [function], on: today).compactMap { task in
          networks.first { $0.id == task.network }
            .map { CarriedItem(kind: "Uppgift till den \(task.due.words)", title: task.text, path: $0.path) }
        }
    }
  }
}

/// Reminds of what was promised at meetings.
struct TaskReminders: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    guard try await !site.regional.glance({ try $0.tasksToRemindOf(on: now.day).isEmpty }) else { return }
    try await site.regional.write { [address = site.settings.address] tx in
      try RemindOfTasks(address: address).perform(in: tx, at: now)
    }
  }
}
