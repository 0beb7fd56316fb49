#include "CGraphvizShim.h"
#include "text.h"

#include <gvc.h>
#include <cgraph.h>
#include <gvcjob.h>

#include <stdlib.h>
#include <string.h>

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

MaillageGraph *maillage_graph_read(const char *dot) {
  agseterrf(collect_message);
  MaillageGraph *result = calloc(1, sizeof *result);
  if (result == NULL) return NULL;
  result->context = gvContext();
  if (result->context == NULL) return NULL;
  result->graph = agmemread(dot);
  return result->graph == NULL ? NULL : result;
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
  *picture = (MaillageBytes){(const uint8_t *)bytes, count};
  return true;
}

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
