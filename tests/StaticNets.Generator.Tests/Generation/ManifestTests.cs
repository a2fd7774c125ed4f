using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Only valid networks have a manifest, and tools read from the assembly exactly the text that was emitted.</summary>
public sealed class ManifestTests
{
    [Fact]
    public void EveryLayerSaysWhereItPutsFeatures()
    {
        IReadOnlyList<AttributeData> manifest = Manifest(
            """
            [Network]
            [Input(2, 2, 3)]
            [Flatten]
            [Dropout(0.1)]
            [Activation(Activation.Relu)]
            [GaussianNoise(0.1)]
            [LayerNormalization]
            [Concatenate("flatten")]
            [Dense(12)]
            [Add("flatten")]
            [Multiply("flatten")]
            [Softmax]
            [Reshape(3, 4)]
            [ActivityRegularization(L1 = 0.1)]
            [Sampling]
            public sealed partial class Net;
            """
        );
        string[] layers =
        [
            .. manifest
                .Where(attribute => attribute.AttributeClass!.Name == "LayerManifestAttribute")
                .Select(attribute => attribute.ConstructorArguments)
                .Select(values =>
                    $"{values[0].Value} {values[1].Value} {values[2].Value} {Name(values[3])} [{All(values[4])}] {All(values[5])}"
                ),
        ];

        Assert.Equal(
            [
                "0 flatten Flatten Reshaped [12] input",
                "1 dropout Dropout Kept [12] flatten",
                "2 activation Activation Kept [12] dropout",
                "3 gaussian_noise GaussianNoise Kept [12] activation",
                "4 layer_normalization LayerNormalization Kept [12] gaussian_noise",
                "5 concatenate Concatenate Joined [24] layer_normalization, flatten",
                "6 dense Dense New [12] concatenate",
                "7 add Add Kept [12] dense, flatten",
                "8 multiply Multiply Kept [12] add, flatten",
                "9 softmax Softmax Kept [12] multiply",
                "10 reshape Reshape Reshaped [3, 4] softmax",
                "11 activity_regularization ActivityRegularization Kept [3, 4] reshape",
                "12 sampling Sampling New [3, 2] activity_regularization",
            ],
            layers
        );
    }

    [Fact]
    public void ANetworkWithAMistakeCarriesNone() =>
        Assert.Empty(
            Manifest(
                """
                [Network]
                [Input(2, 2, 3)]
                [Dense(4)]
                public sealed partial class Net;
                """
            )
        );

    [Fact]
    public void SeveralInputsAndOutputsHaveTheirNamesAndShapes()
    {
        IReadOnlyList<AttributeData> manifest = Manifest(
            """
            [Network]
            [Input(6, 5, 2, Name = "image")]
            [Input(3)]
            [Flatten(From = "image")]
            [Concatenate("input")]
            [Dense(4, Name = "code")]
            [Dense(2)]
            [Output("dense")]
            [Output("code")]
            public sealed partial class Net;
            """
        );
        Assert.Equal(["0 image 6, 5, 2", "1 input 3"], Ports("InputManifestAttribute"));
        Assert.Equal(["0 dense 2", "1 code 4"], Ports("OutputManifestAttribute"));

        IEnumerable<string> Ports(string name) =>
            manifest
                .Where(attribute => attribute.AttributeClass!.Name == name)
                .Select(attribute => attribute.ConstructorArguments)
                .Select(values => $"{values[0].Value} {values[1].Value} {All(values[2])}");
    }

    private static IReadOnlyList<AttributeData> Manifest(string source)
    {
        (Compilation compilation, _) = TestCompilation.Generate(TestCompilation.Create(source));
        INamedTypeSymbol? engine = compilation.GetTypeByMetadataName("Net")!.GetTypeMembers("Engine").SingleOrDefault();
        return [.. (engine?.GetAttributes() ?? []).Where(attribute => attribute.AttributeClass!.Name.EndsWith("ManifestAttribute"))];
    }

    private static string Name(TypedConstant value) =>
        value
            .Type!.GetMembers()
            .OfType<IFieldSymbol>()
            .Single(field => field.HasConstantValue && field.ConstantValue!.Equals(value.Value))
            .Name;

    private static string All(TypedConstant values) => string.Join(", ", values.Values.Select(value => value.Value));
}
