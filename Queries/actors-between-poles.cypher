// fr: Quels acteurs relient plusieurs pôles, par quelles relations, et lesquels ?
// en: Which actors tie several poles together, by which relations, and which ones?
// param: minimum integer = 2 -- fr: nombre de pôles au moins ; en: number of poles at least
// param: funding boolean = false -- fr: compter aussi les financements ; en: count funding too
// show: network
// graph: ptce
// draw: MATCH path = (a:Actor)-[r]->(:Pole) WHERE ($funding OR type(r) <> 'FUNDS') AND COUNT { MATCH (a)-[s]->(p:Pole) WHERE $funding OR type(s) <> 'FUNDS' RETURN DISTINCT p } >= $minimum RETURN path

// Whoever only funds is left out, unless asked for.
MATCH (a:Actor)-[r]->(:Pole)
WHERE $funding OR type(r) <> 'FUNDS'
WITH DISTINCT a, type(r) AS relation
ORDER BY relation
WITH a, collect(relation) AS relations
MATCH (a)-[r]->(p:Pole)
WHERE type(r) IN relations
WITH DISTINCT a, relations, p
ORDER BY p.name, p.id
WITH a, relations, count(p) AS poles, collect(p.name) AS names
WHERE poles >= $minimum
RETURN a.name AS actor, a.kind AS kind, poles, relations, names
ORDER BY poles DESC, actor, a.id
