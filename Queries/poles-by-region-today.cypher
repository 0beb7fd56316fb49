// fr: Combien de pôles dans chaque région d'aujourd'hui, et lesquels ?
// en: How many poles lie in each of today's regions, and which ones?
// show: columns
// graph: ptce
// draw: MATCH path = (:Pole)-[:LOCATED_IN]->(:Region)-[:MERGED_INTO]->{0,1}(r:Region) WHERE r.until IS NULL RETURN path

// A region without a last year exists today. Its poles stand in it, or in a region that merged into it.
MATCH (r:Region)
WHERE r.until IS NULL
OPTIONAL MATCH (p:Pole)-[:LOCATED_IN]->(:Region)-[:MERGED_INTO]->{0,1}(r)
WITH r, p
ORDER BY p.name, p.id
WITH r, count(p) AS poles, collect(p.name) AS names
RETURN r.name AS region, poles, names
ORDER BY poles DESC, region, r.id
