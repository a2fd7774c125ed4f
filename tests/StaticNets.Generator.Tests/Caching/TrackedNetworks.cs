using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>Runs the generator before and after an edit, and returns why each network's steps ran the second time.</summary>
internal static class TrackedNetworks
{
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
        ((NetworkDeclaration)result.GetType().GetProperty("Declaration")!.GetValue(result)!).Type.Name;
}

/// <summary>The reasons why the two steps of a network ran: reading its declaration, and printing its output.</summary>
internal sealed record Reasons(IncrementalStepRunReason Declaration, IncrementalStepRunReason Output);
