import Foundation
import Reports
import Testing

/// The files in `Samples`, and the text they hold.
enum FormatSamples {
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: ProjectFolder.root.appending(path: "Tests/ReportsTests/Samples/" + name)))
    }

    /// Reads bytes under a name.
    static func read(_ bytes: [UInt8], as name: String = "mẫu", _ options: ArchiveOptions = ArchiveOptions()) throws
        -> Items
    {
        let folder = try SampleFolder()
        try folder.write(name, bytes)
        return folder.items(options)
    }

    /// The one report in some bytes.
    static func report(_ bytes: [UInt8], as name: String = "mẫu") throws -> RawReport {
        let items = try read(bytes, as: name)
        return try #require(items.reports.first, "\(items.skipped.map(\.message))")
    }

    /// The text of `chu-vntime`.
    static let textInOldFont = """
        Đảng bộ xã Tân Lập: nâng cao chất lượng sinh hoạt chi bộ
        Trong quý ba, Đảng ủy xã Tân Lập đã được huyện biểu dương vì lượng đảng viên mới tăng, trường học và đường \
        làng được sửa chữa trước mùa mưa.
        Người dân các thôn hưởng ứng, mỗi nhà góp mười ngày công; nhiều người lớn tuổi cũng ra đường cùng con cháu.

        """

    /// The text of `bao-cao`, without the marks of its list.
    static let text = """
        ĐẢNG BỘ HUYỆN SÌN HỒ
        Số 15-BC/HU
        ĐẢNG CỘNG SẢN VIỆT NAM
        Sìn Hồ, ngày 05 tháng 4 năm 2023
        BÁO CÁO
        Kết quả thu hoạch chè vụ xuân
        Thực hiện Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu, các xã vùng cao đã hái được 1.250 tấn chè búp tươi, \
        tăng 12,5% so với vụ trước.
        Kết quả từng xã như sau:
        Xã Diện tích (ha) Sản lượng (tấn)
        Tả Ngảo 310 720
        Hồng Thu 245 530
        Huyện ủy yêu cầu các chi bộ:
        Giữ vững diện tích chè đã trồng;
        Thu mua hết chè búp tươi cho bà con.
        Nơi nhận:
        Như trên, lưu Văn phòng.
        Lò Thị Mẫu
        Nghị quyết về phát triển cây chè.

        """

    /// The same with the marks of its list.
    static let textWithMarks = text.replacingOccurrences(of: "Giữ vững", with: "• Giữ vững")
        .replacingOccurrences(of: "Thu mua", with: "• Thu mua")
}
