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
    .library(
      name: "MaillageKit",
      targets: [
        "Diagnostics", "PropertyGraph", "QuerySyntax", "QueryEngine",
      ]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(
      name: "PropertyGraph",
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]
    ),
    .target(name: "QuerySyntax", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(
      name: "QueryEngine",
      dependencies: ["QuerySyntax", "PropertyGraph", "Diagnostics"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "maillage",
      dependencies: [
        "Diagnostics", "PropertyGraph", "QuerySyntax", "QueryEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "QuerySyntaxTests",
      dependencies: ["QuerySyntax", "Diagnostics"],
      swiftSettings: strict
    ),
  ]
)
