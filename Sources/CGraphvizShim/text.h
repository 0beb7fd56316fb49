/// A text that grows; once memory runs out it stays as it is and says so.
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char *bytes;
  size_t count;
  size_t capacity;
  bool failed;
} MaillageText;

void maillage_text_append(MaillageText *text, const char *bytes, size_t count);
void maillage_text_format(MaillageText *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
