// fr: Qui porte, finance et accueille un pôle ?
// en: Who holds, funds and hosts a pole?
// param: pole string = 'lille-metropole-solidaire' -- fr: identifiant du pôle ; en: id of the pole
// show: network
// graph: ptce
// draw: MATCH path = (:Actor)-[:HOLDS|FUNDS|HOSTS]->(:Pole {id: $pole}) RETURN path

MATCH (a:Actor)-[r:HOLDS|FUNDS|HOSTS]->(:Pole {id: $pole})
RETURN
  type(r) AS relation,
  a.name AS actor,
  a.kind AS kind,
  r.role AS role,
  r.amount AS amount,
  r.since AS since,
  r.until AS until
ORDER BY
  CASE relation WHEN 'HOLDS' THEN 1 WHEN 'FUNDS' THEN 2 ELSE 3 END,
  since,
  actor,
  role,
  a.id
