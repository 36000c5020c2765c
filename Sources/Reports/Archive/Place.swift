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
        shown = location.shown
    }

    /// An entry of the archive that is here.
    func entry(_ name: EntryName) -> Place {
        var inner = self
        inner.shown += "!/" + name.text
        if location.path.isEmpty {
            inner.location.isSourcePacked = true
            inner.location.path = name.text
        } else {
            inner.location.path += "!/" + name.text
        }
        if let repair = name.repair {
            let isCleaned = repair.isCleaned || (nameRepair?.isCleaned ?? false)
            inner.nameRepair = NameRepair(encoding: repair.encoding ?? nameRepair?.encoding, isCleaned: isCleaned)
        }
        return inner
    }

    /// What a web archive that is here has of an address: `20210506121314/https://…`, as web archives are cited. The
    /// moment tells captures of one address apart.
    func capture(_ url: String, _ date: String) -> Place {
        let digits = date.utf8.filter { (0x30...0x39).contains($0) }.prefix(14)
        return entry(EntryName(capture: String(decoding: Array(digits), as: UTF8.self) + "/" + url))
    }

    /// A record of the JSONL file that is here, by its line from 1.
    func record(_ line: Int) -> RawReport.Location {
        var record = location
        record.path += "#\(line)"
        return record
    }

    func skipped(_ reason: Skipped.Reason) -> Skipped {
        Skipped(location: location, place: shown, reason: reason)
    }
}

extension RawReport.Location {
    /// The path from the source given down to the report: `archive/2004/old.zip!/a.txt`; `#7` is a line.
    package var shown: String {
        if path.isEmpty || path.hasPrefix("#") { return source + path }
        if isSourcePacked { return source + "!/" + path }
        return source.utf8.last == UInt8(ascii: "/") ? source + path : source + "/" + path
    }

    /// Why what is here gave no report.
    func skipped(_ reason: Skipped.Reason) -> Skipped {
        Skipped(location: self, place: shown, reason: reason)
    }
}
