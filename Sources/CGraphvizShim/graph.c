#include "CGraphvizShim.h"
#include "letters.h"
#include "pixels.h"
#include "text.h"

#include <gvc.h>
#include <cgraph.h>
#include <gvcjob.h>
#include <gvplugin.h>
#include <gvplugin_textlayout.h>

#include <stdlib.h>
#include <string.h>

/// Lines as high as whoever keeps this process thinks they are (`TextMetrics`); how wide does not matter, for
/// every node has a fixed size. So neither fonts nor Pango decide where anything is in an SVG.
static boolean lay_out_text(textspan_t *span, char **fontPath) {
  (void)fontPath;
  span->size.x = 0;
  span->size.y = 1.1 * span->font->size;
  span->yoffset_centerline = 0.2 * span->font->size;
  span->yoffset_layout = span->font->size;
  span->layout = NULL;
  span->free_layout = NULL;
  return TRUE;
}

static gvtextlayout_engine_t textEngine = {lay_out_text};
/// Of a higher quality than Pango's, which Graphviz would take otherwise.
static gvplugin_installed_t textLayouts[] = {{0, "textlayout", 1000, &textEngine, NULL}, {0}};
static gvplugin_api_t textInterfaces[] = {{API_textlayout, textLayouts}, {(api_t)0, NULL}};
static gvplugin_library_t textLibrary = {"maillage", textInterfaces};
static gvplugin_api_t pixelInterfaces[] = {{API_device, maillage_pixel_devices}, {(api_t)0, NULL}};
static gvplugin_library_t pixelLibrary = {"maillage", pixelInterfaces};
/// Graphviz chooses its text layout when the context is made: ours must be there before.
static const lt_symlist_t ownLibraries[2][2] = {
    {{"gvplugin_maillage_LTX_library", &textLibrary}, {NULL, NULL}},
    {{"gvplugin_maillage_LTX_library", &pixelLibrary}, {NULL, NULL}},
};

/// One for drawings in which letters are pictures, one for all else; each is made when it is needed.
static GVC_t *context_for(bool needsGlyphs) {
  static GVC_t *contexts[2];
  GVC_t **context = &contexts[needsGlyphs];
  if (*context == NULL) *context = gvContextPlugins(ownLibraries[needsGlyphs], 1);
  return *context;
}

struct MaillageGraph {
  GVC_t *context;
  Agraph_t *graph;
};

static MaillageText messages;

/// One message arrives in several pieces.
static int collect_message(char *piece) {
  maillage_text_append(&messages, piece, strlen(piece));
  return 0;
}

MaillageBytes maillage_messages(void) {
  return (MaillageBytes){(const uint8_t *)messages.bytes, messages.count};
}

bool maillage_has_error(void) { return agerrors() >= AGERR; }

MaillageGraph *maillage_graph_read(const char *dot, bool needsGlyphs) {
  agseterrf(collect_message);
  agreseterrors();
  messages.count = 0;
  MaillageGraph *result = calloc(1, sizeof *result);
  if (result == NULL) return NULL;
  // The first context makes what every graph has by itself.
  if (context_for(false) == NULL) return NULL;
  result->graph = agmemread(dot);
  if (needsGlyphs) maillage_await_letters();
  result->context = context_for(needsGlyphs);
  return result->graph == NULL || result->context == NULL ? NULL : result;
}

bool maillage_graph_lay_out(MaillageGraph *graph, const char *engine) {
  return gvLayout(graph->context, graph->graph, engine) == 0;
}

bool maillage_graph_render(MaillageGraph *graph, const char *format, double dotsPerInch, MaillageBytes *picture) {
  // The attribute `dpi` would cut off the SVG, which is drawn from the same layout.
  GD_drawing(graph->graph)->dpi = strcmp(format, "png") == 0 ? dotsPerInch : 0;
  char *bytes = NULL;
  // The length is `unsigned int` in this release and `size_t` in later ones: room for both, and no type.
  size_t count = 0;
  if (gvRenderData(graph->context, graph->graph, format, &bytes, (void *)&count) != 0 || bytes == NULL) return false;
  *picture = strcmp(format, "png") == 0 ? maillage_pixels() : (MaillageBytes){(const uint8_t *)bytes, count};
  return picture->bytes != NULL;
}

