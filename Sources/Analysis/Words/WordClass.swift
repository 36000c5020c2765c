/// What a scalar does at a word boundary, under ICU's word rules.
enum WordClass {
    /// Stands between words.
    static let other: UInt8 = 0
    static let letter: UInt8 = 1
    static let numeric: UInt8 = 2
    /// `_` and its like: joins letters, digits and itself.
    static let connector: UInt8 = 3
    /// Belongs to whatever stands before it: combining marks, format characters.
    static let extend: UInt8 = 4
    /// Joins two letters.
    static let midLetter: UInt8 = 5
    /// Joins two digits.
    static let midNumber: UInt8 = 6
    /// Joins two letters or two digits.
    static let midBoth: UInt8 = 7
    /// Follows rules that are left to ICU: dictionaries, Hebrew quotes, emoji sequences, and all scalars from
    /// ``limit`` on.
    static let foreign: UInt8 = 8

    /// The first scalar beyond the table.
    static let limit: UInt32 = 0x2800

    /// The class of each scalar below ``limit``.
    static let table: [UInt8] = {
        var table: [UInt8] = []
        table.reserveCapacity(Int(limit))
        for (index, range) in ranges.enumerated() {
            let end = index + 1 < ranges.count ? ranges[index + 1] >> 4 : limit
            table.append(contentsOf: repeatElement(UInt8(range & 15), count: Int(end - range >> 4)))
        }
        return table
    }()
}
