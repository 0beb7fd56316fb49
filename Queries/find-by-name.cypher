// fr: Quels pôles et quels acteurs portent un nom donné ?
// en: Which poles and which actors bear a given name?
// param: text string = 'archer' -- fr: partie du nom, ou sigle entier ; en: part of the name, or whole acronym
// show: table
// graph: ptce

// The ids serve as parameters of the other questions. Case does not matter.
MATCH (n:Actor|Pole)
WHERE toLower(n.name) CONTAINS toLower($text)
  OR toLower(n.acronym) = toLower($text)
  OR any(name IN n.altNames WHERE toLower(name) CONTAINS toLower($text))
RETURN n.id AS id, n.name AS name, coalesce(n.kind, 'Pole') AS kind, n.commune AS commune
ORDER BY name, id
