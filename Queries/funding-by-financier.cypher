// fr: Qui finance, pour quels montants connus et combien de bénéficiaires ?
// en: Who funds, for which known amounts and how many recipients?
// param: minimum integer = 1 -- fr: nombre de montants connus au moins ; en: number of known amounts at least
// show: columns
// graph: ptce
// draw: MATCH path = (a:Actor)-[:FUNDS]->(:Actor|Pole) WHERE COUNT { (a)-[r:FUNDS]->(:Actor|Pole) WHERE r.amount IS NOT NULL } >= $minimum RETURN path

// Few amounts are published: the sum is of those that are known.
MATCH (a:Actor)-[r:FUNDS]->(b:Actor|Pole)
WITH
  a,
  count(DISTINCT b) AS recipients,
  count(r) AS links,
  count(r.amount) AS known,
  sum(r.amount) AS amount
WHERE known >= $minimum
RETURN a.name AS financier, a.kind AS kind, recipients, links, known, amount
ORDER BY amount DESC, financier, a.id
