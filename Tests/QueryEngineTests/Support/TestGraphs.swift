import GraphLiterals
import PropertyGraph

/// The graphs that scripts name at their head.
enum TestGraphs {
  static let all: [String: @Sendable () throws -> Graph] = [
    "empty": { try GraphLiteral.graph("CREATE (a)") },
    "nothing": { GraphBuilder().finish() },
    "towns": { try GraphLiteral.graph(towns, indexes: ["id"]) },
    "values": { try GraphLiteral.graph(values) },
  ]

  /// Towns and partners: parallel edges, a loop, a lonely node, accents, missing values.
  static let towns = """
    CREATE
      (lens:Town {id: 'lens', name: 'Lens', size: 31}),
      (lievin:Town {id: 'lievin', name: 'Liévin', size: 30}),
      (bethune:Town {id: 'bethune', name: 'Béthune', size: 25}),
      (arras:Town:Prefecture {id: 'arras', name: 'Arras', size: 41}),
      (null:Town {id: 'nulle', name: 'Nulle Part'}),
      (mesh:Partner:Firm {id: 'mesh', name: 'La Maille', since: 2014, share: 0.5}),
      (solid:Partner:Firm {id: 'solid', name: 'Solidaire', since: 2016, share: 0.25}),
      (labo:Partner:Lab {id: 'labo', name: 'Labo', since: 2014}),
      (school:Partner:School {id: 'school', name: 'École', since: 2010}),
      (lens)-[:ROAD {km: 5}]->(lievin),
      (lens)-[:ROAD {km: 6}]->(lievin),
      (lievin)-[:ROAD {km: 30}]->(bethune),
      (bethune)-[:ROAD {km: 20}]->(lens),
      (lens)-[:ROAD {km: 18}]->(arras),
      (arras)-[:ROAD {km: 1}]->(arras),
      (mesh)-[:IN]->(lens),
      (solid)-[:IN]->(lens),
      (labo)-[:IN]->(arras),
      (school)-[:IN]->(bethune),
      (mesh)-[:WORKS_WITH {since: 2015}]->(solid),
      (solid)-[:WORKS_WITH {since: 2017}]->(labo),
      (labo)-[:WORKS_WITH]->(mesh),
      (school)-[:WORKS_WITH {since: 2012}]->(labo)
    """

  /// One property of many types, and another that is sometimes missing.
  static let values = """
    CREATE (:V {n: 1, v: 1}), (:V {n: 2, v: 1.0}), (:V {n: 3, v: 'a'}), (:V {n: 4, v: true}),
      (:V {n: 5, v: [1, 2]}), (:V {n: 6, v: [1, null]}), (:V {n: 7, v: 'é'}), (:V {n: 8}),
      (:V {n: 9, v: 2.5}), (:V {n: 10, v: false}), (:V {n: 11, v: date('2014-07-31')}), (:V {n: 12, v: 'B'})
    """
}
