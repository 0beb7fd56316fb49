import Glibc
import GraphFormats
import PackageEdits
import PropertyGraph

/// A process that ends itself in the middle of changing a package, for the tests of commits.
///
/// Arguments: `commit` or `recover`, the folder, the seed of the edits, and the number of the call of the
/// operating system before which the process is killed; 0 lets it finish.
@main enum CommitCrasher {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let seed = Int(arguments[3]), let last = Int(arguments[4]) else { exit(2) }
    let probe: (Int) -> Int32? = { number in
      if number == last { kill(getpid(), SIGKILL) }
      return nil
    }
    if arguments[1] == "recover" {
      GraphFolder.recover(arguments[2], probe: probe)
    } else {
      let loaded = try GraphFolder.load(arguments[2], forWriting: true)
      let edited = RandomPackageEdits.apply(to: loaded.graph, seed: seed)
      _ = try GraphWriter.commit(from: loaded, to: edited, probe: probe)
    }
  }
}
