internal import HTML
internal import Vocabulary
internal import Web

/// A film on a page: with captions on, chapters as links, and all that is said as text.
struct FilmView {
  let film: CourseFilm
  /// The course's.
  let path: String

  private var address: String { "\(path)/film/\(film.id)" }

  var html: HTML {
    """
    <figure class="film"><figcaption>\(film.title)</figcaption>
    <video controls preload="none" playsinline aria-label="\(film.title)"><source src="\(address)" type="\(film.kind.type)">
    <track kind="captions" srclang="sv" label="Svenska" src="\(address)/textning" default>
    \(chapters.isEmpty ? .empty : HTML("<track kind=\"chapters\" srclang=\"sv\" label=\"Kapitel\" src=\"\(address)/kapitel\">"))</video>
    \(chapters.isEmpty ? .empty : list)
    <details class="more"><summary>Läs det som sägs och visas i filmen</summary><div>\(courseText(film.transcript ?? ""))</div></details>
    </figure>
    """
  }

  private var chapters: [WebVTT.Cue] { film.chapters.flatMap { try? WebVTT($0) }?.cues ?? [] }

  /// With script they lead to the place in the film above, where the captions are; without it to the film by itself.
  private var list: HTML {
    """
    <p>Kapitel<span data-apart>, öppnas för sig</span>:</p><ol>\(chapters.html { cue in
      "<li><a href=\"\(address)#t=\(cue.start / 1000)\" data-second=\"\(cue.start / 1000)\">\(cue.text)</a> <small>\(cue.startWords)</small></li>"
    })</ol>
    """
  }
}
