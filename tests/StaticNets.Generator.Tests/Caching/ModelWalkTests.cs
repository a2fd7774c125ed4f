using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Caching;

public sealed class ModelWalkTests
{
    /// <summary>
    /// Networks with every kind of layer and argument, with an error that is found through symbols, and with an attribute that the compiler
    /// rejects.
    /// </summary>
    private const string Networks = """
        using StaticNets;

        namespace Acme;

        public partial class Outer
        {
            [Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
            [Input(2, 3)]
            [Flatten]
            [Dense(8, Activation = Activation.Relu, Name = "stem", Inputs = 6, KernelInitializer = Initializer.HeNormal)]
            [Dropout(0.25)]
            [Dense(8, From = "stem")]
            [Activation(Activation.Tanh)]
            [Add("dropout")]
            [Concatenate("stem", "flatten")]
            [Dense(4)]
            [Softmax]
            public sealed partial class Nested;
        }

        [Network, Input(4), Dense(3), Dense(3, Name = "dense")]
        public sealed partial class Faulty
        {
            public int Summary;
        }

        [Network, Input(null), Dense(), Dropout("much")]
        public sealed partial class Rejected;
        """;

    [Fact]
    public void ModelsContainNoObjectsOfTheCompiler()
    {
        GeneratorRunResult result = GeneratorHost.Generate(Networks).Result;
        HashSet<IncrementalGeneratorRunStep> models = [];
        foreach (IncrementalGeneratorRunStep output in result.TrackedOutputSteps.SelectMany(pair => pair.Value))
        {
            CollectModels(output, models);
        }

        object[] values = [.. models.SelectMany(step => step.Outputs).Select(output => output.Value)];
        Assert.Equal(3, values.Length);
        Assert.Empty(values.SelectMany(ModelWalk.Find));
    }

    [Fact]
    public void FindsPlantedObjectsDeepInside()
    {
        Compilation compilation = GeneratorHost.Compilation(GeneratorHost.Parse("public class C;"));
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        AssertFound(new Planted<INamedTypeSymbol>(compilation.GetTypeByMetadataName("C")!));
        AssertFound(new Planted<SyntaxNode>(tree.GetRoot()));
        AssertFound(new Planted<SyntaxToken>(tree.GetRoot().GetFirstToken()));
        AssertFound(new Planted<Location>(tree.GetRoot().GetLocation()));
        AssertFound(new Planted<SyntaxTree>(tree));
        AssertFound(new Planted<Compilation>(compilation));
        AssertFound(new Planted<SemanticModel>(compilation.GetSemanticModel(tree)));
        AssertFound(new Planted<Func<string>>(() => compilation.AssemblyName!));
    }

    private static void AssertFound(object planted)
    {
        Assert.NotEmpty(ModelWalk.Find(new EquatableArray<object?>([null, "text", planted])));
        Assert.NotEmpty(ModelWalk.Find(ImmutableDictionary<string, object>.Empty.Add("key", planted)));
        Assert.NotEmpty(ModelWalk.Find(new List<(int, object)> { (1, planted) }));
    }

    /// <summary>Collects the steps that this generator adds after the compiler's own search for the attribute.</summary>
    private static void CollectModels(IncrementalGeneratorRunStep step, HashSet<IncrementalGeneratorRunStep> models)
    {
        foreach ((IncrementalGeneratorRunStep source, int _) in step.Inputs)
        {
            if (source.Name?.EndsWith("_ForAttributeWithMetadataName", StringComparison.Ordinal) != true && models.Add(source))
            {
                CollectModels(source, models);
            }
        }
    }

    private sealed record Planted<T>(T Value);
}
