// fr: Quelles entreprises de l'ESS et quelles PME se rencontrent dans un même pôle ?
// en: Which ESS enterprises and which SMEs meet in the same pole?
// show: network
// graph: ptce
// draw: MATCH path = (:ESSEnterprise)-[:MEMBER_OF|FOUNDED|HOLDS]->(:Pole)<-[:MEMBER_OF|FOUNDED|HOLDS]-(:SME) RETURN path

// Those who belong to the pole: its members, founders and holders.
MATCH (p:Pole)<-[:MEMBER_OF|FOUNDED|HOLDS]-(e:ESSEnterprise)
WITH DISTINCT p, e
ORDER BY e.name, e.id
WITH p, collect(e.name) AS enterprises
MATCH (p)<-[:MEMBER_OF|FOUNDED|HOLDS]-(s:SME)
WITH DISTINCT p, enterprises, s
ORDER BY s.name, s.id
WITH p, enterprises, collect(s.name) AS smes
RETURN
  p.name AS pole,
  size(enterprises) AS ess,
  size(smes) AS sme,
  enterprises,
  smes
ORDER BY pole, p.id
