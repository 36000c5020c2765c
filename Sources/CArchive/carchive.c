// For newlocale and its kin.
#define _GNU_SOURCE

#include "carchive.h"
#include "library.h"
#include "source.h"

#include <errno.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *carchive_version(void) { return carchive_load() ? archive_version_string() : NULL; }

enum { block_size = 256 * 1024, error_size = 256 };

struct carchive {
    struct archive *reader;
    struct archive_entry *entry;
    /// libarchive converts names to the thread's locale: without one that knows UTF-8 they are lost.
    locale_t names;

    /// What is read front to back: first `head`, then the rest of `descriptor` or of the current entry of `outer`.
    uint8_t *head;
    size_t head_length;
    int descriptor;
    carchive *outer;
    uint8_t *block;

    /// Empty where the archive can only be read front to back.
    struct source source;

    /// Whether damage to what holds the entries has been told: once is enough.
    bool is_told;
    /// Whether the end comes next, as what is wrong with it has been told.
    bool is_ended;

    /// What has been unpacked of the current entry and not been read, where it lies in the entry, and how much of the
    /// entry has been read. An entry with holes is zero between what is unpacked.
    const uint8_t *unpacked;
    size_t unpacked_length;
    int64_t unpacked_offset;
    int64_t read_offset;

    /// What archives inside the current entry may still take of it, and have taken.
    int64_t lendable;
    int64_t lent;
};

// The formats are named one by one: mtree would open other files of the disk, and some filters start programs.
static void support(struct archive *reader) {
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_compress(reader);
    archive_read_support_filter_lzma(reader);
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_zstd(reader);
    archive_read_support_filter_lz4(reader);
    archive_read_support_format_zip(reader);
    archive_read_support_format_tar(reader);
    archive_read_support_format_7zip(reader);
    archive_read_support_format_rar(reader);
    archive_read_support_format_rar5(reader);
    archive_read_support_format_cpio(reader);
    archive_read_support_format_iso9660(reader);
    archive_read_support_format_cab(reader);
    archive_read_support_format_raw(reader);
}

static carchive *new_handle(char *error) {
    if (!carchive_load()) {
        snprintf(error, error_size, "libarchive is not installed");
        return NULL;
    }
    carchive *archive = calloc(1, sizeof *archive);
    if (!archive) {
        snprintf(error, error_size, "out of memory");
        return NULL;
    }
    archive->names = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    archive->reader = archive_read_new();
    archive->entry = archive_entry_new();
    if (!archive->reader || !archive->entry) {
        snprintf(error, error_size, "out of memory");
        carchive_close(archive);
        return NULL;
    }
    support(archive->reader);
    return archive;
}

static locale_t enter(carchive *archive) { return archive->names ? uselocale(archive->names) : (locale_t)0; }

static void leave(locale_t former) {
    if (former) uselocale(former);
}

static carchive *opened(carchive *archive, int status, char *error) {
    if (status >= ARCHIVE_WARN) return archive;
    snprintf(error, error_size, "%s", carchive_error(archive));
    carchive_close(archive);
    return NULL;
}

carchive *carchive_open_descriptor(int32_t descriptor, char *error) {
    carchive *archive = new_handle(error);
    if (!archive) return NULL;
    struct stat file;
    if (fstat(descriptor, &file) == 0) {
        archive->source = (struct source){.length = file.st_size, .descriptor = descriptor};
    }
    locale_t former = enter(archive);
    int status = archive_read_open_fd(archive->reader, descriptor, block_size);
    leave(former);
    return opened(archive, status, error);
}

carchive *carchive_open_memory(const uint8_t *bytes, int64_t length, char *error) {
    carchive *archive = new_handle(error);
    if (!archive) return NULL;
    archive->source = (struct source){.whole = bytes, .length = length};
    locale_t former = enter(archive);
    int status = archive_read_open_memory(archive->reader, bytes, (size_t)length);
    leave(former);
    return opened(archive, status, error);
}

