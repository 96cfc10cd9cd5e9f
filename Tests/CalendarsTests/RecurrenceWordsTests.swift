import Calendars
import Testing
import Vocabulary

@Suite struct RecurrenceWordsTests {
  @Test(arguments: [
    ("FREQ=MONTHLY;BYDAY=3WE", "tredje onsdagen varje månad"),
    ("FREQ=MONTHLY;BYDAY=WE;BYSETPOS=3", "tredje onsdagen varje månad"),
    (
      "FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE;BYMONTH=1,2,3,4,5,6,8,9,10,11,12",
      "tredje onsdagen varannan månad, inte i juli"
    ),
    (
      "FREQ=MONTHLY;BYDAY=3WE;BYMONTH=1,2,3,4,5,9,10,11,12",
      "tredje onsdagen varje månad, inte i juni, juli och augusti"
    ),
    ("FREQ=MONTHLY;BYDAY=-1TH;BYMONTH=3,6,9", "sista torsdagen i mars, juni och september"),
    ("FREQ=YEARLY;BYDAY=-1TH;BYMONTH=3,6,9", "sista torsdagen i mars, juni och september"),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1TH;BYMONTH=3,6", "sista torsdagen var tredje månad, bara i mars och juni"),
    ("FREQ=MONTHLY;BYDAY=1MO,3MO", "första och tredje måndagen varje månad"),
    ("FREQ=MONTHLY;BYDAY=2TU,-1TH", "andra tisdagen och sista torsdagen varje månad"),
    ("FREQ=MONTHLY;INTERVAL=6;BYDAY=-2FR", "näst sista fredagen var sjätte månad"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "sista vardagen (måndag till fredag) varje månad"),
    ("FREQ=MONTHLY;BYDAY=TU", "varje vecka på tisdagar"),
    ("FREQ=WEEKLY;BYDAY=TU,TH", "varje vecka på tisdagar och torsdagar"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "varannan vecka på söndagar"),
    ("FREQ=WEEKLY;INTERVAL=21;BYDAY=SU", "var 21:a vecka på söndagar"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "måndag till fredag varje vecka"),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "måndag till fredag varje vecka"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "varje dag"),
    ("FREQ=DAILY", "varje dag"), ("FREQ=DAILY;INTERVAL=2", "varannan dag"), ("FREQ=WEEKLY", "varje vecka"),
    ("FREQ=WEEKLY;BYDAY=MO;BYMONTH=1,2", "varje vecka på måndagar, bara i januari och februari"),
    ("FREQ=MONTHLY", "varje månad"), ("FREQ=YEARLY;INTERVAL=2", "vartannat år"),
    ("FREQ=MONTHLY;BYMONTHDAY=15", "den 15 varje månad"), ("FREQ=MONTHLY;BYMONTHDAY=15,1", "den 1 och 15 varje månad"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "sista dagen varje månad"), ("FREQ=YEARLY;BYMONTHDAY=15", "den 15 varje månad"),
    ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", "varje år den 25 november"),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "vart fjärde år den 29 februari"),
    ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "varje år sista söndagen i oktober"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "varje år sista dagen i februari"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "varje år på måndagen i vecka 20"),
    ("FREQ=WEEKLY;BYDAY=WE;COUNT=10", "varje vecka på onsdagar, 10 gånger"),
    ("FREQ=WEEKLY;BYDAY=WE;COUNT=1", "varje vecka på onsdagar, en gång"),
    ("FREQ=MONTHLY;BYDAY=3WE;UNTIL=20261217T233000Z", "tredje onsdagen varje månad till och med 18 december 2026"),
    ("FREQ=DAILY;UNTIL=20261218", "varje dag till och med 18 december 2026"),
    ("FREQ=HOURLY;COUNT=2", "enligt regeln FREQ=HOURLY;COUNT=2"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", "enligt regeln FREQ=MONTHLY;BYMONTHDAY=-3"),
    ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "enligt regeln FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"),
    ("FREQ=YEARLY;BYYEARDAY=100", "enligt regeln FREQ=YEARLY;BYYEARDAY=100"),
    ("FREQ=YEARLY;BYMONTH=3", "enligt regeln FREQ=YEARLY;BYMONTH=3"),
    ("FREQ=DAILY;BYHOUR=9", "enligt regeln FREQ=DAILY;BYHOUR=9"),
  ])
  func `Regler skrivs som människor säger dem`(text: String, words: String) throws {
    #expect(try Recurrence(text).words == words)
  }

  @Test(arguments: [
    ("FREQ=WEEKLY", "varje vecka på onsdagar"), ("FREQ=MONTHLY", "den 25 varje månad"),
    ("FREQ=YEARLY", "varje år den 25 november"), ("FREQ=YEARLY;BYMONTH=3", "varje år den 25 mars"),
    ("FREQ=MONTHLY;INTERVAL=2;COUNT=3", "den 25 varannan månad, 3 gånger"), ("FREQ=DAILY", "varje dag"),
  ])
  func `Det som regeln lämnar åt starten sägs när den är känd`(text: String, words: String) throws {
    let start = try #require(CalendarDate("2026-11-25"))
    #expect(try Recurrence(text).words(from: start) == words)
  }
}
