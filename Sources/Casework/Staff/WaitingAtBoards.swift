internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What waits for a member of staff, in numbers alone: the start page names nobody.
struct WaitingAtBoards: StartSource {
  let boards: Boards

  func items(for visit: Visit) async throws -> [StartItem] {
    var items: [StartItem] = []
    for known in visit.viewer.boards {
      let (account, now) = (visit.viewer.account, visit.now)
      let found = try await boards[known.id].database.read { tx -> (StaffMember, Int, Int)? in
        guard let staff = try tx.staffMember(account) else { return nil }
        let late = try tx.clocks(heldBy: staff.id, at: now).count { $0.isLate(on: now.day) }
        return (staff, try tx.waiting(for: staff, at: now), late)
      }
      guard let (staff, count, late) = found, count > 0 else { continue }
      items.append(item(staff, count, late: late, at: known, visit.today))
    }
    return items
  }

  private func item(_ staff: StaffMember, _ count: Int, late: Int, at board: Board, _ today: CalendarDate) -> StartItem
  {
    let path = "/namnder/\(board.id)"
    return switch staff.role {
    case .manager:
      StartItem(
        title: "Fördela \(counted(count, "en akt", "akter"))", detail: "Ingen är ansvarig för dem än.",
        path: "\(path)/fordela", due: nil, status: "Väntar", weight: 10)
    case .worker:
      StartItem(
        title: "Mina akter",
        detail:
          "Du arbetar med \(counted(count, "en akt", "akter")).\(late > 0 ? " \(counted(late, "En tid", "tider")) har passerat." : "")",
        path: path, due: nil, status: late > 0 ? "Sent" : "Pågår", weight: 20)
    case .logReviewer:
      StartItem(
        title: "Granska loggen", detail: "\(counted(count, "En post är framtagen", "poster är framtagna")).",
        path: "\(path)/logg/\(ReviewMonth(of: today).previous.text)",
        due: nil, status: "Väntar", weight: 10)
    }
  }
}

extension Transaction {
  /// How many of the unit's files a manager has to assign, how many somebody works with, or how many entries wait for review.
  fileprivate func waiting(for staff: StaffMember, at now: Moment) throws -> Int {
    switch staff.role {
    case .manager: try unassignedFiles(of: staff.unit, on: now.day).count
    case .worker: try caseFiles(of: staff.id, at: now).count
    case .logReviewer: try value("SELECT COUNT(*) FROM log_sample WHERE result IS NULL") ?? 0
    }
  }
}