/// The bytes that follow the head; as libarchive wants it, 0 at the end and -1 for a failure.
static la_ssize_t read_on(struct archive *reader, carchive *archive) {
    if (!archive->outer) {
        ssize_t count;
        do {
            count = read(archive->descriptor, archive->block, block_size);
        } while (count < 0 && errno == EINTR);
        if (count < 0) archive_set_error(reader, errno, "%s", strerror(errno));
        return count;
    }
    carchive *outer = archive->outer;
    if (outer->lendable <= 0) {
        archive_set_error(reader, EFBIG, "more than may be unpacked");
        return -1;
    }
    size_t capacity = outer->lendable < block_size ? (size_t)outer->lendable : block_size;
    int64_t count = carchive_read(outer, archive->block, (int64_t)capacity);
    if (count < 0) {
        archive_set_error(reader, EIO, "%s", carchive_error(outer));
        return -1;
    }
    outer->lendable -= count;
    outer->lent += count;
    return (la_ssize_t)count;
}

static la_ssize_t read_stream(struct archive *reader, void *context, const void **bytes) {
    carchive *archive = context;
    if (archive->head_length > 0) {
        size_t length = archive->head_length;
        archive->head_length = 0;
        *bytes = archive->head;
        return (la_ssize_t)length;
    }
    *bytes = archive->block;
    return read_on(reader, archive);
}

static carchive *opened_stream(carchive *archive, const uint8_t *head, int64_t length, char *error) {
    archive->head = malloc((size_t)length + 1);
    archive->block = malloc(block_size);
    if (!archive->head || !archive->block) {
        snprintf(error, error_size, "out of memory");
        carchive_close(archive);
        return NULL;
    }
    memcpy(archive->head, head, (size_t)length);
    archive->head_length = (size_t)length;
    locale_t former = enter(archive);
    int status = archive_read_open(archive->reader, archive, NULL, read_stream, NULL);
    leave(former);
    return opened(archive, status, error);
}

carchive *carchive_open_stream(int32_t descriptor, const uint8_t *head, int64_t length, char *error) {
    carchive *archive = new_handle(error);
    if (!archive) return NULL;
    archive->descriptor = descriptor;
    return opened_stream(archive, head, length, error);
}

carchive *carchive_open_entry(carchive *outer, const uint8_t *head, int64_t length, char *error) {
    carchive *archive = new_handle(error);
    if (!archive) return NULL;
    archive->outer = outer;
    return opened_stream(archive, head, length, error);
}

void carchive_lend(carchive *archive, int64_t bytes) {
    archive->lendable = bytes;
    archive->lent = 0;
}

int64_t carchive_lent(carchive *archive) { return archive->lent; }

void carchive_close(carchive *archive) {
    if (!archive) return;
    if (archive->entry) archive_entry_free(archive->entry);
    if (archive->reader) archive_read_free(archive->reader);
    if (archive->names) freelocale(archive->names);
    free(archive->head);
    free(archive->block);
    free(archive);
}

static int32_t told(carchive *archive, int32_t answer, const char *error) {
    archive->is_told = true;
    archive_set_error(archive->reader, EINVAL, "%s", error);
    return answer;
}

/// What is wrong with the end of a tar; 0 where nothing is. What stands behind it is looked at where nothing is packed:
/// of a tar that is, nothing is unpacked behind its end mark.
static int32_t tar_end(carchive *archive) {
    int64_t start = archive_read_header_position(archive->reader);
    if (archive_filter_bytes(archive->reader, 0) <= start) {
        return told(archive, carchive_ends_oddly, "the end mark of the tar is missing");
    }
    if (carchive_layers(archive) > 0) return 0;
    switch (source_rest(&archive->source, start, start + 2 * source_block, true)) {
        case source_filled: return 0;
        case source_zeros: return told(archive, carchive_ends_oddly, "more zeros than fill it up stand behind it");
        default: return told(archive, carchive_ends_oddly, "there is more behind the end mark of the tar");
    }
}

/// What is wrong with what stands behind packed bytes that have been read to their end; 0 where nothing is.
static int32_t packed_end(carchive *archive) {
    int64_t end = carchive_position(archive);
    switch (source_rest(&archive->source, end, end, false)) {
        case source_filled: return 0;
        case source_zeros: return told(archive, carchive_ends_oddly, "more zeros than fill it up stand behind it");
        default: return told(archive, carchive_unreadable, "packed bytes that cannot be read");
    }
}

