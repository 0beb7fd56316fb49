import PropertyGraph
import Testing

@Suite struct BitmapTests {
  @Test(arguments: [0, 1, 63, 64, 65, 128, 130])
  func `bits are set, cleared, appended and compared`(count: Int) {
    var model = [Bool](repeating: true, count: count)
    var bitmap = Bitmap(count: count, repeating: true)
    for index in stride(from: 0, to: count, by: 3) {
      model[index] = false
      bitmap[index] = false
    }
    for bit in [false, true, true, false, true] {
      model.append(bit)
      bitmap.append(bit)
    }
    #expect((0..<bitmap.count).map { bitmap[$0] } == model)
    var other = Bitmap(count: 0)
    for bit in model { other.append(bit) }
    #expect(other == bitmap)
    for added in [0, 1, 63, 64, 70, 200] {
      for bit in [true, false] {
        model += [Bool](repeating: bit, count: added)
        other.append(repeating: bit, count: added)
      }
    }
    #expect((0..<other.count).map { other[$0] } == model)
    #expect(bitmap.insert(count) == true)
    #expect(bitmap.insert(count) == false)
    bitmap.removeAll()
    #expect(bitmap == Bitmap(count: count + 5))
  }
}
