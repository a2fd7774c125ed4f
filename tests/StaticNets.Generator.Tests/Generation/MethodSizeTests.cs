using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// No emitted method is so large that the JIT would not optimise it. Functions do not grow with the network; passes, which call them one
/// after the other, grow with its number of layers.
/// </summary>
public sealed class MethodSizeTests
{
    /// <summary>Number of locals that the JIT adds before it checks the limit: a buffer for the result, and the generic context.</summary>
    private const int LocalsOfTheJit = 2;

    /// <summary>
    /// The share of a limit that 100 layers may use. A dense layer adds about 85 instructions to the backward pass, a dense layer with
    /// softmax nearly 100: softmax layers need five calls each, and a call needs six addresses as arguments. 100 layers with softmax use 49 %
    /// of the 20 000 instructions; all other sizes are further from their limits.
    /// </summary>
    private const double ShareOfAHundredLayers = 0.5;

    /// <summary>
    /// With this number of layers a network has every function that a deeper network has: the pattern of layers is repeated three times.
    /// </summary>
    private const int Few = 31;
    private const int FewOfImages = 24;

    private static readonly string[] _ofImages =
    [
        "Conv2D(8, 3, Padding = Padding.Same)",
        "BatchNormalization",
        "Activation(Activation.Relu)",
        "MaxPooling2D(3, Strides = 1, Padding = Padding.Same)",
        "Conv2D(8, 3, Pad = 1, Groups = 4, Activation = Activation.Swish, DropConnect = 0.1)",
        "AveragePooling2D(3, Strides = 1, Pad = 1)",
        "Dropout(0.1)",
    ];

    [Theory]
    [InlineData("Single")]
    [InlineData("Double")]
    public void WideLayersKeepTheLimits(string precision) => AssertWithin(1, LargeNetworks.Wide("Net", precision));

    /// <summary>
    /// Tests products of a row of 2 048 features with bfloat16 weights. Their loop over the features is unrolled: an iteration handles four
    /// features. On processors with 32 vector registers it handles two features, but twice as many sums.
    /// </summary>
    [Theory]
    [InlineData("Relu")]
    [InlineData("Gelu")]
    [InlineData("Softmax")]
    public void WeightsOfSixteenBitsKeepTheLimits(string activation) =>
        AssertWithin(
            1,
            $"using StaticNets; [Network, Input(2048), Dense(2048, Activation = Activation.{activation}, Weights = WeightFormat.BFloat16)] "
                + "internal partial class Net;"
        );

    [Theory]
    [InlineData("Single")]
    [InlineData("Double")]
    public void AHundredLayersKeepTheLimits(string precision) =>
        AssertDeepWithin(1, layers => LargeNetworks.Chain("Net", precision, layers), Few, 100);

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Softmax")]
    public void AHundredOfTheCostliestLayersUseHalfOfTheLimits(string activation) =>
        AssertDeepWithin(ShareOfAHundredLayers, layers => LargeNetworks.DenseChain("Net", "Single", layers, activation), Few, 100);

    [Theory]
    [InlineData("Single")]
    [InlineData("Double")]
    public void WideImagesKeepTheLimits(string precision) => AssertWithin(1, LargeNetworks.WideImages("Net", precision));

    [Fact]
    public void AHundredLayersOnImagesKeepTheLimits() =>
        AssertDeepWithin(1, layers => LargeNetworks.ImageChain("Net", "Single", layers, _ofImages), FewOfImages, 100);

    /// <summary>
    /// Tests the largest number of image layers for which SNET4001 is not reported; a convolution counts as two layers. A tenth of each
    /// limit stays in reserve.
    /// </summary>
    [Theory]
    [InlineData("Conv2D(4, 3, Padding = Padding.Same, Groups = 2, DropConnect = 0.1, Activation = Activation.Softmax)", 2)]
    [InlineData("Conv2D(8, 3, Padding = Padding.Same, Groups = 4, DropConnect = 0.1, Activation = Activation.Softmax)", 2)]
    [InlineData("Conv2D(4, 3, Strides = 1, Dilation = 2, Padding = Padding.Same, Activation = Activation.Gelu)", 2)]
    [InlineData("BatchNormalization", 1)]
    [InlineData("MaxPooling2D(3, Strides = 1, Pad = 1)", 1)]
    public void AllImageNetworksWithoutAdviceKeepTheLimits(string layer, int weight) =>
        AssertDeepWithin(
            0.9,
            layers => LargeNetworks.ImageChain("Net", "Single", layers, layer),
            FewOfImages / weight,
            Tuning.AdvisedLayers / weight
        );

