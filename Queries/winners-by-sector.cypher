// fr: Comment les lauréats d'un appel à projets se répartissent-ils entre les secteurs ?
// en: How are the winners of a call for projects spread over the sectors?
// param: call string = 'aap-2013' -- fr: identifiant de l'appel à projets ; en: id of the call for projects
// show: columns
// graph: ptce
// draw: MATCH (p:Pole)-[:WON]->(:Call {id: $call}) MATCH path = (p)-[:WORKS_IN]->(:Sector) RETURN path

// A pole works in several sectors; one that has none stands under an empty sector.
MATCH (:Call {id: $call})<-[:WON]-(p:Pole)
OPTIONAL MATCH (p)-[:WORKS_IN]->(s:Sector)
WITH s, p, EXISTS { (p)-[:WITNESS_OF]->(:Call) } AS witness
ORDER BY p.name, p.id
WITH
  s,
  count(p) AS winners,
  count(CASE WHEN witness THEN p END) AS witnesses,
  collect(p.name) AS names
RETURN s.name AS sector, winners, witnesses, names
ORDER BY winners DESC, sector, s.id
