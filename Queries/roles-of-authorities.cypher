// fr: Que font les collectivités dans plusieurs pôles : soutenir, financer, accueillir, gouverner ?
// en: What do local authorities do in several poles: support, fund, host, govern?
// param: minimum integer = 2 -- fr: nombre de pôles au moins ; en: number of poles at least
// show: columns
// graph: ptce
// draw: MATCH path = (a:LocalAuthority)-[]->(:Pole) WHERE COUNT { MATCH (a)-[]->(p:Pole) RETURN DISTINCT p } >= $minimum RETURN path

// Each column counts poles. To govern is to hold or found a pole, or to be a member of it.
MATCH (a:LocalAuthority)-[]->(p:Pole)
WITH a, count(DISTINCT p) AS poles
WHERE poles >= $minimum
RETURN
  a.name AS authority,
  poles,
  COUNT { MATCH (a)-[:SUPPORTS]->(p:Pole) RETURN DISTINCT p } AS supports,
  COUNT { MATCH (a)-[:FUNDS]->(p:Pole) RETURN DISTINCT p } AS funds,
  COUNT { MATCH (a)-[:HOSTS]->(p:Pole) RETURN DISTINCT p } AS hosts,
  COUNT { MATCH (a)-[:HOLDS|FOUNDED|MEMBER_OF]->(p:Pole) RETURN DISTINCT p } AS governs,
  COUNT { MATCH (a)-[:PARTNER_OF]->(p:Pole) RETURN DISTINCT p } AS partners
ORDER BY poles DESC, authority, a.id
