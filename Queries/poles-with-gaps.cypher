// fr: Quels pôles n'ont pas de centre de recherche, d'organisme de formation ou de collectivité ?
// en: Which poles lack a research centre, a training body or a local authority?
// show: table
// graph: ptce

MATCH (p:Pole)-[:LOCATED_IN]->(r:Region)
WITH
  p,
  r,
  EXISTS { (p)<-[]-(:ResearchCentre) } AS research,
  EXISTS { (p)<-[]-(:TrainingBody) } AS training,
  EXISTS { (p)<-[]-(:LocalAuthority) } AS authority
WHERE NOT (research AND training AND authority)
RETURN p.name AS pole, r.name AS region, research, training, authority
ORDER BY pole, p.id
