private import Glibc

/// The day it is in Vietnam (UTC+07:00, without summer time since 1975).
package enum Today {
    static var dayNumber: Int { (time(nil) + 7 * 3600) / 86_400 }

    package static var date: PartialDate? { PartialDate(dayNumber: dayNumber) }
}
