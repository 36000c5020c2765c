internal import Analysis
private import CJSON

/// Reads single records of JSONL.
@safe final class JSONRecordReader {
    struct Record {
        var text: String
        /// See ``RawReport/offsetsInFile``.
        var offsets: ScalarOffsets?
        let given: RawReport.Given
        let encoding: RawReport.Encoding

        /// Of fields in Unicode, which are mended as other texts are.
        /// - Parameter encoding: how they became Unicode.
        init(
            _ fields: [Field: [UInt8]],
            of encoding: RawReport.Encoding
        ) {
            var given = RawReport.Given()
            for (field, value) in fields where !value.isEmpty { given.give(field, value) }
            let decoded = TextDecoding.mended(fields[.text] ?? [], with: &given, of: encoding)
            self.given = given
            self.encoding = decoded.encoding
            (text, offsets) = TextNormalization.report(decoded.utf8)
        }
    }

    typealias Field = FieldMap.Field

    /// Why a line is no record: what, and where in it, where that is known.
    struct Failure: Error {
        var what: String
        var offset: Int?
        var isNotUTF8 = false
    }

    private let handle: OpaquePointer?
    private let textName: String
    private var slices = unsafe [cjson_slice](repeating: cjson_slice(), count: Field.allCases.count)

    init(_ map: FieldMap = FieldMap()) {
        textName = map.name(of: .text)
        let names = Field.allCases.reduce(into: "") { $0 += map.name(of: $1) + "\0" }
        // Databases number their records, and programs their days.
        let numbers = Field.allCases.filter { $0 != .text }.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
        unsafe handle = unsafe cjson_reader_new(names, Int32(Field.allCases.count), numbers)
    }

    deinit {
        unsafe cjson_reader_free(handle)
    }

    /// - Parameters:
    ///   - range: of the record in `buffer`.
    ///   - replaced: how many broken bytes were mended in it.
    func record(_ buffer: [UInt8], _ range: Range<Int>, replaced: Int = 0) throws(Failure) -> Record {
        guard let handle = unsafe handle else { throw Failure(what: "out of memory") }
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        return try unsafe buffer.withUnsafeBufferPointer { (bytes) throws(Failure) in
            guard let start = unsafe bytes.baseAddress?.advanced(by: range.lowerBound) else {
                throw Failure(what: "nothing")
            }
            let outcome = unsafe slices.withUnsafeMutableBufferPointer { fields -> cjson_outcome? in
                guard let first = fields.baseAddress else { return nil }
                return unsafe cjson_read(handle, start, Int64(range.count), first)
            }
            guard let outcome = unsafe outcome else { throw Failure(what: "nothing") }
            if unsafe outcome.status != cjson_ok { throw unsafe Self.failure(outcome) }
            return try kept(replaced: replaced)
        }
    }

    private static func failure(_ outcome: cjson_outcome) -> Failure {
        var what = unsafe String(cString: outcome.message)
        if unsafe outcome.status == cjson_not_a_string, let field = unsafe Field(rawValue: Int(outcome.field)) {
            what = "\"\(field)\" is " + what
        }
        let offset = unsafe Int(outcome.offset)
        return Failure(
            what: what, offset: offset < 0 ? nil : offset,
            isNotUTF8: unsafe outcome.status == cjson_not_utf8)
    }

    /// Copies what is kept out of the reader's memory.
    private func kept(replaced: Int) throws(Failure) -> Record {
        guard let text = bytes(.text) else { throw Failure(what: "\"\(textName)\" is missing") }
        guard text.contains(where: { $0 > 0x20 }) else { throw Failure(what: "\"\(textName)\" is empty") }
        var fields: [Field: [UInt8]] = [:]
        for field in Field.allCases { fields[field] = bytes(field) }
        let repairs = replaced > 0 ? ["replaced": replaced] : [:]
        return Record(fields, of: .init(name: TextEncoding.utf8.rawValue, confidence: 1, repairs: repairs))
    }

    private func bytes(_ field: Field) -> [UInt8]? {
        let slice = unsafe slices[field.rawValue]
        guard let start = unsafe slice.bytes else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(slice.length)))
    }
}

extension JSONRecordReader {
    /// Reads one object, which stands in its file at a line (from 1) and an offset. One with a few broken bytes is
    /// mended, as a plain text would be.
    func read(_ buffer: [UInt8], _ range: Range<Int>, number: Int, line: Int, offset: Int64) -> ReadRecord {
        func skipped(_ failure: Failure) -> ReadRecord {
            var hash = ContentHash()
            hash.update(buffer[range])
            return .skipped(
                .badJSON(line: line, offset: offset + Int64(failure.offset ?? 0), what: failure.what), number: number,
                content: hash.value)
        }
        do throws(Failure) {
            return .record(try record(buffer, range), number: number)
        } catch {
            guard error.isNotUTF8 else { return skipped(error) }
        }
        let bytes = Array(buffer[range])
        let scan = UTF8Scan(bytes)
        // Zeros may have taken the end of a record and the beginning of the next: they are no slips within one.
        guard scan.nuls == 0, scan.isMendable(bytes.count) else { return skipped(Failure(what: "ill-formed UTF-8")) }
        let repaired = UTF8Scan.repaired(bytes)
        do throws(Failure) {
            return .record(try record(repaired, 0..<repaired.count, replaced: scan.illFormed), number: number)
        } catch {
            return skipped(error)
        }
    }
}
