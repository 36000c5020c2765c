import Foundation

/// A few reports and their index in a folder of their own, gone when this is.
final class SampleArchive {
    let folder: URL
    var index: String { folder.appendingPathComponent("chỉ mục").path }
    var reports: String { folder.appendingPathComponent("báo cáo").path }

    /// - Parameter isIndexed: whether the index is made at once.
    init(isIndexed: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu program \(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: reports, withIntermediateDirectories: true)
        try write(
            """
            Thứ ba, 14/03/2023 - 08:15

            Đảng bộ huyện Sông Lô kết nạp thêm đảng viên trẻ

            (VP) - Quý I, huyện Sông Lô, tỉnh Vĩnh Phúc kết nạp 3.768 đảng viên theo Nghị quyết số 07-NQ/TU của Tỉnh ủy.

            """, "song-lo.txt")
        try write(
            """
            Thứ sáu, 10/06/2022 - 09:00

            Tỉnh Lai Châu sơ kết việc thực hiện nghị quyết

            Tỉnh ủy Lai Châu họp ngày hôm qua, bàn về Nghị quyết số 07-NQ/TU và kế hoạch của năm sau cho các đảng bộ.

            """, "lai-chau.txt")
        try write(
            """
            Chuyện trồng chè ở một bản vùng cao

            Bà con trong bản trồng thêm nhiều chè, thu nhập khá hơn trước. Không ai phải đi làm xa nữa.

            """, "che.txt")
        if isIndexed { _ = try ProgramRun("index", "-i", index, reports) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: reports).appendingPathComponent(name))
    }
}
