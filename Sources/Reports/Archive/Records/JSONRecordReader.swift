internal import Analysis
private import CJSON

/// Reads single records of JSONL.
@safe final class JSONRecordReader {
    struct Record {
        var text: String
        /// See ``RawReport/offsetsInFile``.
        var offsets: ScalarOffsets?
        var given = RawReport.Given()

        init(text: [UInt8]) {
            (self.text, offsets) = TextNormalization.report(text)
        }

        /// Takes a field over; one that holds nothing is none.
        mutating func give(_ field: Field, _ value: [UInt8]) {
            guard !value.isEmpty else { return }
            switch field {
            case .id: given.id = String(decoding: value, as: UTF8.self)
            case .date: given.date = String(decoding: value, as: UTF8.self)
            case .url: given.url = String(decoding: value, as: UTF8.self)
            case .title: given.title = TextNormalization.text(value)
            case .source: given.source = TextNormalization.text(value)
            case .author: given.author = TextNormalization.text(value)
            case .province: given.province = TextNormalization.text(value)
            case .text: break
            }
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
        let names = Field.allCases.map { map.name(of: $0) + "\0" }.joined()
        unsafe handle = unsafe cjson_reader_new(names, Int32(Field.allCases.count))
    }

    deinit {
        unsafe cjson_reader_free(handle)
    }

    /// - Parameters:
    ///   - range: of the record in `buffer`.
    func record(_ buffer: [UInt8], _ range: Range<Int>) throws(Failure) -> Record {
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
            return try kept()
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
    private func kept() throws(Failure) -> Record {
        guard let text = bytes(.text) else { throw Failure(what: "\"\(textName)\" is missing") }
        guard text.contains(where: { $0 > 0x20 }) else { throw Failure(what: "\"\(textName)\" is empty") }
        var record = Record(text: text)
        for field in Field.allCases where field != .text { record.give(field, bytes(field) ?? []) }
        return record
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
            .skipped(
                .badJSON(line: line, offset: offset + Int64(failure.offset ?? 0), what: failure.what), number: number)
        }
        func read(_ buffer: [UInt8], _ range: Range<Int>, repairs: [String: Int]) throws(Failure) -> ReadRecord {
            let encoding = RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 1, repairs: repairs)
            return .record(try record(buffer, range), number: number, encoding: encoding)
        }
        do throws(Failure) {
            return try read(buffer, range, repairs: [:])
        } catch {
            guard error.isNotUTF8 else { return skipped(error) }
        }
        let bytes = Array(buffer[range])
        let scan = UTF8Scan(bytes)
        guard scan.illFormed * 1000 < bytes.count else { return skipped(Failure(what: "ill-formed UTF-8")) }
        let repaired = UTF8Scan.repaired(bytes)
        do throws(Failure) {
            return try read(repaired, 0..<repaired.count, repairs: ["replaced": scan.illFormed])
        } catch {
            return skipped(error)
        }
    }
}
