// fr: Quelles collectivités soutiennent plusieurs pôles, et lesquels ?
// en: Which local authorities support several poles, and which ones?
// param: minimum integer = 2 -- fr: nombre de pôles au moins ; en: number of poles at least
// show: columns
// graph: ptce
// draw: MATCH path = (a:LocalAuthority)-[:SUPPORTS]->(:Pole) WHERE COUNT { MATCH (a)-[:SUPPORTS]->(p:Pole) RETURN DISTINCT p } >= $minimum RETURN path

MATCH (a:LocalAuthority)-[:SUPPORTS]->(p:Pole)
WITH DISTINCT a, p
ORDER BY p.name, p.id
WITH a, count(p) AS poles, collect(p.name) AS names
WHERE poles >= $minimum
RETURN a.name AS authority, poles, names
ORDER BY poles DESC, authority, a.id
