using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>No allowed name of a layer collides with a keyword or with a name in the emitted code.</summary>
public sealed class LayerNameTests
{
    private static readonly string[] _names =
    [
        .. (
            "class namespace ref params int float double void this base null true nameof var value record field where await "
            + "x y z a b c n k i e s v t ak bk ar at dx dy own joined row rows sum scale bias kernel lanes total "
            + "batch workspace accumulate classes targets gradients packed_x padded_targets input_gradient part "
            + "seed network copy path optimizer into train options data self math system static_nets span tensors kernel_set "
            + "predict_pass forward_pass loss_pass backward_pass dense_kernel dense_linear dense_output dense_softmax dense_activation "
            + "relu softmax Dense DENSE d1 d_1_2 a__b trailing_ dataset history scratch batch_totals micro_batch simd512 isimd "
            + "S V T Lanes packedX memory_marshal row_copy decisions vector512"
        ).Split(' '),
    ];

    /// <summary>
    /// Each network has several of the names, because one compilation with several names takes hardly longer than with one name.
    /// </summary>
    public static TheoryData<string> Names => [.. _names.Chunk(8).Select(names => string.Join(' ', names))];

    /// <summary>Names that cannot become properties, because attributes and emitted code use types with these names.</summary>
    public static TheoryData<string> Refused => ["activation", "initializer", "loss", "padding", "precision", "gradient"];

    [Theory]
    [MemberData(nameof(Names))]
    public void CompilesUnderAnyLayerName(string names)
    {
        IEnumerable<string> layers = names
            .Split(' ')
            .Select(name =>
                $"""
                    [Dense(4, Name = "{name}")]
                    [Dropout(0.5, Name = "{name}_p")]
                    [Activation(Activation.Sigmoid, Name = "{name}_q")]
                    [Add("{name}_p", Name = "{name}_r")]
                    [Concatenate("{name}_q", Name = "{name}_o")]
                    [Softmax(Name = "{name}_u")]
                    """
            );
        GeneratorHost.Generate(Network(string.Join('\n', layers))).AssertClean(names);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void ANameThatWouldHideATypeIsRefused(string name)
    {
        Compilation compilation = GeneratorHost.Compilation(GeneratorHost.Parse(Network($"[Dense(2, Name = \"{name}\"), Softmax]")));
        Assert.Equal(["SNET0009"], GeneratorHost.Graph(compilation, "Net").Problems.Select(problem => problem.Id));
    }

    /// <summary>Layers with weights, whose names also become properties; two layers of each kind.</summary>
    [Theory]
    [InlineData("dense", "dense_softmax", "dense_activation")]
    [InlineData("softmax", "dense_1", "dense_1_linear")]
    [InlineData("a_forward", "a", "a_input")]
    [InlineData("x", "X2", "x_gradient")]
    [InlineData("class", "Class_kernel", "s")]
    [InlineData("kernel", "bias", "dense_kernel")]
    [InlineData("unsafe", "simd_math", "method_impl")]
    [InlineData("method_impl_options", "i_simd", "network")]
    public void LayersWithWeightsCompileUnderAnyName(string first, string second, string third)
    {
        string layers = $"""
            [Dense(4, Name = "{first}", Activation = Activation.Softmax)]
            [Dense(4, Name = "{second}", Activation = Activation.Tanh)]
            [Add("{first}")]
            [Dense(3, Name = "{third}", Activation = Activation.Sigmoid)]
            [Softmax(Name = "end")]
            """;
        GeneratorHost.Generate(Network(layers)).AssertClean(layers);
    }

    /// <summary>Layers on images, whose names also become the names of buffers.</summary>
    [Theory]
    [InlineData("bn", "bn_moving", "bn_batch", "bn_moving_batch")]
    [InlineData("conv", "conv_line", "conv_forward", "conv_turned")]
    [InlineData("a_spread", "a", "a_padded", "a_groups")]
    public void LayersOnImagesCompileUnderAnyName(string first, string second, string third, string fourth)
    {
        string layers = $"""
            [Reshape(2, 2, 1)]
            [Conv2D(2, 2, Padding = Padding.Same, Name = "{first}_c")]
            [BatchNormalization(Name = "{first}")]
            [BatchNormalization(Name = "{second}")]
            [Conv2D(4, 2, Groups = 2, Pad = 1, Name = "{third}")]
            [BatchNormalization(Name = "{fourth}")]
            [MaxPooling2D(2, Name = "{first}_mean")]
            [Conv2D(4, 1, Groups = 4, Name = "{second}_c")]
            [Flatten]
            [Dense(2, Activation = Activation.Softmax)]
            """;
        GeneratorHost.Generate(Network(layers)).AssertClean(layers);
    }

    private static string Network(string layers, string loss = "CategoricalCrossEntropy") =>
        $"""
            using StaticNets;

            namespace Acme;

            /// <summary>A network.</summary>
            [Network(Loss = Loss.{loss})]
            [Input(4)]
            {layers}
            public sealed partial class Net;
            """;
}
