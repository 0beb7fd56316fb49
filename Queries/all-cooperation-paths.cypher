// fr: Quels sont tous les plus courts chemins de coopération d'un acteur à un autre ?
// en: Which are all the shortest paths of cooperation from one actor to another?
// param: from string = 'les-alchimistes' -- fr: identifiant du premier acteur ; en: id of the first actor
// param: to string = 'irege' -- fr: identifiant du second acteur ; en: id of the second actor
// show: path
// graph: ptce
// draw: MATCH path = ALL SHORTEST (:Actor {id: $from})-[:MEMBER_OF|HOLDS|FOUNDED|SUPPORTS|RESEARCHES_WITH|TRAINS_FOR|PARTNER_OF|HOSTS|PART_OF]-+(:Actor {id: $to}) RETURN path

// Two links of one kind between the same two make two paths that read alike: DISTINCT keeps one.
MATCH path = ALL SHORTEST
  (:Actor {id: $from})
  -[:MEMBER_OF|HOLDS|FOUNDED|SUPPORTS|RESEARCHES_WITH|TRAINS_FOR|PARTNER_OF|HOSTS|PART_OF]-+
  (:Actor {id: $to})
RETURN DISTINCT
  length(path) AS length,
  [n IN nodes(path) | n.name] AS names,
  [r IN relationships(path) | type(r)] AS relations
ORDER BY names, relations
