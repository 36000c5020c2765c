// libarchive, opened when the first archive is. A program linked statically (TRACUU_STATIC) has it inside.
#ifndef CARCHIVE_LIBRARY_H
#define CARCHIVE_LIBRARY_H

#include <archive.h>
#include <archive_entry.h>
#include <stdbool.h>

#ifdef TRACUU_STATIC

static inline bool carchive_load(void) { return true; }

#else

#define CARCHIVE_FUNCTIONS(apply) \
    apply(archive_entry_filetype) \
    apply(archive_entry_free) \
    apply(archive_entry_hardlink) \
    apply(archive_entry_is_encrypted) \
    apply(archive_entry_new) \
    apply(archive_entry_pathname) \
    apply(archive_entry_pathname_utf8) \
    apply(archive_entry_size) \
    apply(archive_entry_size_is_set) \
    apply(archive_error_string) \
    apply(archive_filter_bytes) \
    apply(archive_filter_count) \
    apply(archive_format) \
    apply(archive_read_data_block) \
    apply(archive_read_free) \
    apply(archive_read_has_encrypted_entries) \
    apply(archive_read_header_position) \
    apply(archive_read_new) \
    apply(archive_read_next_header2) \
    apply(archive_read_open) \
    apply(archive_read_open_fd) \
    apply(archive_read_open_memory) \
    apply(archive_read_support_filter_bzip2) \
    apply(archive_read_support_filter_compress) \
    apply(archive_read_support_filter_gzip) \
    apply(archive_read_support_filter_lz4) \
    apply(archive_read_support_filter_lzma) \
    apply(archive_read_support_filter_xz) \
    apply(archive_read_support_filter_zstd) \
    apply(archive_read_support_format_7zip) \
    apply(archive_read_support_format_cab) \
    apply(archive_read_support_format_cpio) \
    apply(archive_read_support_format_iso9660) \
    apply(archive_read_support_format_rar) \
    apply(archive_read_support_format_rar5) \
    apply(archive_read_support_format_raw) \
    apply(archive_read_support_format_tar) \
    apply(archive_read_support_format_zip) \
    apply(archive_set_error) \
    apply(archive_version_string)

struct carchive_library {
#define CARCHIVE_MEMBER(name) __typeof__(name) *name;
    CARCHIVE_FUNCTIONS(CARCHIVE_MEMBER)
#undef CARCHIVE_MEMBER
};

extern struct carchive_library carchive_library;

// Opens the library where it is not open; false where there is none that has all of the functions.
bool carchive_load(void);

#define archive_entry_filetype carchive_library.archive_entry_filetype
#define archive_entry_free carchive_library.archive_entry_free
#define archive_entry_hardlink carchive_library.archive_entry_hardlink
#define archive_entry_is_encrypted carchive_library.archive_entry_is_encrypted
#define archive_entry_new carchive_library.archive_entry_new
#define archive_entry_pathname carchive_library.archive_entry_pathname
#define archive_entry_pathname_utf8 carchive_library.archive_entry_pathname_utf8
#define archive_entry_size carchive_library.archive_entry_size
#define archive_entry_size_is_set carchive_library.archive_entry_size_is_set
#define archive_error_string carchive_library.archive_error_string
#define archive_filter_bytes carchive_library.archive_filter_bytes
#define archive_filter_count carchive_library.archive_filter_count
#define archive_format carchive_library.archive_format
#define archive_read_data_block carchive_library.archive_read_data_block
#define archive_read_free carchive_library.archive_read_free
#define archive_read_has_encrypted_entries carchive_library.archive_read_has_encrypted_entries
#define archive_read_header_position carchive_library.archive_read_header_position
#define archive_read_new carchive_library.archive_read_new
#define archive_read_next_header2 carchive_library.archive_read_next_header2
#define archive_read_open carchive_library.archive_read_open
#define archive_read_open_fd carchive_library.archive_read_open_fd
#define archive_read_open_memory carchive_library.archive_read_open_memory
#define archive_read_support_filter_bzip2 carchive_library.archive_read_support_filter_bzip2
#define archive_read_support_filter_compress carchive_library.archive_read_support_filter_compress
#define archive_read_support_filter_gzip carchive_library.archive_read_support_filter_gzip
#define archive_read_support_filter_lz4 carchive_library.archive_read_support_filter_lz4
#define archive_read_support_filter_lzma carchive_library.archive_read_support_filter_lzma
#define archive_read_support_filter_xz carchive_library.archive_read_support_filter_xz
#define archive_read_support_filter_zstd carchive_library.archive_read_support_filter_zstd
#define archive_read_support_format_7zip carchive_library.archive_read_support_format_7zip
#define archive_read_support_format_cab carchive_library.archive_read_support_format_cab
#define archive_read_support_format_cpio carchive_library.archive_read_support_format_cpio
#define archive_read_support_format_iso9660 carchive_library.archive_read_support_format_iso9660
#define archive_read_support_format_rar carchive_library.archive_read_support_format_rar
#define archive_read_support_format_rar5 carchive_library.archive_read_support_format_rar5
#define archive_read_support_format_raw carchive_library.archive_read_support_format_raw
#define archive_read_support_format_tar carchive_library.archive_read_support_format_tar
#define archive_read_support_format_zip carchive_library.archive_read_support_format_zip
#define archive_set_error carchive_library.archive_set_error
#define archive_version_string carchive_library.archive_version_string

#endif
#endif
