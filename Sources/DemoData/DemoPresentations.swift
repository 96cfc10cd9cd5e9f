extension Persona {
  /// What the leaders tell the municipalities about themselves, each in own words.
  var presentation: String? {
    switch self {
    case .leader:
      """
      Jag leder kartläggningen av kommunernas arbete mot våld i nära relationer och samordnar länets nätverk. Tidigare \
      var jag socialsekreterare i Västerbottens inland, så jag vet hur det är att vara ensam om frågan. Hör av dig när \
      ni ska skriva en rutin, läsa ert resultat eller förankra det hos ledningen.
      """
    case .coordinator:
      """
      Jag samordnar kvinnofridsarbetet i Västernorrlands sju kommuner. Jag ordnar handledning för enhetschefer och följer \
      nya lagar. Jag kommer gärna till er socialnämnd och berättar om läget i länet. Hedersrelaterat våld och förtryck \
      ingår i allt jag gör.
      """
    case .projectLeader:
      """
      Jag leder projektet mot våld i nära relationer i Fyrbodals fjorton kommuner. Boka mig för samtal i arbetsgruppen \
      eller strategi med ledningen. Vi kan också gå igenom behov och insatser, eller planera stöd till den som utövar våld.
      """
    case .officer:
      """
      Jag arbetar med det regionala kompetensstödet i Norrbotten: länets nätverk, stöd vid bedömningar och utbildning om \
      skyddat boende. Fråga mig också om utvecklingsmedel och om vad de långa avstånden gör med skyddet.
      """
    default: nil
    }
  }
}
