import Reports
import Testing

/// Counts and cross-references of the registries of documents.
struct ReferenceRegistryTests {
    private let types = DocumentTypes.registry
    private let central = CentralDocuments.registry

    @Test func counts() {
        #expect(types.entries.count { $0.system == .party } == 31)
        #expect(types.entries.count { $0.system == .state } == 38)
        #expect(IssuingBodies.registry.entries.count == 60)
        #expect(central.documents.count == 84)
        #expect(central.plenums.count == 17)
    }

    @Test func everyDocumentHasAKnownTypeBodyAndTerm() {
        for document in central.documents {
            let parts = document.family.split(separator: "/")
            let isPlenum = document.family.hasPrefix("nqtw-")
            #expect(isPlenum || types.entry(key: String(parts[0].prefix { $0 != "-" })) != nil, "\(document.family)")
            #expect(isPlenum || parts.count == 2 && IssuingBodies.registry.known(String(parts[1])) != nil)
            #expect(central.start(ofTerm: document.term) != nil)
            #expect(document.date.precision == .day)
        }
    }

    @Test func everyDateLiesInItsTerm() {
        for document in central.documents {
            #expect(central.centralTerm(on: document.date) == document.term, "\(document.family)")
        }
    }

    @Test func plenumsAndTheirDocumentsAreOfOneTerm() {
        for (plenum, documents) in central.plenums {
            #expect(!documents.isEmpty)
            for key in documents {
                #expect(CentralDocuments.split(key).term == CentralDocuments.split(plenum).term, "\(key)")
            }
        }
    }

    /// A document known by its subject stands in the registry of documents with the same term and day, if at all.
    @Test func documentsKnownByTheirSubject() {
        let known = DocumentSubjects.registry.documents
        #expect(known.count == 59)
        #expect(Set(known.map(\.key)).count == known.count)
        for document in known {
            let parts = document.family.split(separator: "/")
            #expect(types.entry(key: String(parts[0].prefix { $0 != "-" })) != nil, "\(document.key)")
            #expect(IssuingBodies.registry.known(String(parts[1])) != nil, "\(document.key)")
            #expect(document.date.precision == .day)
            guard let term = document.term else { continue }
            #expect(central.centralTerm(on: document.date) == term, "\(document.key)")
            for listed in central.documents(family: document.family) where listed.term == term {
                #expect(listed.date == document.date, "\(document.key)")
            }
        }
    }

    @Test func assemblyTermsByYear() throws {
        #expect(central.assemblyTerm(on: try #require(PartialDate(year: 2025))) == 15)
        #expect(central.assemblyTerm(on: try #require(PartialDate(year: 2021))) == nil)
        #expect(central.assemblyTerm(on: try #require(PartialDate(year: 2021, month: 11, day: 2))) == 15)
    }

    @Test func codesThatFoldAlikeKeepTheirStroke() {
        #expect(Set(types.entries.filter { $0.key == "hd" }.map(\.code)) == ["HD", "HĐ"])
        #expect(IssuingBodies.registry.known("qh15")?.code == "QH15")
        #expect(IssuingBodies.registry.known("ub")?.code == "UBND")
        #expect(IssuingBodies.registry.known("qh") == nil)
    }
}