    /// <summary>
    /// Tests the largest numbers of layers and reads for which SNET4001 is not reported. A tenth of each limit stays in reserve for later
    /// additions to the passes.
    /// </summary>
    [Fact]
    public void AllNetworksWithoutAdviceKeepTheLimits() =>
        AssertWithin(0.9, LargeNetworks.Joined("Net", "Single", Tuning.AdvisedLayers, Tuning.AdvisedReads));

    [Fact]
    public void KernelsDoNotGrowWithTheNetwork()
    {
        int ofFew = MostCalls(LargeNetworks.Chain("Net", "Single", 11));
        Assert.Equal(ofFew, MostCalls(LargeNetworks.Chain("Net", "Single", Few)));
    }

    [Fact]
    public void KernelsDoNotGrowWithTheNetworkOfImages()
    {
        int ofFew = MostCalls(LargeNetworks.ImageChain("Net", "Single", 10, _ofImages));
        Assert.Equal(ofFew, MostCalls(LargeNetworks.ImageChain("Net", "Single", FewOfImages, _ofImages)));
    }

    private static int MostCalls(string source)
    {
        List<EmittedMethod> methods = Methods(source);
        return methods.Max(method => VocabularyCalls.In(method, methods));
    }

    /// <summary>
    /// Checks all methods of a network with few layers, and the passes of a deep network. The functions of the deep network are the same,
    /// and compiling them too would take most of the time.
    /// </summary>
    private static void AssertDeepWithin(double share, Func<int, string> network, int few, int many)
    {
        AssertWithin(share, network(few));
        List<EmittedMethod> methods = MethodsOf(GeneratorHost.Generate(network(many)).WithoutFunctions());
        Assert.All(
            ["PredictPass", "ForwardPass", "LossPass", "BackwardPass"],
            pass => Assert.Contains(methods, method => method.Name == pass)
        );
        AssertWithin(share, methods);
    }

    private static void AssertWithin(double share, string source) => AssertWithin(share, Methods(source));

    private static void AssertWithin(double share, List<EmittedMethod> methods)
    {
        (string Limit, int Allowed, Func<EmittedMethod, int> Of)[] limits =
        [
            ("bytes of IL", JitLimits.CodeBytes, method => method.CodeBytes),
            ("instructions", JitLimits.Instructions, method => method.Instructions),
            ("basic blocks", JitLimits.Blocks, method => method.Blocks),
            ("locals", JitLimits.Locals, method => method.Locals + LocalsOfTheJit),
            ("references to locals", JitLimits.LocalReferences, method => method.LocalReferences),
            ("calls of the vocabulary", JitLimits.VocabularyCalls, method => VocabularyCalls.In(method, methods)),
        ];
        string[] offenders =
        [
            .. from limit in limits
            from method in methods
            let found = limit.Of(method)
            where found > share * limit.Allowed
            select $"{method.FullName} has {found} {limit.Limit}; allowed are {share:P0} of {limit.Allowed}",
        ];
        Assert.True(offenders.Length == 0, string.Join('\n', offenders.Take(20)));
    }

    /// <summary>Returns all methods of the network, and checks that those which may become too large are among them.</summary>
    private static List<EmittedMethod> Methods(string source)
    {
        List<EmittedMethod> methods = MethodsOf(GeneratorHost.Generate(source));
        string pass = source.Contains("Loss = ", StringComparison.Ordinal) ? "BackwardPass" : "PredictPass";
        Assert.Contains(methods, method => method.Name == pass);
        Assert.Contains(methods, method => VocabularyCalls.In(method, methods) > 0);
        return methods;
    }

    private static List<EmittedMethod> MethodsOf(GeneratedCompilation generated)
    {
        using MemoryStream assembly = generated.Emit();
        return [.. EmittedMethods.Of(assembly)];
    }
}
