// fr: Quels liens ne reposent que sur une seule source, de confiance moyenne ?
// en: Which links rest on a single source of medium confidence?
// param: confidence string = 'medium' -- fr: degré de confiance (medium ou high) ; en: degree of confidence (medium or high)
// show: network
// graph: ptce
// draw: MATCH path = (:Actor)-[r]->(:Actor|Pole) WHERE r.confidence = $confidence AND size(r.sources) = 1 RETURN path

MATCH (a:Actor)-[r]->(b:Actor|Pole)
WHERE r.confidence = $confidence AND size(r.sources) = 1
MATCH (s:Source)
WHERE s.id = r.sources[0]
RETURN
  a.name AS actor,
  type(r) AS relation,
  b.name AS partner,
  r.role AS role,
  r.since AS since,
  s.title AS source
ORDER BY partner, relation, actor, since, role, source, a.id, b.id
