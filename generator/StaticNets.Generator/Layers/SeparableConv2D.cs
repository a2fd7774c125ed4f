using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A depthwise convolution and then a 1×1 convolution, which mixes the channels: <c>[H, W, C] → [H′, W′, filters]</c>. Bias and activation
/// belong to the second one.
/// </summary>
internal sealed class SeparableConv2D : DepthwiseKind
{
    private const string Depthwise = "depthwise_kernel";
    private const string Pointwise = "pointwise_kernel";
    private const string Bias = "bias";

    public override string Attribute => "SeparableConv2D";

    public override string DefaultName => "separable_conv2d";

    public override IReadOnlyList<string> Tensors => [Depthwise, Pointwise, Bias];

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) =>
        arguments.FlagOr("UseBias", true) ? Tensors : [Depthwise, Pointwise];

    public override Value? Build(LayerScope scope)
    {
        long? declaredFilters = scope.Positive("filters");
        if (Place(scope) is not var (image, size) || declaredFilters is not { } filters)
        {
            return null;
        }

        LayerNumber? dropRate = scope.DropRate("DropConnect");
        Parameter depthwise = Kernel(scope, size, Depthwise, "Linear");
        Value filtered = scope.Convolve(image, depthwise, bias: null, size, size.Output, dropRate);
        ConvolutionShape mixing = new(Pixels(size.OutputHeight), Pixels(size.OutputWidth), size.Filters, filters, Groups: 1);
        Parameter pointwise = KernelArguments.Kernel(scope, mixing.Kernel, size.Filters, filters, Pointwise);
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(filters), size.Filters, filters);
        Value linear = scope.Convolve(filtered, pointwise, bias, mixing, mixing.Output, dropRate);
        return scope.Activate(linear, AppliedActivation(scope.Arguments));
    }

    private static ConvolutionAxis Pixels(long length) => new(length, Taps: 1, Stride: 1, Dilation: 1);
}
