#include "chtml.h"
#include "library.h"

#include <stdlib.h>
#include <string.h>

const char *chtml_version(void) { return chtml_load() ? chtml_loaded_version() : NULL; }

enum { longest_attribute = 4096 };

struct chtml_page {
    chtml_node *nodes;
    int64_t count, capacity;
    uint8_t *bytes;
    int64_t length, room;
    int32_t failed;
};

// Errors of a page are no news, and must not reach stderr.
static void ignore(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

static int64_t put_bytes(chtml_page *page, const xmlChar *text, int64_t length) {
    if (length > page->room - page->length) {
        int64_t room = (page->length + length) * 2;
        uint8_t *bytes = realloc(page->bytes, (size_t)room);
        if (!bytes) {
            page->failed = 1;
            return 0;
        }
        page->bytes = bytes;
        page->room = room;
    }
    int64_t start = page->length;
    if (length > 0) memcpy(page->bytes + start, text, (size_t)length);
    page->length += length;
    return start;
}

static int64_t length_of(const xmlChar *text) { return text ? (int64_t)strlen((const char *)text) : 0; }

static int32_t put_node(chtml_page *page, chtml_kind kind, int32_t parent, const xmlChar *name, const xmlChar *value) {
    if (page->count == page->capacity) {
        int64_t capacity = page->capacity ? page->capacity * 2 : 1024;
        chtml_node *nodes = realloc(page->nodes, (size_t)capacity * sizeof *nodes);
        if (!nodes) {
            page->failed = 1;
            return -1;
        }
        page->nodes = nodes;
        page->capacity = capacity;
    }
    chtml_node node = {.kind = kind, .parent = parent, .name_length = length_of(name), .value_length = length_of(value)};
    node.name = put_bytes(page, name, node.name_length);
    node.value = put_bytes(page, value, node.value_length);
    page->nodes[page->count] = node;
    return (int32_t)page->count++;
}

static void put_attributes(chtml_page *page, int32_t element, const xmlNode *node) {
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const xmlNode *value = attribute->children;
        const xmlChar *text = value && value->type == XML_TEXT_NODE ? value->content : NULL;
        if (length_of(text) > longest_attribute) text = NULL;
        put_node(page, chtml_attribute, element, attribute->name, text);
    }
}

// Without recursion, so that no depth of nesting uses up the stack.
static void flatten(chtml_page *page, xmlDoc *document) {
    xmlNode *node = document->children;
    int32_t parent = -1;
    while (node && !page->failed) {
        if (node->type == XML_ELEMENT_NODE) {
            int32_t number = put_node(page, chtml_element, parent, node->name, NULL);
            put_attributes(page, number, node);
            if (node->children) {
                parent = number;
                node = node->children;
                continue;
            }
        } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            put_node(page, chtml_text, parent, NULL, node->content);
        }
        while (node && !node->next) {
            node = node->parent;
            if (!node || node->type != XML_ELEMENT_NODE) return;
            parent = page->nodes[parent].parent;
        }
        if (node) node = node->next;
    }
}

chtml_page *chtml_parse(const uint8_t *utf8, int64_t length) {
    if (length < 0 || length > 1 << 30 || !chtml_load()) return NULL;
    xmlInitParser();
    xmlSetGenericErrorFunc(NULL, ignore);
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
    xmlDoc *document = htmlReadMemory((const char *)utf8, (int)length, NULL, "UTF-8", options);
    if (!document) return NULL;
    chtml_page *page = calloc(1, sizeof *page);
    if (page) flatten(page, document);
    xmlFreeDoc(document);
    if (page && page->failed) {
        chtml_free(page);
        return NULL;
    }
    return page;
}

void chtml_free(chtml_page *page) {
    if (!page) return;
    free(page->nodes);
    free(page->bytes);
    free(page);
}

const chtml_node *chtml_nodes(const chtml_page *page, int64_t *count) {
    *count = page->count;
    return page->nodes;
}

const uint8_t *chtml_bytes(const chtml_page *page, int64_t *length) {
    *length = page->length;
    return page->bytes;
}
