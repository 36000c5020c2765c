#include "czstd.h"

#include <pthread.h>
#include <stdlib.h>
#include <zstd.h>

struct czstd_compressor {
    ZSTD_CCtx *context;
};

const char *czstd_version(void) { return ZSTD_versionString(); }

int64_t czstd_bound(int64_t length) { return (int64_t)ZSTD_compressBound((size_t)length); }

czstd_compressor *czstd_compressor_new(int32_t level) {
    czstd_compressor *compressor = malloc(sizeof *compressor);
    if (!compressor) return NULL;
    compressor->context = ZSTD_createCCtx();
    if (!compressor->context || ZSTD_isError(ZSTD_CCtx_setParameter(compressor->context, ZSTD_c_compressionLevel, level)) ||
        ZSTD_isError(ZSTD_CCtx_setParameter(compressor->context, ZSTD_c_checksumFlag, 1))) {
        czstd_compressor_free(compressor);
        return NULL;
    }
    return compressor;
}

void czstd_compressor_free(czstd_compressor *compressor) {
    if (!compressor) return;
    ZSTD_freeCCtx(compressor->context);
    free(compressor);
}

static pthread_key_t contexts;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int failed;

static void free_context(void *context) { ZSTD_freeDCtx(context); }

static void make_key(void) { failed = pthread_key_create(&contexts, free_context); }

// Making a context takes longer than unpacking a document, so each thread keeps one.
static ZSTD_DCtx *thread_context(void) {
    pthread_once(&once, make_key);
    if (failed) return NULL;
    ZSTD_DCtx *context = pthread_getspecific(contexts);
    if (context) return context;
    context = ZSTD_createDCtx();
    if (context && pthread_setspecific(contexts, context) != 0) {
        ZSTD_freeDCtx(context);
        return NULL;
    }
    return context;
}

int64_t czstd_content_length(const uint8_t *from, int64_t length) {
    unsigned long long content = ZSTD_getFrameContentSize(from, (size_t)length);
    if (content == ZSTD_CONTENTSIZE_UNKNOWN || content == ZSTD_CONTENTSIZE_ERROR) return -1;
    return content > INT64_MAX ? -1 : (int64_t)content;
}

int64_t czstd_block_length(const uint8_t *from, int64_t length) {
    size_t found = ZSTD_findFrameCompressedSize(from, (size_t)length);
    return ZSTD_isError(found) ? -1 : (int64_t)found;
}

int64_t czstd_compress(czstd_compressor *compressor, const uint8_t *from, int64_t length, uint8_t *to,
                       int64_t capacity) {
    size_t written = ZSTD_compress2(compressor->context, to, (size_t)capacity, from, (size_t)length);
    return ZSTD_isError(written) ? -1 : (int64_t)written;
}

int64_t czstd_decompress(const uint8_t *from, int64_t length, uint8_t *to, int64_t capacity) {
    ZSTD_DCtx *context = thread_context();
    if (!context) return czstd_no_memory;
    size_t written = ZSTD_decompressDCtx(context, to, (size_t)capacity, from, (size_t)length);
    return ZSTD_isError(written) ? -1 : (int64_t)written;
}
