package import Analysis

/// What is found in a text of its own, without a page around it: the references in it, the dates, and the units named
/// with what they are.
package struct TextFindings: Sendable {
    /// A province or district named in a text, or a province of an earlier time.
    package struct Place: Sendable {
        /// Unicode scalar offsets into the text, from the word for what it is to the end of the name.
        package let range: Range<Int>
        /// Name as of before 1 July 2025; nil for a district whose name several provinces have, and for a historic unit.
        package let province: String?
        package let province34: String?
        package let district: String?
        package let historic: String?
    }

    package let references: [DocumentReference]
    package let dates: [ReportDate]
    package let places: [Place]

    /// - Parameter text: canonical.
    /// - Complexity: linear in the text.
    package init(in text: FoldedText) {
        let whole = 0..<text.count
        references = ReferenceRecognizer.references(in: text, passages: [whole], context: ReferenceContext())
        var dates: [ReportDate] = []
        DateScanner(text).scan(whole, into: &dates)
        self.dates = dates
        var places: [Place] = []
        PlaceScanner(text).scan(whole) { places.append(Place($0)) }
        self.places = places
    }
}

extension TextFindings.Place {
    fileprivate init(_ mention: PlaceMention) {
        range = mention.range
        let gazetteer = Gazetteer.shared
        switch mention.unit {
        case .province(let index):
            province = gazetteer.provinces[index].name
            province34 = gazetteer.provinces[index].name34
            (district, historic) = (nil, nil)
        case .districts(let indexes):
            let districts = indexes.map { gazetteer.districts[$0] }
            let provinces = Set(districts.map(\.province))
            let only = provinces.count == 1 ? provinces.first.flatMap(gazetteer.province(named:)) : nil
            province = only?.name
            province34 = only?.name34
            district = districts.first?.name
            historic = nil
        case .historic(let index):
            (province, province34, district) = (nil, nil, nil)
            historic = gazetteer.historicUnits[index].name
        }
    }
}
