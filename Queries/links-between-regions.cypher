// fr: Combien de liens mènent d'une région à une autre ?
// en: How many links lead from one region to another?
// param: minimum integer = 2 -- fr: nombre de liens au moins ; en: number of links at least
// show: groups
// graph: ptce
// draw: MATCH (node:Actor|Pole)-[:LOCATED_IN]->(r:Region) RETURN node, r.name AS region

// The region of an actor is that of its seat.
MATCH (a:Region)<-[:LOCATED_IN]-(x:Actor)-[l]->(y:Actor|Pole)-[:LOCATED_IN]->(b:Region)
WHERE a <> b
WITH a, b, count(l) AS links
WHERE links >= $minimum
RETURN a.name AS source, b.name AS target, links
ORDER BY links DESC, source, target, a.id, b.id
