// fr: Quels acteurs relient des partenaires de régions différentes qui ne se connaissent pas ?
// en: Which actors link partners of different regions that do not know each other?
// param: minimum integer = 2 -- fr: nombre de mises en relation au moins ; en: number of links between others at least
// show: table
// graph: ptce

// Regions are today's. Each pair of partners counts once: an undirected network has each path in both directions.
MATCH (n:Actor|Pole)-[:LOCATED_IN]->(:Region)-[:MERGED_INTO]->{0,1}(r:Region WHERE r.until IS NULL)
WITH collect([n, r.name]) AS regions
CALL roles.brokerage({labels: ['Actor', 'Pole'], direction: 'undirected', groups: regions})
YIELD node, group, representative, gatekeeper, consultant, liaison
WHERE node:Actor
WITH
  node,
  group,
  toInteger((representative + gatekeeper) / 2) AS gate,
  toInteger(liaison / 2) AS liaisons,
  toInteger(consultant / 2) AS consultations
WHERE gate + liaisons >= $minimum
RETURN
  node.name AS actor,
  node.kind AS kind,
  group AS region,
  gate AS ownRegionWithAnother,
  liaisons AS twoOtherRegions,
  consultations AS insideAnotherRegion
ORDER BY gate + liaisons DESC, actor, node.id
