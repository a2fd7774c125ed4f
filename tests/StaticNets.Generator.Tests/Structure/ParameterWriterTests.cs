using System.Text.RegularExpressions;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Structure;

/// <summary>
/// The places in the library that write parameters. A network gives its parameters as a <c>ReadableBlock</c>, so that the compiler rejects
/// other places; <c>FoldedWriterTests</c> has a test for each way to them that a user has.
/// </summary>
public sealed partial class ParameterWriterTests
{
    /// <summary>The calls of <c>Change</c>, which returns the writable block.</summary>
    [Fact]
    public void TheseChangeParameters() =>
        Assert.Equal(
            [
                "ClosedForms/LinearHead.cs: 1",
                "Engines/KernelUpdates.cs: 1",
                "Engines/NetworkEngine.Hyperparameters.cs: 1",
                "Engines/NetworkEngine.Streams.cs: 3",
                "Engines/NetworkEngine.cs: 5",
                "Engines/NetworkSnapshot.cs: 1",
                "Engines/PassTeam.cs: 1",
                "Engines/TapeEngine.cs: 1",
                "Engines/TrainingEngine.Steps.cs: 3",
                "Parameters/ParameterSet.cs: 2",
                "Training/RankTraining.cs: 1",
            ],
            Found(Changes())
        );

    /// <summary>
    /// A reference to the first element could be written to as well. Only code that reads all parameters has one, and optimizers, which are
    /// given a block that is writable.
    /// </summary>
    [Fact]
    public void TheseHaveAReference() =>
        Assert.Equal(
            ["Engines/KernelRules.cs: 1", "Engines/PassRunner.cs: 1", "Runtime/FoldedBlock.cs: 1"],
            Found(References()).Where(place => !place.StartsWith("Optimizers/", StringComparison.Ordinal))
        );

    private static IEnumerable<string> Found(Regex pattern)
    {
        string library = Repository.PathOf("src", "StaticNets");
        return Directory
            .EnumerateFiles(library, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Place: Path.GetRelativePath(library, file).Replace('\\', '/'), Count: pattern.Count(File.ReadAllText(file))))
            .Where(found => found.Count > 0 && !found.Place.StartsWith("obj/", StringComparison.Ordinal))
            .Select(found => $"{found.Place}: {found.Count}")
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\.Change\(\)")]
    private static partial Regex Changes();

    [GeneratedRegex(@"\b[pP]arameters\.Reference\b")]
    private static partial Regex References();
}
