// fr: Dans quelles régions et quels secteurs les lauréats d'un appel à projets travaillent-ils ?
// en: In which regions and sectors do the winners of a call for projects work?
// param: call string = 'aap-2013' -- fr: identifiant de l'appel à projets ; en: id of the call for projects
// param: minimum integer = 2 -- fr: nombre de lauréats d'un secteur au moins ; en: number of winners of a sector at least
// show: hierarchy
// graph: ptce
// draw: MATCH (:Call {id: $call})<-[:WON]-(p:Pole) MATCH place = (:Region)<-[:LOCATED_IN]-(p) OPTIONAL MATCH work = (p)-[:WORKS_IN]->(s:Sector) WHERE COUNT { (:Call {id: $call})<-[:WON]-(:Pole)-[:WORKS_IN]->(s) } >= $minimum RETURN place, work

// A pole stands in a row for each of its sectors, and once without one when none has enough winners.
MATCH (:Call {id: $call})<-[:WON]-(p:Pole)-[:LOCATED_IN]->(r:Region)
OPTIONAL MATCH (p)-[:WORKS_IN]->(s:Sector)
WHERE COUNT { (:Call {id: $call})<-[:WON]-(:Pole)-[:WORKS_IN]->(s) } >= $minimum
RETURN r.name AS region, p.name AS pole, s.name AS sector
ORDER BY region, pole, p.id, sector, s.id
