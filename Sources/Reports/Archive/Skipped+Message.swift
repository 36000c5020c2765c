extension Skipped {
    /// One line for people: the place, what is wrong, what to do. Free of control and bidi characters.
    package var message: String {
        Self.printable(place + ": " + reason.description)
    }

    /// `text` with everything that could steer a terminal or turn the reading direction replaced by U+FFFD.
    package static func printable(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            view.append(steersTerminal(scalar.value) ? "\u{FFFD}" : scalar)
        }
        return String(view)
    }

    private static func steersTerminal(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x20, 0x7F..<0xA0: return true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return true
        default: return false
        }
    }
}

extension Skipped.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing:
            return "no such file or folder; check the path"
        case .unknownName:
            return "no file or folder has that name in UTF-8; if its name is in other bytes, give the folder it lies in"
        case .unreadable(let error):
            return "cannot be read (\(error)); check that it is there and that you may read it"
        case .empty:
            return "holds no text"
        case .binary:
            return "is not what its name says but holds binary data; check that it was copied whole"
        case .unsupportedType(let type):
            return "\(type) is not read; if it holds a report, save that as text or HTML"
        case .missingProgram(let program, let package):
            return "is read by the program \(program), which is not installed; install the package \(package)"
        case .failedProgram(let program, let fate):
            return "cannot be read by \(program), which \(fate); check that it opens elsewhere, or save it anew"
        case .badJSON(let line, let offset, let what):
            return "line \(line), byte \(offset): \(what); each record must be one JSON object with a \"text\""
        case .noTextColumn(let name):
            return "has no column \"\(name)\"; name the one that holds the texts: --map text=NAME"
        case .surplusFields(let count):
            return "\(count) more fields than columns: put text with separators in quotes, or part of it may be lost"
        case .unclosedQuote:
            return "opens a quote that is never closed, so that nobody knows where the row ends; close it"
        case .badArchive(let error):
            return
                "damaged (\(error)); what could be had of what came before was read, fetch or pack it again for the rest"
        case .cutDocument: return Self.doubtfulEnd("the document does not end").description
        case .doubtfulEnd(let end):
            return "may have been cut (\(end)); what is there was read, compare it with where it came from"
        case .encrypted:
            return "wants a password; pack it again without one"
        case .tooLarge(let limit):
            return limit.description
        case .undecodable:
            return "is in no encoding that could be told; convert it to UTF-8 or name its encoding"
        case .linkOrDevice(let kind):
            return "is a \(kind), which is not followed; give the path of the file itself"
        case .excluded:
            return "is left out by a pattern; see --exclude and \(Exclusions.fileName)"
        case .repeatedID(let id):
            return "another report of this run has the ID \(id) and says something else; give it an ID of its own"
        case .replacedReport(let id, nil):
            return
                "takes the place of the report with the ID \(id), which says something else and of which it is not known "
                + "where it was; give one of them an ID of its own"
        case .replacedReport(let id, let place?):
            return "takes the place of the report with the ID \(id) from \(place), which says something else; "
                + "give one of them an ID of its own"
        case .repeatedEntry:
            return "stands twice in its archive; the later one was taken, as unpacking would leave it"
        case .badCorrection(let line, let what): return "line \(line): \(what)"
        case .packedCorrections:
            return "corrections inside an archive are not applied; put the file beside the archive"
        case .unmatchedCorrection(let id):
            return "no report has the id \(id); give one that search --format ids prints"
        case .emptied(let reports, let path, let index):
            return
                "is not there or an empty folder now, so its reports (\(reports)) stay in the index; if they are to go: "
                + "tracuu delete --path \(ShellWord.of(path)) -i \(ShellWord.of(index))"
        case .copied(let reports, let source, let index):
            return
                "has reports (\(reports)) that the index keeps as those of \(source) too, where no file is any more; "
                + "if that is gone for good: tracuu delete --path \(ShellWord.of(source)) -i \(ShellWord.of(index))"
        case .leftOut(let reports):
            return "was not named, so the index made anew is without its reports (\(reports)); name it too to have them"
        case .unknownSources:
            return "which sources this index had cannot be read any more; it has what was named now, so name them all"
        case .unreadDate(let text):
            return "its date \"\(text)\" cannot be read and was passed over; write it like 2023-11-23"
        case .unknownProvince(let name, let near):
            let remedy = near.map { "did you mean \"\($0)\"?" } ?? "write its name as before 1 July 2025"
            return "its province \"\(name)\" is unknown and was passed over; \(remedy)"
        case .doubtfulText(let encoding):
            let damage = encoding.damage.sorted { $0.key < $1.key }.map { ", \($0.key) \($0.value)" }.joined()
            let percent = Int(encoding.confidence * 100)
            return
                "was read as \(encoding.name), \(percent) % sure\(damage); compare it with the original, or name its encoding"
        }
    }
}

extension Skipped.Limit: CustomStringConvertible {
    package var description: String {
        switch self {
        case .entryBytes: return "is larger than a report may be; split it"
        case .patternBytes: return "is longer than a list of patterns may be; shorten it"
        case .textBytes:
            return "is a longer text than the memory allowed is enough for; split it, or allow more (--memory)"
        case .archiveBytes:
            return "is an archive that can only be read whole, and too large for that; give it as a file of its own"
        case .pageBytes: return "is larger than an HTML page may be; save its text instead"
        case .lineBytes: return "has a line longer than a record may be; split the record"
        case .memory:
            return "takes more memory to read than the run may have; allow more (--memory), or split it"
        case .entries: return "holds more entries than an archive may; split it"
        case .expansion:
            return
                "unpacks to far more than its own size, as archives made to do harm do; what came before was read, allow more "
                + "for the rest (--max-ratio)"
        case .total: return "unpacks to more than is allowed in all; allow more, or split it"
        case .depth: return "is packed too deep inside other archives; unpack the outer ones"
        }
    }
}
