internal import HTML

/// Pages about the site itself, for anyone.
enum AboutPages {
  static let about = Page(
    "Om Samfrid",
    lead: "Samfrid är ett gemensamt verktyg för dem som stöttar kommunernas arbete mot våld i nära relationer.",
    content: """
      <p>Här kartlägger länen hur arbetet ser ut, var det skiljer sig åt och om skillnaderna minskar. Hedersrelaterat våld \
      och förtryck ingår i allt.</p>
      <h2>Vad som aldrig finns här</h2>
      <p>Den regionala delen har inga uppgifter om enskilda som utsätts för våld, utövar våld eller är barn i en sådan familj. \
      Skriv aldrig sådant i svar, kommentarer eller namn på filer.</p>
      <h2>Källor</h2>
      <p>Kommuner, län och kartor bygger på uppgifter från SCB. Kommungrupper är Sveriges Kommuner och Regioners indelning \
      från 2023. Liknande kommuner kommer från Kolada. Kartunderlag: SCB.</p>
      """)

  static let accessibility = Page(
    "Tillgänglighet",
    lead: "Samfrid ska gå att använda för alla. Målet är WCAG 2.2, nivå AA.",
    content: """
      <p>Alla sidor är byggda för att fungera med tangentbord, med skärmläsare och utan skript. De går att läsa i mörkt och \
      ljust läge, ner till 320 bildpunkters bredd. Kartor är alltid ett tillägg: samma uppgifter finns i en tabell på samma sida.</p>
      <h2>Så är sidorna granskade</h2>
      <p>Sidorna granskades med automatiska verktyg (axe) och med tangentbord i november 2026.</p>
      <h2>Kända brister</h2>
      <p>Breda tabeller rullar i sidled i en egen ruta på smala skärmar. Vi har ännu inte provat \
      sidorna med skärmläsare.</p>
      <h2>Berätta när något inte fungerar</h2>
      <p>Hör av dig till länsteamet eller till din systemadministratör. Beskriv sidan och vad som hände. Du kan också anmäla \
      brister till Myndigheten för digital förvaltning, som har tillsyn.</p>
      """)

  static let help = Page(
    "Hjälp",
    lead: "Det viktigaste för dig som kommer hit någon gång om året.",
    content: """
      <h2>Logga in</h2>
      <p>Du behöver ditt lösenord och en kod från appen i din telefon. Saknar du något av dem? Be en kollega i länsteamet eller \
      din systemadministratör om en ny länk. Den kommer till din vanliga e-post.</p>
      <h2>Svara på en kartläggning</h2>
      <p>Börja under <a href="/">Att göra nu</a>. Svaren sparas medan du skriver. Flera kollegor kan svara samtidigt. När allt är \
      klart skickar du in, och chefen bekräftar.</p>
      <h2>Se resultat</h2>
      <p>Öppna en omgång under Kartläggning och välj Resultat. Varje indikator visas som tabell, karta och fördelning.</p>
      <h2>Sluta eller byta uppdrag</h2>
      <p>Öppna din funktion i registret och välj Lämna över. Allt som hör till funktionen följer med till den som tar över.</p>
      """)
}
