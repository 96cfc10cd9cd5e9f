internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Takes in a film while it comes: part by part into the database, where copies and both engines reach it. Sv: ta emot film.
struct TakeFilm {
  static let partSize = 1_000_000
  static let most = 500_000_000

  let site: Site
  let course: ID<Course>
  let title: String
  let viewer: Viewer
  let now: Moment

  func perform(_ file: IncomingFile) async throws -> ID<CourseFilm> {
    var held: [UInt8] = []
    while held.count < Self.partSize, let more = try await file.next() { held += more }
    guard !held.isEmpty else { throw Problems("film", "Välj en film.") }
    guard let kind = FilmKind(start: held) else {
      while try await file.next() != nil {}
      throw Problems("film", "Filen är varken en MP4 eller en WebM. Spara filmen som MP4 och välj den igen.")
    }
    let film = try await begin(kind)
    do {
      try await keep(file, held, as: film)
    } catch {
      try? await site.regional.write { try $0.removeFilm(film) }
      throw error
    }
    return film
  }

  private func begin(_ kind: FilmKind) async throws -> ID<CourseFilm> {
    try await site.regional.write { [course, title, viewer, now] tx in
      _ = try tx.writable(course, by: viewer)
      let id: ID<CourseFilm> = tx.newID(at: now)
      try tx.execute(
        """
        INSERT INTO course_film (id, course_id, title, kind, size, is_whole, added_at)
        VALUES (\(id), \(course), \(title), \(kind.rawValue), 0, \(false), \(now))
        """)
      return id
    }
  }

  private func keep(_ file: IncomingFile, _ first: [UInt8], as film: ID<CourseFilm>) async throws {
    var (held, position, size) = (first, 0, 0)
    var isLast = false
    while !isLast {
      while held.count < Self.partSize, !isLast {
        if let more = try await file.next() { held += more } else { isLast = true }
      }
      while held.count >= Self.partSize || isLast && !held.isEmpty {
        let part = Array(held.prefix(Self.partSize))
        held.removeFirst(part.count)
        size += part.count
        guard size <= Self.most else { throw Problems("film", Self.tooLarge) }
        try await site.regional.write { [position] tx in
          try tx.execute(
            "INSERT INTO course_film_part (film_id, position, bytes) VALUES (\(film), \(position), \(part))")
        }
        position += 1
      }
    }
    try await finish(film, size, first)
  }

  private func finish(_ film: ID<CourseFilm>, _ size: Int, _ start: [UInt8]) async throws {
    let isMP4 = FilmKind(start: start) == .mp4
    try await site.regional.write { [course, title, viewer, now] tx in
      let evidence = try tx.writable(course, by: viewer)
      if isMP4 { try tx.blankPlaces(in: film, size) }
      try tx.execute("UPDATE course_film SET size = \(size), is_whole = \(true) WHERE id = \(film)")
      try tx.record(
        "TakeFilm", of: evidence.record.subject, by: viewer.byline, at: now, text: "Lade upp filmen ”\(title)”")
    }
  }

  static let tooLarge = "Filmen är större än 500 MB. Spara den med lägre upplösning och välj den igen."
}

extension Transaction {
  func removeFilm(_ film: ID<CourseFilm>) throws {
    try execute("DELETE FROM course_film_part WHERE film_id = \(film)")
    try execute("DELETE FROM course_film WHERE id = \(film)")
  }

  /// Where it was filmed is nobody's business, and may be somebody's home.
  fileprivate func blankPlaces(in film: ID<CourseFilm>, _ size: Int) throws {
    let places = FilmPlaces(size: size) { range in try self.stretch(of: film, range) }
    for blank in try places.blanks() {
      for part in blank.range.lowerBound / TakeFilm.partSize...(blank.range.upperBound - 1) / TakeFilm.partSize {
        let start = part * TakeFilm.partSize
        let whole = start..<min(start + TakeFilm.partSize, size)
        var bytes = try bytes(of: film, whole)
        for place in blank.range.clamped(to: whole) {
          bytes[place - start] = blank.bytes[place - blank.range.lowerBound]
        }
        try execute("UPDATE course_film_part SET bytes = \(bytes) WHERE film_id = \(film) AND position = \(part)")
      }
    }
  }

  /// A stretch that may begin in one part and end in another.
  private func stretch(of film: ID<CourseFilm>, _ range: Range<Int>) throws -> [UInt8] {
    var (place, all) = (range.lowerBound, [] as [UInt8])
    while place < range.upperBound {
      let end = min(range.upperBound, (place / TakeFilm.partSize + 1) * TakeFilm.partSize)
      all += try bytes(of: film, place..<end)
      place = end
    }
    return all
  }

  /// A stretch that lies within one part.
  func bytes(of film: ID<CourseFilm>, _ range: Range<Int>) throws -> [UInt8] {
    let part = range.lowerBound / TakeFilm.partSize
    let bytes = try value(
      "SELECT bytes FROM course_film_part WHERE film_id = \(film) AND position = \(part)", as: [UInt8].self)
    let start = part * TakeFilm.partSize
    guard let bytes, range.upperBound - start <= bytes.count else { throw Refusal.notFound }
    return Array(bytes[(range.lowerBound - start)..<(range.upperBound - start)])
  }
}
