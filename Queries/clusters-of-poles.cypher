// fr: Quels groupes de pôles les partenaires communs forment-ils ?
// en: Which clusters do poles make by the partners that they share?
// param: minimum integer = 2 -- fr: nombre de pôles d'un groupe au moins ; en: number of poles of a cluster at least
// show: groups
// graph: ptce
// draw: CALL clusters.leiden({modes: ['Actor', 'Pole'], types: ['MEMBER_OF', 'HOLDS', 'FOUNDED', 'SUPPORTS', 'RESEARCHES_WITH', 'TRAINS_FOR', 'PARTNER_OF', 'HOSTS'], parallel: 'simple', objective: 'twoMode'}) YIELD node, cluster, size WHERE size > 1 RETURN node, cluster

// Money alone is no partnership: funding is left out. The seed is fixed, so the answer stays the same.
CALL clusters.leiden({
  modes: ['Actor', 'Pole'],
  types: ['MEMBER_OF', 'HOLDS', 'FOUNDED', 'SUPPORTS', 'RESEARCHES_WITH', 'TRAINS_FOR', 'PARTNER_OF', 'HOSTS'],
  parallel: 'simple',
  objective: 'twoMode'
}) YIELD node, cluster, size
WHERE node:Pole
WITH cluster, size, node
ORDER BY node.name, node.id
WITH cluster, size, count(node) AS poles, collect(node.name) AS names
WHERE poles >= $minimum
RETURN cluster, poles, size - poles AS partners, names
ORDER BY poles DESC, cluster
