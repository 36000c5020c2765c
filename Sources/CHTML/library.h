// libxml2, opened when the first page is: loading it takes a third of a search. A program linked statically
// (TRACUU_STATIC) has it inside.
#ifndef CHTML_LIBRARY_H
#define CHTML_LIBRARY_H

#include <libxml/HTMLparser.h>
#include <stdbool.h>

#ifdef TRACUU_STATIC

static inline bool chtml_load(void) { return true; }
static inline const char *chtml_loaded_version(void) { return LIBXML_VERSION_STRING; }

#else

#define CHTML_FUNCTIONS(apply) \
    apply(htmlReadMemory) \
    apply(xmlFreeDoc) \
    apply(xmlInitParser) \
    apply(xmlSetGenericErrorFunc)

struct chtml_library {
#define CHTML_MEMBER(name) __typeof__(name) *name;
    CHTML_FUNCTIONS(CHTML_MEMBER)
#undef CHTML_MEMBER
};

extern struct chtml_library chtml_library;

// Opens the library where it is not open; false where there is none that has all of the functions.
bool chtml_load(void);
// What the library that is open says of itself.
const char *chtml_loaded_version(void);

#define htmlReadMemory chtml_library.htmlReadMemory
#define xmlFreeDoc chtml_library.xmlFreeDoc
#define xmlInitParser chtml_library.xmlInitParser
#define xmlSetGenericErrorFunc chtml_library.xmlSetGenericErrorFunc

#endif
#endif
