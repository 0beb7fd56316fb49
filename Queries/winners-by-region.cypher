// fr: Comment les lauréats d'un appel à projets se répartissent-ils entre les régions ?
// en: How are the winners of a call for projects spread over the regions?
// param: call string = 'aap-2013' -- fr: identifiant de l'appel à projets ; en: id of the call for projects
// show: columns
// graph: ptce
// draw: MATCH (p:Pole)-[:WON]->(:Call {id: $call}) MATCH path = (p)-[:LOCATED_IN]->(:Region) RETURN path

MATCH (:Call {id: $call})<-[:WON]-(p:Pole)-[:LOCATED_IN]->(r:Region)
WITH r, p, EXISTS { (p)-[:WITNESS_OF]->(:Call) } AS witness
ORDER BY p.name, p.id
WITH
  r,
  count(p) AS winners,
  count(CASE WHEN witness THEN p END) AS witnesses,
  collect(p.name) AS names
RETURN r.name AS region, winners, witnesses, names
ORDER BY winners DESC, region, r.id
