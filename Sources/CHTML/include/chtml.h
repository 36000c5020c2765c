// The wall between Swift and libxml2's HTML parser: bytes in, one flat array of nodes out.
#ifndef CHTML_H
#define CHTML_H

#include <stdint.h>

/// The version of the library as one number, such as "20914" for 2.9.14; NULL where there is none.
const char *_Nullable chtml_version(void);

typedef struct chtml_page chtml_page;

typedef enum { chtml_element, chtml_attribute, chtml_text } chtml_kind;

/// A node of the page, in document order: an element stands before its attributes, these before its children.
typedef struct {
    chtml_kind kind;
    /// The number of the element it belongs to, less than its own; -1 for a root.
    int32_t parent;
    /// The name of an element or attribute, in lower case, as a slice of the page's bytes.
    int64_t name;
    int64_t name_length;
    /// The value of an attribute or text, entities decoded.
    int64_t value;
    int64_t value_length;
} chtml_node;

/// Parses UTF-8 without NULs, at most 2^30 bytes, forgivingly; whatever encoding the page declares is ignored.
/// NULL when memory is out or nothing came of it. Values of attributes longer than 4096 bytes are left out.
chtml_page *_Nullable chtml_parse(const uint8_t *_Nonnull utf8, int64_t length);
void chtml_free(chtml_page *_Nullable page);

/// Both arrays live as long as the page.
const chtml_node *_Nullable chtml_nodes(const chtml_page *_Nonnull page, int64_t *_Nonnull count);
const uint8_t *_Nullable chtml_bytes(const chtml_page *_Nonnull page, int64_t *_Nonnull length);

#endif
