#include "cresources.h"

#include <stddef.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t provinces[] = {
#embed "../Reports/Resources/provinces.tsv"
};

static const struct {
    const char *name;
    const uint8_t *bytes;
    int64_t length;
} registries[] = {
    {"provinces", provinces, sizeof provinces},
};

const uint8_t *cresources_find(const char *name, int64_t *length) {
    for (size_t i = 0; i < sizeof registries / sizeof registries[0]; i++) {
        if (strcmp(registries[i].name, name) == 0) {
            *length = registries[i].length;
            return registries[i].bytes;
        }
    }
    *length = 0;
    return NULL;
}