void maillage_prepare(bool needsGlyphs) {
  if (needsGlyphs) maillage_prepare_letters();
  MaillageGraph *sample = maillage_graph_read("digraph { a [pos=\"0,0\"]; b [pos=\"9,9\"]; a -> b }", false);
  if (sample == NULL || !maillage_graph_lay_out(sample, "nop2")) return;
  MaillageBytes picture;
  if (!needsGlyphs) (void)maillage_graph_render(sample, "svg", 0, &picture);
}

void maillage_prepare_glyphs(void) { (void)context_for(true); }

static void append_spline(MaillageText *text, const splines *spline) {
  for (int i = 0; i < spline->size; i++) {
    const bezier *curve = &spline->list[i];
    if (i > 0) maillage_text_format(text, ";");
    if (curve->sflag) maillage_text_format(text, "s,%.2f,%.2f ", curve->sp.x, curve->sp.y);
    if (curve->eflag) maillage_text_format(text, "e,%.2f,%.2f ", curve->ep.x, curve->ep.y);
    for (int k = 0; k < curve->size; k++) {
      maillage_text_format(text, k == 0 ? "%.2f,%.2f" : " %.2f,%.2f", curve->list[k].x, curve->list[k].y);
    }
  }
}

bool maillage_graph_positions(MaillageGraph *graph, MaillageBytes *result) {
  MaillageText text = {0};
  Agraph_t *g = graph->graph;
  boxf bounds = GD_bb(g);
  maillage_text_format(&text, "b %.2f %.2f %.2f %.2f\n", bounds.LL.x, bounds.LL.y, bounds.UR.x, bounds.UR.y);
  for (Agnode_t *node = agfstnode(g); node != NULL; node = agnxtnode(g, node)) {
    maillage_text_format(
        &text, "n %s %.2f %.2f %.2f %.2f\n", agnameof(node), ND_coord(node).x, ND_coord(node).y,
        ND_width(node) * POINTS_PER_INCH, ND_height(node) * POINTS_PER_INCH);
  }
  for (Agnode_t *node = agfstnode(g); node != NULL; node = agnxtnode(g, node)) {
    for (Agedge_t *edge = agfstout(g, node); edge != NULL; edge = agnxtout(g, edge)) {
      if (ED_spl(edge) == NULL) continue;
      maillage_text_format(&text, "e %s %s ", agnameof(agtail(edge)), agnameof(aghead(edge)));
      append_spline(&text, ED_spl(edge));
      maillage_text_format(&text, "\n");
      if (ED_label(edge) == NULL || !ED_label(edge)->set) continue;
      maillage_text_format(
          &text, "l %s %s %.2f %.2f\n", agnameof(agtail(edge)), agnameof(aghead(edge)), ED_label(edge)->pos.x,
          ED_label(edge)->pos.y);
    }
  }
  if (text.failed) return false;
  *result = (MaillageBytes){(const uint8_t *)text.bytes, text.count};
  return true;
}

bool maillage_graph_label_width(MaillageGraph *graph, const char *name, MaillageBytes *result) {
  Agnode_t *node = agnode(graph->graph, (char *)name, 0);
  if (node == NULL || ND_label(node) == NULL || ND_label(node)->html) return false;
  MaillageText text = {0};
  if (ND_label(node)->u.txt.nspans > 0) maillage_text_format(&text, "%.2f", ND_label(node)->u.txt.span[0].size.x);
  if (text.failed || text.count == 0) return false;
  *result = (MaillageBytes){(const uint8_t *)text.bytes, text.count};
  return true;
}
