import HTML
import Testing

struct HTMLTests {
  @Test func `text från en person blir aldrig märkning`() {
    let name = "<script>alert(\"1\")</script> & 'Åsa'"
    let html: HTML = "<p>\(name)</p>"
    #expect(html.markup == "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Åsa&#39;</p>")
  }

  @Test func `märkning i märkning skyddas inte en gång till`() {
    let inner: HTML = "<b>\("a & b")</b>"
    let outer: HTML = "<p>\(inner)</p>"
    #expect(outer.markup == "<p><b>a &amp; b</b></p>")
  }

  @Test func `ett saknat värde ger ingenting`() {
    let missing: String? = nil
    let html: HTML = "<p>\(missing)</p>"
    #expect(html.markup == "<p></p>")
    #expect(attribute("id", nil as String?).isEmpty)
  }

  @Test func `ett attribut kan inte brytas ut ur sina citattecken`() {
    let html: HTML = "<a\(attribute("title", "\" onclick=\"x"))>"
    #expect(html.markup == "<a title=\"&quot; onclick=&quot;x\">")
  }
}
