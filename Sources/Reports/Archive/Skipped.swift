/// An input that gave no report, or a value of one that was passed over, and why.
package struct Skipped: Hashable, Sendable {
    /// Why an input gave no report. ``code`` is stable, for scripts.
    package enum Reason: Error, Hashable, Sendable {
        /// No such file or folder.
        case missing
        /// The same of a path whose name may be one in bytes that are not UTF-8.
        case unknownName
        /// The system refused: its own words.
        case unreadable(String)
        /// Nothing in it but white space.
        case empty
        /// Named as a kind that is read, but it holds something else.
        case binary
        /// A kind of file that is not read; what it is.
        case unsupportedType(String)
        /// Read by a program that is not installed; its name, and the package that has it.
        case missingProgram(String, package: String)
        /// The program that reads it gave it up: its name, and what became of it.
        case failedProgram(String, String)
        /// A line of JSONL that is not a record. The line counts from 1, the byte from 0 at the start of the
        /// (unpacked) file.
        case badJSON(line: Int, offset: Int64, what: String)
        /// A table none of whose columns is the text of reports, by the name that was looked for.
        case noTextColumn(String)
        /// A row of a table with more fields than columns, as where text with separators is not quoted: how many more.
        case surplusFields(Int)
        /// A row of a table with a quote that nothing closes.
        case unclosedQuote
        /// A damaged archive or archive entry: the unpacker's own words.
        case badArchive(String)
        /// An archive or a message that does not end as programs end it, and may have been cut: how it ends.
        case doubtfulEnd(String)
        /// A document that ends within a part of it, and may have been cut: it is read as far as it goes.
        case cutDocument
        /// An archive entry that wants a password.
        case encrypted
        /// More than a limit allows; which.
        case tooLarge(Limit)
        /// Text in no encoding that could be told.
        case undecodable
        /// A symbolic link, device, pipe or socket; which.
        case linkOrDevice(String)
        /// Left out by a pattern.
        case excluded
        /// A report whose ID another report of the run has.
        case repeatedID(String)
        /// A report that says something else than one of its ID, which would have stayed in the index, and takes its
        /// place: the ID, and where that one was.
        case replacedReport(String, place: String?)
        /// An entry whose name an entry before it in its archive has, which it replaces.
        case repeatedEntry
        /// A line of a corrections file that corrects nothing: what is wrong, and what to write instead.
        case badCorrection(line: Int, what: String)
        /// A corrections file inside an archive.
        case packedCorrections
        /// A correction of a report that there is not, by its ID.
        case unmatchedCorrection(String)
        /// A source of which the index has reports, and which is a folder that holds no file any more. Its path as
        /// given is that to say so by, of the index at a path.
        case emptied(reports: Int, path: String, index: String)
        /// A source some of whose files are those of one that is absent, and so in the index twice: how many reports
        /// these gave, the path of the absent one, and that of the index.
        case copied(reports: Int, from: String, index: String)
        /// A source of which the index had reports before a rebuild that was not given it.
        case leftOut(reports: Int)
        /// An index made anew that could not be read before.
        case unknownSources
        /// A date or a province that came with a report and means nothing.
        case unreadDate(String)
        case unknownProvince(String, near: String?)
        /// A text whose encoding is a weak guess, or that had lost letters before it came to us.
        case doubtfulText(RawReport.Encoding)
    }

    /// The limits that keep hostile input from filling memory or running on for ever.
    package enum Limit: String, Sendable {
        case entryBytes = "entry-bytes"
        case patternBytes = "pattern-bytes"
        case textBytes = "text-bytes"
        case archiveBytes = "archive-bytes"
        case pageBytes = "page-bytes"
        case lineBytes = "line-bytes"
        case memory
        case entries
        case expansion
        case total = "total-bytes"
        case depth
    }

    package var location: RawReport.Location
    /// Where it is, as people read it: `old.zip!/2004/a.txt`.
    package var place: String
    package var reason: Reason
    /// Whether it is a file as a whole that gave reports when it was read before.
    var gaveReports = false
    /// Of what stands among records and is none, a hash of it, of the record before it and of where these are. Of an
    /// archive that does not end as others do, one of where it is and of how much it holds: a cut leaves less.
    var content: UInt64?

    package init(location: RawReport.Location, place: String, reason: Reason) {
        self.location = location
        self.place = place
        self.reason = reason
    }

    /// Whether the run was incomplete because of it: false for what was never meant to be a report.
    package var isRejection: Bool {
        switch reason {
        case .unsupportedType: return gaveReports
        case .missingProgram, .excluded: return false
        // One that was named was meant.
        case .linkOrDevice: return location.path.isEmpty
        default: return !isRemark
        }
    }

    /// Whether nobody knows what is there: a report that it gave before may be there still.
    var leavesDoubt: Bool {
        switch reason {
        case .repeatedID, .badCorrection, .packedCorrections: return false
        case .doubtfulEnd: return true
        default: return isRejection || missingPackage != nil
        }
    }

    /// What it is known by when it is met again in its file, wherever that be; nil where it may hold something else
    /// then.
    var mark: UInt64? {
        if let content { return ContentHash.value(of: [reason.code, String(content)]) }
        switch reason {
        case .empty, .binary, .undecodable, .encrypted, .missingProgram, .failedProgram, .noTextColumn,
            .tooLarge(.entryBytes), .tooLarge(.pageBytes), .tooLarge(.memory), .tooLarge(.depth):
            return ContentHash.value(of: [location.path, reason.code])
        default: return nil
        }
    }

    /// Whether it says what is in its file, so that the same bytes have it said again.
    var isLasting: Bool {
        switch reason {
        case .badJSON, .doubtfulEnd, .cutDocument: true
        default: false
        }
    }

    /// The package to install to have it read.
    package var missingPackage: String? {
        guard case .missingProgram(_, let package) = reason else { return nil }
        return package
    }

    /// Whether the run is complete in spite of it, though people should know.
    package var isRemark: Bool {
        switch reason {
        case .unmatchedCorrection, .copied, .leftOut, .unknownSources, .unreadDate, .unknownProvince, .doubtfulText,
            .surplusFields, .repeatedEntry, .replacedReport, .doubtfulEnd, .cutDocument:
            return true
        default: return false
        }
    }
}

