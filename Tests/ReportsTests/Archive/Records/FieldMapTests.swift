import Reports
import Testing

@Suite struct FieldMapTests {
    @Test func fieldsGoByTheNamesOfTheirCases() {
        for field in FieldMap.Field.allCases { #expect(field.name == "\(field)") }
    }
}
