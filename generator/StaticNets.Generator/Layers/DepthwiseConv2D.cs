using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>y = f(Σ window of a channel · filter + bias)</c>: each channel has filters of its own, <c>[H, W, C] → [H′, W′, C · multiplier]</c>.
/// </summary>
internal sealed class DepthwiseConv2D : DepthwiseKind
{
    public override string Attribute => "DepthwiseConv2D";

    public override string DefaultName => "depthwise_conv2d";

    public override IReadOnlyList<string> Tensors => KernelArguments.Tensors;

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) => KernelArguments.TensorsOf(arguments);

    public override Value? Build(LayerScope scope)
    {
        if (Place(scope) is not var (image, size))
        {
            return null;
        }

        Parameter kernel = Kernel(scope, size, "kernel");
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(size.Filters), size.Taps, size.Taps);
        Value linear = scope.Convolve(image, kernel, bias, size, size.Output, scope.DropRate("DropConnect"));
        return scope.Activate(linear, AppliedActivation(scope.Arguments));
    }
}
