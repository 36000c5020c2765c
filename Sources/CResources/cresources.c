#include "cresources.h"

#include <stddef.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t abbreviations[] = {
#embed "../Reports/Resources/abbreviations.tsv"
};

static const uint8_t central_documents[] = {
#embed "../Reports/Resources/central-documents.tsv"
};

static const uint8_t central_terms[] = {
#embed "../Reports/Resources/central-terms.tsv"
};

static const uint8_t document_subjects[] = {
#embed "../Reports/Resources/document-subjects.tsv"
};

static const uint8_t document_types[] = {
#embed "../Reports/Resources/document-types.tsv"
};

static const uint8_t issuing_bodies[] = {
#embed "../Reports/Resources/issuing-bodies.tsv"
};

static const uint8_t plenums[] = {
#embed "../Reports/Resources/plenums.tsv"
};

static const uint8_t provinces[] = {
#embed "../Reports/Resources/provinces.tsv"
};

static const uint8_t provinces34[] = {
#embed "../Reports/Resources/provinces34.tsv"
};

static const uint8_t historic_units[] = {
#embed "../Reports/Resources/historic-units.tsv"
};

static const uint8_t districts[] = {
#embed "../Reports/Resources/districts.tsv"
};

static const uint8_t newspapers[] = {
#embed "../Reports/Resources/newspapers.tsv"
};

static const uint8_t code_pages[] = {
#embed "../Reports/Resources/code-pages.tsv"
};

static const uint8_t syllables[] = {
#embed "../Reports/Resources/syllables.tsv"
};

static const uint8_t vni_letters[] = {
#embed "../Reports/Resources/vni-letters.tsv"
};

static const struct {
    const char *name;
    const uint8_t *bytes;
    int64_t length;
} registries[] = {
    {"abbreviations", abbreviations, sizeof abbreviations},
    {"central-documents", central_documents, sizeof central_documents},
    {"central-terms", central_terms, sizeof central_terms},
    {"document-subjects", document_subjects, sizeof document_subjects},
    {"document-types", document_types, sizeof document_types},
    {"issuing-bodies", issuing_bodies, sizeof issuing_bodies},
    {"plenums", plenums, sizeof plenums},
    {"provinces", provinces, sizeof provinces},
    {"provinces34", provinces34, sizeof provinces34},
    {"historic-units", historic_units, sizeof historic_units},
    {"districts", districts, sizeof districts},
    {"newspapers", newspapers, sizeof newspapers},
    {"vni-letters", vni_letters, sizeof vni_letters},
    {"syllables", syllables, sizeof syllables},
    {"code-pages", code_pages, sizeof code_pages},
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
