/// Why a text is not a value of its column's type.
enum CellFault {
  case notInteger
  case tooLarge
  /// Such as `3,56E+13`.
  case scientific
  case notNumber
  /// Such as `1 234,5`.
  case frenchNumber
  /// Such as `12 €`.
  case numberWithUnit
  case notBoolean
  case notDate
  /// Such as `31/07/2014`.
  case frenchDate
  case noSuchDay
  /// Not of the form that the field's format asks for.
  case otherDate(format: String)
  case notYear
  case notTime
  case notDateTime
  case notDuration

  var message: String {
    switch self {
    case .notInteger, .scientific: "not an integer"
    case .tooLarge: "an integer beyond 64 bits"
    case .notNumber, .frenchNumber, .numberWithUnit: "not a number"
    case .notBoolean: "not a boolean"
    case .notDate, .frenchDate: "not a date"
    case .otherDate(let format): "not a date of the form \(format)"
    case .noSuchDay: "not a day of the calendar"
    case .notYear: "not a year"
    case .notTime: "not a time of day"
    case .notDateTime: "not a date and time"
    case .notDuration: "not a duration"
    }
  }

  var help: String? {
    switch self {
    case .notInteger, .tooLarge, .notNumber, .noSuchDay, .otherDate: nil
    case .scientific: "a spreadsheet may have shortened the number: write all its digits"
    case .frenchNumber:
      "write it as 1234.5, or say \"decimalChar\": \",\" and \"groupChar\": \" \" for the field"
    case .numberWithUnit: "leave the unit out"
    case .notBoolean: "write true or false, or say \"trueValues\" and \"falseValues\" for the field"
    case .notDate: "write it as 2014-07-31"
    case .frenchDate: "write it as 2014-07-31, or say \"format\": \"%d/%m/%Y\" for the field"
    case .notYear: "write it with four digits, as 2014"
    case .notTime: "write it as 21:40:32, or 21:40:32+01:00"
    case .notDateTime: "write it as 2014-07-31T21:40:32, or 2014-07-31T21:40:32Z"
    case .notDuration: "write it as P1Y2M3DT4H5M6S"
    }
  }
}
