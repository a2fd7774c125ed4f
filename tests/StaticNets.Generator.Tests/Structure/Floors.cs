namespace StaticNets.Generator.Tests.Structure;

/// <summary>
/// The floors on which docs/architecture.md places the folders of an assembly: a folder uses only folders of lower floors.
/// </summary>
/// <param name="Root">The folder of the assembly in the repository.</param>
/// <param name="FromTheRoof">Folders by floor, from the top floor down; the empty name is the root folder.</param>
/// <param name="OtherNamespaces">
/// Folders whose internal types cannot have the namespace of the folder, with the namespaces that they have instead.
/// </param>
internal sealed record Floors(string Root, string[][] FromTheRoof, IReadOnlyDictionary<string, string[]> OtherNamespaces)
{
    public static IReadOnlyList<Floors> All { get; } =
    [
        new(
            "generator/StaticNets.Generator",
            [
                [""],
                ["Weights", "Calls"],
                ["Emission"],
                ["Planning"],
                ["Declarations"],
                ["Models"],
                ["Layers"],
                [
                    "Operations",
                    "Operations/MatMuls",
                    "Operations/Convolutions",
                    "Operations/Convolutions/Pooled",
                    "Operations/Convolutions/Winograd",
                    "Operations/Attention",
                    "Operations/Addressing",
                    "Operations/Pooling",
                    "Operations/Activations",
                    "Operations/Losses",
                    "Operations/LossTerms",
                ],
                ["Tensors", "Text", "Diagnostics", "Polyfills"],
            ],
            // The compiler looks for these types by their full names.
            new Dictionary<string, string[]> { ["Polyfills"] = ["System.Runtime.CompilerServices", "System.Diagnostics.CodeAnalysis"] }
        ),
        new(
            "src/StaticNets",
            [
                [""],
                ["Models"],
                ["Data"],
                ["Selection", "GradientChecks", "ClosedForms"],
                ["Training"],
                ["Plots", "Metrics", "Ranks"],
                ["Engines"],
                ["Optimizers", "Schedules", "Files"],
                ["Parameters"],
                ["Runtime"],
                ["Simd", "Random", "Declarations"],
            ],
            // StaticNets.Metrics is a public type, and a namespace StaticNets.Random would hide System.Random from all code in StaticNets.
            new Dictionary<string, string[]> { ["Metrics"] = ["StaticNets"], ["Random"] = ["StaticNets"] }
        ),
        new(
            "tools/StaticNets.Tool",
            [
                [""],
                ["Commands"],
                ["Importing", "Exporting", "Amplifiers", "KerasModels", "StateDicts"],
                ["Importing/Operations", "Exporting/Layers", "KerasModels/Layers"],
                ["Importing/Layouts", "Exporting/Graphs", "KerasModels/Architecture"],
                ["Importing/Constants", "Conversion", "Searches"],
                ["Features"],
                ["Mapping"],
                ["Manifests", "Models"],
                ["Declarations", "Onnx", "FileFormats"],
                ["Text"],
            ],
            new Dictionary<string, string[]>()
        ),
    ];

    /// <summary>Returns the floor of a folder, 0 for the top floor, or −1 if the folder is on no floor.</summary>
    public int Of(string folder) => Array.FindIndex(FromTheRoof, floor => floor.Contains(folder));
}
