// fr: Par quel chemin de coopération va-t-on d'un acteur à un autre ?
// en: Which path of cooperation leads from one actor to another?
// param: from string = 'les-alchimistes' -- fr: identifiant du premier acteur ; en: id of the first actor
// param: to string = 'institut-godin' -- fr: identifiant du second acteur ; en: id of the second actor
// show: path
// graph: ptce
// draw: MATCH path = SHORTEST 1 (:Actor {id: $from})-[:MEMBER_OF|HOLDS|FOUNDED|SUPPORTS|RESEARCHES_WITH|TRAINS_FOR|PARTNER_OF|HOSTS|PART_OF]-+(:Actor {id: $to}) RETURN path

// Money alone is not cooperation: over FUNDS, nearly every path would lead through the State.
MATCH path = SHORTEST 1
  (:Actor {id: $from})
  -[:MEMBER_OF|HOLDS|FOUNDED|SUPPORTS|RESEARCHES_WITH|TRAINS_FOR|PARTNER_OF|HOSTS|PART_OF]-+
  (:Actor {id: $to})
RETURN
  length(path) AS length,
  [n IN nodes(path) | n.name] AS names,
  [r IN relationships(path) | type(r)] AS relations
