// libyaml, opened when the first text with fields in front is. A program linked statically (TRACUU_STATIC) has it
// inside.
#ifndef CYAML_LIBRARY_H
#define CYAML_LIBRARY_H

#include <stdbool.h>
#include <yaml.h>

#ifdef TRACUU_STATIC

static inline bool cyaml_load(void) { return true; }

#else

#define CYAML_FUNCTIONS(apply) \
    apply(yaml_event_delete) \
    apply(yaml_get_version_string) \
    apply(yaml_parser_delete) \
    apply(yaml_parser_initialize) \
    apply(yaml_parser_parse) \
    apply(yaml_parser_set_encoding) \
    apply(yaml_parser_set_input_string)

struct cyaml_library {
#define CYAML_MEMBER(name) __typeof__(name) *name;
    CYAML_FUNCTIONS(CYAML_MEMBER)
#undef CYAML_MEMBER
};

extern struct cyaml_library cyaml_library;

// Opens the library where it is not open; false where there is none that has all of the functions.
bool cyaml_load(void);

#define yaml_event_delete cyaml_library.yaml_event_delete
#define yaml_get_version_string cyaml_library.yaml_get_version_string
#define yaml_parser_delete cyaml_library.yaml_parser_delete
#define yaml_parser_initialize cyaml_library.yaml_parser_initialize
#define yaml_parser_parse cyaml_library.yaml_parser_parse
#define yaml_parser_set_encoding cyaml_library.yaml_parser_set_encoding
#define yaml_parser_set_input_string cyaml_library.yaml_parser_set_input_string

#endif
#endif
