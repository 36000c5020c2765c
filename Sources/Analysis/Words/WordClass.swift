/// What a scalar does at a word boundary, under ICU's word rules.
package enum WordClass {
    /// Stands between words.
    package static let other: UInt8 = 0
    package static let letter: UInt8 = 1
    package static let numeric: UInt8 = 2
    /// `_` and its like: joins letters, digits and itself.
    package static let connector: UInt8 = 3
    /// Belongs to whatever stands before it: combining marks, format characters.
    package static let extend: UInt8 = 4
    /// Joins two letters.
    package static let midLetter: UInt8 = 5
    /// Joins two digits.
    package static let midNumber: UInt8 = 6
    /// Joins two letters or two digits.
    package static let midBoth: UInt8 = 7
    /// Follows rules that are left to ICU: dictionaries, Hebrew quotes, emoji sequences, and all scalars from
    /// ``limit`` on.
    package static let foreign: UInt8 = 8

    /// The first scalar beyond the table.
    package static let limit: UInt32 = 0x2800

    /// The class of each scalar below ``limit``.
    package static let table: [UInt8] = {
        var table: [UInt8] = []
        table.reserveCapacity(Int(limit))
        for (index, range) in ranges.enumerated() {
            let end = index + 1 < ranges.count ? ranges[index + 1] >> 4 : limit
            table.append(contentsOf: repeatElement(UInt8(range & 15), count: Int(end - range >> 4)))
        }
        return table
    }()
}
