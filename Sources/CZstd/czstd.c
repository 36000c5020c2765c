#include "czstd.h"

#include <stdlib.h>
#include <zstd.h>

struct czstd_compressor {
    ZSTD_CCtx *context;
    int32_t level;
};

struct czstd_decompressor {
    ZSTD_DCtx *context;
};

int64_t czstd_bound(int64_t length) { return (int64_t)ZSTD_compressBound((size_t)length); }

czstd_compressor *czstd_compressor_new(int32_t level) {
    czstd_compressor *compressor = malloc(sizeof *compressor);
    if (!compressor) return NULL;
    compressor->context = ZSTD_createCCtx();
    compressor->level = level;
    if (!compressor->context) {
        free(compressor);
        return NULL;
    }
    return compressor;
}

void czstd_compressor_free(czstd_compressor *compressor) {
    if (!compressor) return;
    ZSTD_freeCCtx(compressor->context);
    free(compressor);
}

czstd_decompressor *czstd_decompressor_new(void) {
    czstd_decompressor *decompressor = malloc(sizeof *decompressor);
    if (!decompressor) return NULL;
    decompressor->context = ZSTD_createDCtx();
    if (!decompressor->context) {
        free(decompressor);
        return NULL;
    }
    return decompressor;
}

void czstd_decompressor_free(czstd_decompressor *decompressor) {
    if (!decompressor) return;
    ZSTD_freeDCtx(decompressor->context);
    free(decompressor);
}

int64_t czstd_content_length(const uint8_t *from, int64_t length) {
    unsigned long long content = ZSTD_getFrameContentSize(from, (size_t)length);
    if (content == ZSTD_CONTENTSIZE_UNKNOWN || content == ZSTD_CONTENTSIZE_ERROR) return -1;
    return content > INT64_MAX ? -1 : (int64_t)content;
}

int64_t czstd_compress(czstd_compressor *compressor, const uint8_t *from, int64_t length, uint8_t *to,
                       int64_t capacity) {
    size_t written =
        ZSTD_compressCCtx(compressor->context, to, (size_t)capacity, from, (size_t)length, compressor->level);
    return ZSTD_isError(written) ? -1 : (int64_t)written;
}

int64_t czstd_decompress(czstd_decompressor *decompressor, const uint8_t *from, int64_t length, uint8_t *to,
                         int64_t capacity) {
    size_t written = ZSTD_decompressDCtx(decompressor->context, to, (size_t)capacity, from, (size_t)length);
    return ZSTD_isError(written) ? -1 : (int64_t)written;
}
