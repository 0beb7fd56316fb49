// fr: Comment les pôles de quelques régions et leurs acteurs les mieux reliés s'assemblent-ils ?
// en: How do the poles of some regions and their best linked actors fit together?
// param: regions string = 'Bretagne, Lorraine, Midi-Pyrénées, Rhône-Alpes' -- fr: noms des régions ; en: names of the regions
// param: minimum integer = 2 -- fr: nombre de voisins d'un acteur au moins ; en: number of an actor's neighbours at least
// show: clusters
// graph: ptce
// draw: MATCH (a:Actor)-[]->(p:Pole)-[:LOCATED_IN]->(r:Region) WHERE r.name IN split($regions, ', ') AND COUNT { MATCH (a)-[]->(b:Pole|Actor) RETURN DISTINCT b } >= $minimum UNWIND [p, a] AS node RETURN DISTINCT node, CASE WHEN node:Pole OR COUNT { MATCH (node)-[]->(:Pole)-[:LOCATED_IN]->(q) WHERE q.name IN split($regions, ', ') RETURN DISTINCT q } = 1 THEN r.name END AS region

// An actor with poles in several of the regions belongs to none of them.
MATCH (a:Actor)-[]->(p:Pole)-[:LOCATED_IN]->(r:Region)
WHERE r.name IN split($regions, ', ')
  AND COUNT { MATCH (a)-[]->(b:Pole|Actor) RETURN DISTINCT b } >= $minimum
WITH DISTINCT a, r
ORDER BY r.name
WITH a, collect(r.name) AS regions
RETURN a.name AS actor, a.kind AS kind, regions
ORDER BY size(regions) DESC, regions, actor, a.id