extension Skipped.Reason {
    /// Never changes, so that scripts can rely on it.
    package var code: String {
        switch self {
        case .missing, .unknownName: return "missing"
        case .unreadable: return "unreadable"
        case .empty: return "empty"
        case .binary: return "binary"
        case .unsupportedType: return "unsupported-type"
        case .missingProgram: return "missing-program"
        case .failedProgram: return "failed-program"
        case .badJSON: return "bad-json"
        case .noTextColumn: return "no-text-column"
        case .surplusFields: return "surplus-fields"
        case .unclosedQuote: return "unclosed-quote"
        case .badArchive: return "bad-archive"
        case .doubtfulEnd: return "doubtful-end"
        case .cutDocument: return "cut-document"
        case .encrypted: return "encrypted"
        case .tooLarge: return "too-large"
        case .undecodable: return "undecodable"
        case .linkOrDevice: return "link-or-device"
        case .excluded: return "excluded"
        case .repeatedID: return "repeated-id"
        case .replacedReport: return "replaced-report"
        case .repeatedEntry: return "repeated-entry"
        case .badCorrection: return "bad-correction"
        case .packedCorrections: return "packed-corrections"
        case .unmatchedCorrection: return "unmatched-correction"
        case .emptied: return "emptied"
        case .copied: return "copied"
        case .leftOut: return "left-out"
        case .unknownSources: return "unknown-sources"
        case .unreadDate: return "unread-date"
        case .unknownProvince: return "unknown-province"
        case .doubtfulText: return "doubtful-text"
        }
    }
}
