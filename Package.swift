// swift-tools-version: 6.2
// The architecture: one target a layer, and what each may import. The build checks it
// (`--explicit-target-dependency-import-check error`, see the Makefile).
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Maillage",
  products: [
    .executable(name: "maillage", targets: ["maillage"]),
    .executable(name: "maillage-graphviz", targets: ["GraphvizWorker"]),
    .library(
      name: "MaillageKit",
      targets: [
        "Diagnostics", "PropertyGraph", "Parallelism", "GraphAlgorithms", "QuerySyntax", "QueryEngine",
        "GraphFormats", "GraphDrawing", "GraphReports",
      ]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: strict),
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "PropertyGraph",
      dependencies: ["Parallelism", "CMalloc"],
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]
    ),
    .target(
      name: "Parallelism",
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]
    ),
    .target(
      name: "GraphAlgorithms",
      dependencies: ["PropertyGraph", "Parallelism"],
      swiftSettings: strict
    ),
    .target(name: "QuerySyntax", dependencies: ["Diagnostics"], swiftSettings: strict),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .target(name: "RegularExpressions", dependencies: ["CPCRE2"], swiftSettings: strict),
    .target(
      name: "QueryEngine",
      dependencies: [
        "QuerySyntax", "PropertyGraph", "GraphAlgorithms", "Parallelism", "RegularExpressions", "Diagnostics",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "GraphFormats",
      dependencies: ["PropertyGraph", "Parallelism", "Diagnostics"],
      swiftSettings: strict
    ),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz", "CPNG"]),
    .executableTarget(name: "GraphvizWorker", dependencies: ["CGraphvizShim"], swiftSettings: strict),
    .target(name: "GraphDrawing", dependencies: ["PropertyGraph", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "GraphReports",
      dependencies: ["QueryEngine", "GraphFormats", "PropertyGraph", "Diagnostics"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "maillage",
      dependencies: [
        "Diagnostics", "PropertyGraph", "Parallelism", "QuerySyntax", "QueryEngine", "GraphFormats",
        "GraphDrawing", "GraphReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    // Test support and tests. They import what is public or `package`, so the same suite runs in release.
    .target(name: "GoldenScripts", path: "Tests/GoldenScripts", swiftSettings: strict),
    .testTarget(name: "GoldenScriptsTests", dependencies: ["GoldenScripts"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: ["Diagnostics", "GoldenScripts"],
      exclude: ["Scripts"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PropertyGraphTests",
      dependencies: ["PropertyGraph", "Parallelism"],
      swiftSettings: strict
    ),
    .testTarget(name: "ParallelismTests", dependencies: ["Parallelism"], swiftSettings: strict),
    .testTarget(name: "RepositoryTests", swiftSettings: strict),
    .testTarget(
      name: "RegularExpressionsTests",
      dependencies: ["RegularExpressions"],
      swiftSettings: strict
    ),
    .target(
      name: "GraphLiterals",
      dependencies: ["PropertyGraph", "QuerySyntax", "Diagnostics"],
      path: "Tests/GraphLiterals",
      swiftSettings: strict
    ),
    .testTarget(
      name: "QueryEngineTests",
      dependencies: [
        "QueryEngine", "QuerySyntax", "PropertyGraph", "Parallelism", "Diagnostics", "GoldenScripts",
        "GraphLiterals",
      ],
      exclude: ["Scripts"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GraphAlgorithmsTests",
      dependencies: ["GraphAlgorithms", "Parallelism", "PropertyGraph", "GraphLiterals"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "QueryEngine", "GraphFormats", "PropertyGraph", "Parallelism", "Diagnostics", "GraphLiterals",
      ],
      exclude: ["KnownFailures.txt"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GraphalyticsTests",
      dependencies: ["QueryEngine", "PropertyGraph", "Diagnostics"],
      exclude: ["Graphs", "make-graphs.py"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PathTests",
      dependencies: ["QueryEngine", "PropertyGraph", "Diagnostics"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "TemporalTests",
      dependencies: ["QueryEngine", "GraphFormats", "PropertyGraph", "Diagnostics"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QuerySyntaxTests",
      dependencies: ["QuerySyntax", "Diagnostics"],
      swiftSettings: strict
    ),
    .target(
      name: "PackageEdits",
      dependencies: ["PropertyGraph"],
      path: "Tests/PackageEdits",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "CommitCrasher",
      dependencies: ["GraphFormats", "PropertyGraph", "PackageEdits"],
      path: "Tests/CommitCrasher",
      swiftSettings: strict
    ),
    .testTarget(
      name: "GraphFormatsTests",
      dependencies: ["GraphFormats", "PropertyGraph", "Diagnostics", "PackageEdits", "CommitCrasher"],
      exclude: ["Fixtures", "Tables", "Commits"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GraphDrawingTests",
      dependencies: ["GraphDrawing", "PropertyGraph", "Diagnostics", "GraphvizWorker"],
      exclude: ["Golden"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QueriesTests",
      dependencies: ["GraphFormats", "PropertyGraph", "QueryEngine", "Diagnostics"],
      exclude: ["Answers"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "LanguageGuideTests",
      dependencies: ["GraphFormats", "PropertyGraph", "QueryEngine", "Diagnostics", "GoldenScripts"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GraphReportsTests",
      dependencies: ["GraphReports", "QueryEngine", "PropertyGraph", "Diagnostics"],
      swiftSettings: strict
    ),
    .testTarget(name: "CommandLineTests", swiftSettings: strict),
  ]
)
