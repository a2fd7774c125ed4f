using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>Runs the generator before and after an edit, and returns why each network's steps ran the second time.</summary>
internal static class TrackedNetworks
{
    /// <summary>A network that has nothing to do with the others.</summary>
    private const string Other = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Dense(3)]
        public sealed partial class Other;
        """;

    private static readonly Reasons _again = new(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);
    private static readonly Reasons _kept = new(IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    /// <summary>Asserts which networks an edit prints again. One more network, which has nothing to do with them, is never printed.</summary>
    /// <param name="edit">What the edit changes, for the message.</param>
    /// <param name="texts">The files.</param>
    /// <param name="file">The index of the edited file.</param>
    /// <param name="old">The text that is replaced.</param>
    /// <param name="replacement">The new text.</param>
    /// <param name="expected">The networks, and whether each is printed again.</param>
    public static void AssertPrinted(
        string edit,
        string[] texts,
        int file,
        string old,
        string replacement,
        params (string Network, bool Again)[] expected
    )
    {
        Assert.Contains(old, texts[file], StringComparison.Ordinal);
        SyntaxTree[] before = [.. texts.Append(Other).Select((text, i) => GeneratorHost.Parse(text, $"File{i}.cs"))];
        SyntaxTree[] after = [.. before];
        after[file] = GeneratorHost.Parse(texts[file].Replace(old, replacement, StringComparison.Ordinal), $"File{file}.cs");
        IReadOnlyDictionary<string, Reasons> reasons = AfterEdit(before, after);
        foreach ((string network, bool again) in expected.Append(("Other", false)))
        {
            Assert.True(reasons[network] == (again ? _again : _kept), $"{edit}, {network}: {reasons[network]}");
        }
    }

    /// <summary>Returns the reasons for the steps that read and print each network, keyed by its name.</summary>
    public static IReadOnlyDictionary<string, Reasons> AfterEdit(IReadOnlyList<SyntaxTree> before, IReadOnlyList<SyntaxTree> after)
    {
        Compilation first = GeneratorHost.Compilation([.. before]);
        Compilation second = first.RemoveAllSyntaxTrees().AddSyntaxTrees(after);
        GeneratorDriver driver = GeneratorHost.Driver().RunGenerators(first).RunGenerators(second);
        return Read(driver.GetRunResult().Results.Single());
    }

    private static Dictionary<string, Reasons> Read(GeneratorRunResult result)
    {
        Dictionary<string, IncrementalStepRunReason> printed = [];
        foreach (IncrementalGeneratorRunStep step in result.TrackedOutputSteps.SelectMany(pair => pair.Value))
        {
            (IncrementalGeneratorRunStep source, int index) = Assert.Single(step.Inputs);
            Assert.Equal(NetworkGenerator.DeclarationStep, source.Name);
            printed.Add(Name(source.Outputs[index].Value), Assert.Single(step.Outputs).Reason);
        }

        return result
            .TrackedSteps[NetworkGenerator.DeclarationStep]
            .SelectMany(step => step.Outputs)
            .ToDictionary(output => Name(output.Value), output => new Reasons(output.Reason, printed[Name(output.Value)]));
    }

    private static string Name(object result) =>
        result.GetType().GetProperty("Declaration")!.GetValue(result) switch
        {
            NetworkDeclaration network => network.Type.Name,
            ModelDeclaration model => model.Type.Name,
            object other => throw new InvalidOperationException($"{other} is no declaration."),
            null => throw new InvalidOperationException("There is no declaration."),
        };
}

/// <summary>The reasons why the two steps of a network ran: reading its declaration, and printing its output.</summary>
internal sealed record Reasons(IncrementalStepRunReason Declaration, IncrementalStepRunReason Output);
