/// The bytes of one word, as offsets into the text; the end is exclusive.
package struct WordRange: Sendable {
    package var start: UInt32
    package var end: UInt32
    /// How many letters it has, where that was seen on the way: all of it is then letters that are told by a byte or
    /// two, with a space or a sign behind it that joins it to nothing. Else 0.
    package var letters: UInt32

    package init(_ start: Int, _ end: Int, letters: Int = 0) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.letters = UInt32(truncatingIfNeeded: letters)
    }

    package var range: Range<Int> { Int(start)..<Int(end) }
}
