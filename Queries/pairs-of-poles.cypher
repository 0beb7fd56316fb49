// fr: Quels pôles ont plusieurs acteurs en commun, et lesquels ?
// en: Which poles have several actors in common, and which ones?
// param: minimum integer = 2 -- fr: nombre d'acteurs communs au moins ; en: number of shared actors at least
// show: partners
// graph: ptce
// draw: MATCH path = (p:Pole)<-[:!FUNDS]-(:Actor)-[:!FUNDS]->(q:Pole) WHERE p.id < q.id AND COUNT { MATCH (p)<-[:!FUNDS]-(a:Actor)-[:!FUNDS]->(q) RETURN DISTINCT a } >= $minimum RETURN path

// Whoever only funds both poles is left out.
MATCH (p:Pole)<-[:!FUNDS]-(a:Actor)-[:!FUNDS]->(q:Pole)
WHERE p.id < q.id
WITH DISTINCT p, q, a
ORDER BY a.name, a.id
WITH p, q, count(a) AS shared, collect(a.name) AS names
WHERE shared >= $minimum
RETURN p.name AS pole, q.name AS other, shared, names
ORDER BY shared DESC, pole, other, p.id, q.id
