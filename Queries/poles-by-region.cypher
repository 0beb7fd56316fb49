// fr: Combien de pôles dans chaque région d'avant 2016, et lesquels ?
// en: How many poles lie in each region of before 2016, and which ones?
// show: columns
// graph: ptce
// draw: MATCH path = (:Pole)-[:LOCATED_IN]->(:Region) RETURN path

// The regions made in 2016 have a year of birth. Regions without a pole stay, so that gaps show.
MATCH (r:Region)
WHERE r.since IS NULL
OPTIONAL MATCH (p:Pole)-[:LOCATED_IN]->(r)
WITH r, p
ORDER BY p.name, p.id
WITH r, count(p) AS poles, collect(p.name) AS names
RETURN r.name AS region, poles, names
ORDER BY poles DESC, region, r.id
