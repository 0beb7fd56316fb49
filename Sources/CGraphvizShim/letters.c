#include "letters.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_t thread;
static bool isUnderWay;

/// Loads the libraries of Graphviz's Cairo renderer and reads the configuration of fonts: half of the time that a
/// small picture takes. They are asked for by name, for they are Graphviz's, which this program does not link;
/// where they are called otherwise, the renderer loads them when it needs them.
static void *prepare(void *unused) {
  (void)unused;
  (void)dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_GLOBAL);
  void *fonts = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_GLOBAL);
  if (fonts == NULL) return NULL;
  int (*initialize)(void) = (int (*)(void))dlsym(fonts, "FcInit");
  if (initialize != NULL) (void)initialize();
  return NULL;
}

void maillage_prepare_letters(void) {
  if (!isUnderWay) isUnderWay = pthread_create(&thread, NULL, prepare, NULL) == 0;
}

void maillage_await_letters(void) {
  if (!isUnderWay) return;
  (void)pthread_join(thread, NULL);
  isUnderWay = false;
}
