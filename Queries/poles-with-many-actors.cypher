// fr: De quels acteurs les pôles les plus peuplés se composent-ils ?
// en: Which actors make up the poles that have the most of them?
// param: minimum integer = 14 -- fr: nombre d'acteurs d'un pôle au moins ; en: number of a pole's actors at least
// show: panels
// graph: ptce
// draw: MATCH path = (a:Actor)-[]->(p:Pole) WHERE COUNT { MATCH (p)<-[]-(b:Actor) RETURN DISTINCT b } >= $minimum RETURN path

MATCH (p:Pole)<-[]-(a:Actor)
WITH DISTINCT p, a
ORDER BY a.name, a.id
WITH p, count(a) AS actors, collect(a.name) AS names
WHERE actors >= $minimum
RETURN p.name AS pole, actors, names
ORDER BY actors DESC, pole, p.id
