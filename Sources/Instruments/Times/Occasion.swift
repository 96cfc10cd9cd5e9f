/// When and where a form is filled in: what `today()` and `now()` mean, and the zone of a time that somebody types.
package struct Occasion: Sendable {
  package let now: PartialDateTime
  /// Minutes east of Greenwich that the clock on the wall has at a day and time.
  let offset: @Sendable (PartialDateTime) -> Int

  package init(now: PartialDateTime, offset: (@Sendable (PartialDateTime) -> Int)? = nil) {
    self.now = now
    self.offset = offset ?? { [own = now.offset] _ in own ?? 0 }
  }

  var today: PartialDate { now.date }
}
