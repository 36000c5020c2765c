/// The encodings of texts, by the names the command line and the output use.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// ABC fonts (VN3), with the toned capitals of TCVN 5712:1993 (VN1).
    case tcvn3
    /// VNI-Win fonts: a letter and its marks in one or two bytes.
    case vni
    /// RFC 1456.
    case viscii
    case windows1258 = "windows-1258"

    /// Those from before Unicode, the likeliest first where two read a text alike.
    static let legacy: [TextEncoding] = [.windows1258, .tcvn3, .vni, .viscii]

    /// An encoding by a name that pages and messages declare it with; nil for one that is not read.
    /// - Parameter label: in lower case.
    init?(label: String) {
        switch label {
        case "utf8": self = .utf8
        case "utf-16": self = .utf16LittleEndian
        case "cp1258", "x-cp1258": self = .windows1258
        case "csviscii", "x-viet-viscii", "viscii1.1-1": self = .viscii
        case "tcvn", "tcvn-5712", "tcvn5712-1", "x-viet-tcvn5712", "x-viet-tcvn": self = .tcvn3
        case "x-viet-vni", "vni-win": self = .vni
        default: self.init(rawValue: label)
        }
    }
}
