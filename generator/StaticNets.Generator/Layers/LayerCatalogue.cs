using StaticNets.Generator.Operations.Pooling;

namespace StaticNets.Generator.Layers;

/// <summary>All kinds of layers. A new kind only has to be added to this list.</summary>
internal static class LayerCatalogue
{
    private static readonly LayerKind[] _all =
    [
        new Dense(),
        new ActivationLayer(),
        new SoftmaxLayer(),
        new Flatten(),
        new DropoutLayer(),
        new Add(),
        new Concatenate(),
        new Multiply(),
        new Scale(),
        new Constant(),
        new RadialBasis(),
        new Reshape(),
        new GaussianNoiseLayer(),
        new PRelu(),
        new LayerNormalization(),
        new RmsNormalization(),
        new GroupNormalizationLayer("GroupNormalization", "group_normalization"),
        new GroupNormalizationLayer("InstanceNormalization", "instance_normalization"),
        new ConvolutionLayer("Conv1D", "conv1d", overSteps: true),
        new ConvolutionLayer("Conv2D", "conv2d", overSteps: false),
        new DepthwiseConv2D(),
        new SeparableConv2D(),
        new Conv2DTranspose(),
        new PoolingLayer("MaxPooling2D", "max_pooling2d", Extremum.Maximum),
        new PoolingLayer("MinPooling2D", "min_pooling2d", Extremum.Minimum),
        new PoolingLayer("AveragePooling2D", "average_pooling2d", new Mean()),
        new GlobalPoolingLayer("GlobalMaxPooling2D", "global_max_pooling2d", Extremum.Maximum),
        new GlobalPoolingLayer("GlobalMinPooling2D", "global_min_pooling2d", Extremum.Minimum),
        new GlobalPoolingLayer("GlobalAveragePooling2D", "global_average_pooling2d", new Mean()),
        new PoolingLayer("MaxPooling1D", "max_pooling1d", Extremum.Maximum, overSteps: true),
        new PoolingLayer("AveragePooling1D", "average_pooling1d", new Mean(), overSteps: true),
        new GlobalPoolingLayer("GlobalMaxPooling1D", "global_max_pooling1d", Extremum.Maximum, overSteps: true),
        new GlobalPoolingLayer("GlobalAveragePooling1D", "global_average_pooling1d", new Mean(), overSteps: true),
        new Embedding(),
        new LastStepLayer(),
        new RepeatVector(),
        new BatchNormalization(),
        new LocalResponseNormalization(),
        new Slice(),
        new Permute(),
        new Cropping2D(),
        new ZeroPadding2D(),
        new UpSampling2D(),
        new PixelShuffle(),
        new SpatialDropout2D(),
        new Subtract(),
        new Average(),
        new ExtremumLayer("Maximum", "maximum", isMaximum: true),
        new ExtremumLayer("Minimum", "minimum", isMaximum: false),
        new SimpleRnn(),
        new Lstm(),
        new Gru(),
        new NeuralTuring(),
        new LiquidState(),
        new MultiHeadAttention(),
        new PositionalEncoding(),
        new Sampling(),
        new ActivityRegularization(),
        new CustomLayer(),
        new PartInput(),
        new PartOutput(),
        new BlockBoundary(BlockBoundary.Input, "input"),
        new BlockBoundary(BlockBoundary.Output, "block"),
    ];

    /// <summary>Throws unless the generator knows the attribute.</summary>
    /// <exception cref="UnregisteredException">The generator has no layer for the attribute.</exception>
    public static void Require(string attribute)
    {
        if (Find(attribute) is null)
        {
            throw new UnregisteredException($"the generator has no layer for [{attribute}]");
        }
    }

    public static LayerKind? Find(string attribute) => Array.Find(_all, kind => kind.Attribute == attribute);

    /// <summary>
    /// Whether an attribute of this name with these arguments declares a layer that keeps values from step to step when the network is
    /// computed one time step at a time.
    /// </summary>
    public static bool KeepsState(string attribute, LayerArguments arguments) => Find(attribute)?.KeepsState(arguments) == true;
}