static bool is_tar(carchive *archive) {
    return (archive_format(archive->reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
}

int32_t carchive_next(carchive *archive) {
    archive->unpacked_length = 0;
    archive->unpacked_offset = 0;
    archive->read_offset = 0;
    if (archive->is_ended) return 0;
    locale_t former = enter(archive);
    int status;
    do {
        status = archive_read_next_header2(archive->reader, archive->entry);
    } while (status == ARCHIVE_RETRY && archive->is_told);
    leave(former);
    if (status == ARCHIVE_RETRY) {
        archive->is_told = true;
        return carchive_unreadable;
    }
    if (status < ARCHIVE_WARN && status != ARCHIVE_EOF) return carchive_damaged;
    if (status != ARCHIVE_EOF) return 1;
    if (archive->is_told) return 0;
    int32_t damage = carchive_is_bare(archive) ? packed_end(archive) : is_tar(archive) ? tar_end(archive) : 0;
    archive->is_ended = damage != 0;
    return damage;
}

int32_t carchive_is_bare(carchive *archive) {
    return archive_format(archive->reader) == ARCHIVE_FORMAT_RAW;
}

int32_t carchive_layers(carchive *archive) { return archive_filter_count(archive->reader) - 1; }

const uint8_t *carchive_name(carchive *archive, int64_t *length) {
    locale_t former = enter(archive);
    const char *name = archive_entry_pathname(archive->entry);
    if (!name) name = archive_entry_pathname_utf8(archive->entry);
    leave(former);
    *length = name ? (int64_t)strlen(name) : 0;
    return (const uint8_t *)name;
}

int32_t carchive_kind(carchive *archive) {
    if (archive_entry_hardlink(archive->entry)) return 2;
    switch (archive_entry_filetype(archive->entry)) {
    case AE_IFDIR: return 1;
    case AE_IFLNK: return 2;
    case AE_IFCHR: case AE_IFBLK: case AE_IFIFO: case AE_IFSOCK: return 3;
    default: return 0;
    }
}

int64_t carchive_size(carchive *archive) {
    return archive_entry_size_is_set(archive->entry) ? archive_entry_size(archive->entry) : -1;
}

int32_t carchive_is_encrypted(carchive *archive) { return archive_entry_is_encrypted(archive->entry) != 0; }

int32_t carchive_wants_password(carchive *archive) {
    return archive_read_has_encrypted_entries(archive->reader) == 1;
}

int32_t carchive_is_zip(carchive *archive) {
    return (archive_format(archive->reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

// Not `archive_read_data`, which fills the whole buffer or gives nothing: what comes before damage would be lost.
int64_t carchive_read(carchive *archive, uint8_t *to, int64_t capacity) {
    while (archive->unpacked_length == 0) {
        const void *block = NULL;
        size_t length = 0;
        int64_t offset = archive->read_offset;
        int status = archive_read_data_block(archive->reader, &block, &length, &offset);
        if (status == ARCHIVE_RETRY) continue;
        if (status == ARCHIVE_EOF) return 0;
        // A warning is a checksum that does not agree.
        if (status < ARCHIVE_OK) return status == ARCHIVE_FATAL ? carchive_damaged : carchive_unreadable;
        archive->unpacked = block;
        archive->unpacked_length = length;
        archive->unpacked_offset = offset;
    }
    int64_t hole = archive->unpacked_offset - archive->read_offset;
    int64_t count;
    if (hole > 0) {
        count = hole < capacity ? hole : capacity;
        memset(to, 0, (size_t)count);
    } else {
        count = (int64_t)archive->unpacked_length < capacity ? (int64_t)archive->unpacked_length : capacity;
        memcpy(to, archive->unpacked, (size_t)count);
        archive->unpacked += count;
        archive->unpacked_length -= (size_t)count;
        archive->unpacked_offset += count;
    }
    archive->read_offset += count;
    return count;
}

int64_t carchive_entry_start(carchive *archive) { return archive_read_header_position(archive->reader); }

int64_t carchive_position(carchive *archive) { return archive_filter_bytes(archive->reader, -1); }

const char *carchive_error(carchive *archive) {
    const char *error = archive_error_string(archive->reader);
    return error ? error : "not readable as an archive";
}
