/// The pages of a document while they are filled from above. A document is gone through twice: the first time nothing
/// is drawn, to know how many pages there will be.
final class PDFPages {
  private(set) var number = 1
  private(set) var y: Double
  /// What the figures show, in the order they were drawn.
  private(set) var pictures: [String] = []
  /// Drawn again at the head of each new page.
  var repeated: ((PDFPages) -> Void)?

  let document: PDFDocument
  private let canvas: PDFCanvas
  private let total: Int?
  private var bottom: Double
  /// How far down a page begins, below what is repeated.
  private var top: Double

  /// Without a total the pages are only counted.
  init(of document: PDFDocument, on canvas: PDFCanvas, total: Int?) {
    self.document = document
    self.canvas = canvas
    self.total = total
    top = document.margins.top
    y = top
    bottom = PDFPaper.height - document.margins.bottom
  }

  var left: Double { document.margins.side }
  var width: Double { PDFPaper.width - 2 * document.margins.side }
  var isAtTop: Bool { y <= top }
  /// Points that are left of the page.
  var room: Double { bottom - y }

  func open() {
    begin(.document)
    drawFrame()
  }

  func close() {
    drawFoot()
    end(.document)
  }

  func skip(_ height: Double) { y += height }

  /// Begins a new page unless so many points are left, or nothing stands on this one.
  func makeRoom(_ height: Double) {
    if height > room, !isAtTop { turn() }
  }

  func turn() {
    drawFoot()
    ink { $0.turnPage() }
    number += 1
    top = document.margins.top
    y = top
    drawFrame()
    repeated?(self)
    top = y
  }

  /// Moves to where these end at the foot of the page.
  func foot(_ blocks: [PDFBlock]) {
    let trial = PDFPages(of: document, on: canvas, total: nil)
    trial.bottom = .infinity
    for block in blocks { block.draw(on: trial) }
    let height = trial.y - document.margins.top
    makeRoom(height)
    y = max(y, bottom - height)
    for block in blocks { block.draw(on: self) }
  }

  func lay(_ text: String, _ style: PDFStyle, width: Double) -> PDFText {
    PDFText(text, style, width: max(width, 1), tallest: PDFPaper.height / 2, on: canvas)
  }

  func layInFull(_ text: String, _ style: PDFStyle) -> PDFText {
    PDFText(text, style, width: width, tallest: .infinity, on: canvas)
  }

  /// Draws, unless the pages are only counted.
  func ink(_ draw: (PDFCanvas) -> Void) {
    if total != nil { draw(canvas) }
  }

  func tagged(_ tag: PDFTag, _ body: () -> Void) {
    begin(tag)
    body()
    end(tag)
  }

  func begin(_ tag: PDFTag) { ink { $0.begin(tag) } }
  func end(_ tag: PDFTag) { ink { $0.end(tag) } }
  func show(_ picture: String) { pictures.append(picture) }
}

extension PDFPages {
  private func drawFrame() {
    guard let frame = document.frame else { return }
    ink {
      for (inset, thickness, colour) in [(frame.inset, 1.4, frame.strong), (frame.inset + 5, 0.5, frame.thin)] {
        let (width, height) = (PDFPaper.width - 2 * inset, PDFPaper.height - 2 * inset)
        $0.outline(x: inset, y: inset, width: width, height: height, thickness: thickness, colour)
      }
    }
  }

  /// A document of one page has no page number.
  private func drawFoot() {
    guard let total, total > 1 else { return }
    let y = PDFPaper.height - document.margins.bottom + 20
    let title = PDFText(document.title, .small, width: width * 0.75, tallest: 1, on: canvas)
    let style = PDFStyle(PDFStyle.small.size, colour: .soft, alignment: .right)
    let page = PDFText("Sida \(number) av \(total)", style, width: width * 0.25, tallest: 20, on: canvas)
    title.draw(x: left, y: y, on: canvas)
    page.draw(x: left + width * 0.75, y: y, on: canvas)
  }
}
