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
    public let scalars: [UInt32]
    /// One byte a scalar, see above.
    public let folded: [UInt8]
    /// Indexes of the scalars that stand for an ill-formed byte, in order.
    private let illFormed: [Int]

    public var count: Int { scalars.count }

    /// - Complexity: linear in the text.
    public init(_ text: String) {
        self.init(text.utf8.span)
    }

    /// - Parameter utf8: ill-formed bytes read as U+FFFD, one each.
    /// - Complexity: linear in the text.
    public init(utf8: [UInt8]) {
        self.init(utf8.span)
    }

    private init(_ utf8: Span<UInt8>) {
        if UTF8Kernels.isPlainLatin(utf8) {
            (scalars, folded) = UTF8Kernels.decoded(utf8, ScalarFolding.table.folds)
            illFormed = []
            return
        }
        var illFormed: [Int] = []
        let scalars = [UInt32](capacity: utf8.count) { scalars in
            var index = 0
            while index < utf8.count {
                let (scalar, length) = UTF8Scalars.decode(utf8, index, utf8.count)
                if scalar == 0xFFFD, length == 1 { illFormed.append(scalars.count) }
                scalars.append(scalar)
                index += length
            }
        }
        self.scalars = scalars
        self.illFormed = illFormed
        folded = ScalarFolding.table.folded(scalars)
    }

    /// Where each scalar starts in the UTF-8 text; one more entry than scalars, the last is the text's length.
    /// - Complexity: linear in the text.
    public var byteOffsets: [Int] {
        var offsets = [0]
        offsets.reserveCapacity(scalars.count + 1)
        var bad = illFormed[...]
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            if bad.first == index {
                bad.removeFirst()
                offset += 1
            } else {
                offset += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
            }
            offsets.append(offset)
        }
        return offsets
    }

    /// The text of a range of scalars, as written.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: UTF8Scalars.utf8(of: scalars.span.extracting(range)), as: UTF8.self)
    }

    /// Whether the scalar at `index` is an upper-case letter.
    public func isUpper(_ index: Int) -> Bool { ScalarFolding.isUpper(scalars[index]) }
}
