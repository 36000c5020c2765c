private import CProcess

/// How the process holds its memory, for a program that is to stay near a budget.
package enum ProcessMemory {
    /// Has the system get large blocks back as soon as they are let go, and the heap keep what small ones lay in. The C
    /// library would keep large ones once some of their size have come and gone, as arrays that grow do, and hold beside
    /// what counts as much again in places too small for the next; and the end of the heap, where each report and each
    /// question has its own, would come and go with them, page by page. What a short command takes is one large page.
    package static func prepareHeap() {
        cprocess_limit_heap(1 << 20, 16 << 20)
        cprocess_enlarge_heap_pages()
    }

    /// So many bytes of what a run may take as the system will let the process have: one mebibyte at least.
    package static func budget(_ bytes: Int) -> Int { max(1 << 20, min(bytes, Int(cprocess_memory_limit()))) }
}
