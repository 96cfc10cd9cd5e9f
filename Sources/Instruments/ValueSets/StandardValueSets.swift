/// Value sets that belong to the standard itself. Forms point at them without carrying them.
enum StandardValueSets {
  static func list(at url: String) -> CodeList? {
    switch url {
    case "http://hl7.org/fhir/ValueSet/item-type": CodeList(codes: coded(itemTypes, in: itemTypeSystem))
    case "http://hl7.org/fhir/ValueSet/administrative-gender": CodeList(codes: coded(genders, in: genderSystem))
    case "http://hl7.org/fhir/ValueSet/jurisdiction", "http://hl7.org/fhir/ValueSet/iso3166-1-2":
      CodeList(codes: countries, alsoFits: try? Pattern("[A-Z]{3}|[0-9]{3}|[A-Z]{2}-[A-Z0-9]{1,3}"))
    default: nil
    }
  }

  static func system(at url: String) -> [Coding]? {
    switch url {
    case itemTypeSystem: coded(itemTypes, in: itemTypeSystem)
    case genderSystem: coded(genders, in: genderSystem)
    default: nil
    }
  }

  private static func coded(_ rows: String, in system: String) -> [Coding] {
    rows.split(separator: ",").map { row in
      let halves = row.split(separator: "=").map(String.init)
      return Coding(system: system, code: halves.first, display: halves.last)
    }
  }

  private static var countries: [Coding] {
    ISOCountries.codes.map { Coding(system: "urn:iso:std:iso:3166", code: $0) }
  }

  private static let itemTypeSystem = "http://hl7.org/fhir/item-type"
  private static let genderSystem = "http://hl7.org/fhir/administrative-gender"

  private static let itemTypes = """
    group=Group,display=Display,question=Question,boolean=Boolean,decimal=Decimal,integer=Integer,date=Date,\
    dateTime=Date Time,time=Time,string=String,text=Text,url=Url,choice=Choice,coding=Coding,\
    open-choice=Open Choice,attachment=Attachment,reference=Reference,quantity=Quantity
    """
  private static let genders = "male=Male,female=Female,other=Other,unknown=Unknown"
}

/// ISO 3166-1's codes of two letters.
enum ISOCountries {
  static let codes = table.split(separator: ".").map(String.init)

  private static let table = """
    AD.AE.AF.AG.AI.AL.AM.AO.AQ.AR.AS.AT.AU.AW.AX.AZ.BA.BB.BD.BE.BF.BG.BH.BI.BJ.BL.BM.BN.BO.BQ.BR.BS.BT.BV.BW.BY.\
    BZ.CA.CC.CD.CF.CG.CH.CI.CK.CL.CM.CN.CO.CR.CU.CV.CW.CX.CY.CZ.DE.DJ.DK.DM.DO.DZ.EC.EE.EG.EH.ER.ES.ET.FI.FJ.FK.\
    FM.FO.FR.GA.GB.GD.GE.GF.GG.GH.GI.GL.GM.GN.GP.GQ.GR.GS.GT.GU.GW.GY.HK.HM.HN.HR.HT.HU.ID.IE.IL.IM.IN.IO.IQ.IR.\
    IS.IT.JE.JM.JO.JP.KE.KG.KH.KI.KM.KN.KP.KR.KW.KY.KZ.LA.LB.LC.LI.LK.LR.LS.LT.LU.LV.LY.MA.MC.MD.ME.MF.MG.MH.MK.\
    ML.MM.MN.MO.MP.MQ.MR.MS.MT.MU.MV.MW.MX.MY.MZ.NA.NC.NE.NF.NG.NI.NL.NO.NP.NR.NU.NZ.OM.PA.PE.PF.PG.PH.PK.PL.PM.\
    PN.PR.PS.PT.PW.PY.QA.RE.RO.RS.RU.RW.SA.SB.SC.SD.SE.SG.SH.SI.SJ.SK.SL.SM.SN.SO.SR.SS.ST.SV.SX.SY.SZ.TC.TD.TF.\
    TG.TH.TJ.TK.TL.TM.TN.TO.TR.TT.TV.TW.TZ.UA.UG.UM.US.UY.UZ.VA.VC.VE.VG.VI.VN.VU.WF.WS.YE.YT.ZA.ZM.ZW
    """
}
