#include "CGraphvizShim.h"
#include "text.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

static void limit(int resource, uint64_t value) {
  struct rlimit bounds = {value, value};
  // A limit that cannot be set (a lower one holds already) is no reason to refuse the drawing.
  (void)setrlimit(resource, &bounds);
}

void maillage_limit_resources(uint64_t processorSeconds, uint64_t addressSpaceBytes) {
  limit(RLIMIT_CPU, processorSeconds);
  limit(RLIMIT_AS, addressSpaceBytes);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NPROC, 0);
}

bool maillage_read_input(size_t limit, MaillageBytes *input) {
  MaillageText text = {0};
  char piece[1 << 16];
  for (;;) {
    ssize_t count = read(STDIN_FILENO, piece, sizeof piece);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    if (count == 0) break;
    maillage_text_append(&text, piece, (size_t)count);
    if (text.failed || text.count > limit) return false;
  }
  *input = (MaillageBytes){(const uint8_t *)text.bytes, text.count};
  return true;
}

bool maillage_write_output(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

void maillage_exit(int status) { _exit(status); }
