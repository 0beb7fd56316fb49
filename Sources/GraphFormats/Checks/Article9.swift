import Diagnostics
import PropertyGraph

/// The rule `article-9`: what makes a pole, by article 9 of the French law of 31 July 2014.
///
/// A pole unites at least one enterprise of the social and solidarity economy and at least one other
/// enterprise. Members are those tied to it by MEMBER_OF, FOUNDED, HOLDS or PART_OF, in either direction.
struct Article9 {
  let log: DiagnosticLog

  private struct Members {
    var hasESSEnterprise = false
    var hasOtherEnterprise = false
  }

  func check(_ loader: borrowing GraphLoader) {
    var members: [UInt32: Members] = [:]
    for table in loader.nodeTables {
      for handle in table.handles where loader.labels(of: UInt32(handle)).contains("Pole") {
        members[UInt32(handle)] = Members()
      }
    }
    for run in loader.edges where ["MEMBER_OF", "FOUNDED", "HOLDS", "PART_OF"].contains(run.type) {
      for (source, target) in zip(run.sources, run.targets) {
        for (pole, other) in [(source, target), (target, source)] where members[pole] != nil {
          let labels = loader.labels(of: other)
          if labels.contains("ESSEnterprise") { members[pole]?.hasESSEnterprise = true }
          if labels.contains("SME") || labels.contains("LargeCompany") {
            members[pole]?.hasOtherEnterprise = true
          }
        }
      }
    }
    for (pole, found) in members.sorted(by: { $0.key < $1.key })
    where !found.hasESSEnterprise || !found.hasOtherEnterprise {
      report(pole, found, loader)
    }
  }

  private func report(_ pole: UInt32, _ found: Members, _ loader: borrowing GraphLoader) {
    guard let (table, row) = loader.place(of: pole), let rows = table.rows,
      let field = table.description.field(table.mapping.id.name), let column = rows.text.columns[field]
    else { return }
    let cell = rows.row(row)[column]
    var missing: [String] = []
    if !found.hasESSEnterprise { missing.append("no ESS enterprise") }
    if !found.hasOtherEnterprise { missing.append("no other enterprise") }
    TableReport(log: log, file: rows.text.file)
      .warning(
        "article-9",
        "the pole '\(cell.text(in: rows.text.bytes))' has \(missing.joined(separator: " and ")) among its members",
        at: cell,
        help: "article 9 of the law of 31 July 2014 asks for both"
      )
  }
}
