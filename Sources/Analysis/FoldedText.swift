/// A text beside its unmarked twin, scalar by scalar: what patterns are matched on.
///
/// Index `i` of every array is the `i`-th Unicode scalar of the text, so an index *is* the offset that
/// `inspect` prints. `folded[i]` is one byte: the unmarked lower-case ASCII letter or the ASCII digit or sign of
/// that scalar; every dash folds to `-`, every double quote to `"`, every single quote to `'`, every space
/// (no-break space too) to a space, a line separator to a newline. 0 stands for what vanishes in a term (soft
/// hyphen, zero-width characters, a stray combining mark) and ``FoldedText/other`` for all the rest.
public struct FoldedText: Sendable {
    /// The fold of a scalar that has no ASCII twin.
    public static let other: UInt8 = 0xFF

    /// The scalars as written.
    public private(set) var scalars: [UInt32] = []
    /// One byte a scalar, see above.
    public private(set) var folded: [UInt8] = []
    /// Where each scalar starts in the UTF-8 text; one more entry than scalars, the last is the text's length.
    public private(set) var byteOffsets: [UInt32] = []

    public var count: Int { scalars.count }

    /// - Complexity: linear in the text.
    public init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// - Parameter utf8: valid UTF-8 of less than 4 GiB; ill-formed bytes read as U+FFFD.
    /// - Complexity: linear in the text.
    public init(utf8: [UInt8]) {
        scalars.reserveCapacity(utf8.count)
        folded.reserveCapacity(utf8.count)
        byteOffsets.reserveCapacity(utf8.count + 1)
        let table = ScalarFolding.table
        var decoder = UTF8Scalars(utf8)
        while let (scalar, start) = decoder.next() {
            scalars.append(scalar)
            folded.append(table[scalar])
            byteOffsets.append(UInt32(truncatingIfNeeded: start))
        }
        byteOffsets.append(UInt32(truncatingIfNeeded: utf8.count))
    }

    /// The text of a range of scalars, as written.
    public func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars[range] {
            view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return String(view)
    }

    /// Whether the scalar at `index` is an upper-case letter.
    public func isUpper(_ index: Int) -> Bool { ScalarFolding.isUpper(scalars[index]) }
}
