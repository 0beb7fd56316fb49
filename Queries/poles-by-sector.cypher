// fr: Quels secteurs réunissent plusieurs pôles, et lesquels ?
// en: Which sectors bring several poles together, and which ones?
// param: minimum integer = 2 -- fr: nombre de pôles au moins ; en: number of poles at least
// show: columns
// graph: ptce
// draw: MATCH path = (:Pole)-[:WORKS_IN]->(s:Sector) WHERE COUNT { (:Pole)-[:WORKS_IN]->(s) } >= $minimum RETURN path

MATCH (p:Pole)-[:WORKS_IN]->(s:Sector)
WITH s, p
ORDER BY p.name, p.id
WITH s, count(p) AS poles, collect(p.name) AS names
WHERE poles >= $minimum
RETURN s.name AS sector, poles, names
ORDER BY poles DESC, sector, s.id
