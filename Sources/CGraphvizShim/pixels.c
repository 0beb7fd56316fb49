#include "pixels.h"
#include "text.h"

#include <gvc.h>
#include <gvcjob.h>
#include <gvplugin_device.h>
#include <png.h>

#include <stdlib.h>

static MaillageText encoded;

MaillageBytes maillage_pixels(void) {
  if (encoded.failed) return (MaillageBytes){NULL, 0};
  return (MaillageBytes){(const uint8_t *)encoded.bytes, encoded.count};
}

static void collect(png_structp writer, png_bytep bytes, size_t count) {
  (void)writer;
  maillage_text_append(&encoded, (const char *)bytes, count);
}

static void flush(png_structp writer) { (void)writer; }

/// Cairo's pixels are words of alpha, red, green, blue, multiplied by alpha. The page covers all of them but for
/// parts of those at its rim, which become as opaque as the others.
static void opaque_row(const uint32_t *pixels, unsigned width, png_bytep row) {
  for (unsigned x = 0; x < width; x++, row += 3) {
    uint32_t pixel = pixels[x];
    uint32_t alpha = pixel >> 24, red = pixel >> 16 & 0xFF, green = pixel >> 8 & 0xFF, blue = pixel & 0xFF;
    if (alpha == 0) {
      red = green = blue = 0xFF;
    } else if (alpha < 0xFF) {
      red = (red * 0xFF + alpha / 2) / alpha;
      green = (green * 0xFF + alpha / 2) / alpha;
      blue = (blue * 0xFF + alpha / 2) / alpha;
    }
    row[0] = (png_byte)red;
    row[1] = (png_byte)green;
    row[2] = (png_byte)blue;
  }
}

static void write_rows(png_structp writer, png_infop info, GVJ_t *job, png_bytep row) {
  png_set_write_fn(writer, NULL, collect, flush);
  png_set_IHDR(
      writer, info, job->width, job->height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_set_filter(writer, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(writer, 3);
  const double inchesPerMeter = 1 / 0.0254;
  png_set_pHYs(
      writer, info, (png_uint_32)(job->dpi.x * inchesPerMeter + 0.5), (png_uint_32)(job->dpi.y * inchesPerMeter + 0.5),
      PNG_RESOLUTION_METER);
  png_write_info(writer, info);
  const uint32_t *pixels = (const uint32_t *)job->imagedata;
  for (unsigned y = 0; y < job->height; y++, pixels += job->width) {
    opaque_row(pixels, job->width, row);
    png_write_row(writer, row);
  }
  png_write_end(writer, info);
}

static void encode(GVJ_t *job) {
  encoded = (MaillageText){.failed = true};
  if (job->imagedata == NULL) return;
  png_bytep row = malloc((size_t)job->width * 3);
  png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = writer == NULL ? NULL : png_create_info_struct(writer);
  if (row == NULL || info == NULL) return;
  encoded.failed = false;
  // Where libpng lands when it runs out of memory.
  if (setjmp(png_jmpbuf(writer))) {
    encoded.failed = true;
    return;
  }
  write_rows(writer, info, job, row);
}

static gvdevice_engine_t engine = {NULL, encode, NULL};
static gvdevice_features_t features = {GVDEVICE_BINARY_FORMAT | GVDEVICE_DOES_TRUECOLOR, {0, 0}, {0, 0}, {96, 96}};
/// Of a higher quality than Pango's, which Graphviz would take otherwise.
gvplugin_installed_t maillage_pixel_devices[] = {{0, "png:cairo", 1000, &engine, &features}, {0}};
