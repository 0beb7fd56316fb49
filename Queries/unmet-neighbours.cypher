// fr: Quels pôles d'une même région et d'un même secteur n'ont aucun acteur en commun ?
// en: Which poles of one region and one sector have no actor in common?
// show: table
// graph: ptce

// A shared financier does not make two poles meet. Regions are today's.
MATCH (p:Pole)-[:LOCATED_IN]->(:Region)-[:MERGED_INTO]->{0,1}(r:Region WHERE r.until IS NULL)
MATCH (q:Pole)-[:LOCATED_IN]->(:Region)-[:MERGED_INTO]->{0,1}(r)
WHERE p.id < q.id
  AND NOT EXISTS { (p)<-[:!FUNDS]-(:Actor)-[:!FUNDS]->(q) }
MATCH (p)-[:WORKS_IN]->(s:Sector)<-[:WORKS_IN]-(q)
WITH r, p, q, s
ORDER BY s.name, s.id
WITH r, p, q, collect(s.name) AS sectors
RETURN r.name AS region, p.name AS pole, q.name AS neighbour, sectors
ORDER BY size(sectors) DESC, region, pole, neighbour, p.id, q.id
