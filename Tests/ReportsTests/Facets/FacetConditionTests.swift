import Reports
import Testing

/// What a line of a list stands for, in the query language.
@Suite struct FacetConditionTests {
    /// A document's number as it is written, where that asks for the very same documents as its key.
    @Test(arguments: [
        ("da-1/hu", "01-ĐA/HU", "ref:01-ĐA/HU"), ("nq-7/tu", "07-NQ/TU", "ref:07-NQ/TU"),
        ("nqtw-4#k11", "NQ Trung ương 4 (khóa XI)", "ref:\"NQ Trung ương 4 (khóa XI)\""),
        ("nq-7/tu@lang-son#2006", "07-NQ/TU", "ref:nq-7/tu@lang-son#2006"),
        ("qd-749/ttg", "749/QĐ-TTg (2020)", "ref:qd-749/ttg"), ("unknown", "unknown", "ref:unknown"),
    ])
    func aReferenceIsShownAsWritten(key: String, label: String, condition: String) {
        let value = Facet.Value(value: key, label: label, reports: 1)
        #expect(FacetField.reference.condition(value) == condition)
        #expect(FacetField.reference.condition(value, excluded: true) == "-" + condition)
    }
}
