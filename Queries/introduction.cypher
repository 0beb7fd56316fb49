// fr: À qui demander d'être présenté à un acteur ?
// en: Who to ask for an introduction to an actor?
// param: from string = 'soleda-negoce' -- fr: identifiant de l'acteur qui demande ; en: id of the actor who asks
// param: to string = 'scic-sapie' -- fr: identifiant de l'acteur à rencontrer ; en: id of the actor to be met
// param: lang string = 'fr' -- fr: langue des phrases (fr ou en) ; en: language of the sentences (fr or en)
// param: ways integer = 3 -- fr: nombre de chemins au plus ; en: number of ways at most
// show: path
// graph: ptce
// draw: MATCH (a:Actor {id: $from}), (b:Actor {id: $to}) CALL paths.kShortest(a, b, {labels: ['Actor', 'Pole'], k: $ways}) YIELD path RETURN path

// The first on the way is whom to ask. Several relations between the same two are one way: so more are looked for.
MATCH (a:Actor {id: $from}), (b:Actor {id: $to})
CALL paths.kShortest(a, b, {labels: ['Actor', 'Pole'], k: 10 * $ways}) YIELD path, nodes, length
WITH nodes, length, collect(path)[0] AS path
CALL paths.describe(path, {lang: $lang, kinds: false}) YIELD text
RETURN nodes[1].name AS ask, length, text
ORDER BY length, ask, text
LIMIT $ways
