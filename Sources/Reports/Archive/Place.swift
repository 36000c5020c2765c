/// Where something is: for scripts, and as people read it.
struct Place: Sendable {
    var location: RawReport.Location
    /// `archive.zip!/inner/path` where archives are entered.
    var shown: String
    /// What was put right in the names of the entries that lead here.
    var nameRepair: NameRepair?

    /// A path given by the user, or a file below it.
    init(_ location: RawReport.Location) {
        self.location = location
        shown = location.source
        if !location.path.isEmpty {
            shown += location.source.utf8.last == UInt8(ascii: "/") ? location.path : "/" + location.path
        }
    }

    /// An entry of the archive that is here.
    func entry(_ name: EntryName) -> Place {
        var inner = self
        inner.shown += "!/" + name.text
        inner.location.path += location.path.isEmpty ? name.text : "!/" + name.text
        if let repair = name.repair {
            let isCleaned = repair.isCleaned || (nameRepair?.isCleaned ?? false)
            inner.nameRepair = NameRepair(encoding: repair.encoding ?? nameRepair?.encoding, isCleaned: isCleaned)
        }
        return inner
    }

    /// A record of the JSONL file that is here, by its line from 1.
    func record(_ line: Int) -> RawReport.Location {
        RawReport.Location(source: location.source, path: location.path + "#\(line)")
    }

    func skipped(_ reason: Skipped.Reason) -> Skipped {
        Skipped(location: location, place: shown, reason: reason)
    }
}
