// fr: Quels acteurs sont présents dans un pôle depuis avant une année donnée ?
// en: Which actors have been in a pole since before a given year?
// param: year integer = 2010 -- fr: année ; en: year
// show: network
// graph: ptce
// draw: MATCH path = (:Actor)-[r]->(:Pole) WHERE r.since < $year RETURN path

MATCH (a:Actor)-[r]->(p:Pole)
WITH a, p, min(r.since) AS since
WHERE since < $year
RETURN p.name AS pole, a.name AS actor, a.kind AS kind, since
ORDER BY since, pole, actor, p.id, a.id
