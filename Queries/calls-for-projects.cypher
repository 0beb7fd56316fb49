// fr: Que sait-on de chaque appel à projets : budget, candidatures, lauréats ?
// en: What is known of each call for projects: budget, applications, winners?
// show: table
// graph: ptce

// `winners` were announced; `recorded` are the poles known here as winners or witness poles.
MATCH (a:Actor)-[:ORGANISES]->(c:Call)
RETURN
  c.name AS call,
  a.name AS organiser,
  c.opened AS opened,
  c.budget AS budget,
  c.applications AS applications,
  c.winners AS winners,
  COUNT { (:Pole)-[:WON|WITNESS_OF]->(c) } AS recorded,
  c.budget / c.winners AS average
ORDER BY opened, call, c.id
