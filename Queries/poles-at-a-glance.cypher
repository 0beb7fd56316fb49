// fr: Qui compose chaque pôle : combien d'acteurs, et de quelles natures ?
// en: Who makes up each pole: how many actors, and of which kinds?
// show: table
// graph: ptce

MATCH (p:Pole)-[:LOCATED_IN]->(r:Region)
OPTIONAL MATCH (p)<-[]-(a:Actor)
WITH DISTINCT p, r, a
WITH
  p,
  r,
  count(a) AS actors,
  count(DISTINCT a.kind) AS kinds,
  count(CASE WHEN a:ESSEnterprise THEN a END) AS ess,
  count(CASE WHEN a:SME|LargeCompany THEN a END) AS companies,
  count(CASE WHEN a:LocalAuthority THEN a END) AS authorities,
  count(CASE WHEN a:ResearchCentre|TrainingBody THEN a END) AS schools
RETURN
  p.name AS pole,
  r.name AS region,
  p.started AS started,
  actors,
  kinds,
  ess,
  companies,
  authorities,
  schools
ORDER BY actors DESC, pole, p.id
