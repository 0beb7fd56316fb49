// fr: Quels pôles témoins ont ensuite remporté un appel à projets, et lequel ?
// en: Which witness poles went on to win a call for projects, and which one?
// show: columns
// graph: ptce
// draw: MATCH path = (p:Pole)-[:WITNESS_OF|WON]->(:Call) WHERE EXISTS { (p)-[:WITNESS_OF]->(:Call) } RETURN path

MATCH (p:Pole)-[:WITNESS_OF]->(:Call)
MATCH (p)-[:LOCATED_IN]->(r:Region)
OPTIONAL MATCH (p)-[:WON]->(c:Call)
WITH p, r, c
ORDER BY c.id
WITH p, r, collect(c.name) AS calls
RETURN p.name AS pole, r.name AS region, calls
ORDER BY pole, p.id
