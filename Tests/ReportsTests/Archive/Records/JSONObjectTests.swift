import Reports
import TestSupport
import Testing

@Suite struct JSONObjectTests {
    private func read(_ json: String, as name: String = "a.json", map: String? = nil) throws -> Items {
        var options = ArchiveOptions()
        if let map { options.fields = try #require(FieldMap(map)) }
        return try FormatSamples.read(Array(json.utf8), as: name, options)
    }

    @Test func anArrayOfObjects() throws {
        let json = """
            \u{FEFF}[
              {"id": "a", "title": "Một {", "text": "Văn \\"bản\\" ]", "tags": ["x", {"y": 1}]},
              {"text": "Hai"}, {"text": 3},
              {"text": "Ba"}
            ]
            """
        for name in ["a.json", "a.txt", "a"] {
            let items = try read(json, as: name)
            #expect(items.texts == ["Văn \"bản\" ]", "Hai", "Ba"])
            #expect(items.reports.map(\.given.title) == ["Một {", nil, nil])
            #expect(items.paths == ["\(name)#1", "\(name)#2", "\(name)#4"])
            #expect(items.skipped.map(\.reason.code) == ["bad-json"])
            #expect(items.skipped.first?.message.contains("line 3, byte") == true)
        }
    }

    @Test func oneObjectOnManyLines() throws {
        let items = try read("{\n \"headline\": \"Tin\",\n \"body\": \"Văn bản\"\n}\n", map: "title=headline,text=body")
        #expect(items.texts == ["Văn bản"])
        #expect(items.reports.map(\.given.title) == ["Tin"])
        #expect(try read("{\n \"headline\": \"Tin\"\n}").reasons == ["a.json#1 bad-json"])
    }

    @Test func jsonLinesUnderAnyName() throws {
        #expect(try read("{\"text\":\"Một\"}\n{\"text\":\"Hai\"}\n", as: "a.json").texts == ["Một", "Hai"])
        #expect(try read("{\"text\":\"Một\"}\n{\"text\":\"Hai\"}\n", as: "a.txt").texts == ["Một", "Hai"])
    }

    /// What is left of an object, and an array that does not end, are told at their line.
    @Test(arguments: [
        ("[x,\n2]", ["a.json#1 bad-json"]), ("[null, 1.5e3, \"r\\\"ác\", {\"text\":\"Một\"}];\n", []),
        ("\u{FEFF}[{\"text\":\"Một\"}]\n\u{FEFF}[{\"text\":\"Hai\"}]", []),
        ("[{\"text\":\"Một\"}]\0\0", ["a.json#2 bad-json"]),
        ("[{\"text\":\"Một\"},\n\"text\":\"Hai\"},\n{\"text\":\"Ba\"}]", ["a.json#2 bad-json"]),
        ("[{\"text\":\"Một\"},\n", ["a.json#2 bad-json"]), ("[{\"text\":\"Một\"}, {\"te", ["a.json#2 bad-json"]),
        ("[{\"text\":\"Một\"}][{\"text\":\"Hai\"}]\n", []),
        ("[[], {\"text\":\"Một\"},\n", ["a.json#2 bad-json"]), ("[[1, [2]], {\"text\":\"Một\"}]", []),
        ("[\"a ] b\", {\"text\":\"Một\"},\n", ["a.json#2 bad-json"]), ("[\"a ] {\", {\"text\":\"Một\"}]", []),
        ("[{\"text\":\"Một\"}, \"một\nhai\", {\"text\":\"Hai\"}]", ["a.json#2 bad-json"]),
        ("[{\"text\":\"Một\"}, n\": 5}, {\"text\":\"Hai\"}]", ["a.json#2 bad-json"]),
        ("2, \"n\": 5}, {\"text\":\"Một\"}]", ["a.json#1 bad-json"]),
        ("[{\"text\":\"Một\"},\n/*{\"text\":\"Hai\"}*/]", ["a.json#2 bad-json", "a.json#3 bad-json"]),
        ("[{\"text\":\"Một\"}, //a.vn\"}, {\"text\":\"Hai\"}]", ["a.json#2 bad-json"]),
        ("[{\"text\":\"Một\"},\n//a.vn\"}, { \"text\":\"Hai\"}, {\"text\":\"Ba\"}\n]", ["a.json#2 bad-json"]),
        ("\0\0\0, {\"text\":\"Một\"}]", ["a.json#1 bad-json"]),
    ]) func whatIsLeftOfAnObjectIsTold(json: String, reasons: [String]) throws {
        let items = try read(json)
        #expect(items.reasons == reasons)
        #expect(items.skipped.allSatisfy { $0.message.contains("byte") })
    }

    /// Comments, and what makes a script of it.
    @Test(arguments: [
        "// Bảng\r[{\"text\":\"Một\"},\r{\"text\":\"Hai\"}]\r",
        "// của {a}\n{\"text\":\"Một\"}\n/* {\n} */{\"text\":\"Hai\"}",
        "/* 1 */ {\"text\":\"Một\"}\n/* 2 * / 3 */\n{\"text\":\"Hai\"}",
        "/**\n * Bảng \"tin\"\n */\n// a.b\n[{\"text\":\"Một\"},\n// c: d\n{\"text\":\"Hai\"}]\n// hết",
        ")]}'\n[{\"text\":\"Một\"}, {\"text\":\"Hai\"}]", "for (;;);[{\"text\":\"Một\"}, {\"text\":\"Hai\"}]",
        "a.b(\n{\"text\":\"Một\"}, {\"text\":\"Hai\"});", "var data = [{\"text\":\"Một\"}, NaN, {\"text\":\"Hai\"}];\n",
    ]) func whatProgramsWriteRoundIsNone(json: String) throws {
        let items = try read(json)
        #expect(items.texts == ["Một", "Hai"])
        #expect(items.skipped.isEmpty)
    }

    /// Zeros may take the end of a record and the beginning of the next, and halves of letters.
    @Test(arguments: ["a.json", "a.jsonl"]) func zerosAcrossRecordsAreNoSlips(name: String) throws {
        let records = (1...4).map { "{\"text\":\"Xã số \($0) mở rộng đường về xã bên sông.\"}" }
        let text =
            name == "a.json" ? "[" + records.joined(separator: ", ") + "]" : records.joined(separator: "\n") + "\n"
        let whole = Array(text.utf8)
        let letters = whole.indices.filter { whole[$0] == 0xE1 }
        // From within a letter of the second record to within one of the third.
        let (start, end) = (letters[6] + 1, letters[8] + 1)
        var bytes = whole
        for index in start..<end { bytes[index] = 0 }
        let items = try FormatSamples.read(bytes, as: name)
        #expect(items.texts.allSatisfy { !$0.contains("\u{FFFD}") })
        #expect(items.texts.count < 4)
        #expect(items.skipped.map(\.reason.code) == ["bad-json"])
    }

    @Test func anObjectBeyondTheLimitIsPassedOver() throws {
        var options = ArchiveOptions()
        options.limits.lineBytes = 1000
        let long = String(repeating: "a{", count: 1_500_000)
        let json = "[{\"text\":\"Một\"},{\"text\":\"\(long)\"},{\"text\":\"Ba\"}]"
        let items = try FormatSamples.read(Array(json.utf8), as: "a.json", options)
        #expect(items.texts == ["Một", "Ba"])
        #expect(items.reasons == ["a.json#2 too-large"])
    }

    @Test(arguments: [("[{", "["), ("[{\"text\":", "{\"a\":"), ("[{\"", "\\"), ("[{", "}{")])
    func hostileNestingTakesLinearTime(_ head: String, _ unit: String) throws {
        let isLinear = try ProcessorTime.growsLinearly(to: 1_000_000) { count throws in
            #expect(try read(head + String(repeating: unit, count: count)).reports.isEmpty)
        }
        #expect(isLinear)
    }
}
