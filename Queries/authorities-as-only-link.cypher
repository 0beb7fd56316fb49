// fr: Quelles collectivités sont le seul lien entre deux pôles ?
// en: Which local authorities are the only link between two poles?
// show: network
// graph: ptce
// draw: MATCH (p:Pole) WITH collect([p, p.id]) AS poles CALL roles.soleLinks({labels: ['Actor', 'Pole'], types: ['MEMBER_OF', 'HOLDS', 'FOUNDED', 'SUPPORTS', 'RESEARCHES_WITH', 'TRAINS_FOR', 'PARTNER_OF', 'HOSTS'], groups: poles}) YIELD node, first, second WHERE node:LocalAuthority MATCH path = (node)-[:!FUNDS]-(p:Pole) WHERE p.id IN [first, second] RETURN path

// Money alone is no link: funding is left out. No other actor is tied to both poles, nor is one pole to the other.
MATCH (p:Pole)
WITH collect([p, p.id]) AS poles
CALL roles.soleLinks({
  labels: ['Actor', 'Pole'],
  types: ['MEMBER_OF', 'HOLDS', 'FOUNDED', 'SUPPORTS', 'RESEARCHES_WITH', 'TRAINS_FOR', 'PARTNER_OF', 'HOSTS'],
  groups: poles
}) YIELD node, first, second, goBetween
WHERE node:LocalAuthority AND goBetween
MATCH (p:Pole {id: first}), (q:Pole {id: second})
RETURN node.name AS authority, p.name AS pole, q.name AS other
ORDER BY authority, pole, other, node.id, p.id, q.id
