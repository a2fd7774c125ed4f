using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The generator has code for everything that can be declared with the library; if code is missing, it reports that.</summary>
public sealed class UnregisteredMemberTests
{
    private static readonly Type[] _attributes =
    [
        typeof(NetworkAttribute),
        .. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LayerAttribute))),
    ];

    private static readonly Type[] _enums =
    [
        .. _attributes
            .SelectMany(attribute =>
                attribute
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Select(property => property.PropertyType)
                    .Concat(attribute.GetConstructors().SelectMany(made => made.GetParameters()).Select(given => given.ParameterType))
            )
            .Where(type => type.IsEnum)
            .Distinct(),
    ];

    [Fact]
    public void EveryLayerAttributeHasALayer() =>
        Assert.All(
            _attributes.Skip(1),
            attribute => Assert.NotNull(LayerCatalogue.Find(attribute.Name.Split('`')[0][..^nameof(Attribute).Length]))
        );

    [Fact]
    public void GeneratorAndLibraryHaveTheSameMembers()
    {
        Assert.Equal(
            [
                "Activation",
                "Algorithm",
                "Initializer",
                "Interpolation",
                "Loss",
                "Merge",
                "Padding",
                "Precision",
                "TuringController",
                "WeightFormat",
            ],
            _enums.Select(type => type.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(
            _enums,
            type =>
                Assert.Equal(
                    Enum.GetNames(type).Order(StringComparer.Ordinal),
                    RegisteredMembers.Of(type.Name).Order(StringComparer.Ordinal)
                )
        );
    }

    [Theory]
    [InlineData("Activation.cs", "Heaviside,", "Heaviside, Cubic,", "[Network, Input(2), Dense(1, Activation = Activation.Cubic)]")]
    [InlineData("Activation.cs", "Heaviside,", "Heaviside, Cubic,", "[Network, Input(2), Dense(1), Activation(Activation.Cubic)]")]
    [InlineData("Algorithm.cs", "Direct,", "Direct, Fourier,", "[Network(Convolution = Algorithm.Fourier), Input(2), Dense(1)]")]
    [InlineData("Loss.cs", "MeanBiasError,", "MeanBiasError, Poisson,", "[Network(Loss = Loss.Poisson), Input(2), Dense(1)]")]
    [InlineData(
        "Interpolation.cs",
        "Bilinear,",
        "Bilinear, Cubic",
        "[Network, Input(2, 2, 1), UpSampling2D(2, Interpolation = Interpolation.Cubic)]"
    )]
    [InlineData("Merge.cs", "Average,", "Average, Maximum", "[Network, Input(4, 2), Gru(3, Bidirectional = true, Merge = Merge.Maximum)]")]
    [InlineData(
        "TuringController.cs",
        "Dense,",
        "Dense, Gru",
        "[Network, Input(4, 2), NeuralTuring(3, Controller = TuringController.Gru)]"
    )]
    [InlineData("Padding.cs", "Same,", "Same, Circular", "[Network, Input(4, 4, 1), Conv2D(1, 2, Padding = Padding.Circular)]")]
    [InlineData("Precision.cs", "Double,", "Double, Half", "[Network(Precision = Precision.Half), Input(2), Dense(1)]")]
    [InlineData("Initializer.cs", "Constant,", "Constant, Lecun", "[Network, Input(2), Dense(1, KernelInitializer = Initializer.Lecun)]")]
    [InlineData("WeightFormat.cs", "BFloat16,", "BFloat16, Int8", "[Network, Input(2), Dense(1, Weights = WeightFormat.Int8)]")]
    [InlineData("FlattenAttribute.cs", "FlattenAttribute", "MaskingAttribute", "[Network, Input(2), Masking]")]
    public void ReportsWhatTheGeneratorHasNoCodeFor(string file, string text, string planted, string network)
    {
        GeneratorRunResult result = Run(file, text, planted, network);
        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("SNET0900", diagnostic.Id);
        Assert.Contains("the generator has no", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(result.GeneratedSources);
    }

    /// <summary>
    /// Runs the generator on a network and on the library's declarations, after replacing a text in one file of the declarations.
    /// </summary>
    private static GeneratorRunResult Run(string file, string text, string planted, string network)
    {
        string folder = Repository.PathOf("src", "StaticNets", "Declarations");
        SyntaxTree[] library =
        [
            .. Directory
                .GetFiles(folder, "*.cs")
                .Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path)))
                .Select(source => source.Name == file ? source.Text.Replace(text, planted, StringComparison.Ordinal) : source.Text)
                .Select(source => GeneratorHost.Parse(source)),
        ];
        SyntaxTree user = GeneratorHost.Parse($"using StaticNets;\n{network}\npublic sealed partial class Net;");
        SyntaxTree usings = GeneratorHost.Parse("global using System;");
        IEnumerable<MetadataReference> framework = GeneratorHost.References.Where(reference =>
            Path.GetFileName(reference.Display) != "StaticNets.dll"
        );
        CSharpCompilation compilation = GeneratorHost.Compilation([.. library, user, usings]).WithReferences(framework);
        return GeneratorHost.Driver().RunGenerators(compilation).GetRunResult().Results.Single();
    }
}
