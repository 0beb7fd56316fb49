import PropertyGraph
import Testing

@Suite struct DecimalDigitsTests {
  @Test func `digits are the number that they stand for, wherever they stand`() {
    var random = RandomNumbers(seed: 3)
    for length in 0...19 {
      for before in 0...12 {
        let digits = (0..<length).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
        let text = [UInt8](repeating: 0xFF, count: before) + digits + [0x2C]
        let value = DecimalDigits.value(text.span, before..<before + length)
        #expect(value == (length > 16 ? nil : Int64(String(decoding: digits, as: UTF8.self))))
      }
    }
  }

  @Test func `no other byte is taken for a digit`() {
    for length in 1...16 {
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max where !(0x30...0x39).contains(byte) {
          var text = [UInt8](repeating: 0x39, count: length + 3)
          text[place + 2] = byte
          #expect(DecimalDigits.value(text.span, 2..<length + 2) == nil)
        }
      }
    }
  }
}
