// fr: De quels pôles ne connaît-on aucun partenaire ?
// en: Of which poles is no partner known?
// show: table
// graph: ptce

MATCH (p:Pole)-[:LOCATED_IN]->(r:Region)
WHERE NOT EXISTS { (p)<-[]-(:Actor) }
RETURN p.name AS pole, r.name AS region, p.commune AS commune, p.sources AS sources
ORDER BY pole, p.id
