// fr: Quels pôles sont lauréats d'un appel à projets, et lesquels sont des pôles témoins ?
// en: Which poles won a call for projects, and which of them are witness poles?
// param: call string = 'aap-2013' -- fr: identifiant de l'appel à projets ; en: id of the call for projects
// show: hierarchy
// graph: ptce
// draw: MATCH path = (:Region)<-[:LOCATED_IN]-(:Pole)-[:WON]->(:Call {id: $call}) RETURN path

MATCH (:Call {id: $call})<-[won:WON]-(p:Pole)-[:LOCATED_IN]->(r:Region)
RETURN
  p.name AS pole,
  r.name AS region,
  p.commune AS commune,
  won.phase AS phase,
  EXISTS { (p)-[:WITNESS_OF]->(:Call) } AS witness
ORDER BY pole, p.id
