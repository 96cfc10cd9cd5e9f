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
    if FilmKind(start: start) == .mp4 { try await blankPlaces(in: film, size) }
    try await site.regional.write { [course, title, viewer, now] tx in
      let evidence = try tx.writable(course, by: viewer)
      try tx.execute("UPDATE course_film SET size = \(size), is_whole = \(true) WHERE id = \(film)")
      try tx.record(
        "TakeFilm", of: evidence.record.subject, by: viewer.byline, at: now, text: "Lade upp filmen ”\(title)”")
    }
  }

  /// Where it was filmed is nobody's business, and may be somebody's home. They are looked for while others can save; nobody is
  /// shown the film yet.
  private func blankPlaces(in film: ID<CourseFilm>, _ size: Int) async throws {
    let blanks: [FilmPlaces.Blank]
    do {
      blanks = try await site.regional.glance { try $0.places(in: film, size) }
    } catch is FilmPlaces.TooManyBoxes {
      throw Problems("film", Self.tooManyBoxes)
    }
    let touched = Set(
      blanks.flatMap { $0.range.lowerBound / Self.partSize...($0.range.upperBound - 1) / Self.partSize })
    for part in touched.sorted() {
      try await site.regional.write { try $0.blank(blanks, inPart: part, of: film, size) }
    }
  }

  static let tooManyBoxes =
    "Filmen är delad i så många delar att den inte går att söka igenom efter platsen där den togs. Spara den som en vanlig MP4 och välj den igen."
  static let tooLarge = "Filmen är större än 500 MB. Spara den med lägre upplösning och välj den igen."
}

extension Transaction {
  func removeFilm(_ film: ID<CourseFilm>) throws {
    try execute("DELETE FROM course_film_part WHERE film_id = \(film)")
    try execute("DELETE FROM course_film WHERE id = \(film)")
  }

  /// Boxes lie close: a part is fetched once, not for each.
  fileprivate func places(in film: ID<CourseFilm>, _ size: Int) throws -> [FilmPlaces.Blank] {
    var held: (start: Int, bytes: [UInt8]) = (0, [])
    let places = FilmPlaces(size: size) { range in
      var (place, all) = (range.lowerBound, [] as [UInt8])
      while place < range.upperBound {
        let start = place / TakeFilm.partSize * TakeFilm.partSize
        let end = min(range.upperBound, start + TakeFilm.partSize)
        if held.start != start || held.bytes.isEmpty {
          held = (start, try self.bytes(of: film, start..<min(start + TakeFilm.partSize, size)))
        }
        all += held.bytes[(place - start)..<(end - start)]
        place = end
      }
      return all
    }
    return try places.blanks()
  }

  fileprivate func blank(
    _ blanks: [FilmPlaces.Blank], inPart part: Int, of film: ID<CourseFilm>, _ size: Int
  ) throws {
    let start = part * TakeFilm.partSize
    let whole = start..<min(start + TakeFilm.partSize, size)
    var bytes = try bytes(of: film, whole)
    for blank in blanks where blank.range.overlaps(whole) { blank.blank(&bytes, from: start) }
    try execute("UPDATE course_film_part SET bytes = \(bytes) WHERE film_id = \(film) AND position = \(part)")
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
