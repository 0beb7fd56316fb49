// fr: Entre qui se superposent plusieurs relations, et lesquelles ?
// en: Between whom do several relations overlap, and which ones?
// param: minimum integer = 2 -- fr: nombre de relations au moins ; en: number of relations at least
// show: network
// graph: ptce
// draw: MATCH path = (a:Actor)-[]->(b:Actor|Pole) WHERE COUNT { MATCH (a)-[r]->(b) RETURN DISTINCT type(r) AS relation } >= $minimum RETURN path

MATCH (a:Actor)-[r]->(b:Actor|Pole)
WITH DISTINCT a, b, type(r) AS relation
ORDER BY relation
WITH a, b, collect(relation) AS relations
WHERE size(relations) >= $minimum
RETURN a.name AS actor, b.name AS partner, relations
ORDER BY size(relations) DESC, actor, partner, a.id, b.id
